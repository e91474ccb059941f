"""The sheets of one page as entries of a pack."""

from __future__ import annotations

import json
import pickle
from dataclasses import replace

import pytest

from pipeline.lexicon import shipped
from pipeline.model import Page
from pipeline.model.pack import Allowed, Bilingual, Need, Pack, PackEntry, PackFilter
from pipeline.run.pack_entries import NoSheet, PageEntries, meets_rule, practice_names
from pipeline.run.recipe import Recipe
from pipeline.settings import Settings
from pipeline.store.own_files import load_look
from tests.run.conftest import ROOT

RECIPE = Recipe(Settings(), shipped(), load_look(Settings(), ROOT))
WELL = Page.of(
    "well.html",
    "well",
    b"""<html lang="en"><h1>The reopened well</h1><h2>Theme</h2><p>Water</p><h2>Location</h2><p>Crete, Greece</p>
    <h2>Summary</h2><p>Neighbours cleaned the well and drew water from it again.</p>
    <h2>Description</h2><p>They took out the stones in a week, and laid a new rim of slate.</p>
    <h2>Start date</h2><p>May 2019</p>""",
)
NEWS = Page.of("news.html", "news", b"<h1>News of the parish</h1><p>The fair is on Sunday.</p>")


def entries(page: Page, pack: Pack) -> list[PackEntry | NoSheet]:
    found: list[PackEntry | NoSheet] = pickle.loads(PageEntries(pack)(page, (), RECIPE))
    return found


def entry(need: Need = Need.ANY) -> PackEntry:
    (found,) = entries(WELL, Pack("p", Bilingual("Φ"), need=need))
    assert isinstance(found, PackEntry)
    return found


def test_a_practice_is_an_entry_with_its_places_themes_and_start() -> None:
    found = entry()
    assert (found.name, found.page, found.since) == ("well", "well.html", "2019-05")
    assert [said.en for said in found.themes] == ["Water"]
    assert [place.country for place, _ in found.places] == ["GR"]


def test_a_page_that_is_no_practice_has_no_sheet() -> None:
    assert [type(one) for one in entries(NEWS, Pack("p", Bilingual("Φ")))] == [NoSheet]


def test_a_sheet_that_nobody_approved_is_kept_out_of_a_pack_that_needs_it() -> None:
    assert Allowed.UNREVIEWED in entry(Need.APPROVED).kept_out
    assert Allowed.UNREVIEWED not in entry(Need.ANY).kept_out


@pytest.mark.parametrize(
    ("rule", "meets"),
    [
        (PackFilter(theme="WATER"), True),
        (PackFilter(theme="fire"), False),
        (PackFilter(place="greece"), True),
        (PackFilter(place="belgium"), False),
        (PackFilter(since="2019"), True),
        (PackFilter(since="2020"), False),
        (PackFilter(state=Need.APPROVED), False),
        (PackFilter(theme="water", place="greece", since="2018-01"), True),
    ],
)
def test_a_rule_selects_by_theme_place_time_and_state(rule: PackFilter, *, meets: bool) -> None:
    assert meets_rule(entry(), replace(PackFilter(state=Need.ANY), **vars_of(rule))) is meets


def vars_of(rule: PackFilter) -> dict[str, object]:
    return {name: getattr(rule, name) for name in ("theme", "place", "since", "state")}


def test_the_practices_of_a_page_are_named_for_a_new_pack() -> None:
    assert json.loads(practice_names(WELL, (), RECIPE)) == [["well", "The reopened well"]]
    assert json.loads(practice_names(NEWS, (), RECIPE)) == []
