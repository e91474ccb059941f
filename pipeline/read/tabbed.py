"""Table rows in plain text: browsers put tabs between the cells when a table is copied."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.model import Cell
from pipeline.text.bullets import list_mark

# The first cell of a row is no longer than a label: a tab further along is a typing error.
_LONGEST_FIRST = 60
# A copied cell runs over at most this many lines.
_LONGEST_CELL = 60
# A single row with this many cells, all short and without digits, is a menu.
_MENU = 3
_LONGEST_ENTRY = 40


class TabbedCell(NamedTuple):
    """The words `start`–`end` of a line, in a cell; `cell` is None for a menu entry."""

    start: int
    end: int
    cell: Cell | None


class _Part(NamedTuple):
    """The words of a cell; `column` counts empty cells, too."""

    start: int
    end: int
    column: int


def tabbed_cells(lines: Sequence[str]) -> dict[int, tuple[TabbedCell, ...]]:
    """The cells of lines, by the line's index; other lines have none.

    Consecutive rows are a table. In rows of two cells the second may run over further lines, and blank ones, up to the
    line before the next row.
    """
    rows = {index: parts for index, line in enumerate(lines) if "\t" in line and (parts := _parts(line))}
    rows = {index: parts for index in range(len(lines)) if (parts := rows.get(index) or _lone(lines, index, rows))}
    cells: dict[int, tuple[TabbedCell, ...]] = {}
    for number, table in enumerate(_tables(lines, rows)):
        for row, index in enumerate(table):
            parts = rows[index]
            is_menu = len(table) == 1 and _is_menu(lines[index], parts)
            cells[index] = tuple(
                TabbedCell(part.start, part.end, None if is_menu else Cell(number, row, part.column)) for part in parts
            )
            for further in range(index + 1, table[row + 1] if row + 1 < len(table) else index):
                if words := lines[further].strip():
                    start = lines[further].index(words)
                    cell = Cell(number, row, parts[-1].column)
                    cells[further] = (TabbedCell(start, start + len(words), cell),)
    return cells


def is_row(line: str) -> bool:
    """Whether tabs split a line into cells, the first no longer than a label."""
    return "\t" in line and bool(_parts(line))


def _parts(line: str) -> list[_Part]:
    """The non-empty cells of a row; none if the line is not a row."""
    out = _cells(line)
    is_row = len(out) > 1 and out[0].end - out[0].start <= _LONGEST_FIRST and not list_mark(line.strip()).length
    return out if is_row else []


def _cells(line: str) -> list[_Part]:
    out = []
    at = 0
    for column, part in enumerate(line.split("\t")):
        if words := part.strip():
            start = at + part.index(words)
            out.append(_Part(start, start + len(words), column))
        at += len(part) + 1
    return out


def _lone(lines: Sequence[str], index: int, rows: Mapping[int, Sequence[_Part]]) -> list[_Part]:
    """The only cell that is not empty in a line which has as many tabs as a row above or below it; else none."""
    tabs = lines[index].count("\t")
    beside = (lines[at].count("\t") for at in (index - 1, index + 1) if at in rows)
    return _cells(lines[index]) if tabs > 1 and tabs in beside else []


def _is_menu(line: str, parts: Sequence[_Part]) -> bool:
    is_short = all(part.end - part.start <= _LONGEST_ENTRY for part in parts)
    return len(parts) >= _MENU and is_short and not any(map(str.isdigit, line))


def _tables(lines: Sequence[str], rows: Mapping[int, Sequence[_Part]]) -> Iterator[list[int]]:
    """The rows of each table."""
    table: list[int] = []
    for index, parts in rows.items():
        if table and not _follows(lines, table[-1], index, {len(parts), len(rows[table[-1]])}):
            yield table
            table = []
        table.append(index)
    if table:
        yield table


def _follows(lines: Sequence[str], before: int, row: int, widths: set[int]) -> bool:
    """Whether everything between two rows belongs to the last cell of the first."""
    if row == before + 1:
        return True
    return widths == {2} and row - before <= _LONGEST_CELL and bool(lines[row - 1].strip())
