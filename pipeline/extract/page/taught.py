"""What stands in the places of the markup that a site was taught, as sections of their fields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.labels.known import HOMES
from pipeline.extract.page.lines import Line, Piece
from pipeline.extract.page.marks import inner_offset
from pipeline.extract.page.markup import stretches
from pipeline.extract.page.sections import PageSection, Zone
from pipeline.lexicon import Lexicon
from pipeline.lexicon.fields import fields_by_name
from pipeline.model import Element, Lesson, Rule
from pipeline.text import fold


@dataclass(frozen=True, slots=True)
class InPlaces:
    """The taught sections, the pieces that say the same again, and the numbers of lines that are all used up."""

    sections: tuple[PageSection, ...] = ()
    again: tuple[Piece, ...] = ()
    lines: frozenset[int] = frozenset()


def in_places(part: Sequence[Line], lessons: Sequence[Lesson], lexicon: Lexicon) -> InPlaces:
    """What of some lines stands at the places of `lessons`; where two are about the same words, the first holds."""
    known = fields_by_name(lexicon)
    lines = {line.number: line for line in part}
    sections: list[PageSection] = []
    again: list[Piece] = []
    taken: set[Piece] = set()
    for lesson in lessons:
        field = known.get(HOMES.get(lesson.field, lesson.field))
        groups = _groups(part, lesson, taken) if field else {}
        said: set[str] = set()
        for pieces in groups.values():
            taken.update(pieces)
            words = fold(" ".join(lines[piece.line].text[piece.start : piece.end] for piece in pieces))
            if words in said:
                again += pieces
            else:
                sections.append(
                    PageSection(Zone.FIELD, field, None, tuple(pieces), rule=Rule.TAUGHT_PLACE, lesson=lesson)
                )
            said.add(words)
    by_line: dict[int, list[Piece]] = {}
    for piece in taken:
        by_line.setdefault(piece.line, []).append(piece)
    whole = frozenset(number for number, pieces in by_line.items() if _is_all(lines[number], pieces))
    return InPlaces(tuple(sections), tuple(again), whole)


def _groups(part: Sequence[Line], lesson: Lesson, taken: set[Piece]) -> dict[Element, list[Piece]]:
    """The pieces at a lesson's place by their element, in page order."""
    groups: dict[Element, list[Piece]] = {}
    for line in part:
        for element, start, end in stretches(line.segment.block, lesson.place) if line.has_words else ():
            piece = Piece(line.number, inner_offset(line.segment, start), inner_offset(line.segment, end))
            if piece not in taken and any(map(str.isalnum, line.text[piece.start : piece.end])):
                groups.setdefault(element, []).append(piece)
    return groups


def _is_all(line: Line, pieces: Sequence[Piece]) -> bool:
    """Whether nothing is left of a line beside the pieces of it."""
    rest = list(line.text)
    for one in pieces:
        rest[one.start : one.end] = " " * (one.end - one.start)
    return not any(map(str.isalnum, rest))
