"""The fates of all characters of the page's text: nothing is lost silently."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import compress
from operator import not_

from pipeline.extract.page.found import Verdict
from pipeline.extract.page.lines import Line, Piece
from pipeline.extract.page.marks import page_offset
from pipeline.model import Aside, Coverage, Fate, Locator

_ORDER = (Fate.UNPLACED, Fate.BOILERPLATE, Fate.LABEL, Fate.FIELD)
NO_RULE = "no rule says what it is"
# Of a page's marks, for each code.
_RUNS = tuple(re.compile(rb"\x%02x+" % code) for code in range(len(_ORDER) + 1))


@dataclass(frozen=True, slots=True)
class Account:
    """The fates of a page's text: `asides` are its words that went into no field, `marks` a fate a character."""

    text: str
    asides: tuple[Aside, ...]
    marks: bytes

    def coverage(self, start: int = 0, end: int | None = None) -> Coverage:
        """The numbers of characters of a stretch, or of the whole page, by their fates; white space does not count."""
        is_counted = map(not_, map(str.isspace, self.text[start:end]))
        marks = bytes(compress(self.marks[start:end], is_counted))
        nowhere, unplaced, boilerplate, label, field = map(marks.count, range(len(_ORDER) + 1))
        return Coverage(len(marks), field, label, boilerplate, unplaced + nowhere)


def accounted(text: str, lines: Sequence[Line], verdicts: Iterable[Verdict]) -> Account:
    """The account of a page's text.

    Where verdicts meet, the one that keeps more counts: a field before a label before boilerplate. What no verdict is
    about is unplaced, but for signs between two values.
    """
    kept = sorted(verdicts, key=lambda verdict: _ORDER.index(verdict.fate))
    sheet = bytearray(len(text))
    for verdict in kept:
        start, end = _ends(verdict.piece, lines)
        sheet[start:end] = bytes([_code(verdict.fate)]) * (end - start)
    rest = [aside for line in lines for aside in _rest(line, sheet, text)]
    for aside in rest:
        start, end = aside.locator.start or 0, aside.locator.end or 0
        sheet[start:end] = bytes([_code(aside.fate)]) * (end - start)
    asides = sorted([*_asides(kept, sheet, text, lines), *rest], key=lambda aside: aside.locator.start or 0)
    return Account(text, tuple(asides), bytes(sheet))


def _rest(line: Line, sheet: bytearray, text: str) -> Iterable[Aside]:
    """The stretches of a line that no verdict is about."""
    block = line.segment.block
    for start, end in _stretches(sheet, block.start, block.end, 0):
        words = text[start:end]
        if any(map(str.isalnum, words)):
            yield Aside(words, Fate.UNPLACED, NO_RULE, Locator(block.path, start, end))
        elif words.strip():
            yield Aside(words, Fate.BOILERPLATE, "sign between two values", Locator(block.path, start, end))


def _asides(kept: Sequence[Verdict], sheet: bytearray, text: str, lines: Sequence[Line]) -> Iterable[Aside]:
    """The stretches on which verdicts about no field came to hold; where two say the same, the later one is told."""
    by_place: dict[tuple[int, int], Aside] = {}
    for verdict in kept:
        if verdict.fate is Fate.FIELD:
            continue
        path = lines[verdict.piece.line].segment.block.path
        for start, end in _stretches(sheet, *_ends(verdict.piece, lines), _code(verdict.fate)):
            if text[start:end].strip():
                by_place[start, end] = Aside(text[start:end], verdict.fate, verdict.reason, Locator(path, start, end))
    return by_place.values()


def _stretches(sheet: bytearray, start: int, end: int, code: int) -> Iterable[tuple[int, int]]:
    """The stretches between `start` and `end` that are marked with `code`."""
    return (found.span() for found in _RUNS[code].finditer(sheet, start, end))


def _code(fate: Fate) -> int:
    return _ORDER.index(fate) + 1


def _ends(piece: Piece, lines: Sequence[Line]) -> tuple[int, int]:
    """Start and end of a piece in the page's text."""
    segment = lines[piece.line].segment
    block = segment.block
    # A repair at an edge may have left out signs, such as a soft hyphen: they belong to the piece at that edge.
    start = block.start if piece.start == 0 else page_offset(segment, piece.start)
    end = block.end if piece.end >= len(segment.text) else page_offset(segment, piece.end)
    return start, end
