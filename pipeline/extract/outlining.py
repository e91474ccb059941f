"""Runs a page's lines through the outliner: tables, labels that stand before their values, and all other lines."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from pipeline.extract.accepting import Acceptance, labels_first
from pipeline.extract.findings import Findings
from pipeline.extract.labels import Label, Labels, labels
from pipeline.extract.lines import Line
from pipeline.extract.outline import Outliner
from pipeline.extract.sections import Section
from pipeline.extract.tables import in_groups, take_table
from pipeline.extract.values.readers import readers
from pipeline.lexicon import Lexicon
from pipeline.lexicon.fields import Role, fields_by_name
from pipeline.model import Fate

_FEW = 2


def outlined(
    part: Sequence[Line], taken: AbstractSet[int], titles: Sequence[int], findings: Findings, lexicon: Lexicon
) -> tuple[Section, ...]:
    """The sections of a part of the page; `taken` are lines that are spoken for, among them the `titles`."""
    known = labels(lexicon)
    acceptance = Acceptance(readers(lexicon).can_read, has_alone=_has_alone(part))
    outliner = Outliner(acceptance, near=lambda text: _near(known, text))
    for is_table, group in in_groups(part):
        if is_table:
            take_table([line for line in group if line.number not in taken], outliner)
        else:
            _take_lines(group, taken, titles, outliner)
    outliner.close()
    for piece, reason in outliner.furniture:
        findings.judge([piece], Fate.BOILERPLATE, reason)
    return tuple(outliner.sections)


def _take_lines(group: Sequence[Line], taken: AbstractSet[int], titles: Sequence[int], outliner: Outliner) -> None:
    skipped = 0
    visible = [line for line in group if line.text]
    for index, line in enumerate(visible):
        if skipped:
            skipped -= 1
        elif line.number in taken:
            outliner.restart() if line.number in titles else outliner.close()
        elif count := labels_first(visible, index, outliner.acceptance.reads):
            for name, value in zip(visible[index : index + count], visible[index + count :], strict=False):
                outliner.pair(name, value)
            skipped = 2 * count - 1
        else:
            outliner.take(line)


def _near(known: Labels, text: str) -> Label | None:
    found = known.nearest(text)
    return Label(found[1], text, len(text), "alone", meant=found[0]) if found else None


def _has_alone(part: Sequence[Line]) -> bool:
    """Whether labels of sections stand on lines of their own on this page."""
    alone = {
        line.label.field.name
        for line in part
        if line.label
        and line.label.how == "alone"
        and line.label.field.role is Role.SECTION
        and not line.is_firm_chrome
    }
    return len(alone - {"title", "summary", "project_about", "context"}) >= _FEW


def with_summaries(sections: Sequence[Section], findings: Findings, lexicon: Lexicon) -> tuple[Section, ...]:
    """The sections, with “Brief description” as the summary where the same language has a longer description, too."""
    if any(section.field and section.field.name == "summary" for section in sections):
        return tuple(sections)
    brief = {section.field.name for section in sections if section.field and section.is_brief}
    longer = {
        _is_greek(section, findings)
        for section in sections
        if section.field and section.field.name in brief and not section.is_brief
    }
    summary = fields_by_name(lexicon)["summary"]
    return tuple(
        replace(section, field=summary) if section.is_brief and _is_greek(section, findings) in longer else section
        for section in sections
    )


def _is_greek(section: Section, findings: Findings) -> bool:
    return section.label is not None and findings.lines[section.label.line].segment.lang == "el"
