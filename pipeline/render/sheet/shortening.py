"""The limit of a sheet's length: what lies beyond it is not printed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pipeline.messages import Message
from pipeline.model import (
    Fact,
    Flow,
    Head,
    Issue,
    IssueCode,
    Items,
    Link,
    Note,
    Pair,
    Part,
    Passage,
    Run,
    Section,
    Severity,
    Sheet,
    Table,
)
from pipeline.render.walk import changed, passages

# A cell or an item with fewer letters is counted as one of so many: it takes as long to set.
_LEAST = 160

# Each change of language inside a passage takes as long to set as so many letters.
_TURN = 40


def shortened(sheet: Sheet, most: int, note: Note) -> tuple[Sheet, tuple[Issue, ...]]:
    """The sheet with up to `most` characters, then `note`; and an issue that counts what is left out."""
    lost = length(sheet) - most
    if lost <= 0:
        return sheet, ()
    text = Message("render.text-too-long", count=lost, most=most)
    return beginning(sheet, most, note), (Issue(IssueCode.TOO_LONG, Severity.WARNING, text),)


def length(sheet: Sheet) -> int:
    """The number of characters of a sheet's text that could be cut, counted as they take to set."""
    return sum(map(_weight, passages((sheet.head, sheet.sections, sheet.foot.context, sheet.foot.tags))))


def beginning(sheet: Sheet, most: int, note: Note) -> Sheet:
    """The sheet with the first `most` characters of its text, then `note`, then what stands below the text.

    What stands below is never cut: it says where the words come from and who hands them out.
    """
    left = most

    def clip(whole: Passage) -> Passage:
        nonlocal left
        weight = _weight(whole)
        size = len(whole.text) if weight <= left else len(whole.text) * left // weight
        left = max(0, left - weight)
        runs = tuple(Run(run.start, min(run.end, size), run.lang) for run in whole.runs if run.start < size)
        kept_links = tuple(Link(link.start, link.end, link.target) for link in whole.links if link.end <= size)
        anchors = tuple(anchor for anchor in whole.anchors if anchor.end <= size)
        return replace(whole, text=whole.text[:size], runs=runs, links=kept_links, anchors=anchors)

    head = _head(changed(sheet.head, clip))
    sections = tuple(filter(_has_text, map(_section, changed(sheet.sections, clip))))
    if sections:
        sections = (*sections[:-1], replace(sections[-1], flows=(*sections[-1].flows, note)))
    else:
        head = replace(head, lead=(*head.lead, note))
    context = tuple(filter(_has_text, changed(sheet.foot.context, clip)))
    tags = changed(sheet.foot.tags, clip)
    foot = replace(sheet.foot, context=context, tags=tags if tags and tags.text else None)
    return replace(sheet, head=head, sections=sections, foot=foot)


def _weight(whole: Passage) -> int:
    return max(len(whole.text), _LEAST) + _TURN * max(0, len(whole.runs) - 1)


def _has_text(node: object) -> bool:
    return any(one.text for one in passages(node))


def _head(head: Head) -> Head:
    """Without the facts, notes and parts that nothing is left of."""
    return replace(
        head,
        titles=tuple(filter(_has_text, head.titles)),
        logos=tuple(filter(_has_text, head.logos)),
        facts=tuple(_fact(row) for row in head.facts if _has_text(row.values)),
        notes=tuple(filter(_has_text, head.notes)),
        lead=_parts(head.lead),
    )


def _fact(row: Fact) -> Fact:
    values, others, shared = (tuple(filter(_has_text, group)) for group in (row.values, row.others, row.shared))
    return replace(row, values=values, others=others, shared=shared)


def _section(section: Section) -> Section:
    heading, notes = (tuple(filter(_has_text, group)) for group in (section.heading, section.notes))
    return replace(section, heading=heading, notes=notes, flows=_parts(section.flows))


def _parts(parts: Iterable[Part]) -> tuple[Part, ...]:
    return tuple(
        Pair(_flows(part.left), _flows(part.right)) if isinstance(part, Pair) else _flow(part)
        for part in parts
        if _has_text(part)
    )


def _flows(side: Iterable[Flow]) -> tuple[Flow, ...]:
    return tuple(_flow(flow) for flow in side if _has_text(flow))


def _flow(flow: Flow) -> Flow:
    match flow:
        case Items():
            return Items(tuple(item for item in flow.items if item.passage.text))
        case Table():
            return replace(flow, rows=tuple(row for row in flow.rows if _has_text(row)))
        case _:
            return flow
