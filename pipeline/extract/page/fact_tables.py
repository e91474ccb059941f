"""Tables of facts: a label and its value in a row, or labels in a row of their own above the values."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise, zip_longest

from pipeline.extract.labels.label import Label
from pipeline.extract.page.headings import is_label_like
from pipeline.extract.page.lines import Line
from pipeline.extract.page.outline import Outliner
from pipeline.extract.page.table_shapes import (
    RowLines,
    column_of,
    in_two_languages,
    is_data,
    is_form,
    is_index,
    labels_of,
    rows_of,
)
from pipeline.values.readers import Readers

# With so many labelled rows the others are label and value, too.
_SOME = 2


def take_table(lines: Sequence[Line], outliner: Outliner, read: Readers) -> None:
    """Give a table to the outliner, row by row; after it no section is open but the one that was before it."""
    rows = list(rows_of(lines))
    found = [labels_of(row) for row in rows]
    if is_index(found) or is_data(rows, found, outliner):
        _take_data(rows, outliner)
        return
    labels = [in_two_languages(*pair, outliner.sides) for pair in zip_longest(rows, found, rows[1:], found[1:])]
    cells = ((cell, label) for row, own in zip(rows, labels, strict=True) for cell, label in zip(row, own, strict=True))
    columns = {column_of(cell) for cell, label in cells if label}
    above: dict[int, tuple[Line, Label | None]] = {}
    over = _heading_rows(rows, labels)
    beside: tuple[Line, Label] | None = None
    is_of_facts = has_facts = is_form(rows, read) or sum(bool(own[0]) and len(own) > 1 for own in labels) >= _SOME
    for at, (row, own) in enumerate(zip(rows, labels, strict=True)):
        if at in over and not any(own):
            above, beside = {column_of(cell): (cell[0], None) for cell in row}, None
            continue
        if beside and not any(own) and column_of(row[0]) > column_of([beside[0]]):
            _take_rest(row, *beside, outliner)
            continue
        beside = (row[0][0], own[0]) if own[0] and len(row) > 1 and not all(own) else None
        if all(own):
            above = {column_of(cell): (cell[0], label) for cell, label in zip(row, own, strict=True)}
            if len(row) == 1 and own[0]:
                outliner.open(row[0][0], own[0])
                above = {}
            continue
        is_free = is_of_facts or outliner.current is None or outliner.current.field is None
        if own[0] or (has_facts and not above and is_free and _is_pair(row)):
            above, has_facts = {}, True
            _take_pairs(row, own, columns, outliner)
        elif above:
            has_facts = True
            _take_below(row, above, outliner)
        else:
            _take_data([row], outliner)


def _take_data(rows: Sequence[RowLines], outliner: Outliner) -> None:
    for row in rows:
        lines = [line for cell in row for line in cell]
        has_words = any(line.has_words for line in lines)
        for line in lines:
            _take_datum(line, outliner, has_words=has_words)


def _is_pair(row: RowLines) -> bool:
    """Whether a row looks like an unknown label and its value."""
    return len(row) > 1 and len(row[0]) == 1 and is_label_like(row[0][0].text.rstrip(" :"))


def _take_pairs(row: RowLines, own: Sequence[Label | None], columns: AbstractSet[int], outliner: Outliner) -> None:
    for number, (cell, label) in enumerate(zip(row, own, strict=True)):
        if label:
            outliner.open(cell[0], label)
            outliner.boilerplate += [(line.whole, "help text of a form") for line in cell[1:]]
        elif cell[0].boilerplate:
            for line in cell:
                outliner.take(line)
        elif (not columns or column_of(cell) in columns) and number + 1 < len(row) and _is_pair(row[number:]):
            outliner.open_unknown(cell[0], *(line for value in row[number + 1 :] for line in value))
        else:
            for line in cell:
                outliner.add_value(line)
    outliner.close()


def _take_rest(row: RowLines, line: Line, label: Label, outliner: Outliner) -> None:
    """Further values of a label beside them: its cell goes on over their rows, or nothing stands below it."""
    outliner.open(line, label)
    for value in (value for cell in row for value in cell):
        outliner.add_value(value)
    outliner.close()


def _take_below(row: RowLines, above: dict[int, tuple[Line, Label | None]], outliner: Outliner) -> None:
    """Values under their labels. The labels are opened at their first value: a cell a column, in the page's order."""
    for cell in row:
        column = column_of(cell)
        head = max((known for known in above if known <= column), default=min(above))
        line, label = above[head]
        if label:
            outliner.open(line, label)
        else:
            outliner.open_unknown(line, *cell)
        for value in cell:
            outliner.add_value(value)
        outliner.close()


def _heading_rows(rows: Sequence[RowLines], labels: Sequence[Sequence[Label | None]]) -> frozenset[int]:
    """The rows of short bold cells over one that is not bold, where two such rows are known labels."""
    bold = [all(len(cell) == 1 and cell[0].is_bold and is_label_like(cell[0].text) for cell in row) for row in rows]
    over = [at for at, (own, below) in enumerate(pairwise(bold)) if own and not below and len(rows[at]) > 1]
    return frozenset(over) if sum(all(labels[at]) for at in over) >= _SOME else frozenset()


def _take_datum(line: Line, outliner: Outliner, *, has_words: bool) -> None:
    """A cell of data: a word there that happens to be a label heads a column, but “label: value” is one.

    A sign alone, such as a dash, is data in a row that is told in words.
    """
    is_own = line.label is None or line.label.is_alone
    if is_own and has_words and not line.boilerplate:
        outliner.add(line.whole, line)
    else:
        outliner.take(line)
