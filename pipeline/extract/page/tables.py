"""Tables of facts: a label and its value in a row, or labels in a row of their own above the values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import groupby, zip_longest

from pipeline.extract.labels.rows import Label
from pipeline.extract.page.headings import is_label_like
from pipeline.extract.page.lines import Line
from pipeline.extract.page.outline import Outliner
from pipeline.extract.page.sides import Sides
from pipeline.lexicon.fields import Role, ValueType
from pipeline.model import BlockKind

Cell = list[Line]
Row = list[Cell]

# A cell of so many blocks is a part of the page's layout, not a cell of a table.
_LAYOUT_BLOCKS = 8
# A table whose rows open with labels of so many fields is one of facts wherever it stands.
_FACTS = 3
# With so many labelled rows the others are label and value, too.
_SOME = 2
_LONGEST_HELP = 200


def in_groups(lines: Sequence[Line]) -> Iterator[tuple[bool, list[Line]]]:
    """The lines in order, those of one table together; True says that a group is a table and no mere layout."""
    for number, group in groupby(lines, key=_table):
        found = list(group)
        yield number >= 0 and not _is_layout(found), found


def take_table(lines: Sequence[Line], outliner: Outliner) -> None:
    """Give a table to the outliner, row by row; after it no section is open but the one that was before it."""
    rows = list(_rows(lines))
    found = [_labels(row) for row in rows]
    if _is_index(found) or _is_data(rows, found, outliner):
        _take_data(rows, outliner)
        return
    labels = [_in_two_languages(*pair, outliner.sides) for pair in zip_longest(rows, found, rows[1:], found[1:])]
    cells = ((cell, label) for row, own in zip(rows, labels, strict=True) for cell, label in zip(row, own, strict=True))
    columns = {_column(cell) for cell, label in cells if label}
    above: dict[int, tuple[Line, Label]] = {}
    beside: tuple[Line, Label] | None = None
    has_facts = sum(bool(own[0]) and len(own) > 1 for own in labels) >= _SOME
    for row, own in zip(rows, labels, strict=True):
        if beside and not any(own) and _column(row[0]) > _column([beside[0]]):
            _take_rest(row, *beside, outliner)
            continue
        beside = (row[0][0], own[0]) if own[0] and len(row) > 1 and not all(own) else None
        if all(own) and not _is_same_field(own, outliner):
            above = {_column(cell): (cell[0], label) for cell, label in zip(row, own, strict=True) if label}
            if len(row) == 1:
                outliner.open(*above.popitem()[1])
            continue
        is_pair = bool(own[0]) and not _is_same_field(own[:1], outliner)
        if is_pair or (has_facts and not above and outliner.current is None and _is_pair(row)):
            above, has_facts = {}, True
            _take_pairs(row, own, columns, outliner)
        elif above:
            has_facts = True
            _take_below(row, above, outliner)
        else:
            _take_data([row], outliner)
    if has_facts:
        outliner.close()


def _take_data(rows: Sequence[Row], outliner: Outliner) -> None:
    for line in (line for row in rows for cell in row for line in cell):
        _take_datum(line, outliner)


def _is_index(labels: Sequence[Sequence[Label | None]]) -> bool:
    """Whether a table lists practices that stand on other pages, a row each, with the title in a column."""
    head = labels[0] if len(labels) > _FACTS else ()
    names = [label.field.name for label in head if label]
    return len(set(names)) > 1 and all(head[:2]) and "title" in names


def _in_two_languages(
    row: Row, own: list[Label | None], below: Row | None, labels_below: list[Label | None] | None, sides: Sides
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


def _is_data(rows: Sequence[Row], labels: Sequence[Sequence[Label | None]], outliner: Outliner) -> bool:
    """Whether a table belongs to the open section: of sums, or it names the section's own field and few others."""
    current = outliner.current
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


def _has_figures(rows: Sequence[Row]) -> bool:
    """Whether all rows of a table but its head end in figures."""
    figures = [any(map(str.isdigit, row[-1][-1].text)) and row[-1][-1].label is None for row in rows[1:]]
    return bool(figures) and all(figures)


def _is_pair(row: Row) -> bool:
    """Whether a row looks like an unknown label and its value."""
    return len(row) > 1 and len(row[0]) == 1 and is_label_like(row[0][0].text.rstrip(" :"))


def _take_pairs(row: Row, own: Sequence[Label | None], columns: AbstractSet[int], outliner: Outliner) -> None:
    for number, (cell, label) in enumerate(zip(row, own, strict=True)):
        if label:
            outliner.open(cell[0], label)
            outliner.furniture += [(line.whole, "help text of a form") for line in cell[1:]]
        elif _column(cell) in columns and number + 1 < len(row) and _is_pair(row[number:]):
            outliner.open_unknown(cell[0], *(line for value in row[number + 1 :] for line in value))
        else:
            for line in cell:
                outliner.add_value(line)
    outliner.close()


def _take_rest(row: Row, line: Line, label: Label, outliner: Outliner) -> None:
    """Further values of a label beside them: its cell goes on over their rows, or nothing stands below it."""
    outliner.open(line, label)
    for value in (value for cell in row for value in cell):
        outliner.add_value(value)
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


def _labels(row: Row) -> list[Label | None]:
    """The labels of a row's cells. Below the label of the first may stand what the form says of its field."""
    own = [_label(cell) for cell in row]
    if len(row) < 2 or any(own) or any(line.label and line.label.how == "alone" for cell in row[1:] for line in cell):
        return own
    if all(len(line.text) <= _LONGEST_HELP for line in row[0][1:]):
        own[0] = _label(row[0][:1])
    return own


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
