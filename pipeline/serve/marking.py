"""Cuts a page's text at all boundaries of values, so that each field's words can be highlighted, even if they overlap.

All offsets are code points. Each block becomes a row of pieces, and all letters of a piece belong to the same values.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pipeline.model import Aside, Fate, Record
from pipeline.text import fold


class Span(NamedTuple):
    """A stretch of the page's text, and its `owner`: the value, or other thing, that it belongs to."""

    start: int
    end: int
    owner: str


class MarkedText(NamedTuple):
    """A piece of text and all its owners; `begins` are those whose first piece this is."""

    text: str
    owners: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()


def value_spans(record: Record, text: str, blocks: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    """The words of each value; the n-th value's owner is `v<n>`.

    A value's stretch may contain words that are not its own, such as what was set aside, or a date that went to another
    field: these are left out. `text` is the page's, `blocks` are the (start, end) of its blocks.
    """
    asides = sorted(
        (aside.locator.start, aside.locator.end)
        for aside in record.asides
        if aside.locator.start is not None and aside.locator.end is not None
    )
    spans = list[Span]()
    for n, value in enumerate(record.values):
        start, end = value.locator.start, value.locator.end
        if start is not None and end is not None:
            whole = _without_asides(asides, start, end)
            spans += (Span(*one, f"v{n}") for one in _own(value.text, text, _by_block(whole, blocks)))
    return tuple(spans)


def _without_asides(asides: Sequence[tuple[int, int]], start: int, end: int) -> Iterator[tuple[int, int]]:
    """A stretch without the asides inside it, which are in order."""
    at = start
    for first, last in asides[bisect_left(asides, (start, 0)) : bisect_left(asides, (end, 0))]:
        if last <= end and (first, last) != (start, end):
            yield at, first
            at = max(at, last)
    yield at, end


def _by_block(stretches: Iterable[tuple[int, int]], blocks: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for start, end in stretches:
        for first, last in blocks[max(0, bisect_right(blocks, (start, start)) - 1) :]:
            if first >= end:
                break
            if max(first, start) < min(last, end):
                yield max(first, start), min(last, end)


def _own(words: str, text: str, stretches: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretches whose letters are in a value's words; all if none are, as with addresses."""
    found = tuple(stretches)
    if len(found) < 2:
        return iter(found)
    known, at, own = _letters(words), 0, []
    for one in found:
        letters = _letters(text[slice(*one)])
        # They nearly always follow one another, so the search usually succeeds where the last one ended.
        if (place := known.find(letters, at)) >= 0 or (place := known.find(letters)) >= 0:
            at = place + len(letters)
            own.append(one)
    return iter(own or found)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text)))


def unplaced_asides(record: Record) -> tuple[Aside, ...]:
    """The words of the page that are in no field and are not boilerplate."""
    return tuple(aside for aside in record.asides if aside.fate is Fate.UNPLACED and aside.locator.start is not None)


def aside_spans(record: Record) -> tuple[Span, ...]:
    """The unplaced words, with owners `u<n>` in the order of `unplaced_asides`, and the labels, with owner `label`."""
    found = [
        Span(one.locator.start or 0, one.locator.end or 0, f"u{n}") for n, one in enumerate(unplaced_asides(record))
    ]
    labels = (aside.locator for aside in record.asides if aside.fate is Fate.LABEL)
    return (*found, *(Span(one.start, one.end, "label") for one in labels if one.start is not None and one.end))


def marked_rows(
    text: str, blocks: Iterable[tuple[int, int]], spans: Sequence[Span]
) -> tuple[tuple[MarkedText, ...], ...]:
    """A row of pieces for each block (start, end); the white space between blocks is left out."""
    cuts = sorted({at for span in spans for at in (span.start, span.end)})
    opening: dict[int, list[str]] = {}
    closing: dict[int, list[str]] = {}
    for span in spans:
        opening.setdefault(span.start, []).append(span.owner)
        closing.setdefault(span.end, []).append(span.owner)
    owners = _owners(cuts, opening, closing)
    begun = set[str]()
    rows = []
    for start, end in blocks:
        inside = cuts[bisect_right(cuts, start) : bisect_left(cuts, end)]
        row = []
        for first, last in zip((start, *inside), (*inside, end), strict=True):
            at = bisect_right(cuts, first) - 1
            mine = owners[at] if at >= 0 else ()
            fresh = tuple(one for one in mine if one not in begun)
            begun.update(fresh)
            row.append(MarkedText(text[first:last], mine, fresh))
        rows.append(tuple(row))
    return tuple(rows)


def _owners(cuts: Sequence[int], opening: dict[int, list[str]], closing: dict[int, list[str]]) -> list[tuple[str, ...]]:
    """The owners of the text from each cut to the next."""
    here = list[str]()
    found = []
    for cut in cuts:
        for owner in closing.get(cut, ()):
            here.remove(owner)
        here += opening.get(cut, ())
        found.append(tuple(dict.fromkeys(here)))
    return found
