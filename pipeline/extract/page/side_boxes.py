"""Boxes beside a practice's text with facts of its own under labels that nobody knows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import groupby, pairwise
from typing import NamedTuple

from pipeline.extract.page.accepting import LONGEST_FACT
from pipeline.extract.page.headings import apart, is_label_like, is_sentence
from pipeline.extract.page.lines import Line
from pipeline.lexicon.fields import Role, ValueType
from pipeline.model import BlockKind, Element, Reason
from pipeline.values.readers import Readers

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
    rows = [row for box in _boxes(lines) for row in _telling_rows(box, _fields_outside(lines, box), read)]
    free = [row for row in rows if not any(line.label for line in row.lines)]
    return SideFacts(
        frozenset(line.number for row in rows for line in row.lines),
        frozenset(row.lines[0].number for row in free if len(row.lines) > 1),
        frozenset(row.lines[0].number for row in free if len(row.lines) == 1),
    )


def contacts_of_site(lines: Sequence[Line]) -> frozenset[int]:
    """The lines of side boxes whose labels tell of a person alone, on duty there, under no heading of contacts."""
    out: set[int] = set()
    for box in _boxes(lines):
        known = [(line.label.field, line) for line in box if line.label and line.label.field.role is not Role.ASIDE]
        is_of_person = all(field.type is ValueType.CONTACT for field, _ in known)
        if known and is_of_person and not any(line.is_heading for _, line in known):
            out.update(line.number for line in box)
    return frozenset(out)


def _boxes(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """The lines in a row that the markup sets beside the text, those of each `aside` by themselves."""
    shown = (line for line in lines if line.has_words)
    return (tuple(box) for place, box in groupby(shown, _place) if place)


def _place(line: Line) -> tuple[Element | None, ...]:
    """The innermost `aside` around a line of a side bar, which may have none; empty for a line of the text."""
    element = line.segment.block.element
    around = element.around() if element else ()
    return (next((one for one in around if one.name == "aside"), None),) if line.boilerplate == Reason.SIDEBAR else ()


def _fields_outside(lines: Sequence[Line], box: Sequence[Line]) -> AbstractSet[str]:
    inside = {line.number for line in box}
    return {line.label.field.name for line in lines if line.label and line.number not in inside}


def kind_of(label: str, value: str, read: Readers) -> str:
    """What a value tells by itself beside words that may be any; empty where nothing."""
    is_when = read.dates.is_only_dates(value) and not read.dates.is_of_change(f"{label} {value}")
    kinds = {
        "amounts": read.amounts.is_only_sum(value),
        "period": is_when,
        "institution": read.contacts.is_organisation(value),
        "location": read.places.is_certain(value),
    }
    return next((name for name, is_one in kinds.items() if is_one), "")


def are_telling(kinds: AbstractSet[str]) -> bool:
    """Whether values of such kinds tell of a practice: of several, among them a sum or when."""
    return len(kinds) >= _SEVERAL and not kinds.isdisjoint(_TELLING)


def _telling_rows(box: Sequence[Line], outside: AbstractSet[str], read: Readers) -> list[_Row]:
    """The rows of a box that tell of the practice; none where it has other lines, or is of something else."""
    below = box[1:] if len(box) > 1 and box[0].kind is BlockKind.HEADING and _is_title(box) else box
    rows = list(_rows(below))
    kinds = [_kind(row, read) for row in rows]
    known = {kind for kind in kinds if kind and outside.isdisjoint(_FIELDS[kind])}
    is_whole = sum(len(row.lines) for row in rows) == len(below)
    is_of_times = any(not row.lines[0].label and _has_time(row.value, read) for row in rows)
    if not is_whole or is_of_times or not are_telling(known):
        return []
    return [row for row, kind in zip(rows, kinds, strict=True) if not kind or kind in known]


def _is_title(box: Sequence[Line]) -> bool:
    """Whether the heading of a box stands over a label, and is none."""
    return box[1].kind in {BlockKind.HEADING, BlockKind.TERM} or bool(apart(box[1])[1])


def _rows(box: Sequence[Line]) -> Iterator[_Row]:
    used: Line | None = None
    for line, after in pairwise((*box, None)):
        if line is None or line is used:
            continue
        words, value = apart(line)
        if after and line.cell and not _is_row(line, after):
            continue
        if value and is_label_like(words.strip()) and _is_value(line, value):
            yield _Row((line,), words, value.strip(" :"))
        elif after and is_label_like(line.text.strip(" :")) and _is_value(line, "") and _is_value(after, after.text):
            yield _Row((line, after), line.text, after.text)
            used = after


def _is_value(line: Line, value: str) -> bool:
    """Whether a line is no link, and what it tells short."""
    return len(value) <= LONGEST_FACT and not is_sentence(value) and not line.is_link


def _is_row(line: Line, after: Line) -> bool:
    """Whether two lines are the first two cells of a row."""
    first, second = line.cell, after.cell
    return first is not None and second is not None and (first.row, first.column + 1) == (second.row, second.column)


def _kind(row: _Row, read: Readers) -> str:
    """What the value of a row tells by itself, where a label that is known says no other; else nothing."""
    label = row.lines[0].label
    kind = kind_of(row.label, row.value, read)
    return kind if kind and (label is None or label.field.name in _FIELDS[kind]) else ""


def _has_time(value: str, read: Readers) -> bool:
    """Whether a value tells a day or a time of it."""
    return bool(_CLOCK.search(value)) or any(date.day is not None for date in read.dates.all_in(value))
