"""How much room the pieces of a sheet take, counted in letters."""

from __future__ import annotations

from pipeline.model import Pair, Part, Sheet, Table
from pipeline.render.walk import passages

# A section with fewer characters a language is kept on one page.
BRIEF = 500

# A sheet with fewer letters a language is short.
_SHORT = 900

# What a paragraph or an item takes besides its letters, and a table's row at least.
_LINE = 60


def letters(part: Part) -> int:
    """How much room a part takes, in letters."""
    if isinstance(part, Table):
        return sum(max(sum(len(cell.text) for cell in row), _LINE) for row in (part.header, *part.rows))
    if isinstance(part, Pair):
        return sum(map(letters, (*part.left, *part.right)))
    return sum(len(one.text) + _LINE for one in passages(part))


def is_short(sheet: Sheet) -> bool:
    """Whether a sheet has so little text that it is set roomier."""
    parts = [*sheet.head.lead, *(part for section in sheet.sections for part in section.flows)]
    return sum(letters(part) // (2 if isinstance(part, Pair) else 1) for part in parts) < _SHORT
