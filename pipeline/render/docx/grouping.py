"""Which parts of a sheet a Word document sets together: in one table, or one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, takewhile
from typing import NamedTuple

from pipeline.model import Fact, Facts, Heading, Pair, Part
from pipeline.render.arranging import BRIEF, ZONES, letters
from pipeline.render.docx.funding import STYLES

# A fact in two languages stands on one line if neither has more letters.
_HALF_LINE = 31


class Group(NamedTuple):
    """Parts that are set together.

    `kind` is `section` for a heading with a text so brief that a page should hold both, `pairs`, `origin`, `funding`,
    or "" for parts that follow one another.
    """

    kind: str
    parts: tuple[Part, ...]


def groups(parts: Sequence[Part]) -> Iterator[Group]:
    """The parts in their order; no group goes over a heading."""
    at = 0
    while at < len(parts):
        count = _brief(parts, at)
        kind = "section" if count else _kind(parts[at])
        if not count:
            count = 1
            while at + count < len(parts) and _kind(parts[at + count]) == kind and not _is_section(parts[at + count]):
                count += 1
        yield Group(kind, tuple(parts[at : at + count]))
        at += count


def is_parted(facts: Facts) -> bool:
    """Whether each language has a column of its own: only where no cell would have to reach over both."""
    return all(row.others for row in facts.rows)


def shares_line(row: Fact) -> bool:
    """Whether the two languages of a fact stand on one line of their cell."""
    sides = (row.values, row.others)
    return all(len(side) == 1 and len(side[0].text) <= _HALF_LINE for side in sides)


def _brief(parts: Sequence[Part], at: int) -> int:
    """How many parts from `at` on are a brief section in one language; 0 if none begins there."""
    if not _is_section(parts[at]):
        return 0
    below = list(takewhile(_is_in_section, islice(parts, at + 1, None)))
    if not below or any(isinstance(part, Pair) for part in below) or sum(map(letters, below)) >= BRIEF:
        return 0
    return 1 + len(below)


def _is_section(part: Part) -> bool:
    return isinstance(part, Heading) and part.level > 1


def _is_in_section(part: Part) -> bool:
    return not isinstance(part, Heading) and getattr(part, "style", "") not in ZONES


def _kind(part: Part) -> str:
    if isinstance(part, Pair):
        return "pairs"
    if getattr(part, "style", "") in STYLES:
        return "funding"
    return "origin" if getattr(part, "style", "") in {"Source", "Code"} else ""
