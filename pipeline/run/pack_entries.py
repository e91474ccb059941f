"""The sheets of one page as entries of a pack, and what keeps each of them out."""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from pipeline.amend import two_sides
from pipeline.model import Blocker, Kind, Page, Record, Resource
from pipeline.model.pack import Allowed, Need, Pack, PackEntry, PackFilter
from pipeline.render.sheet.compose import compose
from pipeline.run import steps
from pipeline.run.page_records import PageRecords
from pipeline.run.practice_facts import is_enough, places_of, review_state, start_of, themes_of
from pipeline.run.recipe import Recipe
from pipeline.text import fold

_PROVISIONAL = frozenset({Blocker.TITLE, Blocker.DESCRIPTION, Blocker.UNPLACED, Blocker.KIND})


class NoSheet(NamedTuple):
    """A record that has no sheet: it is no practice, or another page stands for it."""

    name: str
    title: str


class PageEntries:
    """The action on a page: its sheets as entries of a pack, and a `NoSheet` for each other record, pickled."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack

    def __call__(self, page: Page, resources: tuple[Resource, ...], recipe: Recipe) -> bytes:
        known = steps.read_page(page, resources, recipe)
        found = [self._entry(record, known, recipe) for record in known.amended.records]
        if self._pack.where:
            found = [one for one in found if isinstance(one, PackEntry) and meets_rule(one, self._pack.where)]
        return pickle.dumps(found)

    def _entry(self, record: Record, page_records: PageRecords, recipe: Recipe) -> PackEntry | NoSheet:
        if (record.kind is not Kind.PRACTICE and not recipe.every_page) or page_records.same_as:
            return NoSheet(record.id, "")
        settings = recipe.settings
        wishes = replace(steps.wishes(settings), marks_provisional=True)
        sheet = compose(two_sides(record), recipe.lexicon, recipe.look, settings.languages, wishes)
        state = review_state(record, page_records)
        return PackEntry(
            record.id,
            sheet,
            tuple(places_of(record, recipe.lexicon)),
            tuple(themes_of(record)),
            start_of(record),
            tuple(_kept_out(record, state, self._pack.need)),
            state,
            record.page.name,
            record.number,
        )


def _kept_out(record: Record, state: Need, need: Need) -> Iterator[Allowed]:
    if _PROVISIONAL & set(record.why):
        yield Allowed.PROVISIONAL
    if Blocker.STALE in record.why:
        yield Allowed.STALE
    if Blocker.DRAFT in record.why:
        yield Allowed.DRAFT
    if not is_enough(state, need):
        yield Allowed.UNREVIEWED


def meets_rule(entry: PackEntry, where: PackFilter) -> bool:
    """Whether a pack's rule selects a sheet."""
    themes = [text for said in entry.themes for text in (said.el, said.en)]
    places = [text for _, said in entry.places for text in (said.el, said.en)]
    return (
        _holds(themes, where.theme)
        and _holds(places, where.place)
        and is_enough(entry.state, where.state)
        and (not where.since or entry.since >= where.since)
    )


def _holds(texts: Iterable[str], words: str) -> bool:
    return not words or any(fold(words) in fold(text) for text in texts)


def practice_names(page: Page, resources: tuple[Resource, ...], recipe: Recipe) -> bytes:
    """The practices of a page as JSON: pairs of a record's id and title."""
    known = steps.read_page(page, resources, recipe)
    found = [one for one in known.amended.records if one.kind is Kind.PRACTICE and not known.same_as]
    titles = [next((value.text for value in one.of("title")), "") for one in found]
    return json.dumps([(one.id, title) for one, title in zip(found, titles, strict=True)]).encode()
