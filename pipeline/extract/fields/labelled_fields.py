"""The fields that labels tell, as evidence of what a page is: only those that have under them what they say."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.page.found import Found
from pipeline.extract.page.headings import is_sentence
from pipeline.extract.page.lines import Line
from pipeline.extract.page.part import PracticePart
from pipeline.extract.page.sections import BESIDE, PageSection
from pipeline.lexicon.fields import Field, Role
from pipeline.model import BlockKind, Rule
from pipeline.text.line_ends import TOLD
from pipeline.values.readers import Readers

# Rules by which the words of a heading are only taken for a label.
_GUESSES = frozenset({Rule.BY_ORDER, Rule.BY_VALUE, Rule.NEAR_LABEL})
# What can be told of nothing that is only planned or offered.
_OF_DONE = frozenset({"evidence", "difficulties", "lessons", "transfer"})
# A line of a text that closes no sentence tells something if it is as long.
_LONG_LINE = 60


def labelled_fields(sections: Sequence[PageSection], found: Found, part: PracticePart, read: Readers) -> frozenset[str]:
    """The fields that sections tell under labels of the lexicon; a fact only with a value that was `found`.

    Questions head texts about anything, unless the page tells what has come of it, too.
    """
    filled = ((one.field, one) for one in sections if one.field and one.pieces and one.rule not in _GUESSES)
    told = [(field, section) for field, section in filled if _says(field, section, found, part, read)]
    is_done = any(field.name in _OF_DONE for field, _ in told)
    return frozenset(
        _field_of(field, section, part, read) for field, section in told if is_done or not _asks(field, section, part)
    )


def _says(field: Field, section: PageSection, found: Found, part: PracticePart, read: Readers) -> bool:
    """Whether what stands under a label is what the label says: the fact's value, a text that tells something.

    Links, names and dates under the label of a text are those of other pages.
    """
    if field.role is Role.FACT:
        return any(map(found.has, field.into or (field.name,)))
    if field.role is not Role.SECTION:
        # “Programme: 10:00 Welcome” names no fund, nor does a sentence about one.
        words = part.words(section.pieces[0]).strip()
        return field.name != "funder" or (words[:1].isalpha() and not is_sentence(words))
    return any(_tells(part.line(piece), part.words(piece).strip(), section, read) for piece in section.pieces)


def _asks(field: Field, section: PageSection, part: PracticePart) -> bool:
    """Whether the label of a text is a question."""
    if field.role is not Role.SECTION or section.label is None:
        return False
    is_greek = part.line(section.label).segment.lang == "el"
    return part.words(section.label).rstrip().endswith(("?", ";") if is_greek else "?")


def _tells(line: Line, text: str, section: PageSection, read: Readers) -> bool:
    # A table under the heading of a text, such as “At a glance”, is of other facts.
    is_named = section.rule in BESIDE or line.kind is BlockKind.ITEM or len(text) >= _LONG_LINE
    words = sum(any(map(str.isalpha, word)) for word in text.split())
    says = text.endswith(TOLD) or (is_named and words > 1) or bool(read.amounts.all_in(text))
    return says and not line.is_link


def _field_of(field: Field, section: PageSection, part: PracticePart, read: Readers) -> str:
    """The field that a section tells; a budget alone is a fact, no text about resources."""
    is_of_costs = field.name == "resources"
    is_budget = is_of_costs and all(read.amounts.is_only_sum(part.words(piece)) for piece in section.pieces)
    return "amounts" if is_budget else field.name
