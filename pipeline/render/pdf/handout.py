"""The handout: a sheet's head and why it works on the two sides of an A5 page, by itself or twice on A4.

What has nothing for the back has all of it on the front.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from pipeline.lexicon import Lexicon
from pipeline.messages import Message
from pipeline.model import Issue, IssueCode, Look, Passage, Rendered, Severity, Sheet
from pipeline.render.pdf.form import Form, form_of
from pipeline.render.pdf.placing import has_class, pin, place
from pipeline.render.pdf.writer import Setting, best, overflow, written
from pipeline.render.sheet.variants import Room, handout, letters
from pipeline.render.sheet.voices import Voices

# How much each side may hold: the first room in which everything fits on it is taken.
_FRONTS = (
    *(Room(2_000, 16, has_picture, begun) for has_picture in (True, False) for begun in (700, 350, 180, 0)),
    *(Room(most, lines) for most, lines in ((1_200, 12), (800, 9), (550, 7), (350, 5), (200, 4), (100, 3))),
)
# The last back has what stands below the sections alone.
_BACKS = (1_900, 1_600, 1_300, 1_000, 700, 450, 250, 0)
_ENDLESS = Room(1_000_000, 1_000_000), 1_000_000

# The tightest layouts of the front and of the back in the handout's style sheet; 1 is the roomiest of each. The lead is
# set no tighter than in the last for more to stand below it.
_TIGHTEST, _LEAD = (4, 3), 2


@lru_cache(maxsize=1)
def write_handout(sheet: Sheet, look: Look, lexicon: Lexicon) -> Rendered:
    """The handout as an accessible PDF of A5 pages; an issue tells how much of its texts was left out.

    The last one is kept: it may be wanted by itself and twice on A4.
    """
    form = form_of(look, "a5")
    rooms, shown, setting = _fitting(sheet, look, lexicon, form)
    shown, setting = _with_names(sheet, rooms, shown, setting, look, lexicon, form)
    place(setting.document)
    # The facts stand at the foot of the front, whatever room the lead leaves above them.
    pin(setting.document.pages[0], lambda box: has_class(box, "where"), above=lambda box: box.element_tag == "footer")
    issues = overflow(setting, replace(look, overflow="grow"), form)
    if lost := letters(handout(sheet, *_ENDLESS)) - letters(shown):
        text = Message("render.handout-shortened", count=lost)
        issues = (*issues, Issue(IssueCode.TOO_LONG, Severity.INFO, text))
    return Rendered(written(setting.document, form, sheet.identifier), issues)


def _with_names(
    sheet: Sheet, rooms: tuple[int, int], shown: Sheet, setting: Setting, look: Look, lexicon: Lexicon, form: Form
) -> tuple[Sheet, Setting]:
    """The handout with the names of the sections that are left out: in both languages, in one, or as there is room."""
    also = Voices(sheet.languages, lexicon).label("also")
    for words in dict.fromkeys((also, also[:1])):
        named = _in_rooms(sheet, rooms, words)
        if named == shown:
            break
        other = best(named, look, lexicon, replace(form, pages=0, layout=setting.layout))
        if other.pages == setting.pages:
            return named, other
    return shown, setting


def _fitting(sheet: Sheet, look: Look, lexicon: Lexicon, form: Form) -> tuple[tuple[int, int], Sheet, Setting]:
    """The handout in the first rooms that hold it, each side set as roomily as it goes; else in the last ones."""
    rooms, layout = (0, 0), (1, 1)
    while True:
        shown, tightest = _in_rooms(sheet, rooms), _tightest(rooms)
        setting = _roomiest(shown, look, lexicon, form, layout, tightest)
        taken = _taken(shown, setting.document.pages)
        others = (one for one in _tighter_rooms(rooms, taken) if _differs(sheet, one, rooms))
        tighter = next(others, None)
        if tighter is None:
            return rooms, shown, setting
        # What has to be cut is set as tightly as may be, so that little is.
        front = 1 if tightest[0] < _tightest(tighter)[0] else tightest[0]
        layout = front if taken[0] > 1 else 1, tightest[1] if taken[1] > 1 else 1
        rooms = tighter


def _tightest(rooms: tuple[int, int]) -> tuple[int, int]:
    return (_LEAD if _FRONTS[rooms[0]].begun else _TIGHTEST[0]), _TIGHTEST[1]


def _differs(sheet: Sheet, rooms: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether other words stand in some rooms, or others may be set tighter."""
    return _tightest(rooms) != _tightest(other) or _in_rooms(sheet, rooms) != _in_rooms(sheet, other)


def _in_rooms(sheet: Sheet, rooms: tuple[int, int], also: Sequence[Passage] = ()) -> Sheet:
    return handout(sheet, _FRONTS[rooms[0]], _BACKS[rooms[1]], also)


def _tighter_rooms(rooms: tuple[int, int], taken: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """The rooms that follow, for each side that takes more than a page."""
    front, back = rooms
    while (front, back) != (rooms := _tighter((front, back), taken, (len(_FRONTS) - 1, len(_BACKS) - 1))):
        front, back = rooms
        yield rooms


def _roomiest(
    sheet: Sheet, look: Look, lexicon: Lexicon, form: Form, layout: tuple[int, int], tightest: tuple[int, int]
) -> Setting:
    """The handout with each side in the roomiest layout, from this one on, that holds it; else in the tightest."""
    while True:
        front, back = layout
        setting = best(sheet, look, lexicon, replace(form, pages=0, layout=10 * front + back))
        tighter = _tighter(layout, _taken(sheet, setting.document.pages), tightest)
        if setting.pages <= (form.pages if sheet.sections else 1) or tighter == layout:
            return setting
        layout = tighter


def _tighter(sides: tuple[int, int], taken: tuple[int, int], last: tuple[int, int]) -> tuple[int, int]:
    """The next layout or room for each side that takes more than a page, up to the last."""
    front, back = (side + (pages > 1) for side, pages in zip(sides, taken, strict=True))
    return min(front, last[0]), min(back, last[1])


def _taken(sheet: Sheet, pages: Sequence[Any]) -> tuple[int, int]:
    """How many pages the front and the back take; a handout without sections is all front."""
    if not sheet.sections:
        return len(pages), 0
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
