"""Labels of facts in a text that stand in a row before the row of their values, or below their value."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.page.accepting import LONGEST_FACT, Reads
from pipeline.extract.page.headings import is_sentence
from pipeline.extract.page.lines import Line
from pipeline.lexicon.fields import Role, ValueType
from pipeline.model import BlockKind

# No page sets more labels of facts in a row.
_MOST_FACTS = 40


def labels_first(lines: Sequence[Line], at: int, reads: Reads) -> int:
    """How many labels stand in a row from line `at` on with their values in as many lines after them, else 0."""
    count = 0
    while count < _MOST_FACTS and at + count < len(lines) and _is_bare_fact(lines[at + count]):
        count += 1
    values = lines[at + count : at + 2 * count]
    if count < 2 or len(values) < count:
        return 0
    are_values = all(
        value.label is None and not value.boilerplate and len(value.text) <= LONGEST_FACT for value in values
    )
    are_dates = all(
        reads(name.label.field.type, value.text)
        for name, value in zip(lines[at : at + count], values, strict=True)
        if name.label and name.label.field.type in {ValueType.DATE, ValueType.PERIOD}
    )
    has_headings = any(value.kind is BlockKind.HEADING for value in values)
    return count if are_values and are_dates and not has_headings else 0


def is_before_label(lines: Sequence[Line], at: int) -> bool:
    """Whether a line of plain text is the value of the label right below it, with which its paragraph ends.

    They are two lines by themselves, or nothing stands below them that may be the value instead.
    """
    group = lines[at : at + 3]
    if len(group) < 2:
        return False
    value, label, *below = group
    if value.label or value.boilerplate or is_sentence(value.text) or not _is_bare_fact(label):
        return False
    is_plain = all(line.kind is BlockKind.PARAGRAPH and not line.is_bold for line in (value, label))
    is_last = label.segment.block.continues and not any(line.segment.block.continues for line in below)
    is_pair = not value.segment.block.continues
    is_over = all(line.label or is_sentence(line.text) for line in below)
    return is_plain and is_last and (is_pair or is_over)


def _is_bare_fact(line: Line) -> bool:
    label = line.label
    is_fact = label is not None and label.is_alone and label.field.role in {Role.FACT, Role.ASIDE}
    return is_fact and not line.is_firm_boilerplate and line.segment.block.cell is None
