"""Tables of facts: a label and its value in a row, or labels in a row of their own above the values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.extract.labels import Label
from pipeline.extract.lines import Line
from pipeline.extract.outline import Outliner
from pipeline.lexicon.fields import Role
from pipeline.model import BlockKind

Cell = list[Line]
Row = list[Cell]

# A cell of so many blocks is a part of the page's layout, not a cell of a table.
_LAYOUT_BLOCKS = 8


def in_groups(lines: Sequence[Line]) -> Iterator[tuple[bool, list[Line]]]:
    """The lines in order, those of one table together; True says that a group is a table and no mere layout."""
    for number, group in groupby(lines, key=_table):
        found = list(group)
        yield number >= 0 and not _is_layout(found), found


def take_table(lines: Sequence[Line], outliner: Outliner) -> None:
    """Give a table to the outliner, row by row; after it no section is open but the one that was before it."""
    above: dict[int, tuple[Line, Label]] = {}
    has_facts = False
    for row in _rows(lines):
        own = [_label(cell) for cell in row]
        if all(own) and not _is_same_field(own, outliner):
            above = {_column(cell): (cell[0], label) for cell, label in zip(row, own, strict=True) if label}
            if len(row) == 1:
                outliner.open(*above.popitem()[1])
        elif own[0] and not _is_same_field(own[:1], outliner):
            above, has_facts = {}, True
            _take_pairs(row, own, outliner)
        elif above:
            has_facts = True
            _take_below(row, above, outliner)
        else:
            for line in (line for cell in row for line in cell):
                _take_datum(line, outliner)
    if has_facts:
        outliner.close()


def _take_pairs(row: Row, own: list[Label | None], outliner: Outliner) -> None:
    for cell, label in zip(row, own, strict=True):
        if label:
            outliner.open(cell[0], label)
            continue
        for line in cell:
            outliner.add_value(line)
    outliner.close()


def _take_below(row: Row, above: dict[int, tuple[Line, Label]], outliner: Outliner) -> None:
    """Values under their labels. The labels are opened at their first value: a cell a column, in the page's order."""
    for cell in row:
        column = _column(cell)
        head = max((known for known in above if known <= column), default=min(above))
        line, label = above[head]
        outliner.open(line, label)
        for value in cell:
            outliner.add_value(value)
        outliner.close()


def _take_datum(line: Line, outliner: Outliner) -> None:
    """A cell of data: a word there that happens to be a label heads a column, but “label: value” is one."""
    is_own = line.label is None or line.label.how == "alone"
    if is_own and line.has_words and not line.chrome:
        outliner.add(line.whole, line)
    else:
        outliner.take(line)


def _rows(lines: Sequence[Line]) -> Iterator[Row]:
    visible = [line for line in lines if line.text]
    for _, row in groupby(visible, key=lambda line: line.segment.block.cell.row if line.segment.block.cell else 0):
        yield [list(cell) for _, cell in groupby(row, key=lambda line: _column([line]))]


def _label(cell: Cell) -> Label | None:
    label = cell[0].label
    is_label = label is not None and label.how == "alone" and len(cell) == 1 and not cell[0].is_firm_chrome
    return label if is_label else None


def _is_same_field(own: Sequence[Label | None], outliner: Outliner) -> bool:
    """Whether labels in cells only repeat what the open section is about: then the table is its content."""
    current = outliner.current.field if outliner.current else None
    if current is None or current.role is not Role.SECTION:
        return False
    return all(label is not None and label.field.name == current.name for label in own)


def _is_layout(lines: Sequence[Line]) -> bool:
    columns = {_column([line]) for line in lines}
    has_headings = any(line.kind is BlockKind.HEADING for line in lines)
    largest = max(len(list(group)) for _, group in groupby(lines, key=lambda line: line.segment.block.cell))
    return has_headings or len(columns) < 2 or largest > _LAYOUT_BLOCKS


def _table(line: Line) -> int:
    return -1 if line.segment.block.cell is None else line.segment.block.cell.table


def _column(cell: Cell) -> int:
    return cell[0].segment.block.cell.column if cell[0].segment.block.cell else 0
