"""How large the text of a Word document may be for two pages to hold it.

Only Word knows where its pages end. This is an estimate for the shipped font and styles, a little on the safe side;
it knows letters by their number and script, not by their shapes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import ceil
from typing import NamedTuple

from pipeline.model import Fact, Figure, Flow, Foot, Head, Items, Note, Pair, Part, Passage, Section, Sheet, Table, Text
from pipeline.render.docx.grouping import is_brief, is_parted, shares_line
from pipeline.render.tables import shares

# Sizes of text in points: the template's own, and those that are tried where it needs more than two pages.
SIZES = (10.5, 10.0, 9.5, 9.0)
_PAGES = 2

# Points between the margins of a page, less what a reader's own fonts may cost.
_HEIGHT = 690.0

# A second page that would not be filled to a third would better be none.
_STUB = 240.0

# Width of the text in points: over the page, below a section's heading, in one of two columns; of a bullet's indent.
_PAGE, _BODY, _SIDE, _BULLET = 493.0, 323.0, 236.0, 12.0
# Mean width of a letter of the font, and the distance of its lines, in parts of the size.
_GREEK, _OTHER, _LINE = 0.505, 0.42, 1.36

# Sizes of text in points where the sections have the largest; all but the small shrink along.
_LEAD, _KICKER = 12.0, 10.5
_SMALL, _CELL, _TITLE, _HEADING = 9.0, 10.0, 20.0, 10.5

# Space around things in points: after a paragraph and an item, around a section, a row, a fact.
_PARAGRAPH, _ITEM, _SECTION, _ROW, _FACT = 4.5, 2.5, 16.0, 4.5, 2.0

# Heights of pictures with what stands beside them in points; partners' logos stand beside the emblem.
_PICTURE, _CODE, _LOGO, _EMBLEM = 160.0, 72.0, 40.0, 68.0

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


def text_size(sheet: Sheet, spacing: float) -> float:
    """The largest of `SIZES` at which two pages hold the sheet, or one where the second would be all but empty.

    It is the first one if none does. `spacing` is the brand's factor of distances.
    """
    first = _extent(_Measure(SIZES[0], spacing).blocks(sheet))
    wanted = 1 if first.pages == _PAGES and first.used < _STUB else _PAGES
    if first.pages <= wanted:
        return SIZES[0]
    found = (size for size in SIZES[1:] if _extent(_Measure(size, spacing).blocks(sheet)).pages <= wanted)
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
        elif block.breaks and used + height - block.height < _HEIGHT:
            over = used + height - _HEIGHT
            pages, used = pages + ceil(over / _HEIGHT), over % _HEIGHT
        else:
            pages, used = pages + 1, height
    return _Extent(pages, used)


class _Measure:
    """Heights at one size of text."""

    def __init__(self, size: float, spacing: float) -> None:
        self._size, self._spacing = size, spacing
        self._scale = size / SIZES[0]

    def blocks(self, sheet: Sheet) -> Iterator[_Block]:
        yield from self._head(sheet.head)
        for section in sheet.sections:
            blocks = list(self._section(section))
            if is_brief(section):
                *kept, last = blocks
                yield _Block(sum(block.height for block in kept), holds=True)
                yield last
            else:
                yield from blocks
        yield from self._foot(sheet.foot)

    def _head(self, head: Head) -> Iterator[_Block]:
        yield from (_Block(_LOGO) for _ in head.logos)
        yield self._text(head.kicker, _PAGE, _KICKER * self._scale)
        lines = sum(self._lines(one, _PAGE, _TITLE * self._scale) for one in head.titles)
        yield _Block(lines + self._gap(_SECTION), holds=True)
        yield from (self._fact(row, is_parted=is_parted(head.facts)) for row in head.facts)
        yield from self._remarks(head.notes, _PAGE)
        yield from self._parts(head.lead, _PAGE, _LEAD * self._scale)

    def _section(self, section: Section) -> Iterator[_Block]:
        yield _Block(_HEADING * self._scale * _LINE + self._gap(_SECTION), holds=True)
        yield from self._remarks(section.notes, _BODY)
        yield from self._parts(section.flows, _BODY, self._size)

    def _foot(self, foot: Foot) -> Iterator[_Block]:
        yield from self._remarks([one for note in foot.context for one in note.passages], _BODY)
        if foot.tags:
            yield self._text(foot.tags, _PAGE, _SMALL)
        if foot.code:
            yield _Block(_CODE)
        if foot.funding:
            yield _Block(_EMBLEM)
            # Small lines over the whole page, close to one another.
            yield _Block(sum(self._lines(one, _PAGE, _SMALL) for one in foot.funding.notes) + self._gap(_ROW))

    def _remarks(self, passages: Iterable[Passage], width: float) -> Iterator[_Block]:
        return (_Block(self._lines(one, width, _SMALL) + self._gap(_ROW)) for one in passages)

    def _parts(self, parts: Iterable[Part], width: float, size: float) -> Iterator[_Block]:
        for part in parts:
            if isinstance(part, Pair):
                sides = (self._flows(side, _SIDE, size) for side in (part.left, part.right))
                height = max(sum(block.height for block in side) for side in sides)
                yield _Block(height, breaks=height > _KEPT)
            else:
                yield from self._flows([part], width, size)

    def _fact(self, row: Fact, *, is_parted: bool) -> _Block:
        is_beside = is_parted or shares_line(row)
        sides = (row.values, row.others) if is_beside else ((*row.values, *row.others),)
        room = _BODY / len(sides)
        heights = (sum(self._lines(one, room, self._size) + self._gap(_FACT) for one in side) for side in sides)
        return _Block(max(heights) + self._gap(_FACT))

    def _flows(self, flows: Iterable[Flow], width: float, size: float) -> Iterator[_Block]:
        for flow in flows:
            match flow:
                case Text():
                    yield self._text(flow.passage, width, size)
                case Items():
                    for item in flow.items:
                        lines = self._lines(item.passage, width - _BULLET, self._size)
                        yield _Block(lines + self._gap(_ITEM), breaks=True)
                case Table():
                    yield from self._table(flow, width)
                case Figure():
                    yield _Block(_PICTURE)
                case Note():
                    yield from self._remarks(flow.passages, width)

    def _text(self, passage: Passage, width: float, size: float) -> _Block:
        return _Block(self._lines(passage, width, size) + self._gap(_PARAGRAPH), breaks=True)

    def _table(self, table: Table, width: float) -> Iterator[_Block]:
        columns = [share * width for share in shares(table)]
        rows = (table.header, *table.rows)
        for row in rows:
            size = max(_SMALL, _CELL * self._scale)
            heights = (self._lines(cell, room, size) for cell, room in zip(row, columns, strict=True))
            yield _Block(max(heights) + self._gap(_ROW), holds=len(table.rows) < _KEPT_ROWS and row is not rows[-1])

    def _lines(self, passage: Passage, width: float, size: float) -> float:
        """The height of a passage's lines."""
        # Greek letters have two bytes each, which is faster found out than by a look at every letter.
        greek = len(passage.text.encode("utf-8", "replace")) - len(passage.text)
        letters = greek * _GREEK + (len(passage.text) - greek) * _OTHER
        return ceil(letters * size / width) * size * _LINE

    def _gap(self, points: float) -> float:
        return points * self._spacing
