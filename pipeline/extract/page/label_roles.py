"""Lines in the role of labels: what is set like the page's known labels is a label, too, known or not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise, zip_longest
from typing import NamedTuple

from pipeline.extract.labels.label import LabelShape
from pipeline.extract.page.accepting import LONGEST_FACT
from pipeline.extract.page.headings import apart, is_label_like, is_prose, is_sentence
from pipeline.extract.page.lines import Line
from pipeline.extract.page.marks import bold_opening
from pipeline.lexicon.fields import Role
from pipeline.model import BlockKind
from pipeline.text.line_ends import COLONS

# So many known labels of one role show that the role is that of labels; of lines that end in a colon over prose, and
# of facts in a row, one does where so many stand alike.
_KNOWN = 2
_MANY = 3
# Of the lines of such a role so many must look like labels; else it is that of all text.
_LABEL_LIKE = 0.75


class LabelRole(NamedTuple):
    """A line's standing on the page: its element's name and class words, and what sets it apart from text."""

    name: str
    classes: tuple[str, ...]
    kind: BlockKind
    level: int
    is_bold: bool
    has_colon: bool
    is_capitals: bool

    @property
    def is_apart(self) -> bool:
        """Whether anything tells the role from that of a plain paragraph."""
        is_marked = self.kind in {BlockKind.HEADING, BlockKind.TERM} or self.is_bold or self.has_colon
        return is_marked or self.is_capitals or bool(self.classes)


@dataclass(frozen=True, slots=True)
class LabelRoles:
    """The numbers of lines in the role of labels: of those that stand over texts, and of those before facts."""

    sections: frozenset[int] = frozenset()
    facts: frozenset[int] = frozenset()


def label_roles(lines: Sequence[Line]) -> LabelRoles:
    """The lines that stand in the same role as two known labels of different fields do, known ones too.

    The cells of tables have a role by their place there.
    """
    by_role: defaultdict[LabelRole, list[Line]] = defaultdict(list)
    over_prose = {line.number for line, below in pairwise(lines) if is_prose(below.text) and below.label is None}
    for line in lines:
        if line.has_words and not line.boilerplate and not line.is_link and line.segment.block.cell is None:
            by_role[_role(line)].append(line)
    numbers: dict[bool, set[int]] = {False: set(), True: set()}
    for role, group in by_role.items():
        known_fields = {line.label.field.name: line.label.field for line in group if line.label and line.label.is_alone}
        is_over_prose = role.has_colon and all(line.number in over_prose for line in group)
        is_shown = len(known_fields) >= _KNOWN or (bool(known_fields) and is_over_prose and len(group) >= _MANY)
        if role.is_apart and is_shown and _look_like_labels(group):
            facts = sum(field.role in {Role.FACT, Role.ASIDE} for field in known_fields.values())
            is_of_facts = 2 * facts > len(known_fields)
            for line in group:
                numbers[is_of_facts and line.number not in over_prose].add(line.number)
    return LabelRoles(frozenset(numbers[False]), frozenset(numbers[True]))


def run_in_facts(lines: Sequence[Line]) -> frozenset[int]:
    """The lines of unknown words and a short value, with a colon or another look between them, among known facts.

    One known label in a row of three or more lines shows what it is. In a printed form all colons
    stand below each other.
    """
    numbers: set[int] = set()
    row: list[int] = []
    known = 0
    for line in [*(line for line in lines if line.has_words and not line.is_firm_boilerplate), None]:
        is_known = line is not None and _is_known_fact(line)
        if line is not None and (is_known or _is_run_in(line)):
            known += is_known
            row += [] if line.label else [line.number]
            continue
        numbers.update(row if known and known + len(row) >= _MANY else ())
        row, known = [], 0
    return frozenset(numbers)


def run_in_texts(lines: Sequence[Line]) -> frozenset[int]:
    """The paragraphs that open with unknown words set apart as those of two known texts: “*The snag.* The bank …”."""
    known = {line.label.field.name for line in lines if line.label and _opens_text(line)}
    is_role = len(known) >= _KNOWN
    return frozenset(line.number for line in lines if is_role and line.label is None and _opens_text(line))


def _opens_text(line: Line) -> bool:
    """Whether a paragraph has a few words set apart before its text, a known label or not."""
    end = bold_opening(line.segment) if line.kind is BlockKind.PARAGRAPH and not line.boilerplate else 0
    is_text = line.label is None or (line.label.how is LabelShape.BOLD and line.label.field.role is Role.SECTION)
    words, rest = line.text[:end].rstrip(), line.text[end:].strip()
    # A name that opens a sentence may be set apart, too.
    is_closed = words.endswith((".", ":")) or rest.startswith((":", "–", "—")) or rest[:1].isupper()
    return end > 0 and is_text and is_closed and is_label_like(words.strip(" .:")) and is_prose(rest)


def fact_entries(lines: Sequence[Line]) -> frozenset[int]:
    """The items of lists in which at least two, and half of all, are known labels before the values of facts."""
    numbers: set[int] = set()
    for is_list, row in groupby(lines, key=lambda line: line.kind is BlockKind.ITEM):
        group = list(row)
        known = {line.label.field.name for line in group if line.label and _is_known_fact(line)}
        if is_list and len(known) >= _KNOWN and 2 * len(known) >= len(group):
            numbers.update(line.number for line in group)
    return frozenset(numbers)


def _is_known_fact(line: Line) -> bool:
    label = line.label
    is_fact = label is not None and label.field.role in {Role.FACT, Role.ASIDE}
    is_budget = label is not None and label.field.name == "resources" and len(line.text) <= LONGEST_FACT
    return label is not None and not label.is_alone and (is_fact or is_budget)


def _is_run_in(line: Line) -> bool:
    words, value = apart(line)
    is_short = 0 < len(value.strip()) <= LONGEST_FACT and not is_sentence(value.strip())
    is_line = line.kind is BlockKind.PARAGRAPH or (line.kind is BlockKind.ITEM and bool(bold_opening(line.segment)))
    return is_line and line.label is None and is_label_like(words.strip()) and is_short


def site_labels(lines: Sequence[Line]) -> LabelRoles:
    """The lines that other pages of the site have before other words: over a text, or before a fact of one line."""
    shown = [line for line in lines if line.has_words and not line.boilerplate]
    sections: set[int] = set()
    facts: set[int] = set()
    for before, line, value, after in zip_longest((None, *shown), shown, shown[1:], shown[2:]):
        is_alone = line is not None and line.is_site_label and is_label_like(line.text.strip(" :："))
        if line is None or not is_alone or line.label or value is None or line.segment.block.cell:
            continue
        if before and before.label and before.label.is_alone and before.label.field.role is not Role.GROUP:
            # The value of a known label, which other pages have without it.
            continue
        is_short = len(value.text) <= LONGEST_FACT and not is_sentence(value.text)
        is_next = after is None or after.label or after.is_site_label or after.is_heading
        (facts if is_short and is_next and not value.label else sections).add(line.number)
    return LabelRoles(frozenset(sections), frozenset(facts))


def bold_facts(lines: Sequence[Line]) -> frozenset[int]:
    """The bold lines over one short line: a label and its value, in one paragraph or several of them in a row."""
    shown = [line for line in lines if line.has_words and not line.is_firm_boilerplate]
    numbers: set[int] = set()
    row: list[int] = []
    expected = 0
    for at, (line, value, after) in enumerate(zip_longest(shown, shown[1:], shown[2:])):
        if line is None or value is None or not _is_over_fact(line, value):
            continue
        is_broken = value.segment.block.continues and not line.segment.block.continues
        if is_broken and not (after and after.segment.block.continues):
            numbers.add(line.number)
        if after is None or after.is_heading:
            row = [*row, line.number] if at == expected else [line.number]
            expected = at + 2
            numbers.update(row if len(row) >= _KNOWN else ())
    return frozenset(numbers)


def _is_over_fact(line: Line, value: Line) -> bool:
    is_name = line.is_bold and line.kind is BlockKind.PARAGRAPH and is_label_like(line.text.strip(" :："))
    is_short = len(value.text) <= LONGEST_FACT and not is_sentence(value.text)
    return is_name and is_short and value.kind is BlockKind.PARAGRAPH and not (value.is_bold or value.label)


def _role(line: Line) -> LabelRole:
    block = line.segment.block
    element = block.element
    return LabelRole(
        element.name if element else "",
        element.classes if element else (),
        line.kind,
        line.level,
        line.is_bold,
        line.text.rstrip().endswith(COLONS),
        line.text.isupper(),
    )


def _look_like_labels(group: Sequence[Line]) -> bool:
    like = sum(is_label_like(line.text.rstrip(" :：")) for line in group)
    return like >= _LABEL_LIKE * len(group)
