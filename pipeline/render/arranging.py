"""The parts of a sheet by where they stand: before the sections, in them, beside a heading, in zones of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from pipeline.model import Heading, Note, Pair, Part, Table
from pipeline.render.parts import passages
from pipeline.render.passages import NEUTRAL

# A section with fewer characters a language is kept on one page.
BRIEF = 800

# What a paragraph or an item takes besides its letters, and a table's row at least.
_LINE = 60

# Beside the heading of a longer section stand at least so many; more than the other number may be broken over pages.
_OPENING, _LONG = 300, 1600

# Where on the sheet a part stands that belongs to no section, by its style.
ZONES: Mapping[str, str] = MappingProxyType(
    {
        "Tags": "tail",
        "Context": "tail",
        "Source": "source",
        "Code": "code",
        "Emblem": "emblem",
        "Statement": "statement",
        "Partner": "partners",
        "Fund": "fund",
        "Logo": "logos",
    }
)


class Section(NamedTuple):
    """A heading with its notes and what stands under it.

    `form` is for the style sheet: `pairs` or `single`, and `brief` for what should not be broken over pages. Of a long
    section in one language only the `opening` stands beside the heading, the `rest` below it.
    """

    heading: Heading
    notes: tuple[Note, ...]
    form: str
    opening: tuple[Part, ...]
    rest: tuple[Part, ...] = ()

    @property
    def lang(self) -> str:
        """The language of most of its passages; "" where none is of any language."""
        tags = Counter(one.lang for one in passages(self.opening + self.rest) if one.lang not in NEUTRAL)
        return max(tags, key=tags.__getitem__, default="")


def arranged(parts: Iterable[Part]) -> tuple[list[Part], list[Section], dict[str, list[Part]]]:
    """The parts by where they stand: before the sections, in them, in zones of their own."""
    head: list[Part] = []
    groups: list[tuple[Heading, list[Part]]] = []
    zones: dict[str, list[Part]] = {zone: [] for zone in ZONES.values()}
    for part in parts:
        zone = ZONES.get(getattr(part, "style", ""))
        if zone:
            zones[zone].append(part)
        elif isinstance(part, Heading) and part.level > 1:
            groups.append((part, []))
        else:
            (groups[-1][1] if groups else head).append(part)
    return head, [_section(heading, group) for heading, group in groups], zones


def _section(heading: Heading, group: list[Part]) -> Section:
    notes = tuple(part for part in group if isinstance(part, Note) and part.style == "Missing")
    parts = tuple(part for part in group if part not in notes)
    sizes = [letters(part) for part in parts]
    if any(isinstance(part, Pair) for part in parts):
        return Section(heading, notes, "pairs brief" if sum(sizes) < 2 * BRIEF else "pairs", parts)
    count = _opening(parts, sizes)
    form = "single brief" if sum(sizes[:count]) < _LONG else "single"
    return Section(heading, notes, form, parts[:count], parts[count:])


def _opening(parts: Sequence[Part], sizes: Sequence[int]) -> int:
    """How many parts stand beside the heading: all of a brief section, else some lines, and a table with its words."""
    tabled = next((n for n, part in enumerate(parts[:2], 1) if isinstance(part, Table)), 0)
    if tabled and sum(sizes[:tabled]) < _LONG:
        return tabled
    if sum(sizes) < BRIEF:
        return len(parts)
    return next((n for n in range(1, len(parts)) if sum(sizes[:n]) >= _OPENING), len(parts))


def letters(part: Part) -> int:
    """How much room a part takes, in letters."""
    if isinstance(part, Table):
        return sum(max(sum(len(cell.text) for cell in row), _LINE) for row in (part.header, *part.rows))
    if isinstance(part, Pair):
        return sum(map(letters, (*part.left, *part.right)))
    return sum(len(one.text) + _LINE for one in passages([part]))
