"""Whether a line belongs to the open section: as its text, as a heading in it, or not at all."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.labels.label import Label, LabelShape
from pipeline.extract.page.accepting import LONGEST_FACT, Reads
from pipeline.extract.page.headings import is_label_like, is_sentence, run_in
from pipeline.extract.page.label_sections import SHORT_FACT, container_of, has_value, level_of
from pipeline.extract.page.lines import Line, Piece, extent
from pipeline.extract.page.marks import bold_opening
from pipeline.extract.page.sections import BESIDE, NO_LEVEL, PageSection, Zone
from pipeline.extract.page.sides import Sides
from pipeline.lexicon.fields import Role, ValueType
from pipeline.model import BlockKind, Element, Rule
from pipeline.text.line_ends import COLONS, SENTENCE

# What a label is called that stands in an element of its own: beside a short value it is a term, and a text under it
# goes on after a fact that stands alone between two of its paragraphs.
LINES = frozenset({Rule.LABEL_HEADING, Rule.LABEL_LINE})
_INLINE = frozenset({Rule.LABEL_COLON, Rule.LABEL_OPENING, Rule.LABEL_BOLD})
OF_SITE = "stands on several pages of its site"
_DATES = frozenset({ValueType.DATE, ValueType.PERIOD})
_MANY_LINES = frozenset({ValueType.CONTACT, ValueType.TEXT})


def fits(current: PageSection, line: Line, reads: Reads, ends_with: Element | None = None) -> bool:
    """Whether a line can be part of the open section, which ends with the element `ends_with`, if with any.

    A contact goes on only as long as lines look like one, a term of a list as long as there are details.
    """
    if not current.pieces:
        return not _is_beyond(current, line, reads)
    if current.rule is Rule.LABEL_TERM or (current.is_item and current.field):
        return line.kind is (BlockKind.DETAIL if current.rule is Rule.LABEL_TERM else BlockKind.ITEM)
    if ends_with is not None and container_of(line) is not ends_with:
        return False
    if current.rule in _INLINE and current.is_sum:
        return (line.segment.block.continues and not is_sentence(line.text)) or line.kind is BlockKind.ITEM
    if current.field is None or current.field.type is not ValueType.CONTACT or line.segment.block.continues:
        return True
    return len(line.text) <= LONGEST_FACT and reads(ValueType.CONTACT, line.text)


def _is_beyond(current: PageSection, line: Line, reads: Reads) -> bool:
    """Whether a line of a text is no value of the empty label of a fact above it: a sentence, or what is no date."""
    known = current.field
    is_empty = known is not None and known.role is Role.FACT and current.rule is Rule.LABEL_LINE
    is_plain = line.kind is BlockKind.PARAGRAPH and line.segment.block.element is None
    if known is None or not (is_empty and is_plain):
        return False
    has_sentence, is_apart = is_sentence(line.text), not line.segment.block.continues
    if known.type is ValueType.NAME:
        return has_sentence and is_apart and len(line.text) > LONGEST_FACT
    if known.type in _DATES:
        # A sentence with “now” in it says when, but no date.
        is_date = reads(known.type, line.text) and (any(map(str.isdigit, line.text)) or not has_sentence)
        return (has_sentence or is_apart) and not is_date
    return has_sentence and is_apart and not reads(known.type, line.text)


def is_below(current: PageSection, level: int) -> bool:
    """Whether a heading of a level is one inside the open section."""
    if current.field is None:
        return current.place is Zone.UNKNOWN and level > current.level
    if current.field.role is not Role.SECTION or current.field.name == "context":
        return False
    return level > current.level or (level == current.level == NO_LEVEL and current.field.name == "description")


def is_full_with(current: PageSection, line: Line) -> bool:
    """Whether a section has all that it takes once a line is added to it."""
    known = current.field
    if known is None or (current.rule is Rule.LABEL_TERM and line.kind is BlockKind.DETAIL):
        return False
    if known.name == "title":
        return True
    is_answered = bool(current.pieces) or not current.is_double
    return is_answered and known.role in {Role.FACT, Role.ASIDE} and known.type not in _MANY_LINES


def is_short_fact(section: PageSection) -> bool:
    """Whether a section is short beside its label, as facts are told, and no text: a cost, an address, a few words."""
    is_cost = section.field is not None and section.field.name == "resources" and section.rule is Rule.NEAR_LABEL
    is_beside = section.is_item or section.rule in BESIDE or is_cost
    length = extent(section.pieces)
    return is_beside and len(section.pieces) == 1 and length <= SHORT_FACT


def is_value_in_capitals(line: Line, current: PageSection) -> bool:
    """Whether a line of a text, a heading by its capitals alone, is the value of the label above.

    It is a fact, a title, or what something cost.
    """
    known = current.field
    is_cost = known is not None and known.name == "resources" and any(map(str.isdigit, line.text))
    is_short = known is not None and (known.role is Role.FACT or known.name == "title" or is_cost)
    is_open = is_short and not (current.pieces or current.is_full)
    return is_open and line.segment.block.element is None and line.text.isupper()


def opens_text(line: Line, current: PageSection) -> bool:
    """Whether a line that ends in a colon, a heading by that alone, is what a text opens with: “After a year:”."""
    is_open = (
        current.field is not None and current.field.role is Role.SECTION and not (current.pieces or current.is_full)
    )
    return is_open and line.kind is BlockKind.PARAGRAPH and line.text.rstrip().endswith(COLONS)


def is_unknown_fact(line: Line, current: PageSection | None) -> bool:
    """Whether a line is an unknown label with its value among facts, and no part of a text."""
    is_text = current is not None and current.field is not None and not current.is_full
    if is_text or line.kind is not BlockKind.PARAGRAPH or len(line.text) > LONGEST_FACT:
        return False
    words, value = run_in(line)
    is_bold = bool(words) and bold_opening(line.segment) >= len(words)
    is_after_fact = current is not None and current.is_full and line.segment.block.continues
    is_label = is_bold or is_after_fact or line.is_site_label
    return bool(value.strip()) and is_label_like(words.strip()) and is_label


def why_aside(line: Line, current: PageSection | None, reads: Reads, ends_with: Element | None = None) -> str:
    """Why a line without a label is boilerplate where it stands; empty for content.

    What repeats on the site is content below a label: an empty answer may be told on many pages. A label that the
    site was taught vouches for no such line.
    """
    if line.boilerplate:
        is_weak = current is not None and current.is_weak and not current.is_full
        return "" if is_weak else line.boilerplate
    reason = OF_SITE if line.is_repeated and not line.is_site_label else line.aside
    if not reason or current is None or current.field is None or current.is_full or current.lesson:
        return reason
    is_own = not (line.is_repeated or line.is_link)
    is_inside = not line.is_heading or (is_own and is_below(current, level_of(line)))
    return "" if is_inside and fits(current, line, reads, ends_with) else reason


def is_other_side(line: Line, label: Label, current: PageSection | None, lang: str, sides: Sides) -> bool:
    """Whether a label with its value tells the open section's, which is in `lang`, again in the other language."""
    is_same = current is not None and current.field is not None and current.field.name == label.field.name
    is_beside = label.how in {LabelShape.COLON, LabelShape.BOLD} and has_value(line, label, len(line.text))
    is_first = sides.is_first(lang), sides.is_first(line.segment.lang)
    return sides.is_two and is_same and is_beside and is_first[0] is not is_first[1]


def goes_on(current: PageSection, pieces: Sequence[Piece]) -> bool:
    """Whether the open section is a text that a fact on a line of its own only interrupts."""
    is_text = current.field is not None and current.field.role is Role.SECTION
    return is_text and bool(pieces) and not current.is_full and current.rule in LINES


def are_short(values: Sequence[Line]) -> bool:
    """Whether the lines beside a label are a fact's value and no text: short, or one that closes no sentence."""
    is_short = sum(len(value.text) for value in values) <= LONGEST_FACT
    is_open = len(values) == 1 and not values[0].text.rstrip().endswith(SENTENCE)
    return is_open or (is_short and not any(is_sentence(value.text) for value in values))
