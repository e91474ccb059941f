"""The sheets of a pack: found by their names or by a rule, read anew with what people wrote, held against its needs."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from typing import NamedTuple

from pipeline.amend import two_sides
from pipeline.messages import Message, listed
from pipeline.model import Kind, Page, PageResult, Record, Resource, Why
from pipeline.model.pack import Allowed, Need, Order, Pack, PackEntry, PackFilter
from pipeline.render.sheet.compose import compose
from pipeline.run import steps
from pipeline.run.input_pages import Action
from pipeline.run.page_records import PageRecords
from pipeline.run.practice_facts import is_enough, places_of, review_state, start_of, themes_of
from pipeline.run.recipe import Recipe
from pipeline.store.names import stem
from pipeline.store.walk import Source
from pipeline.text import fold
from pipeline.text.collating import collation

_PROVISIONAL = frozenset({Why.TITLE, Why.DESCRIPTION, Why.UNPLACED, Why.KIND})

# Why a sheet cannot stand in a pack, in words.
_REASONS = {
    Allowed.PROVISIONAL: "pack.is-provisional",
    Allowed.STALE: "pack.is-stale",
    Allowed.DRAFT: "pack.is-draft",
    Allowed.UNREVIEWED: "pack.is-unreviewed",
}

# Reads pages in workers, and gives what an action says of each.
PageReader = Callable[[Sequence[Source], Action], Iterable[PageResult]]


class ListedSheet(NamedTuple):
    """A sheet that a pack lists: its name, the page that it may be on, and the practice's number ("" for all)."""

    name: str
    source: Source
    number: str


class Selection(NamedTuple):
    """The sheets of a pack in their order, and a line for each that keeps the pack from being made."""

    entries: tuple[PackEntry, ...]
    refusals: tuple[Message, ...]


class _Refused(NamedTuple):
    name: str
    title: str


def listed_sheets(pack: Pack, sources: Sequence[Source]) -> tuple[tuple[ListedSheet, ...], tuple[Message, ...]]:
    """The pages of the sheets that a pack lists, and what is to be said of names that fit none, or several."""
    known: dict[str, list[Source]] = {}
    for source in sources:
        for name in dict.fromkeys((source.path, stem(source.path))):
            known.setdefault(name, []).append(source)
    found: list[ListedSheet] = []
    refusals: list[Message] = []
    for name in dict.fromkeys(pack.sheets):
        page, number = _parted(name, known)
        # A page named in full goes before others that are called so but for their endings.
        pages = [one for one in known.get(page, ()) if one.path == page] or known.get(page, [])
        if len(pages) == 1:
            found.append(ListedSheet(name, pages[0], number))
        elif pages:
            names = ", ".join(one.path for one in pages)
            refusals.append(Message("pack.several", name=name, names=names))
        else:
            refusals.append(_unknown(name, known))
    return tuple(found), tuple(refusals)


def _parted(name: str, known: Mapping[str, object]) -> tuple[str, str]:
    """A sheet's name as that of its page and the practice's number: `a/b#2`, or `c#7.2` in an archive."""
    for mark in ("", ".", "#"):
        page, _, number = name.rpartition(mark) if mark else (name, "", "")
        if page in known and (not number or number.replace(".", "").isdecimal()):
            return page, number
    return name, ""


def _unknown(name: str, known: Iterable[str]) -> Message:
    near = get_close_matches(name, known, n=1)
    return Message("pack.unknown-near", name=name, near=near[0]) if near else Message("pack.unknown", name=name)


def select_sheets(
    pack: Pack, sources: Sequence[Source], read: PageReader, allowed: Sequence[Allowed], recipe: Recipe
) -> Selection:
    """The sheets of a pack among the pages of `sources`."""
    listed_ones, refusals = listed_sheets(pack, sources)
    pages = sources if pack.where else tuple({one.source.path: one.source for one in listed_ones}.values())
    by_page: dict[str, list[PackEntry | _Refused]] = {}
    failed: dict[str, Message] = {}
    for result in read(pages, _Reader(pack)):
        if result.files:
            by_page[result.path] = pickle.loads(result.files[0][1])  # noqa: S301 - from our own child
        elif not pack.where:
            failed[result.path] = Message("pack.failed", name=result.path, reason=result.reason)
    if pack.where:
        found = [one for page in pages for one in by_page.get(page.path, ()) if isinstance(one, PackEntry)]
        if not found:
            refusals = (*refusals, Message("pack.nothing"))
    else:
        found, more = _listed(listed_ones, by_page, failed)
        refusals = (*refusals, *more)
    kept_out = [(one, [why for why in one.kept_out if why not in allowed]) for one in found]
    refusals = (*refusals, *(_refusal(one, why) for one, why in kept_out if why))
    return Selection(_ordered(found, pack.order, recipe.settings.languages), refusals)


def _listed(
    names: Sequence[ListedSheet], by_page: Mapping[str, Sequence[PackEntry | _Refused]], failed: Mapping[str, Message]
) -> tuple[list[PackEntry], list[Message]]:
    found: dict[str, PackEntry] = {}
    refusals = list(failed.values())
    for one in names:
        own = [entry for entry in by_page.get(one.source.path, ()) if _is_numbered(entry.name, one.number)]
        sheets = [entry for entry in own if isinstance(entry, PackEntry)]
        found |= {entry.name: entry for entry in sheets}
        if own and not sheets:
            refusals.append(Message("pack.no-practice", name=one.name))
        elif not own and one.source.path not in failed:
            refusals.append(Message("pack.unknown", name=one.name))
    return list(found.values()), refusals


def _is_numbered(name: str, number: str) -> bool:
    return not number or name.endswith((f"#{number}", f".{number}"))


def _refusal(entry: PackEntry, why: Sequence[Allowed]) -> Message:
    reasons = listed([Message(_REASONS[one]) for one in why])
    return Message("pack.refused", name=entry.name, title=entry.titles[0][1], reasons=reasons)


def _ordered(entries: Sequence[PackEntry], order: Order, languages: str) -> tuple[PackEntry, ...]:
    """The sheets in their order; in that of title, place or theme what has none stands last."""
    if order is Order.LISTED:
        return tuple(entries)
    lang = "en" if languages == "en" else "el"

    def key(entry: PackEntry) -> object:
        titles = dict(entry.titles)
        title = titles.get(lang, entry.titles[0][1])
        group = {Order.PLACE: [one for _, one in entry.places], Order.THEME: list(entry.themes)}.get(order, [])
        said = (getattr(group[0], lang) or group[0].el or group[0].en) if group else ""
        first = (not said, collation(said, greek_first=lang == "el"))
        return (*first, collation(title, greek_first=lang == "el"))

    return tuple(sorted(entries, key=key))  # type: ignore[arg-type] # of one form


class _Reader:
    """The work on a page: its sheets, pickled, and a mark for each practice that is none."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack

    def __call__(self, page: Page, resources: tuple[Resource, ...], recipe: Recipe) -> bytes:
        known = steps.read_page(page, resources, recipe)
        found = [self._entry(record, known, recipe) for record in known.amended.records]
        if self._pack.where:
            found = [one for one in found if isinstance(one, PackEntry) and meets_rule(one, self._pack.where)]
        return pickle.dumps(found)

    def _entry(self, record: Record, known: PageRecords, recipe: Recipe) -> PackEntry | _Refused:
        if (record.kind is not Kind.PRACTICE and not recipe.every_page) or known.same_as:
            return _Refused(record.id, "")
        settings = recipe.settings
        wishes = replace(steps.wishes(settings), marks_provisional=True)
        sheet = compose(two_sides(record), recipe.lexicon, recipe.look, settings.languages, wishes)
        state = review_state(record, known)
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
    if Why.STALE in record.why:
        yield Allowed.STALE
    if Why.DRAFT in record.why:
        yield Allowed.DRAFT
    if not is_enough(state, need):
        yield Allowed.UNREVIEWED


def meets_rule(entry: PackEntry, where: PackFilter) -> bool:
    """Whether a sheet is one of those that a rule chooses."""
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
    """The practices of a page as JSON: pairs of the record's id and its title."""
    known = steps.read_page(page, resources, recipe)
    found = [one for one in known.amended.records if one.kind is Kind.PRACTICE and not known.same_as]
    titles = [next((value.text for value in one.of("title")), "") for one in found]
    return json.dumps([(one.id, title) for one, title in zip(found, titles, strict=True)]).encode()
