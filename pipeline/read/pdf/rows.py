"""Rows of a PDF page that stand side by side, and the strips of white between them."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import TypeAlias

from pipeline.read.pdf.printed_lines import PrintedLine

PrintedRow: TypeAlias = Sequence[PrintedLine]

Strip: TypeAlias = tuple[float, float]

# In font sizes: the narrowest strip between columns; rows farther apart than this are unrelated; lines closer than this
# are of one paragraph; lines nearer in height than this overlap, and stand side by side.
_NARROWEST = 0.25

_APART = 6.0

CLOSE = 1.75

_OVERLAP = 1.3


def side_by_side(rows: Sequence[PrintedRow], start: int) -> int:
    """The end of the rows from `start` on that share a strip of white space with text on both sides."""
    end, kept = start + 1, start + 1
    if len(rows[start]) == 1 and (end == len(rows) or not _opens(rows[start], rows[end])):
        return end
    strips = white_strips(rows[start:end])
    while end < len(rows) and rows[end - 1][0].base - rows[end][0].base <= _APART * rows[end][0].size:
        found = white_strips(rows[start : end + 1])
        if not found or (strips and len(found) < len(strips) and _is_table_like(rows[start:end], strips)):
            break
        strips = found
        end += 1
        if len(rows[end - 1]) > 1 or overlap(rows[end - 2], rows[end - 1]):
            kept = end
    return max(end if strips else start + 1, kept)


def _opens(row: PrintedRow, after: PrintedRow) -> bool:
    """Whether a single line starts rows that stand side by side: it is beside the next line, or of the same text."""
    line, below = row[0], after[0]
    is_alike = (round(line.size), line.is_bold) == (round(below.size), below.is_bold)
    is_one_text = is_alike and line.left == below.left and line.base - below.base <= CLOSE * line.size
    return overlap(row, after) or (len(after) > 1 and is_one_text and line.right < after[1].left)


def _is_table_like(rows: Sequence[PrintedRow], strips: Sequence[Strip]) -> bool:
    """Whether all rows fill several columns, so that one of another shape ends their table."""
    return len(strips) > 1 and all(len(row) == len(strips) + 1 for row in rows)


def overlap(first: PrintedRow, second: PrintedRow) -> bool:
    """Whether two single lines overlap in height, and so stand side by side."""
    is_beside = first[-1].right < second[0].left or second[-1].right < first[0].left
    return is_beside and abs(first[0].base - second[0].base) < _OVERLAP * max(first[0].size, second[0].size)


def white_strips(rows: Sequence[PrintedRow]) -> list[Strip]:
    """The strips of white space that all rows share, from the left, with text on both sides."""
    spans = sorted((line.left, line.right) for row in rows for line in row)
    size = median(line.size for row in rows for line in row)
    out: list[Strip] = []
    reach = spans[0][1]
    for left, right in spans[1:]:
        if left - reach >= _NARROWEST * size:
            out.append((reach, left))
        reach = max(reach, right)
    return out


def halves(rows: Sequence[PrintedRow], strip: Strip) -> tuple[list[PrintedRow], list[PrintedRow]]:
    """The lines to the left and to the right of a strip, row by row."""
    left = [[line for line in row if line.right <= strip[0] + 0.1] for row in rows]
    right = [[line for line in row if line.left >= strip[1] - 0.1] for row in rows]
    return [row for row in left if row], [row for row in right if row]


def lines_of(rows: Sequence[PrintedRow]) -> list[PrintedLine]:
    """The lines of rows in their order."""
    return [line for row in rows for line in row]
