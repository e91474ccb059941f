"""How large the text of a Word document may be for two pages to hold it.

Only Word knows where its pages end. This is an estimate for Calibri and the shipped styles, a little on the safe side;
it knows letters by their number and script, not by their shapes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import ceil
from typing import NamedTuple

from pipeline.model import Facts, Figure, Flow, Heading, Items, Note, Pair, Part, Passage, Table, Text
from pipeline.render.tables import shares

# Sizes of text in points: the template's own, and those that are tried where it needs more than two pages.
SIZES = (10.5, 10.0, 9.5, 9.0)
_PAGES = 2

# Points between the margins of a page, less a line that a reader's own fonts may cost.
_HEIGHT = 726.0

# A second page with no more points of text on it would better be none.
_STUB = 110.0

# Width of the text in points: over the page, below a section's heading, in one of two columns; of a bullet's indent.
_PAGE, _BODY, _SIDE, _BULLET = 493.0, 323.0, 236.0, 12.0

# Mean width of a letter of Calibri, and the distance of its lines, in parts of the size.
_GREEK, _OTHER, _LINE = 0.485, 0.432, 1.343

# Sizes of text in points that do not change with that of the sections.
_FIXED = {"Lead": 12.0, "Kicker": 10.5}
_SMALL, _CELL, _TITLE, _HEADING = 9.0, 10.0, 20.0, 10.5

# Space around things in points: after a paragraph and an item, around a heading, a row, a picture, the source.
_PARAGRAPH, _ITEM, _SECTION, _ROW, _PICTURE, _SOURCE = 4.0, 2.5, 22.0, 4.5, 160.0, 72.0

# A table with fewer rows stays on one page, and so does a row of two columns that is no higher.
_KEPT_ROWS = 9
_KEPT = 250.0


class _Extent(NamedTuple):
    """The pages that a document takes, and the points used of the last one."""

    pages: int
    used: float


class _Block(NamedTuple):
    """Something of a height in points; it `breaks` between lines, or `holds` on to what follows."""

    height: float
    breaks: bool = False
    holds: bool = False


def text_size(parts: Sequence[Part], spacing: float) -> float:
    """The largest of `SIZES` at which two pages hold the parts, or one where the second would be all but empty.

    It is the first one if none does. `spacing` is the brand's factor of distances.
    """
    first = _extent(_Measure(SIZES[0], spacing).blocks(parts))
    wanted = 1 if first.pages == _PAGES and first.used < _STUB else _PAGES
    found = (size for size in SIZES if _extent(_Measure(size, spacing).blocks(parts)).pages <= wanted)
    return next(found, SIZES[0])


def _extent(blocks: Iterable[_Block]) -> _Extent:
    pages, used, held = 1, 0.0, 0.0
    for block in blocks:
        if block.holds:
            held += block.height
            continue
        height = held + block.height
        held = 0.0
        if used + height <= _HEIGHT:
            used += height
        elif block.breaks:
            over = used + height - _HEIGHT
            pages, used = pages + ceil(over / _HEIGHT), over % _HEIGHT
        else:
            pages, used = pages + 1, height
    return _Extent(pages, used)


class _Measure:
    """Heights at one size of text."""

    def __init__(self, size: float, spacing: float) -> None:
        self._size, self._spacing = size, spacing

    def blocks(self, parts: Sequence[Part]) -> Iterator[_Block]:
        for part in parts:
            match part:
                case Heading():
                    yield self._heading(part)
                case Facts():
                    for row in part.rows:
                        yield _Block(sum(self._lines(one, _BODY, self._size) for one in row.values) + self._gap(_ROW))
                case Pair():
                    sides = (
                        sum(block.height for block in self._flows(side, _SIDE)) for side in (part.left, part.right)
                    )
                    height = max(sides)
                    yield _Block(height, breaks=height > _KEPT)
                case _:
                    yield from self._flows([part], _BODY)

    def _heading(self, heading: Heading) -> _Block:
        if heading.level == 1:
            lines = sum(self._lines(one, _PAGE, _TITLE) for one in heading.passages)
            return _Block(lines + self._gap(_SECTION), holds=True)
        return _Block(_HEADING * _LINE + self._gap(_SECTION), holds=True)

    def _flows(self, flows: Iterable[Flow], width: float) -> Iterator[_Block]:
        for flow in flows:
            match flow:
                case Text():
                    yield self._text(flow, width)
                case Items():
                    for item in flow.items:
                        yield _Block(
                            self._lines(item.passage, width - _BULLET, self._size) + self._gap(_ITEM), breaks=True
                        )
                case Table():
                    yield from self._table(flow, width)
                case Figure():
                    yield _Block(_SOURCE if flow.style == "Code" else _PICTURE)
                case Note():
                    yield from (_Block(self._lines(one, width, _SMALL) + self._gap(_ROW)) for one in flow.passages)

    def _text(self, text: Text, width: float) -> _Block:
        if text.style == "Source":
            return _Block(0.0)  # it stands beside the code
        size = _FIXED.get(text.style, self._size if text.style == "Body" else _SMALL)
        room = width if text.style == "Body" or width == _SIDE else _PAGE
        return _Block(self._lines(text.passage, room, size) + self._gap(_PARAGRAPH), breaks=True)

    def _table(self, table: Table, width: float) -> Iterator[_Block]:
        columns = [share * width for share in shares(table)]
        rows = (table.header, *table.rows)
        for row in rows:
            heights = (self._lines(cell, room, _CELL) for cell, room in zip(row, columns, strict=True))
            yield _Block(max(heights) + self._gap(_ROW), holds=len(table.rows) < _KEPT_ROWS and row is not rows[-1])

    def _lines(self, passage: Passage, width: float, size: float) -> float:
        """The height of a passage's lines."""
        # Greek letters have two bytes each, which is faster found out than by a look at every letter.
        greek = len(passage.text.encode("utf-8", "replace")) - len(passage.text)
        letters = greek * _GREEK + (len(passage.text) - greek) * _OTHER
        return ceil(letters * size / width) * size * _LINE

    def _gap(self, points: float) -> float:
        return points * self._spacing
