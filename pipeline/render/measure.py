"""How much room the pieces of a sheet take, counted in letters."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Highlight, Items, Pair, Part, Sheet, Table, Text
from pipeline.render.walk import passages

# A section with fewer characters a language is kept on one page.
BRIEF = 300

# A sheet with fewer letters a language is short; one without sections that has fewer is nothing but a head.
_SHORT, _LONE = 900, 600

# So many signs a row of large key figures has room for; of those of a short sheet, which are larger, so many.
NUMBERS, FEWER = 36, 28

# What a paragraph or an item takes besides its letters, and a table's row at least.
_LINE = 60


def has_long_numbers(figures: Sequence[Highlight], room: int) -> bool:
    """Whether key figures side by side are set smaller: `room` are the signs that a row of large ones has room for."""
    return max((len(one.number.text) for one in figures), default=0) * len(figures) > room


def letters(part: Part) -> int:
    """How much room a part takes, in letters."""
    if isinstance(part, Table):
        return sum(max(sum(len(cell.text) for cell in row), _LINE) for row in (part.header, *part.rows))
    if isinstance(part, Pair):
        return sum(map(letters, (*part.left, *part.right)))
    return sum(len(one.text) + _LINE for one in passages(part))


def introduces(part: Part, following: object) -> bool:
    """Whether a text ends in a colon before a list or table, which then begins on its page."""
    return isinstance(part, Text) and part.passage.text.endswith(":") and isinstance(following, Items | Table)


def is_short(sheet: Sheet) -> bool:
    """Whether a sheet has so little text that it is set roomier."""
    parts = [*sheet.head.lead, *(part for section in sheet.sections for part in section.flows)]
    return sum(letters(part) // (2 if isinstance(part, Pair) else 1) for part in parts) < _SHORT


def is_lone(sheet: Sheet) -> bool:
    """Whether a sheet has nothing but a few lines below its head, as the entry of a list has: they are set larger."""
    return not sheet.sections and sum(map(letters, sheet.head.lead)) < _LONE
