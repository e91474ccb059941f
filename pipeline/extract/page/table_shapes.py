"""What tables are by their shape: layout, facts, data or a list of practices; their rows, cells and labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from pipeline.extract.labels.label import Label
from pipeline.extract.page.headings import is_label_like
from pipeline.extract.page.lines import Line
from pipeline.extract.page.outline import Outliner
from pipeline.extract.page.side_boxes import are_telling, kind_of
from pipeline.extract.page.sides import Sides
from pipeline.lexicon.fields import Role, ValueType
from pipeline.model import BlockKind
from pipeline.values.readers import Readers

CellLines = list[Line]
RowLines = list[CellLines]

# A cell of so many blocks is a part of the page's layout, not a cell of a table.
_LAYOUT_BLOCKS = 8
# A table whose rows open with labels of so many fields is one of facts wherever it stands.
_FACTS = 3
_LONGEST_HELP = 200


def in_groups(lines: Sequence[Line]) -> Iterator[tuple[bool, list[Line]]]:
    """The lines in order, those of one table together; True says that a group is a table and no mere layout."""
    for number, group in groupby(lines, key=table_of):
        found = list(group)
        yield number >= 0 and not is_layout(found), found


def is_index(labels: Sequence[Sequence[Label | None]]) -> bool:
    """Whether a table lists practices that stand on other pages, a row each, with the title in a column."""
    head = labels[0] if len(labels) > _FACTS else ()
    names = [label.field.name for label in head if label]
    return len(set(names)) > 1 and all(head[:2]) and "title" in names


def in_two_languages(
    row: RowLines,
    own: list[Label | None],
    below: RowLines | None,
    labels_below: list[Label | None] | None,
    sides: Sides,
) -> list[Label | None]:
    """The labels of a row of two columns, one a language: the known one holds for both, if values stand below them."""
    is_row = len(row) == 2 and all(len(cell) == 1 for cell in row) and below is not None and len(below) == 2
    known = sorted((label for label in own if label), key=lambda label: label.field.role is not Role.SECTION)
    if not is_row or not known or labels_below is None or any(labels_below):
        return own
    first, second = row[0][0], row[1][0]
    is_other = sides.is_first(first.segment.lang) is not sides.is_first(second.segment.lang)
    if not is_other or not all(map(is_label_like, (first.text, second.text))):
        return own
    return [replace(known[0], words=line.text, end=len(line.text)) for line in (first, second)]


def is_data(rows: Sequence[RowLines], labels: Sequence[Sequence[Label | None]], outliner: Outliner) -> bool:
    """Whether a table belongs to the open section: of sums, or it names the section's own field and few others."""
    current = outliner.current
    if current and current.field and current.field.name == "partners" and _has_head(rows):
        return True
    if current is None or current.field is None or current.field.role is not Role.SECTION or current.is_full:
        return False
    if all(own and own[0] and own[0].field.name != current.field.name for own in labels):
        # Facts of their own, each under its label.
        return False
    reads = outliner.acceptance.reads
    sums = sum(reads(ValueType.AMOUNT, row[-1][-1].text) for row in rows)
    is_of_costs = current.field.name == "resources" and not current.pieces
    if 2 * sums > len(rows) or (is_of_costs and _has_figures(rows)):
        return True
    first = [own[0].field.name for own in labels if own and own[0]]
    if len(set(first)) >= _FACTS and 2 * len(first) > len(labels):
        return False
    return any(label.field.name == current.field.name for own in labels for label in own if label)


def _has_head(rows: Sequence[RowLines]) -> bool:
    """Whether the first row of a table, and no other, is a head of several columns over several rows."""
    heads = [all(cell[0].cell and cell[0].cell.is_header for cell in row) for row in rows]
    return len(rows) > 2 and len(rows[0]) > 2 and heads[0] and not any(heads[1:])


def _has_figures(rows: Sequence[RowLines]) -> bool:
    """Whether all rows of a table but its head end in figures."""
    figures = [any(map(str.isdigit, row[-1][-1].text)) and row[-1][-1].label is None for row in rows[1:]]
    return bool(figures) and all(figures)


def rows_of(lines: Sequence[Line]) -> Iterator[RowLines]:
    """The rows of a table, each of its cells, without what is empty."""
    visible = [line for line in lines if line.text]
    for _, row in groupby(visible, key=lambda line: line.segment.block.cell.row if line.segment.block.cell else 0):
        yield [list(cell) for _, cell in groupby(row, key=lambda line: column_of([line]))]


def form_cells(lines: Sequence[Line], read: Readers) -> frozenset[int]:
    """The first cells of the rows of all forms."""
    tables = (list(rows_of(group)) for is_table, group in in_groups(lines) if is_table)
    return frozenset(row[0][0].number for rows in tables if is_form(rows, read) for row in rows)


def is_form(rows: Sequence[RowLines], read: Readers) -> bool:
    """Whether a table has a name before one value in each of several rows, known or not.

    The names are bold or heading cells, or the values show by their kinds that they are a practice's facts.
    """
    pairs = [row for row in rows if len(row) == 2 and len(row[0]) == 1 and is_label_like(_name(row))]
    names = [row[0][0] for row in pairs]
    values = [line for row in rows for cell in row[1:] for line in cell]
    is_parted = all(map(_is_set_apart, names)) and not any(map(_is_set_apart, values))
    kinds = {kind_of(_name(row), row[1][0].text, read) for row in pairs}
    # The title may be taken out of its row.
    return (is_parted or are_telling(kinds - {""})) and len(names) >= max(_FACTS, len(rows) - 1)


def _name(row: RowLines) -> str:
    return row[0][0].text.rstrip(" :")


def _is_set_apart(line: Line) -> bool:
    return line.is_bold or (line.cell is not None and line.cell.is_header)


def labels_of(row: RowLines) -> list[Label | None]:
    """The labels of a row's cells. Below the label of the first may stand what the form says of its field."""
    own = [_label(cell) for cell in row]
    if len(row) < 2 or any(own) or any(line.label and line.label.is_alone for cell in row[1:] for line in cell):
        return own
    if all(len(line.text) <= _LONGEST_HELP for line in row[0][1:]):
        own[0] = _label(row[0][:1])
    return own


def _label(cell: CellLines) -> Label | None:
    label = cell[0].label
    is_label = label is not None and label.is_alone and len(cell) == 1 and not cell[0].is_firm_boilerplate
    return label if is_label else None


def is_layout(lines: Sequence[Line]) -> bool:
    """Whether a table only lays out its lines: with headings, in one column, or with much in a cell."""
    columns = {column_of([line]) for line in lines}
    has_headings = any(line.kind is BlockKind.HEADING for line in lines)
    largest = max(len(list(group)) for _, group in groupby(lines, key=lambda line: line.segment.block.cell))
    return has_headings or len(columns) < 2 or largest > _LAYOUT_BLOCKS


def table_of(line: Line) -> int:
    """The number of the table that a line is in, -1 outside of tables."""
    return -1 if line.cell is None else line.cell.table


def column_of(cell: CellLines) -> int:
    """The column in which a cell begins."""
    return cell[0].segment.block.cell.column if cell[0].segment.block.cell else 0


def row_of(line: Line) -> tuple[int, int] | None:
    """The table and the row that a line is in."""
    return (line.cell.table, line.cell.row) if line.cell else None
