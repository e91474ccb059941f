"""A value's text as parts of a sheet: paragraphs, lists and tables, alone or side by side with the other language."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto
from itertools import groupby
from typing import NamedTuple

from pipeline.model import FieldPair, FieldValue, Flow, Item, Items, Pair, Passage, Table, Text
from pipeline.render.passages import cut, passage
from pipeline.text.bullets import list_mark

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_ITEM = re.compile(r"( *)- ")


class LineKind(Enum):
    """The kind of a line of a value's text."""

    PARAGRAPH = auto()
    ITEM = auto()
    ROW = auto()


class BlockLine(NamedTuple):
    """A line `start`–`end` of a value's text; an item's passage is without its hyphen, a row has its cells."""

    kind: LineKind
    start: int
    end: int
    passage: Passage
    level: int = 0
    cells: tuple[Passage, ...] = ()


BlockRow = tuple[list[BlockLine], list[BlockLine]]


class _Outline(NamedTuple):
    """A line of a value's text before it is cut: where its words stand, those of a row cell by cell."""

    kind: LineKind
    start: int
    end: int
    insides: tuple[tuple[int, int], ...]
    level: int = 0


def lines(value: FieldValue) -> list[BlockLine]:
    """The lines of a value's text that are not blank."""
    return [_line(value, one) for one in _outlines(value)]


def stretches(value: FieldValue) -> Iterator[tuple[int, int]]:
    """Start and end of each line's words, without its bullet, and of those of each cell that is not empty."""
    for one in _outlines(value):
        for start, end in one.insides:
            text = value.text[start:end]
            if words := text.strip():
                first = start + len(text) - len(text.lstrip())
                yield first, first + len(words)


def _line(value: FieldValue, outline: _Outline) -> BlockLine:
    if outline.kind is LineKind.ROW:
        cells = tuple(cut(value, start, end) for start, end in outline.insides)
        return BlockLine(outline.kind, outline.start, outline.end, cut(value, outline.start, outline.end), cells=cells)
    return BlockLine(outline.kind, outline.start, outline.end, cut(value, *outline.insides[0]), outline.level)


def _outlines(value: FieldValue) -> Iterator[_Outline]:
    rows = deque(value.rows)
    for found in _LINE.finditer(value.text):
        start, end = found.span()
        if rows and start <= rows[0][0][0] <= end:
            yield _Outline(LineKind.ROW, start, end, rows.popleft())
        elif item := _ITEM.match(value.text, start, end):
            yield _Outline(LineKind.ITEM, start, end, ((item.end(), end),), len(item[1]) // 2 + 1)
        else:
            yield _Outline(LineKind.PARAGRAPH, start, end, ((start, end),))


def flows(group: Iterable[BlockLine]) -> tuple[Flow, ...]:
    """The lines as paragraphs, lists and tables."""
    out: list[Flow] = []
    for kind, members in groupby(group, key=lambda line: line.kind):
        if kind is LineKind.ITEM:
            out.append(Items(tuple(Item(line.passage, line.level, _is_numbered(line)) for line in members)))
        elif kind is LineKind.ROW:
            out += [_table(rows) for rows in _tables(members)]
        else:
            out += [Text(line.passage) for line in members]
    return tuple(out)


def _is_numbered(line: BlockLine) -> bool:
    return list_mark(line.passage.text).kind == "number"


def _tables(rows: Iterable[BlockLine]) -> Iterator[list[tuple[Passage, ...]]]:
    """The cells of each table: a blank line parts one from the next."""
    table: list[tuple[Passage, ...]] = []
    end = 0
    for row in rows:
        if table and row.start != end + 1:
            yield table
            table = []
        table.append(row.cells)
        end = row.end
    yield table


def _table(rows: Sequence[tuple[Passage, ...]]) -> Table:
    width = max(len(row) for row in rows)
    filled = [row + (passage("", row[0].lang),) * (width - len(row)) for row in rows]
    return Table(filled[0], tuple(filled[1:]))


def side_by_side(
    first: Sequence[FieldValue], second: Sequence[FieldValue], pairs: Sequence[FieldPair]
) -> tuple[Pair, ...]:
    """The two languages of a field as pairs, cut where both have a block that says the same, as the given `pairs` tell.

    The `pairs` are of one value on either side, those of `first` first.
    """
    left = [line for value in first for line in lines(value)]
    right = [line for value in second for line in lines(value)]
    rows = _rows(left, right, pairs) if pairs else _rows_by_count(left, right)
    return tuple(Pair(flows(one), flows(other)) for one, other in _merged(rows))


def _rows_by_count(left: list[BlockLine], right: list[BlockLine]) -> list[BlockRow]:
    """Block beside block where both sides have as many of the same kinds, else all beside all."""
    if [line.kind for line in left] == [line.kind for line in right]:
        return [([one], [other]) for one, other in zip(left, right, strict=True)]
    return [(left, right)]


def _rows(left: list[BlockLine], right: list[BlockLine], pairs: Iterable[FieldPair]) -> list[BlockRow]:
    """Rows by the pairs; blocks that no pair names keep their place between those that are named."""
    out: list[BlockRow] = []
    one, other = 0, 0
    for pair in sorted(set(pairs)):
        first, last = _within(left, pair.first_start, pair.first_end)
        start, end = _within(right, pair.second_start, pair.second_end)
        if first < one or start < other or first == last or start == end:
            continue
        out += [(left[one:first], right[other:start]), (left[first:last], right[start:end])]
        one, other = last, end
    out.append((left[one:], right[other:]))
    return [row for row in out if row[0] or row[1]]


def _within(group: list[BlockLine], start: int, end: int) -> tuple[int, int]:
    """The lines that `start`–`end` touches, as a range of indexes."""
    first = bisect_right(group, start, key=lambda line: line.end)
    return first, max(first, bisect_left(group, end, key=lambda line: line.start))


def _merged(rows: Iterable[BlockRow]) -> Iterator[BlockRow]:
    """The rows, with neighbours that continue a list or a table on both sides taken together."""
    current: BlockRow | None = None
    for row in rows:
        if current and all(_continues(before, after) for before, after in zip(current, row, strict=True)):
            current = (current[0] + row[0], current[1] + row[1])
            continue
        if current:
            yield current
        current = row
    if current:
        yield current


def _continues(before: list[BlockLine], after: list[BlockLine]) -> bool:
    kinds = {line.kind for line in (*before[-1:], *after[:1])}
    return bool(before and after) and len(kinds) == 1 and LineKind.PARAGRAPH not in kinds
