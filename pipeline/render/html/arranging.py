"""How a section is set: in one column or two, and how much of it stands beside its heading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.model import Figure, Pair, Part, Section, Table
from pipeline.render.measure import BRIEF, letters
from pipeline.render.passages import NEUTRAL
from pipeline.render.walk import passages

# Beside the heading of a longer section stand at least so many; more than the other number may be broken over pages.
_OPENING, _LONG = 300, 400

# A table of so many rows may be broken: two stay with its head, two with the last one.
_BROKEN = 4

# A table of so many letters that opens a section is kept on one page with its heading.
_TABLE = 1600


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
    most = _TABLE if parts and isinstance(parts[0], Table) else _LONG
    form = "single brief" if sum(sizes[:count]) < most else "single"
    return Arranged(section, form, parts[:count], parts[count:])


def _opening(parts: Sequence[Part], sizes: Sequence[int]) -> int:
    """How many parts stand beside the heading: all of a brief section, a table that opens it, else some lines.

    A table that words introduce stands below them, where it may be broken between its rows, if it has enough of them:
    below a heading of two lines and words of one there is a hole.
    """
    if parts and isinstance(parts[0], Table) and sizes[0] < _TABLE:
        return 1
    if len(parts) > 1 and isinstance(parts[1], Table) and sizes[0] < _LONG:
        return 1 + (len(parts[1].rows) < _BROKEN and sum(sizes[:2]) < _LONG)
    if sum(sizes) < BRIEF:
        return len(parts)
    count = next((n for n in range(1, len(parts)) if sum(sizes[:n]) >= _OPENING), len(parts))
    # Pictures that follow one another stand in one row.
    while 1 < count < len(parts) and isinstance(parts[count - 1], Figure) and isinstance(parts[count], Figure):
        count -= 1
    return count
