"""The handout: a sheet's head and why it works on the two sides of an A5 page, by itself or twice on A4."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from pipeline.lexicon import Lexicon
from pipeline.messages import Message
from pipeline.model import Issue, IssueCode, Look, Rendered, Severity, Sheet
from pipeline.render.pdf.form import Form, form_of
from pipeline.render.pdf.placing import has_class, pin, place
from pipeline.render.pdf.writer import Setting, best, overflow, written
from pipeline.render.sheet.variants import Room, handout, letters

# How much each side may hold: the first room in which everything fits on it is taken.
_FRONTS = tuple(
    Room(most, lines, has_picture)
    for most, lines in ((2_000, 16), (1_200, 12), (800, 9), (550, 7), (350, 5), (200, 4), (100, 3))
    for has_picture in (True, False)
)
_BACKS = (
    *(Room(2_000, lines, sections=sections) for sections, lines in ((4, 16), (3, 16), (3, 2))),
    *(
        Room(most, lines, sections=2)
        for most, lines in ((2_000, 16), (800, 8), (600, 4), (600, 2), (450, 2), (450, 1), (300, 1), (200, 1), (100, 1))
    ),
)
_ENDLESS = Room(1_000_000, 1_000_000)

# The tightest layouts of the front and of the back in the handout's style sheet; 1 is the roomiest of each.
_TIGHTEST = (4, 3)


@lru_cache(maxsize=1)
def write_handout(sheet: Sheet, look: Look, lexicon: Lexicon) -> Rendered:
    """The handout as an accessible PDF of A5 pages; an issue tells how much of its texts was left out.

    The last one is kept: it may be wanted by itself and twice on A4.
    """
    form = form_of(look, "a5")
    shown, setting = _fitting(sheet, look, lexicon, form)
    place(setting.document)
    # The facts stand at the foot of the front, whatever room the lead leaves above them.
    pin(setting.document.pages[0], lambda box: has_class(box, "where"))
    issues = overflow(setting, replace(look, overflow="grow"), form)
    if lost := letters(handout(sheet, _ENDLESS, _ENDLESS)) - letters(shown):
        text = Message("render.handout-shortened", count=lost)
        issues = (*issues, Issue(IssueCode.TOO_LONG, Severity.INFO, text))
    return Rendered(written(setting.document, form, sheet.identifier), issues)


def _fitting(sheet: Sheet, look: Look, lexicon: Lexicon, form: Form) -> tuple[Sheet, Setting]:
    """The handout in the first rooms that hold it, each side set as roomily as it goes; else in the last ones."""
    front, back = 0, 0
    layout = (1, 1)
    while True:
        shown = handout(sheet, _FRONTS[front], _BACKS[back])
        setting = _roomiest(shown, look, lexicon, form, layout)
        before, behind = _taken(setting.document.pages)
        tighter = min(front + (before > 1), len(_FRONTS) - 1), min(back + (behind > 1), len(_BACKS) - 1)
        if tighter == (front, back):
            return shown, setting
        # What has to be cut is set as tightly as may be, so that little is.
        layout = _TIGHTEST[0] if before > 1 else 1, _TIGHTEST[1] if behind > 1 else 1
        front, back = tighter


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
    """The next layout for each side that takes more than a page."""
    front, back = (side + (taken > 1) for side, taken in zip(layout, _taken(pages), strict=True))
    return min(front, _TIGHTEST[0]), min(back, _TIGHTEST[1])


def _taken(pages: Sequence[Any]) -> tuple[int, int]:
    """How many pages the front and the back take."""
    before = next((number for number, page in enumerate(pages) if _is_back(page)), len(pages))
    return before, len(pages) - before


def _is_back(page: Any) -> bool:
    boxes = page._page_box.descendants()  # noqa: SLF001 - WeasyPrint has no public way to a page's boxes
    return any(box.element is not None and box.element.tag in {"section", "footer"} for box in boxes)


def write_two_up(sheet: Sheet, look: Look, lexicon: Lexicon) -> Rendered:
    """The handout twice on A4, to print on both sides and cut in two."""
    from pipeline.render.pdf.imposing import two_up  # noqa: PLC0415 - slow to import, unneeded for most runs

    rendered = write_handout(sheet, look, lexicon)
    return replace(rendered, data=two_up(rendered.data, sheet))
