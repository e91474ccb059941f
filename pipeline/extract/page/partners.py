"""What is told of partners under the heading of all, and not of the practice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from pipeline.extract.page.headings import is_sentence
from pipeline.extract.page.lines import Piece
from pipeline.extract.page.part import PracticePart
from pipeline.extract.page.sections import BESIDE, NO_LEVEL, PageSection, Zone
from pipeline.lexicon import Lexicon
from pipeline.lexicon.fields import Role, fields_by_name
from pipeline.model import BlockKind, Rule

_OF_PARTNERS = frozenset({"location", "contact", "institution", "resources", "further_information", "category"})


def with_text_after(sections: Sequence[PageSection], part: PracticePart) -> tuple[PageSection, ...]:
    """The sections; the text after a list of partners leaves its section: it is the page's own."""
    out: list[PageSection] = []
    for section in sections:
        is_list = section.field is not None and section.field.name == "partners" and section.pieces
        ends = _end_of_list(section.pieces, part) if is_list else len(section.pieces)
        out.append(replace(section, pieces=section.pieces[:ends]))
        if text := section.pieces[ends:]:
            has_text = any(one.field and one.field.role is Role.SECTION and one.pieces for one in out)
            out.append(PageSection(Zone.AFTER if has_text else Zone.MAIN, pieces=text))
    return tuple(out)


def _end_of_list(pieces: Sequence[Piece], part: PracticePart) -> int:
    """How many pieces belong to the list that they begin with, where a sentence in a paragraph follows it."""
    kinds = [part.line(piece).kind for piece in pieces]
    ends = kinds.index(BlockKind.PARAGRAPH) if BlockKind.PARAGRAPH in kinds else 0
    return ends if ends and is_sentence(part.words(pieces[ends])) else len(pieces)


def with_partners(sections: Sequence[PageSection], lexicon: Lexicon) -> tuple[PageSection, ...]:
    """The sections; facts under a heading of partners become theirs if they come again, or stood before it already."""
    partners = fields_by_name(lexicon)["partners"]
    out = list(sections)
    for at, section in enumerate(sections):
        if not (section.field and section.field.name == "partners" and section.level < NO_LEVEL):
            continue
        below = _below(sections[at + 1 :], section.level)
        named = {one.field.name for one in sections[:at] if one.field and one.pieces}
        counts = Counter(one.field.name for one in below if one.field)
        for number, one in enumerate(below, at + 1):
            name = one.field.name if one.field else ""
            is_fact = name in _OF_PARTNERS and (one.rule in BESIDE or one.rule is Rule.LABEL_LINE)
            is_of_partner = is_fact and (name in named or counts[name] > 1)
            # A heading below that of all is a partner's name.
            if is_of_partner or (one.place is Zone.UNKNOWN and one.level < NO_LEVEL):
                out[number] = replace(one, place=Zone.FIELD, field=partners)
    return tuple(out)


def _below(sections: Sequence[PageSection], level: int) -> list[PageSection]:
    """The sections up to the next heading of a level or above it."""
    return list(takewhile(lambda one: one.level > level, sections))
