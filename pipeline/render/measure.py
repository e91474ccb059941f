"""How much room the pieces of a sheet take, counted in letters."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from pipeline.model import Figure, Highlight, Items, Pair, Part, Sheet, Table, Text
from pipeline.render.walk import passages, pieces

# A section with fewer characters a language is kept on one page, and so is a table with fewer than the second number.
BRIEF, _SMALL = 300, 500

# A sheet with fewer letters a language is short; one without sections that has fewer is nothing but a head.
_SHORT, _LONE = 900, 600

# So much of the plain text smaller type holds in a page less, and smaller type over the whole width: on the first page,
# whose head is set closer, too, and on several. More fit on one page of which pictures stand in fewer rows.
_ONE_PAGE, _SEVERAL, _PICTURED = (1.2, 1.27), (1.12, 1.4), 1.37
_TWO = 2

# A second page that is filled to less than this share looks like a leftover, an only one unfinished.
_LEFTOVER, _UNFINISHED = 0.5, 0.74

# What fills a page of plain text, in letters: over the width, side by side; and the shares that head, funding line,
# each row of logos below it, each section and each fact take. They fit the samples to a tenth of a page.
_WHOLE, _SIDES = 3_800, 2_250
_HEAD, _FUNDED, _LOGOS, _SECTION, _FACT = 0.27, 0.12, 0.07, 0.058, 0.043

# A page of plain text is as full where the roomier text of a short sheet mostly stays on that page, too.
_ROOMY = 0.82

# So much more than whole pages is foreseen where closer text is tried first; it is right where it fills that share of
# them, for then plain text takes a page more.
_OVER, _FULL = (0.03, 0.25), 0.83

# Plain text of so many pages is foreseen where roomier text is tried first; that is right where it fills so much.
_AIRY, _FILLS = (1.28, 1.46), (1.7, 1.92)

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


def is_small(table: Table) -> bool:
    """Whether a table is kept on one page."""
    return letters(table) < _SMALL


def is_short(sheet: Sheet) -> bool:
    """Whether a sheet has so little text that it is set roomier."""
    parts = [*sheet.head.lead, *(part for section in sheet.sections for part in section.flows)]
    return sum(letters(part) // (2 if isinstance(part, Pair) else 1) for part in parts) < _SHORT


def is_lone(sheet: Sheet) -> bool:
    """Whether a sheet has nothing but a few lines below its head, as the entry of a list has: they are set larger."""
    return not sheet.sections and sum(map(letters, sheet.head.lead)) < _LONE


class Closer(Enum):
    """How a sheet is set that is to take a page less: in smaller type, or in text over the whole width, too."""

    SMALLER = auto()
    WIDE = auto()


def has_room(sheet: Sheet, pages: int, filled: float) -> bool:
    """Whether roomier text would fill the pages of a sheet of so many, `filled` with the share of the last, better."""
    return is_roomy(sheet, filled) if pages == 1 else pages == _TWO and filled <= 1 + _LEFTOVER


def foreseen(sheet: Sheet) -> float:
    """How many pages plain text of a sheet fills, about: it tells which layout is tried first."""
    parts = [*sheet.head.lead, *(part for section in sheet.sections for part in section.flows)]
    text = sum(letters(part) / (2 * _SIDES if isinstance(part, Pair) else _WHOLE) for part in parts)
    funding = sheet.foot.funding
    head = _HEAD + _FACT * len(sheet.head.facts) + (_FUNDED + _LOGOS * len(funding.partners) if funding else 0)
    return text + head + _SECTION * len(sheet.sections)


def is_roomy(sheet: Sheet, seen: float) -> bool:
    """Whether a sheet that fills so much of a page of plain text is set in roomier text, if that fits."""
    return seen <= (_ROOMY if is_short(sheet) else _UNFINISHED)


def is_close(seen: float) -> bool:
    """Whether closer text is tried first."""
    return seen > 1 and _OVER[0] <= seen % 1 <= _OVER[1]


def saves(seen: float, pages: int, filled: float) -> bool:
    """Whether closer text of so many pages takes one less than plain text would."""
    return pages == int(seen) and filled >= _FULL * pages


def closer(sheet: Sheet, pages: int, filled: float) -> tuple[Closer, ...]:
    """What may save a sheet a page of so many, which are `filled` with the share of the last, in turn."""
    if pages == 1:
        return ()
    ratio = filled / (pages - 1)
    smaller, wide = _ONE_PAGE if pages == _TWO else _SEVERAL
    if ratio <= smaller:
        return Closer.SMALLER, Closer.WIDE
    is_pictured = sum(1 for _ in pieces((sheet.head.lead, sheet.sections), Figure)) > 1
    return (Closer.WIDE,) if ratio <= (max(wide, _PICTURED) if is_pictured else wide) else ()


def may_be_airy(sheet: Sheet, seen: float) -> bool:
    """Whether roomier text is tried first on two pages, which plain text would leave half empty.

    With a funding line two pages are less surely foreseen.
    """
    return not sheet.foot.funding and _AIRY[0] <= seen <= _AIRY[1]


def is_airy(pages: int, filled: float) -> bool:
    """Whether roomier text fills so much of two pages that plain text would take two, too."""
    return pages == _TWO and _FILLS[0] <= filled <= _FILLS[1]
