"""Boxes beside a practice's text with facts of its own under labels that nobody knows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import NamedTuple

from pipeline.extract.page.accepting import LONGEST_FACT
from pipeline.extract.page.headings import apart, is_label_like, is_sentence
from pipeline.extract.page.lines import Line
from pipeline.model import BlockKind, Element
from pipeline.values.readers import Readers

_SIDEBAR = "sidebar"
# What tells for how much and when; a box about an office tells who and where, too.
_TELLING = frozenset({"amounts", "period"})
_FIELDS = {
    "amounts": frozenset({"amounts", "resources"}),
    "period": frozenset({"period", "start_date", "end_date"}),
    "institution": frozenset({"institution"}),
    "location": frozenset({"location"}),
}
_SEVERAL = 2
_CLOCK = re.compile(r"(?<![\d.,])\d{1,2}[:.]\d{2}(?![\d.,]*\d)")


class _Row(NamedTuple):
    """A label and its value: the lines of both, or the one of both."""

    lines: tuple[Line, ...]
    label: str
    value: str


class SideFacts(NamedTuple):
    """The numbers of all lines of facts in side boxes; `terms` are labels on lines of their own, `run_ins` others."""

    lines: frozenset[int]
    terms: frozenset[int]
    run_ins: frozenset[int]


def side_facts(lines: Sequence[Line], read: Readers) -> SideFacts:
    """The lines of boxes that tell of the practice by what their values are, as far as no label outside tells it.

    Such a box has nothing but labels and values, those of several kinds, among them a sum or from when on. One with
    times or days is of opening hours or of an event.
    """
    boxes: dict[Element, list[Line]] = {}
    for line in lines:
        if line.has_words and line.boilerplate == _SIDEBAR and (box := _box_of(line)):
            boxes.setdefault(box, []).append(line)
    rows = [row for box, group in boxes.items() for row in _told(group, _fields_outside(lines, box), read)]
    free = [row for row in rows if not any(line.label for line in row.lines)]
    return SideFacts(
        frozenset(line.number for row in rows for line in row.lines),
        frozenset(row.lines[0].number for row in free if len(row.lines) > 1),
        frozenset(row.lines[0].number for row in free if len(row.lines) == 1),
    )


def _box_of(line: Line) -> Element | None:
    element = line.segment.block.element
    return next((one for one in element.around() if one.name == "aside"), None) if element else None


def _fields_outside(lines: Sequence[Line], box: Element) -> AbstractSet[str]:
    return {line.label.field.name for line in lines if line.label and _box_of(line) is not box}


def _told(box: Sequence[Line], told: AbstractSet[str], read: Readers) -> list[_Row]:
    """The rows of a box that tell of the practice; none where it has other lines, or is of something else."""
    below = box[1:] if len(box) > 1 and box[0].kind is BlockKind.HEADING and _is_title(box) else box
    rows = list(_rows(below))
    kinds = [_kind(row, read) for row in rows]
    known = {kind for kind in kinds if kind and told.isdisjoint(_FIELDS[kind])}
    is_whole = sum(len(row.lines) for row in rows) == len(below)
    is_of_times = any(not row.lines[0].label and _has_time(row.value, read) for row in rows)
    if not is_whole or is_of_times or len(known) < _SEVERAL or known.isdisjoint(_TELLING):
        return []
    return [row for row, kind in zip(rows, kinds, strict=True) if not kind or kind in known]


def _is_title(box: Sequence[Line]) -> bool:
    """Whether the heading of a box stands over a label, and is none."""
    return box[1].kind in {BlockKind.HEADING, BlockKind.TERM} or bool(apart(box[1])[1])


def _rows(box: Sequence[Line]) -> Iterator[_Row]:
    used = -1
    for line, after in pairwise((*box, None)):
        if line is None or line.number == used:
            continue
        words, value = apart(line)
        if value and is_label_like(words.strip()) and _is_value(line, value):
            yield _Row((line,), words, value.strip(" :"))
        elif after and is_label_like(line.text.strip(" :")) and _is_value(line, "") and _is_value(after, after.text):
            yield _Row((line, after), line.text, after.text)
            used = after.number


def _is_value(line: Line, value: str) -> bool:
    """Whether a line is none of a table or a link, and what it tells short."""
    is_short = len(value) <= LONGEST_FACT and not is_sentence(value)
    return is_short and not (line.cell or line.is_link)


def _kind(row: _Row, read: Readers) -> str:
    """What the value of a row tells by itself, where a label that is known says no other; else nothing."""
    value, label = row.value, row.lines[0].label
    is_when = read.dates.is_only_dates(value) and not read.dates.is_of_change(f"{row.label} {value}")
    told = {
        "amounts": read.amounts.is_only_sum(value),
        "period": is_when,
        "institution": read.contacts.is_organisation(value),
        "location": read.places.is_certain(value),
    }
    kind = next((name for name, is_told in told.items() if is_told), "")
    return kind if kind and (label is None or label.field.name in _FIELDS[kind]) else ""


def _has_time(value: str, read: Readers) -> bool:
    """Whether a value tells a day or a time of it."""
    return bool(_CLOCK.search(value)) or any(date.day is not None for date in read.dates.all_in(value))
