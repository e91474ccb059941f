"""Selects the sheets of a pack, by name or by rule, and says which of them must not be in it."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from pipeline.messages import Message, listed
from pipeline.model import PageResult
from pipeline.model.pack import Allowed, Order, Pack, PackEntry
from pipeline.run.input_pages import Action
from pipeline.run.pack_entries import NoSheet, PageEntries
from pipeline.run.recipe import Recipe
from pipeline.store.names import stem
from pipeline.store.source import Source
from pipeline.text.collating import collation

# Why a sheet must not be in a pack.
_REASONS = {
    Allowed.PROVISIONAL: "pack.is-provisional",
    Allowed.STALE: "pack.is-stale",
    Allowed.DRAFT: "pack.is-draft",
    Allowed.UNREVIEWED: "pack.is-unreviewed",
}

# Reads pages in workers and yields the result of an action on each.
PageReader = Callable[[Sequence[Source], Action], Iterable[PageResult]]


class ListedSheet(NamedTuple):
    """A sheet that a pack lists: its name, its page, and the practice's number ("" for all)."""

    name: str
    source: Source
    number: str


class Selection(NamedTuple):
    """The sheets of a pack in their order, and a message for each that keeps the pack from being made."""

    entries: tuple[PackEntry, ...]
    refusals: tuple[Message, ...]


def listed_sheets(pack: Pack, sources: Sequence[Source]) -> tuple[tuple[ListedSheet, ...], tuple[Message, ...]]:
    """The sheets that a pack lists, each with its page, and a message for each name that fits no page, or several."""
    by_name: dict[str, list[Source]] = {}
    for source in sources:
        for name in dict.fromkeys((source.path, stem(source.path))):
            by_name.setdefault(name, []).append(source)
    listed: list[ListedSheet] = []
    refusals: list[Message] = []
    for name in dict.fromkeys(pack.sheets):
        page, number = _page_and_number(name, by_name)
        # A page named in full wins over pages that differ from it in their extension only.
        pages = [one for one in by_name.get(page, ()) if one.path == page] or by_name.get(page, [])
        if len(pages) == 1:
            listed.append(ListedSheet(name, pages[0], number))
        elif pages:
            names = ", ".join(one.path for one in pages)
            refusals.append(Message("pack.several", name=name, names=names))
        else:
            refusals.append(_unknown(name, by_name))
    return tuple(listed), tuple(refusals)


def _page_and_number(name: str, pages: Mapping[str, object]) -> tuple[str, str]:
    """Splits a sheet's name into its page's and the practice's number: `a/b#2`, or `c#7.2` in an archive."""
    for mark in ("", ".", "#"):
        page, _, number = name.rpartition(mark) if mark else (name, "", "")
        if page in pages and (not number or number.replace(".", "").isdecimal()):
            return page, number
    return name, ""


def _unknown(name: str, names: Iterable[str]) -> Message:
    near = get_close_matches(name, names, n=1)
    return Message("pack.unknown-near", name=name, near=near[0]) if near else Message("pack.unknown", name=name)


def select_sheets(
    pack: Pack, sources: Sequence[Source], read: PageReader, allowed: Sequence[Allowed], recipe: Recipe
) -> Selection:
    """The sheets of a pack among the pages of `sources`."""
    listed_ones, refusals = listed_sheets(pack, sources)
    pages = sources if pack.where else tuple({one.source.path: one.source for one in listed_ones}.values())
    by_page: dict[str, list[PackEntry | NoSheet]] = {}
    failed: dict[str, Message] = {}
    for result in read(pages, PageEntries(pack)):
        if result.files:
            by_page[result.path] = pickle.loads(result.files[0][1])  # noqa: S301 - from our own child
        elif not pack.where:
            failed[result.path] = Message("pack.failed", name=result.path, reason=result.reason)
    if pack.where:
        found = [one for page in pages for one in by_page.get(page.path, ()) if isinstance(one, PackEntry)]
        if not found:
            refusals = (*refusals, Message("pack.nothing"))
    else:
        found, more = _listed_entries(listed_ones, by_page, failed)
        refusals = (*refusals, *more)
    kept_out = [(one, [why for why in one.kept_out if why not in allowed]) for one in found]
    refusals = (*refusals, *(_refusal(one, why) for one, why in kept_out if why))
    return Selection(_in_order(found, pack.order, recipe.settings.languages), refusals)


def _listed_entries(
    names: Sequence[ListedSheet], by_page: Mapping[str, Sequence[PackEntry | NoSheet]], failed: Mapping[str, Message]
) -> tuple[list[PackEntry], list[Message]]:
    entries: dict[tuple[str, str], PackEntry] = {}
    refusals = list(failed.values())
    for one in names:
        own = [entry for entry in by_page.get(one.source.path, ()) if _has_number(entry.name, one.number)]
        sheets = [entry for entry in own if isinstance(entry, PackEntry)]
        entries |= {entry.key: entry for entry in sheets}
        if own and not sheets:
            refusals.append(Message("pack.no-practice", name=one.name))
        elif not own and one.source.path not in failed:
            refusals.append(Message("pack.unknown", name=one.name))
    return list(entries.values()), refusals


def _has_number(name: str, number: str) -> bool:
    return not number or name.endswith((f"#{number}", f".{number}"))


def _refusal(entry: PackEntry, why: Sequence[Allowed]) -> Message:
    reasons = listed([Message(_REASONS[one]) for one in why])
    return Message("pack.refused", name=entry.name, title=entry.titles[0][1], reasons=reasons)


def _in_order(entries: Sequence[PackEntry], order: Order, languages: str) -> tuple[PackEntry, ...]:
    """The sheets in the order asked for; a sheet without a place or theme comes last."""
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
