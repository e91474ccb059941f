"""Which of the style sheet's layouts suits a sheet's length: of at most two that are tried.

What gives way for a page less is the size of the type, down to 10.5 points; a sheet that leaves room is set roomier.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import Protocol, TypeVar

from pipeline.model import Figure, Pair, Sheet
from pipeline.render.measure import is_short, letters
from pipeline.render.walk import pieces


class Layout(IntEnum):
    """For short texts and those that leave a page nearly empty, for most, and for those that it saves a page.

    In the last one smaller text in one language takes the whole width, too.
    """

    ROOMY = 1
    PLAIN = 2
    CLOSE = 3
    WIDE = 5


class _Laid(Protocol):
    """A sheet in one layout: its pages, and how many are filled with the share of the last."""

    @property
    def pages(self) -> int: ...
    @property
    def filled(self) -> float: ...


_Made = TypeVar("_Made", bound=_Laid)

# A sheet of less than a page is set roomier up to this share of plain text, a short one up to the other: the roomier
# text of a short sheet mostly stays on the page, too.
_UNFINISHED, _ROOMY = 0.74, 0.82

# A second page that is filled to less than this share looks like a leftover.
_LEFTOVER = 0.5

# Plain text of so many pages is foreseen where roomier text is tried first. Where that fills less, closer text may do
# with one page; where it fills more, it may not in Word.
_AIRY, _FILLS = (1.28, 1.46), (1.66, 1.92)

# So much more than whole pages is foreseen where closer text is tried first; it is right where it fills that share of
# them, for then plain text takes a page more.
_OVER, _FULL = (0.03, 0.25), 0.83

# So much of the plain text smaller type holds in a page less, and smaller type over the whole width: on the first page,
# whose head is set closer, too, and on several. More fit on one page of which pictures stand in fewer rows.
_ONE_PAGE, _SEVERAL, _PICTURED = (1.2, 1.27), (1.15, 1.4), 1.37

# What fills a page of plain text, in letters: over the width, side by side; and the shares that head, funding line,
# each row of logos below it, each section and each fact take. They fit the samples to a tenth of a page.
_WHOLE, _SIDES = 3_800, 2_250
_HEAD, _FUNDED, _LOGOS, _SECTION, _FACT = 0.27, 0.12, 0.07, 0.058, 0.043

_TWO = 2


def best(sheet: Sheet, at: Callable[[Layout], _Made]) -> _Made:
    """The sheet in the layout for its length, closer where that saves a page, roomier where it fills pages better.

    Each layout takes as long as the rest of a sheet: the one that the length lets expect is tried first.
    """
    seen = foreseen(sheet)
    if _is_roomy(sheet, seen):
        made = at(Layout.ROOMY)
        return made if made.pages == 1 else at(Layout.PLAIN)
    # With a funding line two pages are less surely foreseen.
    if _AIRY[0] <= seen <= _AIRY[1] and not sheet.foot.funding:
        return _airy(at)
    if seen > 1 and _OVER[0] <= seen % 1 <= _OVER[1]:
        return _close(at, int(seen))
    return _plain(sheet, at)


def foreseen(sheet: Sheet) -> float:
    """How many pages plain text of a sheet fills, about."""
    parts = [*sheet.head.lead, *(part for section in sheet.sections for part in section.flows)]
    text = sum(letters(part) / (2 * _SIDES if isinstance(part, Pair) else _WHOLE) for part in parts)
    funding = sheet.foot.funding
    head = _HEAD + _FACT * len(sheet.head.facts) + (_FUNDED + _LOGOS * len(funding.partners) if funding else 0)
    return text + head + _SECTION * len(sheet.sections)


def _is_roomy(sheet: Sheet, seen: float) -> bool:
    return seen <= (_ROOMY if is_short(sheet) else _UNFINISHED)


def _airy(at: Callable[[Layout], _Made]) -> _Made:
    """Roomier text on two pages, which plain text would leave half empty."""
    roomy = at(Layout.ROOMY)
    if roomy.pages > _TWO or roomy.filled > _FILLS[1]:
        return at(Layout.PLAIN)
    return roomy if roomy.filled >= _FILLS[0] else _saving(at(Layout.WIDE), roomy)


def _close(at: Callable[[Layout], _Made], pages: int) -> _Made:
    """Closer text on so many pages, which plain text would exceed a little."""
    close = at(Layout.CLOSE)
    if close.pages <= pages:
        return close if close.filled >= _FULL * pages else _saving(close, at(Layout.PLAIN))
    # Where it saves nothing it is not wanted.
    roomy = at(Layout.ROOMY if close.pages == _TWO else Layout.PLAIN)
    return _saving(close, roomy)


def _plain(sheet: Sheet, at: Callable[[Layout], _Made]) -> _Made:
    """Plain text, unless another one saves a page or fills a second one better."""
    plain = at(Layout.PLAIN)
    if plain.pages == 1:
        roomy = at(Layout.ROOMY) if _is_roomy(sheet, plain.filled) else plain
        return _saving(plain, roomy)
    if closer := _closer(sheet, plain.pages, plain.filled):
        return _saving(at(closer), plain)
    return _saving(plain, at(Layout.ROOMY)) if plain.filled <= 1 + _LEFTOVER else plain


def _closer(sheet: Sheet, pages: int, filled: float) -> Layout | None:
    """What may save a sheet a page of so many, which are `filled` with the share of the last."""
    ratio = filled / (pages - 1)
    smaller, wide = _ONE_PAGE if pages == _TWO else _SEVERAL
    if ratio <= smaller:
        return Layout.CLOSE
    if pages == _TWO and sheet.foot.funding:  # of what is left of the first page the whole width gains too little
        return None
    if sum(1 for _ in pieces((sheet.head.lead, sheet.sections), Figure)) > 1:
        wide = max(wide, _PICTURED)
    is_in_columns = all(isinstance(part, Pair) for section in sheet.sections for part in section.flows)
    return Layout.WIDE if ratio <= wide and not is_in_columns else None


def _saving(closer: _Made, roomier: _Made) -> _Made:
    """The closer one of two if it takes fewer pages."""
    return closer if closer.pages < roomier.pages else roomier
