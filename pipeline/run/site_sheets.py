"""The sheets of a gallery: read from their pages, each with what the index shows and what its data say."""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from textwrap import shorten
from typing import Any, NamedTuple

from pipeline.amend import two_sides
from pipeline.messages import Message
from pipeline.model import Kind, Page, Picture, Record, Resource
from pipeline.model.pack import Need
from pipeline.render.sheet.compose import compose
from pipeline.render.site.index_cards import IndexCard
from pipeline.render.site.page import SitePage, write_page
from pipeline.run import steps
from pipeline.run.input_pages import InputPages
from pipeline.run.open_data import data_of
from pipeline.run.practice_facts import places_of, review_state, start_of, themes_of
from pipeline.run.recipe import Recipe
from pipeline.store.names import safe_name
from pipeline.store.source import Source
from pipeline.text import fold
from pipeline.text.collating import collation

_WORD = re.compile(r"\w{2,}")
# How many letters of a summary the index shows.
_LEAD = 240


class SiteSheet(NamedTuple):
    """A sheet of a gallery: the page and practice's number that it is of, its page here, its card, its open data."""

    key: tuple[str, str]
    page: SitePage
    card: IndexCard
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SiteWishes:
    """The choice of a gallery's sheets: every one, only approved ones, or those with these `keys`; contacts or none."""

    every: bool = False
    contacts: bool = False
    keys: frozenset[tuple[str, str]] | None = None


def site_sheets(
    base: InputPages, sources: Sequence[Source], wishes: SiteWishes
) -> tuple[list[SiteSheet], tuple[str, ...]]:
    """The sheets of a gallery in the order of their titles, and a message for each page that could not be read."""
    sheets: list[SiteSheet] = []
    notes = []
    for result in base.read(sources, _PageSheets(wishes)):
        if result.files:
            sheets += pickle.loads(result.files[0][1])  # noqa: S301 - from our own child
        elif result.state.value == "failed":
            notes.append(Message("site.left-out", name=result.path, reason=result.reason))
    greek_first = base.recipe.settings.languages != "en"
    sheets.sort(key=lambda one: (collation(one.card.titles[0][1], greek_first=greek_first), one.key))
    return _with_free_names(sheets), tuple(notes)


def _with_free_names(items: Iterable[SiteSheet]) -> list[SiteSheet]:
    """The sheets under names that differ on any disk, whatever the case of their letters."""
    taken: set[str] = set()
    named = []
    for one in items:
        name, number = one.card.name, 1
        while name.casefold() in taken:
            number += 1
            name = f"{one.card.name}-{number}"
        taken.add(name.casefold())
        named.append(one._replace(card=one.card._replace(name=name)))
    return named


class _PageSheets:
    """The action on a page: its sheets for the gallery, pickled."""

    def __init__(self, wishes: SiteWishes) -> None:
        self._wishes = wishes

    def __call__(self, page: Page, resources: tuple[Resource, ...], recipe: Recipe) -> bytes:
        known = steps.read_page(page, resources, recipe)
        chosen = [
            record
            for record in known.amended.records
            if record.kind is Kind.PRACTICE
            and not known.same_as
            and self._is_wanted(record, review_state(record, known))
        ]
        return pickle.dumps([_site_sheet(two_sides(record), recipe, self._wishes) for record in chosen])

    def _is_wanted(self, record: Record, state: Need) -> bool:
        if self._wishes.keys is not None:
            return (record.page.name, record.number) in self._wishes.keys
        return self._wishes.every or state is Need.APPROVED


def _site_sheet(record: Record, recipe: Recipe, wishes: SiteWishes) -> SiteSheet:
    settings = recipe.settings
    record = _with_free_pictures(record, has_word=settings.site.pictures)
    asked = replace(steps.wishes(settings), marks_provisional=True)
    sheet = compose(record, recipe.lexicon, recipe.look, settings.languages, asked)
    titles = tuple((one.lang, one.text.replace("\u00a0", " ")) for one in sheet.head.titles)
    data = data_of(record, contacts=wishes.contacts)
    places, themes = tuple(places_of(record, recipe.lexicon)), tuple(themes_of(record))
    linked = {
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "name": [{"@value": text, "@language": lang} for lang, text in titles],
        "inLanguage": list(record.sides or sheet.languages),
        "abstract": [{"@value": text, "@language": lang} for lang, text in _lead(data)],
        "about": [text for said in themes for text in (said.el, said.en) if text],
        "spatialCoverage": [{"@type": "Place", "name": text} for _, said in places for text in (said.el, said.en)],
        "keywords": list(sheet.keywords),
        "isBasedOn": record.page.url,
    }
    texts = [value["text"] for values in data["fields"].values() for value in values]
    texts += [text for _, said in places for text in (said.el, said.en)]
    words = " ".join(sorted({word for text in texts for word in _WORD.findall(fold(text))}))
    card = IndexCard(
        safe_name(re.sub(r"[/#]", "-", record.id), 100),
        titles,
        tuple(_lead(data)),
        places,
        themes,
        start_of(record)[:4],
        tuple(record.sides or sheet.languages),
        words,
    )
    page = write_page(sheet, recipe.look, recipe.lexicon, {name: one for name, one in linked.items() if one})
    return SiteSheet((record.page.name, record.number), page, card, data)


def _with_free_pictures(record: Record, *, has_word: bool) -> Record:
    """The record without uncredited pictures, unless the office vouches for them in its settings."""
    if has_word:
        return record
    kept = (one for one in record.values if not isinstance(one.value, Picture) or one.value.credit)
    return replace(record, values=tuple(kept))


def _lead(data: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The index's words on a practice in each language: its summary, else the beginning of its description."""
    for name in ("summary", "description"):
        first: dict[str, str] = {}
        for value in data["fields"].get(name, ()):
            first.setdefault(value["lang"], shorten(value["text"].replace("- ", " "), _LEAD, placeholder=" …"))
        if first:
            return list(first.items())
    return []
