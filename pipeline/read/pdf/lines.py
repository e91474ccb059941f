"""The printed lines of a PDF page, by the place of their words; wide gaps part them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from pipeline.model import Cell, Mark, MarkKind
from pipeline.read.charset import clean
from pipeline.read.pdf.gutters import is_even, parted_at_gutters
from pipeline.read.pdf.words import HYPHENS, LOST, Word
from pipeline.read.runs import NOTE_MARK
from pipeline.text.bullets import list_mark
from pipeline.text.raised import lowered, raised

# All in sizes of the letters: words stand on one line if their bases are no farther apart than this; a gap this wide
# parts words, and one this wide parts a line.
_ONE_LINE = 0.3
_SPACE = 0.12
_GAP = 1.2
# Raised and lowered letters stand so close to their word, and so far above or below its line.
_JOINED, _BEFORE = 0.3, 0.6
_RAISED = (0.15, 0.9)
_LOWERED = (0.05, 0.5)
_SMALLER = 0.88
_LONGEST_RAISED = 8
# In points: no farther apart are ends of lines that are set to one measure. Spaces of one such line differ by little.
_FLUSH = 2.0
_RIVER = 0.8
_SAME_SIZE = 0.6
_CLOSE = 1.75
# So many letters before a raised one tell what it is.
_LOOKED_AT = 20
TORN = re.compile(r"(?<=[^\W\d_])[-\u2010]$")
_SIGN_OF_LIST = re.compile(r"[•▪◦❖✔✓➢➤►●■□‣⁃○\uf0b7\uf0a7\uf0d8·*–—-]|\(?(?:\d{1,2}|[a-zα-ω])[.)]")


class Line(NamedTuple):
    """Words that stand side by side, without a wide gap; distances in points, from the left and the bottom.

    `first` is how wide the first word is. `asides` are words that are none of the text, with the reason. `flow` tells
    the columns of text apart, `edge` is how far right the one of this line reaches. Tags of the file give `kind`,
    `level` and `block`, which lines of one element share.
    """

    page: int
    text: str
    size: float
    is_bold: bool
    left: float
    right: float
    base: float
    first: float
    is_torn: bool = False
    marks: tuple[Mark, ...] = ()
    asides: tuple[tuple[str, str], ...] = ()
    flow: tuple[int, ...] = ()
    edge: float = 0.0
    cell: Cell | None = None
    kind: str = ""
    level: int = 0
    block: int = 0
    words: tuple[Word, ...] = ()


def rows(words: Sequence[Word], page: int) -> list[list[Line]]:
    """The lines of upright words from the top of the page down; those of one height in a row, from the left."""
    heights: list[list[Word]] = []
    for word in sorted(with_heights(words), key=lambda word: -word.base):
        if heights and abs(heights[-1][0].base - word.base) <= _ONE_LINE * max(heights[-1][0].size, word.size):
            heights[-1].append(word)
        else:
            heights.append([word])
    ordered = [sorted(height, key=lambda word: (word.left, word.number)) for height in heights]
    sides = parted_at_gutters(ordered)
    justified = _justified(sides)
    return [
        [
            line_of(part, page)
            for at, side in enumerate(parts)
            for part in ([side] if (number, at) in justified else _parted(side))
        ]
        for number, parts in enumerate(sides)
    ]


def with_heights(words: Sequence[Word]) -> Iterator[Word]:
    """The words, raised and lowered ones on the line of the word that they belong to."""
    before: Word | None = None
    for at, word in enumerate(words):
        after = words[at + 1] if at + 1 < len(words) else None
        height, base = 0, word.base
        for host in (before, after):
            if host is not None and host.base != word.base and (height := _height(word, host)):
                base = host.base
                break
        settled = word._replace(height=height, base=base) if height else word
        yield settled
        before = settled


def _height(word: Word, host: Word) -> int:
    """Whether a word stands above (1) or below (-1) the line of the word beside it."""
    is_behind = word.number > host.number
    gap = (word.left - host.right if is_behind else host.left - word.right) / host.size
    # A space may follow the number of a note that stands before its text.
    if len(word.text) > _LONGEST_RAISED or not -_JOINED <= gap <= (_JOINED if is_behind else _BEFORE) or host.height:
        return 0
    rise = (word.base - host.base) / host.size
    is_smaller = word.size <= _SMALLER * host.size
    if _RAISED[0] <= rise <= _RAISED[1] and (is_smaller or word.text.isdecimal()):
        return 1
    return -1 if is_smaller and _LOWERED[0] <= -rise <= _LOWERED[1] else 0


def _gap(before: Word, word: Word) -> float:
    return (word.left - before.right) / max(before.size, 1.0)


def _parted(height: Sequence[Word]) -> Iterator[list[Word]]:
    """The words of one height, parted by wide gaps; the sign of a list stays with its entry."""
    part = [height[0]]
    for before, word in pairwise(height):
        is_sign = len(part) == 1 and bool(_SIGN_OF_LIST.fullmatch(before.text))
        if _gap(before, word) > _GAP and not is_sign:
            yield part
            part = []
        part.append(word)
    yield part


def _justified(sides: Sequence[Sequence[Sequence[Word]]]) -> frozenset[tuple[int, int]]:
    """The lines, by the index of their height and their own, whose words are spread over the measure of their column.

    Their spaces are all about as wide, and they end where a line beside them does, which has its spaces elsewhere.
    """
    even = [(at, nth) for at, parts in enumerate(sides) for nth, side in enumerate(parts) if is_even(side)]
    beside = {
        (at, nth): [
            (other, number)
            for other in (at - 1, at + 1)
            if 0 <= other < len(sides)
            for number, side in enumerate(sides[other])
            if _is_flush(sides[at][nth], side)
        ]
        for at, nth in even
    }
    found = {
        (at, nth)
        for at, nth in even
        if any(not _has_rivers(sides[at][nth], sides[other][number]) for other, number in beside[at, nth])
    }
    # The spaces of two words prove nothing, but beside a line that is spread so they do.
    return frozenset(place for place in even if place in found or not found.isdisjoint(beside[place]))


def _is_flush(height: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether two lines of one text begin and end below each other."""
    size = height[0].size
    is_near = abs(height[0].base - other[0].base) <= _CLOSE * size and abs(other[0].size - size) < _SAME_SIZE
    return (
        is_near and abs(height[0].left - other[0].left) <= _FLUSH and abs(height[-1].right - other[-1].right) <= _FLUSH
    )


def _has_rivers(height: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether each space of a line has one of the other line below or above it, as the columns of a table do.

    Several of them are columns only if words begin or end below each other there.
    """
    size = height[0].size
    gaps, others = list(pairwise(height)), list(pairwise(other))

    def is_river(before: Word, word: Word) -> bool:
        return any(
            min(word.left, two.left) - max(before.right, one.right) > _RIVER * size
            and (len(gaps) == 1 or min(abs(word.left - two.left), abs(before.right - one.right)) <= _FLUSH)
            for one, two in others
        )

    return all(is_river(before, word) for before, word in gaps)


def line_of(words: Sequence[Word], page: int) -> Line:
    """One line of words that stand side by side."""
    text, marks, asides = _written(words)
    letters = [word for word in words if not word.height] or list(words)
    last = words[-1].text
    is_torn = last[-1:] in HYPHENS or bool(TORN.search(last))
    size = max(letters, key=lambda word: len(word.text)).size
    return Line(
        page=page,
        text=text,
        size=size,
        is_bold=all(word.look.is_bold for word in letters),
        left=words[0].left,
        right=max(word.right for word in words),
        base=letters[0].base,
        first=words[0].right - words[0].left,
        is_torn=is_torn,
        marks=marks,
        asides=asides,
        words=tuple(words),
    )


def _written(words: Sequence[Word]) -> tuple[str, tuple[Mark, ...], tuple[tuple[str, str], ...]]:
    text, marks, asides = "", list[Mark](), []
    shown: Word | None = None
    for at, word in enumerate(words):
        letters = word.text.rstrip(HYPHENS)
        if at == len(words) - 1 and letters != word.text:
            letters += "-"
        letters = clean(letters.replace("\u00ad", ""))
        if word.height > 0:
            after = words[at + 1].text if at + 1 < len(words) else ""
            high = raised(text[-_LOOKED_AT:], letters, after)
            if high is None:
                asides.append((NOTE_MARK, letters))
                continue
            letters = high
        elif word.height < 0:
            letters = lowered(letters)
        if LOST in letters:
            continue
        if shown is not None and text and _has_space(shown, word):
            text += " "
        if letters:
            marks += _marks(word, len(text), len(text) + len(letters))
        text += letters
        shown = word
    return text, tuple(_joined(marks, text)), tuple(asides)


def _marks(word: Word, start: int, end: int) -> Iterator[Mark]:
    if word.look.is_bold:
        yield Mark(MarkKind.STRONG, start, end)
    if word.height > 0:
        yield Mark(MarkKind.RAISED, start, end)
    if word.link:
        yield Mark(MarkKind.LINK, start, end, word.link)


def _has_space(before: Word, word: Word) -> bool:
    if word.number == before.number + 1 and before.look.turn == word.look.turn and not before.height:
        return word.is_spaced or _gap(before, word) > _GAP
    return _gap(before, word) > _SPACE and not (word.height and _gap(before, word) < _JOINED)


def _joined(marks: Sequence[Mark], text: str) -> Iterator[Mark]:
    """The marks, those of one kind with nothing but a space between them as one."""
    last: Mark | None = None
    for mark in sorted(marks, key=lambda mark: (mark.kind, mark.start)):
        is_alike = last is not None and (last.kind, last.target) == (mark.kind, mark.target)
        if last is not None and is_alike and not text[last.end : mark.start].strip():
            last = replace(last, end=mark.end)
            continue
        if last is not None:
            yield last
        last = mark
    if last is not None:
        yield last


def has_list_mark(line: Line) -> bool:
    """Whether a line opens with the typed sign of an entry of a list, and not with the Greek article “ο”."""
    return list_mark(line.text).kind not in {"", "letter o"}
