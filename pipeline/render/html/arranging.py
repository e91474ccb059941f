"""How a section is set: in one column or two, and how much of it stands beside its heading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.model import Pair, Part, Section, Table
from pipeline.render.measure import BRIEF, letters
from pipeline.render.passages import NEUTRAL
from pipeline.render.walk import passages

# Beside the heading of a longer section stand at least so many; more than the other number may be broken over pages.
_OPENING, _LONG = 300, 1600


class Arranged(NamedTuple):
    """A section with what the style sheet needs to know of it.

    `form` is `pairs` or `single`, and `brief` for what should not be broken over pages. Of a long section in one
    language only the `opening` stands beside the heading, the `rest` below it.
    """

    section: Section
    form: str
    opening: tuple[Part, ...]
    rest: tuple[Part, ...] = ()

    @property
    def lang(self) -> str:
        """The language of most of its passages; "" where none is of any language."""
        tags = Counter(one.lang for one in passages(self.section.flows) if one.lang not in NEUTRAL)
        return max(tags, key=tags.__getitem__, default="")


def arranged(section: Section) -> Arranged:
    """The section as it is set."""
    parts = section.flows
    sizes = [letters(part) for part in parts]
    if any(isinstance(part, Pair) for part in parts):
        return Arranged(section, "pairs brief" if sum(sizes) < 2 * BRIEF else "pairs", parts)
    count = _opening(parts, sizes)
    form = "single brief" if sum(sizes[:count]) < _LONG else "single"
    return Arranged(section, form, parts[:count], parts[count:])


def _opening(parts: Sequence[Part], sizes: Sequence[int]) -> int:
    """How many parts stand beside the heading: all of a brief section, else some lines, and a table with its words."""
    tabled = next((n for n, part in enumerate(parts[:2], 1) if isinstance(part, Table)), 0)
    if tabled and sum(sizes[:tabled]) < _LONG:
        return tabled
    if sum(sizes) < BRIEF:
        return len(parts)
    return next((n for n in range(1, len(parts)) if sum(sizes[:n]) >= _OPENING), len(parts))
