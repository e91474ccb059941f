"""The handout: a sheet's title, lead and facts on the two sides of an A5 page, by itself or twice on A4."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from pipeline.lexicon import Lexicon
from pipeline.model import Issue, IssueCode, Look, Rendered, Severity, Sheet
from pipeline.render.pdf.form import Form, form_of
from pipeline.render.pdf.writer import Setting, best, overflow, written
from pipeline.render.sheet.variants import Room, handout, letters

# How much the handout may hold: the first room in which everything fits on the two sides is taken.
_ROOMS = tuple(
    Room(most, lines, has_picture)
    for most, lines in ((2_000, 16), (1_200, 12), (800, 9), (550, 7), (350, 5), (200, 4), (100, 3))
    for has_picture in (True, False)
)
_ENDLESS = Room(1_000_000, 1_000_000, has_picture=False)

# The tightest layouts of the front and of the back in the handout's style sheet; 1 is the roomiest of each.
_TIGHTEST = (4, 3)


@lru_cache(maxsize=1)
def write_handout(sheet: Sheet, look: Look, lexicon: Lexicon) -> Rendered:
    """The handout as an accessible PDF of A5 pages; an issue tells how much of its texts was left out.

    The last one is kept: it may be wanted by itself and twice on A4.
    """
    form = form_of(look, "a5")
    room, setting = _fitting(sheet, look, lexicon, form)
    issues = overflow(setting, replace(look, overflow="grow"), form)
    whole, shown = (handout(sheet, replace(one, has_picture=False)) for one in (_ENDLESS, room))
    if lost := letters(whole) - letters(shown):
        text = f"the handout leaves out {lost} characters of its lead and facts"
        issues = (*issues, Issue(IssueCode.TOO_LONG, Severity.INFO, text))
    return Rendered(written(setting.document, form, sheet), issues)


def _fitting(sheet: Sheet, look: Look, lexicon: Lexicon, form: Form) -> tuple[Room, Setting]:
    """The first room that everything fits in, with the sheet set in it as roomily as it goes; else the last one."""
    roomiest = (1, 1)
    for room in _ROOMS:
        setting = _roomiest(handout(sheet, room), look, lexicon, form, roomiest)
        if setting.pages <= form.pages:
            break
        # What has to be cut is set as tightly as may be, so that little is.
        roomiest = _TIGHTEST
    return room, setting


def _roomiest(sheet: Sheet, look: Look, lexicon: Lexicon, form: Form, layout: tuple[int, int]) -> Setting:
    """The handout with each side in the roomiest layout, from this one on, that holds it; else in the tightest."""
    while True:
        front, back = layout
        setting = best(sheet, look, lexicon, replace(form, pages=0, layout=10 * front + back))
        tighter = _tighter(layout, setting.document.pages)
        if setting.pages <= form.pages or tighter == layout:
            return setting
        layout = tighter


def _tighter(layout: tuple[int, int], pages: Sequence[Any]) -> tuple[int, int]:
    """The next layout for each side that takes more than a page; the facts open the back."""
    before = next((number for number, page in enumerate(pages) if _has_facts(page)), len(pages))
    front, back = (side + (taken > 1) for side, taken in zip(layout, (before, len(pages) - before), strict=True))
    return min(front, _TIGHTEST[0]), min(back, _TIGHTEST[1])


def _has_facts(page: Any) -> bool:
    boxes = page._page_box.descendants()  # noqa: SLF001 - WeasyPrint has no public way to a page's boxes
    return any(box.element is not None and box.element.get("class") == "facts" for box in boxes)


def write_two_up(sheet: Sheet, look: Look, lexicon: Lexicon) -> Rendered:
    """The handout twice on A4, to print on both sides and cut in two."""
    from pipeline.render.pdf.imposing import two_up  # noqa: PLC0415 - slow to import, unneeded for most runs

    rendered = write_handout(sheet, look, lexicon)
    return replace(rendered, data=two_up(rendered.data, sheet))
