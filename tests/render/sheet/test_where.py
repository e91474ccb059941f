from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from pipeline.lexicon import Lexicon
from pipeline.model import FieldValue, Look, Place, Record
from pipeline.render.sheet.voices import LANGUAGES, Voices
from pipeline.render.sheet.where import where

Make = Callable[..., FieldValue]
MakeRecord = Callable[..., Record]

MACEDONIA, CRETE = Place("GR", "Δυτική Μακεδονία", "EL53"), Place("GR", "Κρήτη", "EL43")


@pytest.mark.parametrize(
    ("places", "shown"),
    [
        pytest.param([MACEDONIA], "Map of Europe: Western Macedonia, Greece", id="a region"),
        pytest.param([MACEDONIA, MACEDONIA], "Map of Europe: Western Macedonia, Greece", id="the same again"),
        pytest.param([MACEDONIA, Place("GR")], "Map of Europe: Western Macedonia, Greece", id="and its country"),
        pytest.param([MACEDONIA, CRETE], "Map of Europe: Greece", id="two regions"),
        pytest.param([Place("BE")], "Map of Europe: Belgium", id="a country"),
        pytest.param([MACEDONIA, Place("BE")], None, id="two countries"),
        pytest.param([Place(None, "somewhere")], None, id="no country"),
        pytest.param([Place("JP")], None, id="not on the map"),
        pytest.param([], None, id="no place"),
    ],
)
def test_a_map_shows_the_one_country_and_points_at_its_only_region(
    places: list[Place], shown: str | None, value: Make, record: MakeRecord, lexicon: Lexicon, look: Look
) -> None:
    one = record(*(value("location", "en", "…", place) for place in places))
    found = where(one, look, Voices(LANGUAGES["en"], lexicon))
    assert (found and found.figure.alt.text) == shown


def test_a_place_that_was_guessed_has_no_map(value: Make, record: MakeRecord, lexicon: Lexicon, look: Look) -> None:
    guessed = replace(value("location", "en", "Crete", CRETE), is_sure=False)
    assert where(record(guessed), look, Voices(LANGUAGES["both"], lexicon)) is None


def test_the_map_is_in_the_brands_colour_and_described_in_the_sheets_first_language(
    value: Make, record: MakeRecord, lexicon: Lexicon, look_of: Callable[..., Look]
) -> None:
    look = look_of(brand=(("accent", "#7a1f3d"),))
    found = where(record(value("location", "en", "Belgium", Place("BE"))), look, Voices(LANGUAGES["both"], lexicon))
    assert found
    assert (found.figure.alt.lang, found.figure.alt.text) == ("el", "Χάρτης της Ευρώπης: Βέλγιο")
    assert found.figure.name == found.resources[0].name
    assert b"#7a1f3d" in found.resources[0].data
