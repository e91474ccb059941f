"""The reading order of the lines of a PDF page: down its columns, and along the rows of its tables.

Rows that share a strip of white space stand side by side. They are columns of text if the lines continue down the page,
or are not level with those beside them; else they are the rows of a table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count, pairwise

from pipeline.model import Cell
from pipeline.read.pdf.labels import is_label
from pipeline.read.pdf.printed_lines import PrintedLine, has_list_mark
from pipeline.read.pdf.rows import CLOSE, PrintedRow, Strip, halves, lines_of, overlap, side_by_side, white_strips

# In font sizes: a line closer than this to the next paragraph is still in the same column.
_NEXT_PARAGRAPH = 2.4
# A line that fills this share of its column continues on the next, if the column is at least this wide (in letters);
# columns have at least this many lines, and this share of them do so.
_FULL = 0.72
_FEWEST_LETTERS = 14
_FEWEST_LINES = 3
_MOST = 0.6
# This share of a table's lines is level with others; within this distance, in font sizes, lines are level.
_ALIGNED = 0.75
_ONE_HEIGHT = 0.2


class PageLayout:
    """Gives the lines of pages in reading order; tables and columns are numbered through all of them."""

    def __init__(self, labels: frozenset[str]) -> None:
        self._labels = labels
        self._tables = count()
        self._flows = count(1)

    def ordered(self, rows: Sequence[PrintedRow], flow: tuple[int, ...] = ()) -> Iterator[PrintedLine]:
        """The lines of `rows`, which come from the top of the page down."""
        at = 0
        while at < len(rows):
            end = side_by_side(rows, at)
            if end == at + 1 and len(rows[at]) == 1:
                yield rows[at][0]._replace(flow=flow)
            elif (strip := self._gutter(rows[at:end])) is not None:
                end = at + _last_of_columns(rows[at:end], strip)
                left, right = halves(rows[at:end], strip)
                kept = len(left) - _heads_what_follows(left)
                for side in (left[:kept], right):
                    yield from self.ordered(side, (*flow, next(self._flows)))
                yield from self.ordered(left[kept:], flow)
            elif all(len(row) == 1 for row in rows[at:end]):
                end = at + 1
                yield rows[at][0]._replace(flow=flow)
            else:
                end = at + _last_of_table(rows[at:end])
                yield from self._table(rows[at:end])
            at = end

    def _gutter(self, rows: Sequence[PrintedRow]) -> Strip | None:
        """The strip between two columns of text; None if the rows are those of a table."""
        for strip in white_strips(rows):
            left, right = halves(rows, strip)
            if self._are_columns(lines_of(left), lines_of(right), is_parted=len(white_strips(rows)) == 1):
                return strip
        return None

    def _are_columns(self, left: Sequence[PrintedLine], right: Sequence[PrintedLine], *, is_parted: bool) -> bool:
        if min(len(left), len(right)) < 2:
            return False
        labels = sum(line.text.endswith(":") or is_label(line.text, self._labels) for line in left)
        if 2 * labels > len(left):
            return False
        heights = [line.base for line in right]
        aligned = sum(any(abs(line.base - one) <= _ONE_HEIGHT * line.size for one in heights) for line in left)
        if len(left) >= _FEWEST_LINES and _runs_on(left):
            return is_parted or aligned < _ALIGNED * len(left) or _runs_on(right)
        if aligned < _ALIGNED * min(len(left), len(right)):
            return True
        drawn_apart = max(line.words[0].number for line in left) < min(line.words[0].number for line in right)
        return drawn_apart and min(len(left), len(right)) >= _FEWEST_LINES

    def _table(self, rows: Sequence[PrintedRow]) -> Iterator[PrintedLine]:
        strips = white_strips(rows)
        number, row = next(self._tables), -1
        cells: list[list[PrintedLine]] = []
        before: PrintedRow | None = None
        for lines in rows:
            columns = [sum(strip[1] <= line.left + 0.1 for strip in strips) for line in lines]
            if before is None or not _goes_on(before, lines, columns):
                yield from (line for cell in cells for line in cell)
                row, cells = row + 1, [[] for _ in range(len(strips) + 1)]
            for column, line in zip(columns, lines, strict=True):
                cells[column].append(line._replace(cell=Cell(number, row, column)))
            before = lines
        yield from (line for cell in cells for line in cell)


def _runs_on(lines: Sequence[PrintedLine]) -> bool:
    """Whether most lines continue on the next: they are nearly as long as their column is wide."""
    edge = max(line.right for line in lines)
    start = min(line.left for line in lines)
    inner = [
        line
        for line, after in pairwise(lines)
        if 0 < line.base - after.base <= CLOSE * line.size and not has_list_mark(after)
    ]
    full = [
        line for line in inner if line.right - start >= _FULL * (edge - start) and len(line.text) >= _FEWEST_LETTERS
    ]
    return len(full) >= 2 and len(full) >= _MOST * len(inner)


def _last_of_columns(rows: Sequence[PrintedRow], strip: Strip) -> int:
    """How many of the rows are columns: what follows the last row with both sides is one only if it continues."""
    both = [at for at, row in enumerate(rows) if len(row) > 1 or (at and overlap(rows[at - 1], row))]
    last = both[-1] + 1
    sides = [lines_of(side) for side in halves(rows[:last], strip)]
    while last < len(rows):
        line = rows[last][0]
        side = sides[0] if line.right <= strip[0] + 0.1 else sides[1]
        distance = (side[-1].base - line.base) / line.size
        after = rows[last + 1][0] if last + 1 < len(rows) else None
        has_more = after is not None and line.base - after.base <= CLOSE * line.size
        is_like = (round(line.size), line.is_bold) in {(round(one.size), one.is_bold) for one in side}
        if not is_like or distance > (_NEXT_PARAGRAPH if has_more else CLOSE):
            break
        side.append(line)
        last += 1
    return last


def _heads_what_follows(rows: Sequence[PrintedRow]) -> bool:
    """Whether the last line of a column is a heading, and so belongs to what stands below all columns."""
    if len(rows) < _FEWEST_LINES or len(rows[-1]) > 1:
        return False
    last, before = rows[-1][0], rows[-2][0]
    return last.size > before.size + 1 or (last.is_bold and not before.is_bold)


def _last_of_table(rows: Sequence[PrintedRow]) -> int:
    """How many of the rows belong to a table: what follows its last full row must continue a cell.

    A line in another style than the first cells is a heading between two tables.
    """
    whole = [at for at, row in enumerate(rows) if len(row) > 1]
    last = (whole[-1] if whole else 0) + 1
    looks = {(round(rows[at][0].size), rows[at][0].is_bold) for at in whole}
    edge = white_strips(rows)[0][0] if white_strips(rows) else 0.0
    for at, row in enumerate(rows[:last]):
        is_first = len(row) == 1 and row[0].right <= edge + 0.1
        if at and is_first and (round(row[0].size), row[0].is_bold) not in looks:
            return at
    while last < len(rows) and _goes_on(rows[last - 1], rows[last], [int(rows[last][0].left > edge)]):
        last += 1
    return last


def _goes_on(before: PrintedRow, row: PrintedRow, columns: Sequence[int]) -> bool:
    """Whether a table row continues the cells of the row above: its first column is empty."""
    distance = before[0].base - row[0].base
    return columns[0] > 0 and distance <= CLOSE * row[0].size
