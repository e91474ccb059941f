"""The limit of a sheet's length: what lies beyond it stands in the record only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import takewhile

from pipeline.model import (
    Fact,
    Facts,
    Flow,
    Issue,
    IssueCode,
    Items,
    Link,
    Note,
    Pair,
    Part,
    Passage,
    Run,
    Severity,
    Sheet,
    Table,
)
from pipeline.render.parts import changed, passages

# A cell or an item with fewer letters is counted as one of so many: it takes as long to set.
_LEAST = 160

# Each change of language inside a passage takes as long to set as so many letters.
_TURN = 40

# What stands below the text is never cut: it says where the words come from and who hands them out.
_ENDS = frozenset({"Source", "Code", "Emblem", "Statement", "Partner", "Fund", "Logo"})


def shortened(parts: Iterable[Part], most: int, note: Note) -> tuple[list[Part], tuple[Issue, ...]]:
    """The parts up to `most` characters, then `note`; and an issue that counts what is left out."""
    out, lost = _first(parts, most)
    if not lost:
        return out, ()
    text = f"the text is {lost} characters longer than the {most} that a sheet may have; the rest stands in the record"
    return [*out, note], (Issue(IssueCode.TOO_LONG, Severity.WARNING, text),)


def length(sheet: Sheet) -> int:
    """How many characters of a sheet's text could be cut, counted as they take to set."""
    return sum(map(_size, _body(sheet)))


def beginning(sheet: Sheet, most: int, note: Note) -> Sheet:
    """The sheet with the first `most` characters of its text, then `note`, then what stands below the text."""
    body = _body(sheet)
    kept, _ = _first(body, most)
    return replace(sheet, parts=(*kept, note, *sheet.parts[len(body) :]))


def _body(sheet: Sheet) -> tuple[Part, ...]:
    below = list(takewhile(lambda part: getattr(part, "style", "") in _ENDS, reversed(sheet.parts)))
    return sheet.parts[: len(sheet.parts) - len(below)]


def _first(parts: Iterable[Part], most: int) -> tuple[list[Part], int]:
    """The parts up to `most` characters, and how many characters are left out."""
    out: list[Part] = []
    left, lost = most, 0
    for part in parts:
        size = _size(part)
        if size > left:
            lost += size - left
            if left > 0:
                out.append(_clipped(part, left))
            left = 0
        else:
            out.append(part)
            left -= size
    return out, lost


def _size(part: Part) -> int:
    return sum(map(_weight, passages([part])))


def _weight(one: Passage) -> int:
    return max(len(one.text), _LEAST) + _TURN * max(0, len(one.runs) - 1)


def _clipped(part: Part, most: int) -> Part:
    left = most

    def clip(one: Passage) -> Passage:
        nonlocal left
        weight = _weight(one)
        size = len(one.text) if weight <= left else len(one.text) * left // weight
        left = max(0, left - weight)
        runs = tuple(Run(run.start, min(run.end, size), run.lang) for run in one.runs if run.start < size)
        found = tuple(Link(link.start, link.end, link.target) for link in one.links if link.end <= size)
        return replace(one, text=one.text[:size], runs=runs, links=found)

    return _without_empty(changed(part, clip))


def _without_empty(part: Part) -> Part:
    """Without the items, rows and facts that nothing is left of."""
    match part:
        case Facts():
            return Facts(tuple(_fact(row) for row in part.rows if any(map(_text, row.values))))
        case Pair():
            return Pair(_flows(part.left), _flows(part.right))
        case Items() | Table():
            return _flow(part)
        case _:
            return part


def _fact(row: Fact) -> Fact:
    values, others = (tuple(filter(_text, group)) for group in (row.values, row.others))
    return replace(row, values=values, others=others)


def _flows(side: Iterable[Flow]) -> tuple[Flow, ...]:
    said = (flow for flow in side if any(map(_text, passages([flow]))))
    return tuple(_flow(flow) for flow in said)


def _flow(flow: Flow) -> Flow:
    match flow:
        case Items():
            return Items(tuple(item for item in flow.items if item.passage.text))
        case Table():
            return replace(flow, rows=tuple(row for row in flow.rows if any(map(_text, row))))
        case _:
            return flow


def _text(one: Passage) -> str:
    return one.text
