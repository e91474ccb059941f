"""Further labels of a line: after bars, set bold inside it, or called so by the markup in words that are not shown."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.extract.labels.label import Label, Labels, LabelShape
from pipeline.extract.page.marks import names, part_opening, parts, strong
from pipeline.lexicon.fields import Role
from pipeline.model import Segment

_LONGEST_ROW = 400
_BARS = re.compile(r"\s*[|•·;]\s+")
_DASHES = re.compile(r",\s+|\s+[-–—/]\s+")


def further_labels(segment: Segment, table: Labels) -> tuple[tuple[int, int, Label], ...]:
    """Labels inside a line: where the words before each end, where it begins, and the label."""
    return _more(segment.text, table) or _more_bold(segment, table) or _more_named(segment, table)


def _more(text: str, table: Labels) -> tuple[tuple[int, int, Label], ...]:
    """Labels with their values after bars, as in “Start: 2015 | End: 2018”."""
    found = [(bar, table.with_colon(text[bar.end() :])) for bar in _BARS.finditer(text, 0, _LONGEST_ROW)]
    if not any(label for _, label in found) and _has_facts(text, table):
        found = [(dash, table.with_colon(text[dash.end() :])) for dash in _DASHES.finditer(text, 0, _LONGEST_ROW)]
        found = [(dash, label) for dash, label in found if label and label.field.role is Role.FACT]
    return tuple((bar.start(), bar.end(), replace(label, end=label.end + bar.end())) for bar, label in found if label)


def _more_bold(segment: Segment, table: Labels) -> tuple[tuple[int, int, Label], ...]:
    """Labels set bold inside a line, their values after them: “**Country:** Ireland **Theme:** Water”.

    So are the labels of facts that are elements of their own.
    """
    text = segment.text[:_LONGEST_ROW]
    bold, first = strong(segment), part_opening(segment)
    places = sorted({place for place in (*bold, *parts(segment)) if place[0]} - {first})
    found = (
        (start, label)
        for start, end in places
        if (label := table.up_to(text[start:], end - start)) and ((start, end) in bold or label.field.role is Role.FACT)
    )
    return tuple(
        (start, start, replace(label, end=label.end + start)) for start, label in found if text[label.end + start :]
    )


def _more_named(segment: Segment, table: Labels) -> tuple[tuple[int, int, Label], ...]:
    return tuple(one for one in unseen_labels(segment, table) if one[0])


def unseen_labels(segment: Segment, table: Labels) -> tuple[tuple[int, int, Label], ...]:
    """Labels that no words of the line are, but what the markup calls these, as an icon before a value is called."""
    found = ((start, table.alone(name)) for start, name in names(segment))
    return tuple(
        (start, start, replace(label, start=start, end=start, how=LabelShape.COLON)) for start, label in found if label
    )


def _has_facts(text: str, table: Labels) -> bool:
    """Whether a line of several colons opens with the label of a fact: “Start: May 2014 - End: June 2016”."""
    first = table.with_colon(text) if len(text) <= _LONGEST_ROW and text.count(":") > 1 else None
    return first is not None and first.field.role is Role.FACT
