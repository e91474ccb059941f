"""A site of sheets: static pages that work from a disk and on any web server, with data for programs."""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from textwrap import shorten
from typing import Any, NamedTuple

from pipeline import __version__
from pipeline.amend import two_sides
from pipeline.errors import OutputError, PipelineError
from pipeline.messages import Message, in_language
from pipeline.model import Kind, Page, Picture, Record, Resource
from pipeline.model.pack import Need
from pipeline.render.sheet.compose import compose
from pipeline.render.site.index import SiteIndex, write_index
from pipeline.render.site.index_cards import IndexCard
from pipeline.render.site.page import SHEETS, SitePage, write_page
from pipeline.run import steps
from pipeline.run.input_pages import InputPages, input_pages, local_output, recipe_of
from pipeline.run.open_data import as_json, as_table, data_of
from pipeline.run.practice_facts import places_of, review_state, start_of, themes_of
from pipeline.run.recipe import Recipe, keeping_conversions
from pipeline.settings import Settings
from pipeline.store.made_folder import MadeFolder, key_of
from pipeline.store.names import safe_name
from pipeline.store.packs import SITE_LEDGER
from pipeline.store.walk import Source
from pipeline.store.write import locked
from pipeline.text import fold
from pipeline.text.collating import collation

_WORD = re.compile(r"\w{2,}")
# Letters of a summary that the index shows.
_LEAD = 240


class SiteSheet(NamedTuple):
    """A sheet of a site: its page, what the index shows, and what its data say."""

    id: str
    page: SitePage
    card: IndexCard
    data: Mapping[str, Any]


class SiteOutcome(NamedTuple):
    """How many sheets a site has, and remarks; `is_unchanged`: it was up to date."""

    sheets: int
    notes: tuple[str, ...]
    is_unchanged: bool = False


@dataclass(frozen=True, slots=True)
class SiteWishes:
    """What is wanted of a site: every sheet, only what is approved, or these `ids`; with contacts or not."""

    every: bool = False
    contacts: bool = False
    ids: frozenset[str] | None = None


def make_site(settings: Settings, target: Path, wishes: SiteWishes, folder: Path | None = None) -> SiteOutcome:
    """Write a site of the sheets of the input folder into the folder `target`.

    PipelineError where no sheet is to stand in it, OutputError where the folder holds what is not ours.
    """
    folder = folder or Path()
    if (
        target.is_dir()
        and not (target / SITE_LEDGER).exists()
        and any(not one.name.startswith(".") for one in target.iterdir())
    ):
        raise OutputError(Message("site.foreign", folder=str(target)), Message("site.empty-folder"))
    with locked(target), keeping_conversions(recipe_of(settings, folder, every_page=False)) as recipe:
        base = input_pages(recipe, folder, local_output(settings, folder))
        made = MadeFolder.of(target, SITE_LEDGER)
        key = site_key(base, base.found, wishes)
        names = [one for one in made.known if one.startswith(SHEETS)]
        if names and all(made.is_current(one, key) for one in made.known):
            return SiteOutcome(len(names), (), is_unchanged=True)
        items, notes = site_sheets(base, base.found, wishes)
        if not items:
            raise PipelineError(Message("site.nothing"), Message("site.approve-or-all"))
        titles = tuple((lang, in_language(Message("site.title"), lang)) for lang in _languages(settings))
        for name, data in site_files(items, titles, recipe):
            made.write(name, data, key)
        made.close()
    if not settings.site.url:
        notes = (*notes, Message("site.no-url"))
    return SiteOutcome(len(items), (*notes, *made.notes))


def _languages(settings: Settings) -> tuple[str, ...]:
    return ("el", "en") if settings.languages == "both" else (settings.languages,)


def site_key(base: InputPages, sources: Iterable[Source], wishes: SiteWishes) -> str:
    """The sha256 of all that a site is made from."""
    recipe = base.recipe
    own = [(name, data) for name, data in recipe.look.files if name.startswith(("site/", "search.js"))]
    asked = (wishes.every, wishes.contacts, sorted(wishes.ids or ()), recipe.settings.site)
    return key_of(__version__, [base.digest_of(one) for one in sources], recipe.digests()["html"], key_of(*own), asked)


def site_sheets(
    base: InputPages, sources: Sequence[Source], wishes: SiteWishes
) -> tuple[list[SiteSheet], tuple[str, ...]]:
    """The sheets of a site, in the order of their titles, and what is to be said of pages that could not be read."""
    found: list[SiteSheet] = []
    notes = []
    for result in base.read(sources, _Reader(wishes)):
        if result.files:
            found += pickle.loads(result.files[0][1])  # noqa: S301 - from our own child
        elif result.state.value == "failed":
            notes.append(Message("site.left-out", name=result.path, reason=result.reason))
    greek_first = base.recipe.settings.languages != "en"
    found.sort(key=lambda one: (collation(one.card.titles[0][1], greek_first=greek_first), one.id))
    return _named(found), tuple(notes)


def _named(items: Iterable[SiteSheet]) -> list[SiteSheet]:
    """The items with names that no two of them share, on any disk."""
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


def site_files(
    items: Sequence[SiteSheet], titles: Sequence[tuple[str, str]], recipe: Recipe
) -> Iterator[tuple[str, bytes]]:
    """All files of a site by their names."""
    url = recipe.settings.site.url
    site = SiteIndex(
        tuple(titles), tuple(one.card for one in items), recipe.look, recipe.lexicon, url and f"{url.rstrip('/')}/"
    )
    letters: set[str] = set()
    pictures: set[str] = set()
    for one in items:
        letters |= set(one.page.letters)
        yield f"{SHEETS}{one.card.name}.html", one.page.html
        for name, data in one.page.pictures:
            if name not in pictures:
                pictures.add(name)
                yield name, data
    yield from write_index(site, "".join(sorted(letters | {sign for _, text in titles for sign in text})))
    rows = [{**one.data, "sheet": f"{SHEETS}{one.card.name}.html"} for one in items]
    yield "data/practices.json", as_json(rows)
    yield "data/practices.csv", as_table(rows, recipe.lexicon)


class _Reader:
    """The work on a page: its sheets as items of a site, pickled."""

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
        return pickle.dumps([_item(two_sides(record), recipe, self._wishes) for record in chosen])

    def _is_wanted(self, record: Record, state: Need) -> bool:
        if self._wishes.ids is not None:
            return record.id in self._wishes.ids
        return self._wishes.every or state is Need.APPROVED


def _item(record: Record, recipe: Recipe, wishes: SiteWishes) -> SiteSheet:
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
    return SiteSheet(record.id, page, card, data)


def _with_free_pictures(record: Record, *, has_word: bool) -> Record:
    """The record without pictures of which nobody says whose they are, unless the office has given its word."""
    if has_word:
        return record
    kept = (one for one in record.values if not isinstance(one.value, Picture) or one.value.credit)
    return replace(record, values=tuple(kept))


def _lead(data: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What the index shows of a practice: its summary, else the beginning of its description, in each language."""
    for name in ("summary", "description"):
        first: dict[str, str] = {}
        for value in data["fields"].get(name, ()):
            first.setdefault(value["lang"], shorten(value["text"].replace("- ", " "), _LEAD, placeholder=" …"))
        if first:
            return list(first.items())
    return []
