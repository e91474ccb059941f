"""Runs a page's lines through the outliner: tables, labels that stand before their values, and all other lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import takewhile

from pipeline.extract.page.accepting import Acceptance
from pipeline.extract.page.by_likeness import is_later
from pipeline.extract.page.fact_rows import is_before_label, labels_first
from pipeline.extract.page.fact_tables import take_table
from pipeline.extract.page.found import Found, found_as, total
from pipeline.extract.page.headings import plain_headings
from pipeline.extract.page.label_pairs import sibling_pairs
from pipeline.extract.page.label_roles import (
    bold_facts,
    fact_entries,
    label_roles,
    run_in_facts,
    run_in_texts,
    site_labels,
)
from pipeline.extract.page.lines import Line
from pipeline.extract.page.near_labels import with_near_labels
from pipeline.extract.page.outline import Outliner
from pipeline.extract.page.part import PracticePart
from pipeline.extract.page.sections import PageSection
from pipeline.extract.page.side_boxes import contacts_of_site, side_facts
from pipeline.extract.page.table_shapes import form_cells, in_groups
from pipeline.lexicon import Lexicon
from pipeline.lexicon.fields import Role
from pipeline.model import BlockKind, Fate
from pipeline.values.readers import readers

_FEW = 2


def outlined(
    own: Sequence[Line], taken: AbstractSet[int], titles: Sequence[int], part: PracticePart, lexicon: Lexicon
) -> tuple[tuple[PageSection, ...], Found]:
    """The sections of a part's `own` lines, and what belongs to none; `taken` lines and `titles` are spoken for."""
    read = readers(lexicon)
    roles, on_site = label_roles(own), site_labels(own)
    facts = roles.facts | on_site.facts | bold_facts(own)
    plain = plain_headings(own, taken, lambda words: is_later(words, lexicon))
    headings = (plain | roles.sections | on_site.sections) - facts
    beside = side_facts([line for line in own if line.number not in taken], read)
    facts |= beside.terms
    # What a side box tells of the practice is none of the site's.
    of_site = contacts_of_site(own)
    own = [replace(line, boilerplate="", is_weak=False) if line.number in beside.lines else line for line in own]
    own = [replace(line, is_weak=False) if line.number in of_site else line for line in own]
    shown = headings | facts | form_cells(own, read) | _free_pairs(own, taken).keys()
    own = with_near_labels(own, taken, shown, lexicon)
    acceptance = Acceptance(
        read.can_read,
        read.amounts.is_sum_first,
        read.amounts.is_only_sum,
        has_alone=_has_alone(own),
        levels={line.level for line in own if _is_known_heading(line)},
        entries=fact_entries(own),
    )
    run_ins = run_in_facts(own) | run_in_texts(own) | beside.run_ins
    outliner = Outliner(acceptance, part.sides, headings, facts, run_ins, roles.sections)
    pairs = _free_pairs(own, taken)
    for is_table, group in in_groups(own):
        if is_table:
            take_table([line for line in group if line.number not in taken], outliner, read)
        else:
            _take_lines(group, taken, titles, outliner, pairs)
    outliner.close()
    boilerplate = total(found_as([piece], Fate.BOILERPLATE, reason) for piece, reason in outliner.boilerplate)
    return tuple(outliner.sections), boilerplate


def _free_pairs(own: Sequence[Line], taken: AbstractSet[int]) -> Mapping[int, tuple[int, ...]]:
    """The labels, each with its values, that stand in sibling elements none of which is `taken`."""
    free = [line for line in own if line.number not in taken and (not line.is_firm_boilerplate or line.is_fixed)]
    # What looks like boilerplate is none where a label that is known shows a row of facts.
    content = [line for line in free if not line.aside and (line.is_fixed or not line.boilerplate)]
    all_pairs = {**sibling_pairs(free, needs_known=True), **sibling_pairs(content)}
    return {name: values for name, values in all_pairs.items() if taken.isdisjoint({name, *range(name, values[-1])})}


def _take_lines(
    group: Sequence[Line],
    taken: AbstractSet[int],
    titles: Sequence[int],
    outliner: Outliner,
    pairs: Mapping[int, tuple[int, ...]],
) -> None:
    skipped = 0
    visible = [line for line in group if line.text]
    for index, line in enumerate(visible):
        if skipped:
            skipped -= 1
        elif line.number in taken:
            outliner.restart(line) if line.number in titles else outliner.close()
        elif line.is_fixed and (skipped := len(_beside(visible, index, pairs))):
            outliner.boilerplate += [(one.whole, line.boilerplate) for one in visible[index : index + 1 + skipped]]
            outliner.close()
        elif values := pairs.get(line.number):
            outliner.pair(line, *(one for one in visible[index + 1 :] if one.number in values))
            skipped = len(values)
        elif is_before_label(visible, index) or _is_above_label(visible, index, pairs):
            outliner.pair(visible[index + 1], line)
            skipped = 1
        elif count := labels_first(visible, index, outliner.acceptance.reads):
            for name, value in zip(visible[index : index + count], visible[index + count :], strict=False):
                outliner.pair(name, value)
            skipped = 2 * count - 1
        else:
            outliner.take(line)


def _is_above_label(lines: Sequence[Line], index: int, pairs: Mapping[int, tuple[int, ...]]) -> bool:
    return any(pairs.get(line.number) == (lines[index].number,) for line in lines[index + 1 :][:1])


def _beside(lines: Sequence[Line], index: int, pairs: Mapping[int, tuple[int, ...]]) -> Sequence[Line]:
    """The values of a label that is known to be the site's own: “Views”, “Share”."""
    name = lines[index]
    if numbers := pairs.get(name.number):
        return [line for line in lines[index + 1 :] if line.number in numbers]
    is_term = name.kind is BlockKind.TERM
    return list(
        takewhile(lambda line: is_term and line.kind is BlockKind.DETAIL and not line.label, lines[index + 1 :])
    )


def _is_known_heading(line: Line) -> bool:
    label = line.label if line.kind is BlockKind.HEADING and not line.is_firm_boilerplate else None
    return label is not None and not label.meant and label.is_alone and label.field.role is Role.SECTION


def _has_alone(part: Sequence[Line]) -> bool:
    """Whether labels of sections stand on lines of their own on this page."""
    alone = {
        line.label.field.name
        for line in part
        if line.label and line.label.is_alone and line.label.field.role is Role.SECTION and not line.is_firm_boilerplate
    }
    return len(alone - {"title", "summary", "project_about", "context"}) >= _FEW
