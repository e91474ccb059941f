"""Unknown headings that end an unlabelled description, as their letters are like those of labels of later sections."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from pipeline.extract.labels.degrees import meaning
from pipeline.extract.labels.likeness import label_model
from pipeline.extract.page.headings import is_label_like, is_sentence
from pipeline.extract.page.lines import Piece, extent
from pipeline.extract.page.near_labels import tells_costs
from pipeline.extract.page.part import PracticePart
from pipeline.extract.page.sections import PageSection, Zone
from pipeline.lexicon import Lexicon
from pipeline.model import Rule

# What is told after the description of a practice.
_LATER = frozenset({"evidence", "resources", "difficulties", "transfer"})


def with_likeness(sections: Sequence[PageSection], part: PracticePart, lexicon: Lexicon) -> tuple[PageSection, ...]:
    """The sections; those that end an unlabelled text are separated from it.

    A heading like the labels of results, costs or lessons opens no chapter of the description where a longer text
    stands before it. Its section gets that field where the letters tell so by a margin, and else none.
    """
    later = _LATER - {section.field.name for section in sections if section.field and section.pieces}
    out: list[PageSection] = []
    main: list[Piece] = []
    for section in sections:
        is_early = section.place is Zone.UNKNOWN and section.is_early
        heading = section.heading if is_early else None
        is_end = heading is not None and _ends_text(section, heading, main, part)
        one = _apart(section, heading, later, part, lexicon) if heading and is_end else section
        if section.place is Zone.MAIN or (is_early and one is section):
            main += section.pieces
        out.append(one)
    return tuple(out)


def _apart(
    section: PageSection, heading: Piece, later: AbstractSet[str], part: PracticePart, lexicon: Lexicon
) -> PageSection:
    """A section as one of the field that its heading comes near to, or of none; the same for a chapter of the text."""
    words = part.words(heading)
    guess = meaning(words, lexicon)
    told = map(part.words, section.pieces)
    if guess and guess.field.name in later and (guess.field.name != "resources" or tells_costs(words, told, lexicon)):
        meant = guess.like or guess.field.shown(part.line(heading).segment.lang)
        known = replace(section, place=Zone.FIELD, field=guess.field, label=heading, heading=None)
        return replace(known, rule=Rule.NEAR_LABEL, meant=meant, is_sure=guess.is_sure)
    return replace(section, is_early=False) if is_later(words, lexicon, later) else section


def is_later(words: str, lexicon: Lexicon, later: AbstractSet[str] = _LATER) -> bool:
    """Whether the letters of words are rather like those of labels of what is told after a description."""
    likest = label_model(lexicon).likest(words)
    return likest.field.name in later and likest.margin >= 0


def _ends_text(section: PageSection, heading: Piece, main: Sequence[Piece], part: PracticePart) -> bool:
    """Whether a section under what the markup sets as a heading is a text, and the end of a longer one."""
    line = part.line(heading)
    is_set_apart = line.is_heading is (line.segment.block.element is not None)
    is_label = is_set_apart and is_label_like(line.text.rstrip(" :"))
    is_text = is_label and _tells(section.pieces, part) and _tells(main, part)
    return is_text and extent(section.pieces) < extent(main)


def _tells(pieces: Sequence[Piece], part: PracticePart) -> bool:
    return any(is_sentence(part.words(piece)) for piece in pieces)
