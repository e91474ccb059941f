"""The heights of a Word sheet's parts in the styles of its template, reckoned with the widths of their letters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from math import ceil
from typing import NamedTuple

from pipeline.model import Figure, Flow, Items, Note, Pair, Part, Passage, Table, Text
from pipeline.render.docx.grouping import groups, in_rows, picture_words
from pipeline.render.docx.measures import Measure, Measures
from pipeline.render.docx.restyling import DEFAULT_SIZE
from pipeline.render.table_columns import shares

# Points in a millimetre.
MM = 72 / 25.4

# In points: the gutter between two languages, the gap after a table.
GUTTER, _GAP = 19.85, 3.0

# How wide and how high the page's own pictures are at most, in points: beside a heading, where text takes the whole
# width, where it is set closer; how high where there are several. What parts those in a row.
_BESIDE, _BELOW, _CLOSE, _OF_SEVERAL = (60 * MM, 74 * MM), (83.5 * MM, 74 * MM), (54 * MM, 48 * MM), 52 * MM
BETWEEN = 3 * MM

# A row of two columns that is no higher stays on one page.
_KEPT = 45.0

# A table breaks between rows, of which so many stay together at its beginning, with its header, and at its end.
_FIRST, _LAST = 2, 3

# What a line takes about: two are never left alone.
_LINE = 15.0


class FlowBox(NamedTuple):
    """Something of a height in points; it `breaks` between lines, or `holds` on to what follows."""

    height: float
    breaks: bool = False
    holds: bool = False


class Heights:
    """Heights of parts of a sheet whose text has a size."""

    def __init__(self, measures: Measures, size: float, shape: Callable[[Figure], float]) -> None:
        """`shape` tells how many times a picture is as wide as it is high."""
        self.page, self.size = measures.page, size
        self._shape = shape
        self.known = measures
        self._measures: dict[str, Measure] = {}

    def of(self, style: str) -> Measure:
        """A paragraph style."""
        if style not in self._measures:
            self._measures[style] = self.known.of(style, self.size)
        return self._measures[style]

    def lines(self, passages: Iterable[Passage], style: str) -> Iterator[FlowBox]:
        """A paragraph of the page's width for each passage."""
        return (self._text(one, style, self.page.room) for one in passages)

    def parts(self, parts: Iterable[Part], style: str) -> Iterator[FlowBox]:
        """The texts, lists and pictures under a heading, in a style of paragraphs; two languages side by side."""
        for group in groups(parts):
            figures = [part for part in group if isinstance(part, Figure)]
            if figures:
                yield from self._figures(figures, style)
            for part in group:
                if isinstance(part, Pair):
                    width = (self.page.room - GUTTER) / 2
                    inner = "Lead Side" if style == "Lead" else "Side"
                    sides = [list(self._flows(side, inner, width)) for side in (part.left, part.right)]
                    height = max(sum(block.height for block in side) for side in sides)
                    yield FlowBox(height, breaks=height > _KEPT)
                elif not isinstance(part, Figure):
                    yield from self._flows([part], style, self.page.room)

    def _figures(self, figures: Sequence[Figure], style: str) -> Iterator[FlowBox]:
        """Pictures with what stands below them, in rows."""
        largest = picture_room(self.size, len(figures), is_wide=style != "Body")
        room = self.page.room - (self.of("Body").left if style == "Body" else 0)
        for row in in_rows(figures, room, largest[0] + BETWEEN):
            yield FlowBox(max(self._figure(one, largest) for one in row))

    def _figure(self, figure: Figure, largest: tuple[float, float]) -> float:
        line, caption = self.of("Figure Side"), self.of("Caption Side")
        below = sum(caption.height(one.text, largest[0]) for one in picture_words(figure))
        below += caption.after if below else 0
        return min(largest[0] / self._shape(figure), largest[1]) + line.before + line.after + below

    def _flows(self, flows: Iterable[Flow], style: str, width: float) -> Iterator[FlowBox]:
        is_side = style.endswith("Side")
        for flow in flows:
            match flow:
                case Text():
                    yield self._text(flow.passage, style, width)
                case Items():
                    for item in flow.items:
                        level = f" {item.level}" if 1 < item.level <= 4 else ""
                        yield self._text(item.passage, f"{'Side' if is_side else 'List'} Bullet{level}", width)
                case Table():
                    yield from self._table(flow, width if is_side else width - self.of("Body").left)
                case Figure():
                    yield FlowBox(self._figure(flow, picture_room(self.size, 1, is_wide=True)))
                case Note():
                    yield from (self._text(one, "Note", width) for one in flow.passages)

    def _text(self, passage: Passage, style: str, width: float) -> FlowBox:
        measure = self.of(style)
        return FlowBox(measure.height(passage.text, width) + measure.before + measure.after, breaks=True)

    def _table(self, table: Table, width: float) -> Iterator[FlowBox]:
        cell = self.of("Cell")
        columns = [share * width - 6 for share in shares(table)]
        rows = (table.header, *table.rows)
        for number, row in enumerate(rows):
            heights = [cell.height(one.text, room) for one, room in zip(row, columns, strict=True)]
            height = max(heights) + cell.before + cell.after + 0.5
            yield FlowBox(height, holds=is_held(number, table))
        yield FlowBox(_GAP)


def is_held(row: int, table: Table) -> bool:
    """Whether a row of a table, of which the header is the first, stays on the page of the next one."""
    last = len(table.rows)
    return row < last and (row < _FIRST or last - row < _LAST)


def picture_room(size: float, count: int, *, is_wide: bool) -> tuple[float, float]:
    """The greatest width and height of a picture of so many, in points, on a sheet whose text has a size."""
    if size < DEFAULT_SIZE:
        return _CLOSE
    width, height = _BELOW if is_wide else _BESIDE
    return width, height if count == 1 else _OF_SEVERAL


def extent(blocks: Sequence[FlowBox], first: float, later: float) -> tuple[int, float]:
    """The pages that blocks take, and the points used of the last; `first` is the first page's height."""
    pages, used, held, room = 1, 0.0, 0.0, first
    for block in blocks:
        if block.holds:
            held += block.height
            continue
        height, held = held + block.height, 0.0
        if used + height <= room:
            used += height
        elif block.breaks and used + height - block.height < room - 2 * _LINE:
            over = used + height - room
            pages, used, room = pages + ceil(over / later), over % later, later
        else:
            pages, used, room = pages + 1, height, later
    return pages, used
