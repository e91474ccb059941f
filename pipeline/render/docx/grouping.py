"""What of a sheet a Word document sets together: in one table, one below the other, in one line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TypeVar

from pipeline.model import Fact, Figure, Flow, Funding, Items, Pair, Part, Passage, Section
from pipeline.render.measure import BRIEF, introduces, letters

_Made = TypeVar("_Made")

# The width in points between the margins of the shipped template.
_ROOM = 493.2


def groups(parts: Iterable[Part]) -> Iterator[tuple[Part, ...]]:
    """The parts in their order, neighbouring pairs in one group, and so neighbouring pictures."""
    for kind, group in groupby(parts, key=type):
        if kind in {Pair, Figure}:
            yield tuple(group)
        else:
            yield from ((part,) for part in group)


def in_rows(figures: Iterable[Figure], room: float, widest: float) -> Iterator[tuple[Figure, ...]]:
    """Pictures in rows of as many as fit in a room where none is wider."""
    several = tuple(figures)
    count = max(1, int(room // widest))
    yield from (several[at : at + count] for at in range(0, len(several), count))


def is_brief(section: Section) -> bool:
    """Whether a section in one language is so brief that a page should hold all of it."""
    has_pairs = any(isinstance(part, Pair) for part in section.flows)
    return bool(section.flows) and not has_pairs and sum(map(letters, section.flows)) < BRIEF


def held(flow: Flow, following: object, made: Sequence[_Made], *, is_column: bool) -> Sequence[_Made]:
    """What was `made` of a text and stays on the page of what comes next: all if it introduces that.

    No entry of a list is alone on its page; in a column beside another that would hold whole rows of a table.
    """
    if introduces(flow, following):
        return made
    return [*made[:1], *made[-2:-1]] if isinstance(flow, Items) and len(made) > 1 and not is_column else ()


def is_over_sides(section: Section) -> bool:
    """Whether a section stands in two columns, under its heading."""
    return not section.notes and isinstance(next(iter(section.flows), None), Pair)


def picture_words(figure: Figure) -> tuple[Passage, ...]:
    """What stands below a picture: its caption in each language, whose it is."""
    return (*figure.captions, *([figure.credit] if figure.credit else []))


def one_line(passages: Iterable[Passage]) -> str:
    """A heading's languages in one line."""
    return " · ".join(one.text for one in passages)


def is_parted(facts: Iterable[Fact]) -> bool:
    """Whether each language has a column of its own; a value without another wording reaches over both."""
    return any(row.others for row in facts)


def partners(funding: Funding, room: float) -> tuple[tuple[Figure, ...], tuple[tuple[Figure, ...], ...]]:
    """The logos in the emblem's row and those in rows below, for a page with so much room between its margins.

    One with less than the shipped template's has no room beside the emblem.
    """
    return (funding.beside, funding.partners) if room >= _ROOM else ((), funding.rows)
