"""The rows of a table in a text that a person has typed."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Collection

from pipeline.model import FieldValue, TableRow

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_BORDER = re.compile(r"(?<!\S)\|(?!\S)")


def typed_rows(text: str, old: FieldValue | None = None) -> tuple[TableRow, ...]:
    """Where the cells of the rows in a text stand; `old` is the value that it takes the place of.

    A bar with white space or an end of the line on either side is a border between cells. But a line of the old text
    is what it was there, row or none, and a cell of it that has such a bar in it stays one.
    """
    known = _old_lines(old) if old else {}
    cells = {cell for row in old.cells for cell in row if _BORDER.search(cell)} if old else set[str]()
    rows: list[TableRow] = []
    for line in _LINE.finditer(text):
        words, first = line[0].strip(), line.end() - len(line[0].lstrip())
        earlier = known.get(words)
        row = (earlier.popleft() if len(earlier) > 1 else earlier[0]) if earlier else _row(words, cells)
        if row:
            rows.append(tuple((first + start, first + end) for start, end in row))
    return tuple(rows)


def _old_lines(old: FieldValue) -> dict[str, deque[TableRow]]:
    """The lines of a value by their words, each with its cells, counted from its first word; without any for prose."""
    found: dict[str, deque[TableRow]] = {}
    rows = deque(old.rows)
    for line in _LINE.finditer(old.text):
        words, first = line[0].strip(), line.end() - len(line[0].lstrip())
        row = rows.popleft() if rows and line.start() <= rows[0][0][0] <= line.end() else ()
        inside = (tuple(min(max(edge - first, 0), len(words)) for edge in cell) for cell in row)
        found.setdefault(words, deque()).append(tuple((start, end) for start, end in inside))
    return found


def _row(words: str, known: Collection[str]) -> TableRow:
    """The cells of a line, of which the `known` ones have bars of their own; none where there is no border."""
    borders = list(_BORDER.finditer(words))
    starts, ends = [0, *(one.end() for one in borders)], [*(one.start() for one in borders), len(words)]
    sizes = sorted({len(_BORDER.findall(cell)) + 1 for cell in known}, reverse=True)
    row: list[tuple[int, int]] = []
    at = 0
    while at < len(starts):
        lasts = [at + size - 1 for size in sizes if at + size <= len(ends)]
        last = next((one for one in lasts if words[starts[at] : ends[one]].strip() in known), at)
        inside = words[starts[at] : ends[last]]
        start = starts[at] + len(inside) - len(inside.lstrip()) if inside.strip() else starts[at]
        row.append((start, start + len(inside.strip())))
        at = last + 1
    return tuple(row) if len(row) > 1 else ()
