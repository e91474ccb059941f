"""Paragraphs without an end, cut into several: setting one takes time with the square of its length."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.model import Flow, Items, Pair, Part, Passage, Sheet, Text
from pipeline.render.passages import stretch

# No person writes a longer paragraph; a page without markup may be one.
_LONGEST = 10_000

# What such a paragraph is cut into.
_PIECE = 2_500

# A cut is made after a sentence if one ends in the last part of a piece, else at a blank, else anywhere.
_LAST = 500


def parted(parts: Iterable[Part]) -> tuple[Part, ...]:
    """The parts, with every paragraph and list item of more than 10,000 characters as several."""
    return tuple(piece for part in parts for piece in _parted(part))


def _parted(part: Part) -> Iterator[Part]:
    if isinstance(part, Pair):
        yield Pair(_all(part.left), _all(part.right))
    else:
        yield from _flows(part)


def _all(side: Iterable[Flow]) -> tuple[Flow, ...]:
    return tuple(piece for flow in side for piece in _flows(flow))


def _flows(flow: Flow) -> Iterator[Flow]:
    match flow:
        case Text():
            for piece in _pieces(flow.passage):
                yield replace(flow, passage=piece)
        case Items():
            yield Items(tuple(replace(item, passage=piece) for item in flow.items for piece in _pieces(item.passage)))
        case _:
            yield flow


def _pieces(whole: Passage) -> Iterator[Passage]:
    start, size = 0, len(whole.text)
    if size <= _LONGEST:
        yield whole
        return
    while size - start > _PIECE:
        end = _cut(whole.text, start)
        yield stretch(whole, start, end)
        start = end + (whole.text[end] == " ")
    yield stretch(whole, start, size)


def _cut(text: str, start: int) -> int:
    """Where a piece that begins at `start` ends: before a blank where there is one."""
    last, end = start + _PIECE - _LAST, start + _PIECE
    sentence = max(text.rfind(f"{sign} ", last, end) for sign in ".;!?")
    return sentence + 1 if sentence >= 0 else max(text.rfind(" ", last, end), 0) or end


def parted_sheet(sheet: Sheet) -> Sheet:
    """The sheet without paragraphs that are too long to be set in one."""
    return replace(
        sheet,
        head=replace(sheet.head, lead=parted(sheet.head.lead)),
        sections=tuple(replace(one, flows=parted(one.flows)) for one in sheet.sections),
    )
