"""The printed lines of a PDF page, by the position of their words; wide gaps separate them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.model import Cell, Mark
from pipeline.read.pdf.gutters import parted_at_gutters
from pipeline.read.pdf.justified import justified
from pipeline.read.pdf.words import HYPHENS, Word, gap
from pipeline.read.pdf.writing import GAP, JOINED, written
from pipeline.text.bullets import list_mark

# All in font sizes: words are on one line if their baselines are no farther apart than this.
_ONE_LINE = 0.3
# How close to their word raised and lowered letters stand, and how far above or below its line.
_BEFORE = 0.6
_RAISED = (0.15, 0.9)
_LOWERED = (0.05, 0.5)
_SMALLER = 0.88
_LONGEST_RAISED = 8
TORN = re.compile(r"(?<=[^\W\d_])[-\u2010]$")
_SIGN_OF_LIST = re.compile(r"[•▪◦❖✔✓➢➤►●■□‣⁃○\uf0b7\uf0a7\uf0d8·*–—-]|\(?(?:\d{1,2}|[a-zα-ω])[.)]")


class PrintedLine(NamedTuple):
    """Words side by side without a wide gap; distances are in points, from the left and the bottom.

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


def rows(words: Sequence[Word], page: int) -> list[list[PrintedLine]]:
    """The lines of upright words from the top of the page down; a row holds those at one height, from the left."""
    heights: list[list[Word]] = []
    for word in sorted(with_heights(words), key=lambda word: -word.base):
        if heights and abs(heights[-1][0].base - word.base) <= _ONE_LINE * max(heights[-1][0].size, word.size):
            heights[-1].append(word)
        else:
            heights.append([word])
    ordered = [sorted(height, key=lambda word: (word.left, word.number)) for height in heights]
    sides = parted_at_gutters(ordered)
    spread = justified(sides)
    return [
        [
            line_of(part, page)
            for at, side in enumerate(parts)
            for part in ([side] if (number, at) in spread else _parted(side))
        ]
        for number, parts in enumerate(sides)
    ]


def with_heights(words: Sequence[Word]) -> Iterator[Word]:
    """The words, with raised and lowered ones put on the line of the word that they belong to."""
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
    """1 if a word stands above the line of the word beside it, -1 if below, else 0."""
    is_behind = word.number > host.number
    apart = (word.left - host.right if is_behind else host.left - word.right) / host.size
    # A note's number before its text may be followed by a space.
    if len(word.text) > _LONGEST_RAISED or not -JOINED <= apart <= (JOINED if is_behind else _BEFORE) or host.height:
        return 0
    rise = (word.base - host.base) / host.size
    is_smaller = word.size <= _SMALLER * host.size
    if _RAISED[0] <= rise <= _RAISED[1] and (is_smaller or word.text.isdecimal()):
        return 1
    return -1 if is_smaller and _LOWERED[0] <= -rise <= _LOWERED[1] else 0


def _parted(height: Sequence[Word]) -> Iterator[list[Word]]:
    """The words at one height, split at wide gaps; a list mark stays with its item."""
    part = [height[0]]
    for before, word in pairwise(height):
        is_sign = len(part) == 1 and bool(_SIGN_OF_LIST.fullmatch(before.text))
        if gap(before, word) > GAP and not is_sign:
            yield part
            part = []
        part.append(word)
    yield part


def line_of(words: Sequence[Word], page: int) -> PrintedLine:
    """A line made of words side by side."""
    text, marks, asides = written(words)
    letters = [word for word in words if not word.height] or list(words)
    last = words[-1].text
    is_torn = last[-1:] in HYPHENS or bool(TORN.search(last))
    size = max(letters, key=lambda word: len(word.text)).size
    return PrintedLine(
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


def has_list_mark(line: PrintedLine) -> bool:
    """Whether a line starts with a typed list mark, other than “ο”, which may be the Greek article."""
    return list_mark(line.text).kind not in {"", "letter o"}
