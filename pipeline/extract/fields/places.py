"""Places without a label: lines of nothing but a place, and a flag with the words beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from pipeline.extract.fields.making import fact_found
from pipeline.extract.page.found import NOTHING, Found, found_as
from pipeline.extract.page.lines import Line, Piece
from pipeline.extract.page.part import PracticePart
from pipeline.model import BlockKind, Fate, Place, Rule
from pipeline.values.readers import Readers

# Labels below which places are those of others.
_OF_OTHERS = frozenset({"partners", "funder", "author", "address", "contact"})
# Longer lines are prose.
_LONGEST = 80
# A flag stands in the element of its words, or in the one around that.
_AROUND = 2


class PlaceCandidate(NamedTuple):
    """Lines that say where the practice is: one, or two of a region and its country.

    `is_firm` if they name more than a region by itself.
    """

    lines: tuple[Line, ...]
    place: Place
    is_firm: bool


def places_found(
    pieces: Sequence[Piece], before: Found, part: PracticePart, readers: Readers
) -> tuple[Found, list[Piece]]:
    """Bare lines of a country and a region next to it are where the practice is; a level is no place. And the rest."""
    found = NOTHING
    own = {piece.line: piece for piece in pieces}
    places = [
        (one, [own[line.number] for line in one.lines])
        for one in _candidates(part.lines, readers)
        if all(line.number in own for line in one.lines)
    ]
    firm = next((place for place in places if place[0].is_firm), None)
    if firm is None:
        return found, list(pieces)
    taken = {piece for _, own_pieces in places for piece in own_pieces}
    if not before.has("location"):
        flags, own_pieces = without_flags(firm[1], part, readers)
        found += flags + fact_found(part, "location", own_pieces, Rule.PLACE_LINE, firm[0].place)
        places.remove(firm)
    found += found_as([piece for _, own_pieces in places for piece in own_pieces], Fate.BOILERPLATE, "place repeated")
    return found, [piece for piece in pieces if piece not in taken]


def _candidates(lines: Sequence[Line], readers: Readers) -> tuple[PlaceCandidate, ...]:
    """The places that stand alone on lines, in page order.

    Not those below a label of partners and the like, nor those one below the other in several countries.
    """
    groups: list[list[PlaceCandidate]] = []
    for found in _alone(lines, readers):
        is_next = bool(groups) and found.lines[0].number - groups[-1][-1].lines[-1].number == 1
        if is_next:
            groups[-1].append(found)
        else:
            groups.append([found])
    return tuple(one for group in groups if not _is_list(group) for one in _joined(group, readers))


def without_flags(pieces: Sequence[Piece], part: PracticePart, readers: Readers) -> tuple[Found, list[Piece]]:
    """The pieces of a place without the words that name a flag, and what is said of those."""
    ends = [readers.places.flag_end(part.words(piece)) for piece in pieces]
    flags = [piece._replace(end=piece.start + end) for piece, end in zip(pieces, ends, strict=True) if end]
    rest = [piece._replace(start=piece.start + end) for piece, end in zip(pieces, ends, strict=True)]
    return found_as(flags, Fate.LABEL, "words of a flag"), rest


def _alone(lines: Sequence[Line], readers: Readers) -> Iterator[PlaceCandidate]:
    is_of_others = False
    flags = [line for line in lines if (shown := line.segment.block.picture) and readers.places.flag_of(shown.alt)]
    beside = {number: flag for flag in flags for number in (flag.number - 1, flag.number + 1)}
    for line in lines:
        if line.label or line.kind is BlockKind.HEADING:
            is_over = line.label is not None and not any(map(str.isalnum, line.text[line.label.end :]))
            is_of_others = is_over and line.label is not None and line.label.field.name in _OF_OTHERS
        elif len(line.text) > _LONGEST:
            is_of_others = False
        elif line.has_words and not line.is_firm_boilerplate and not is_of_others:
            flag = beside.get(line.number)
            if found := (_of_flag(flag, line, readers) if flag else None) or _of_line(line, readers):
                yield found


def _of_line(line: Line, readers: Readers) -> PlaceCandidate | None:
    if (place := readers.places.alone(line.text)) is None:
        return None
    is_firm = not readers.places.is_place(line.text) or readers.places.country(line.text) is not None
    return PlaceCandidate((line,), place, is_firm)


def _of_flag(flag: Line, line: Line, readers: Readers) -> PlaceCandidate | None:
    """The place beside the picture of a flag: the words alone need not say the country."""
    picture, element = flag.segment.block.picture, line.segment.block.element
    around = list(islice(element.around(), _AROUND)) if element else []
    if picture is None or flag.segment.block.element not in around:
        return None
    place = readers.places.alone(f"{picture.alt} {line.text}")
    return PlaceCandidate((line,), place, is_firm=True) if place else None


def _is_list(group: Sequence[PlaceCandidate]) -> bool:
    return len({one.place.country for one in group}) > 1


def _joined(group: list[PlaceCandidate], readers: Readers) -> Iterator[PlaceCandidate]:
    """The candidates of neighbouring lines, before them a region and its country as one."""
    for first, second in pairwise(group):
        if bool(first.place.region) != bool(second.place.region):
            words = ", ".join(one.lines[-1].text for one in (first, second))
            if place := readers.places.place(words):
                yield PlaceCandidate((*first.lines, *second.lines), place, is_firm=True)
                break
    yield from group
