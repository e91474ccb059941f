"""Whether words that look like a label are one where they stand."""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Protocol

from pipeline.extract.labels.label import Label, LabelShape
from pipeline.extract.page.lines import Line
from pipeline.extract.page.sections import PageSection, Zone
from pipeline.lexicon.fields import Field, Role, ValueType
from pipeline.model import BlockKind, Rule

# After a label in a paragraph, a fact's value has at most this many characters; more is prose.
LONGEST_FACT = 160
# Labels of at least so many words are known without a colon where a sentence follows.
_OPENING_WORDS = 3
# What is told of each partner, too.
_OF_PARTNERS = frozenset({"location", "contact", "institution", "address", "further_information", "category"})
_TYPED = frozenset({ValueType.DATE, ValueType.PERIOD, ValueType.PLACE, ValueType.CONTACT})
# A word, the end of a sentence and the beginning of the next; the letters of “d. o. o.” are no words.
_SENTENCES = re.compile(r"[^\W\d_]{3}[.;!?]\s+[^\W\d_]")
_QUOTES = "“„«\"‘‚'"


class Reads(Protocol):
    """Whether a text can be read as a value type; where the label is not sure, as nothing else."""

    def __call__(self, type_: ValueType, text: str, *, is_sure: bool = True) -> bool: ...


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Judges labels on one page; `has_alone` says that its labels of sections stand on lines of their own.

    `levels` are those of the headings that are known labels of texts, `entries` the items of lists of facts.
    """

    reads: Reads
    is_sum: Callable[[str], bool]
    is_only_sum: Callable[[str], bool]
    has_alone: bool = False
    levels: AbstractSet[int] = frozenset()
    entries: AbstractSet[int] = frozenset()

    def accepts(self, line: Line, label: Label, current: PageSection | None) -> bool:
        """Whether the label of a line opens a section while `current` is open."""
        is_taught = label.lesson is not None and label.how is not LabelShape.OPENING
        return is_taught or self._accepts(line, label, current)

    def _accepts(self, line: Line, label: Label, current: PageSection | None) -> bool:
        value = line.text[label.end :].strip()
        if current is not None and self._is_of_current(line, label, current):
            return False
        # A sum alone ends with its line: a further label of costs opens a section of its own.
        open_field = None if current is None or current.is_sum else current.field
        is_same = open_field is not None and open_field.name == label.field.name
        is_budget = self._is_budget(label, value) and not is_same and line.kind is not BlockKind.ITEM
        if is_budget or label.how is LabelShape.OPENING:
            return is_budget or self._accepts_opening(line, label, value, current)
        if not value:
            return _accepts_alone(line, label, current)
        is_part = current is not None and (
            _is_of_contact(label.field, current) or self._is_prose_of(line, label, value, current)
        )
        if is_part or label.field.role is Role.GROUP:
            return False
        if current is None or current.field is None or current.field.role is not Role.SECTION or current.is_full:
            return True
        is_next_fact = current.is_sum and label.how is LabelShape.COLON and line.segment.block.continues
        is_next_fact = is_next_fact or (is_same and label.how is LabelShape.BOLD and current.rule is Rule.LABEL_BOLD)
        # Also right below its label: “Description”, “Description of the project: …”. Costs keep those of their parts.
        is_empty = not current.pieces and label.field.name != "resources"
        is_longer = label.field.name == current.field.name and (is_empty or (current.is_brief and not label.is_brief))
        return (
            is_next_fact
            or is_longer
            or self._accepts_inside(line, label, value, current.field, in_items=current.is_item)
        )

    def _is_of_current(self, line: Line, label: Label, current: PageSection) -> bool:
        """Whether a label is no more than words of the open section: a guess below its heading, a partner's place."""
        is_partners = current.is_of_one_partner and label.field.name in _OF_PARTNERS
        return is_partners or (bool(label.meant) and not self._accepts_guess(line, label, current))

    def _is_budget(self, label: Label, value: str) -> bool:
        """Whether a label of costs stands before a sum and nothing else: a fact, wherever it stands."""
        return label.field.name == "resources" and self.is_only_sum(value)

    def _is_prose_of(self, line: Line, label: Label, value: str, current: PageSection) -> bool:
        """Whether a label is part of the main text, on a page with headings: “Beneficiaries: all who …”."""
        is_inside = current.place is Zone.MAIN and bool(current.pieces) and self.has_alone
        is_plain = label.how is LabelShape.COLON and line.kind is BlockKind.PARAGRAPH
        return is_inside and is_plain and label.field.role is Role.ASIDE and value.endswith(".")

    def _accepts_guess(self, line: Line, label: Label, current: PageSection) -> bool:
        """Whether words that only come near to a label may end the open section: not below its own heading.

        Where known labels are headings of the same level, it is no part of the section.
        """
        is_text = current.field is not None and current.field.role is Role.SECTION and not current.is_full
        if not is_text or label.field.role is Role.GROUP:
            return True
        if label.how is LabelShape.BOLD:
            return not self.has_alone or label.field.role is Role.FACT
        return line.kind is not BlockKind.HEADING or line.level <= current.level or line.level in self.levels

    def _accepts_opening(self, line: Line, label: Label, value: str, current: PageSection | None) -> bool:
        if line.kind not in {BlockKind.PARAGRAPH, BlockKind.ITEM} or not value:
            return False
        # The value of the label above: “When”, and below it “from May 2011”.
        is_value = bool(current and current.field and current.field.role is Role.FACT) and not (
            current and (current.pieces or current.is_full)
        )
        is_text = current is not None and current.field is not None and current.field.role is Role.SECTION
        if is_value or (is_text and line.kind is BlockKind.ITEM and label.field.type is ValueType.NAME):
            return False
        words = label.words.count(" ") + 1
        if label.field.type in _TYPED:
            return len(value) <= LONGEST_FACT and self.reads(label.field.type, value)
        if label.field.role is Role.FACT and words > 1:
            is_name = value[0].isupper() and not value.endswith(".") and not _SENTENCES.search(value)
            return is_name and len(value) <= LONGEST_FACT
        if label.field.name == "title" and words > 1:
            return not is_text and is_title(value)
        is_long = words >= _OPENING_WORDS and label.field.role is Role.SECTION
        return is_long and (value[0].isupper() or not value[0].isalpha())

    def _accepts_inside(self, line: Line, label: Label, value: str, current: Field, *, in_items: bool) -> bool:
        """Whether a label with its value on the line is one although a section's text is open."""
        if label.field.name == current.name:
            return False
        if label.field.role is Role.SECTION or label.field.role is Role.ASIDE:
            if line.kind is BlockKind.ITEM:
                return in_items or line.number in self.entries
            return label.how is LabelShape.BOLD or (label.field.role is Role.SECTION and not self.has_alone)
        if label.field.role is Role.LIST or label.how is LabelShape.BOLD or label.is_unseen:
            return True
        if label.field.type in _TYPED:
            return len(value) <= LONGEST_FACT and self.reads(label.field.type, value)
        is_entry = line.kind is not BlockKind.ITEM or line.number in self.entries
        return len(value) <= LONGEST_FACT and is_entry and not _SENTENCES.search(value)


def is_title(words: str) -> bool:
    """Whether words after a label of titles on their line are one: in capitals at first, and no sentence."""
    return words.lstrip(_QUOTES)[:1].isupper() and not words.endswith(".") and not _SENTENCES.search(words)


def _accepts_alone(line: Line, label: Label, current: PageSection | None) -> bool:
    known = label.field
    is_text = current is not None and current.field is not None and current.field.role is Role.SECTION
    is_form = current is not None and current.is_item
    if is_text and line.kind is BlockKind.ITEM and not (line.is_bold or is_form):
        # An entry of a list: “Staff” below “Resources needed” is what is needed. The items of a form are its labels.
        return False
    is_same = current is not None and current.field is not None and current.field.name == known.name
    if current is None or not is_same or known.role is not Role.SECTION or current.is_brief is not label.is_brief:
        return True
    if not current.pieces:
        return True
    if known.name == "description" and line.kind is BlockKind.PARAGRAPH and not line.segment.block.continues:
        # A practice may be described under several labels; costs keep those of their parts.
        return True
    # A heading of the same field, or a fact beside it, opens it again; lower headings and lines are its own text.
    return line.kind is BlockKind.TERM or (line.kind is BlockKind.HEADING and line.level <= current.level)


def _is_of_contact(field: Field, current: PageSection) -> bool:
    """Whether a label on a line with its value is one of the parts of the contact whose label stands above."""
    is_contact = current.field is not None and current.field.type is ValueType.CONTACT
    is_open = not current.is_full and current.rule is not Rule.LABEL_COLON
    return is_contact and is_open and (field.type is ValueType.CONTACT or field.name == "institution")
