"""A sheet set with WeasyPrint: up to three layouts are tried to keep it on two pages."""

from __future__ import annotations

import html
import warnings
from dataclasses import dataclass
from typing import Any

from weasyprint import HTML
from weasyprint.urls import FatalURLFetchingError

from pipeline.errors import PageError
from pipeline.lexicon import Lexicon
from pipeline.model import Issue, IssueCode, Look, Rendered, Severity, Sheet
from pipeline.render.html import markup, template
from pipeline.render.pdf.finishing import finisher, has_unclear_end
from pipeline.render.pdf.press import LOOK, Fetcher, missing_file, press, resource_url
from pipeline.render.pdf.tags import filled, tagging, text_of

_PAGES = 2

# The roomiest layout, and how much of its text the others can hold at most: where they cannot, they are not tried.
_ROOMIEST = 1
_TIGHTER = {2: 1.18, 3: 1.34}

# A second page of which less than this share is filled is a stub: one page would do better.
_STUB = 0.25

# One file in twenty needs a second attempt, one in thousands a third.
_ATTEMPTS = 4

_VARIANT = "pdf/a-2a"


@dataclass(frozen=True, slots=True)
class _Setting:
    document: Any

    @property
    def pages(self) -> int:
        return len(self.document.pages)

    @property
    def filled(self) -> float:
        """The pages that are filled, with the share of the last one."""
        return self.pages - 1 + filled(self.document.pages[-1])


def warm_up(look: Look) -> None:
    """Load the fonts, the style and the template of a look."""
    press(look)
    template(look)


def write_pdf(sheet: Sheet, look: Look, lexicon: Lexicon) -> Rendered:
    """The sheet as an accessible PDF (UA-1 and A-2a), the same bytes for the same sheet and look.

    PageError if it needs more than two pages and the look's `overflow` is `fail`, else an issue that tells how much.
    """
    try:
        setting = _best(sheet, look, lexicon)
    except FatalURLFetchingError as error:
        raise missing_file(error) from error
    issues = _overflow(setting, look) if setting.pages > _PAGES else ()
    return Rendered(_written(setting.document), issues)


def _written(document: Any) -> bytes:
    data = b""
    for attempt in range(_ATTEMPTS):
        with tagging() as found, warnings.catch_warnings():
            # WeasyPrint leaves the file of its colour profile to the garbage collector.
            warnings.simplefilter("ignore", ResourceWarning)
            data = document.write_pdf(finisher=finisher(found, attempt), pdf_variant=_VARIANT)
        if not has_unclear_end(data):
            break
    return data


def _best(sheet: Sheet, look: Look, lexicon: Lexicon) -> _Setting:
    """The first layout that fits on two pages and leaves no page all but empty; the roomiest if none fits."""
    first = _set(sheet, look, lexicon, _ROOMIEST)
    has_stub = 1 < first.filled < 1 + _STUB
    wanted = 1 if has_stub else _PAGES
    if first.pages <= wanted:
        return first
    for layout, most in _TIGHTER.items():
        if first.filled <= wanted * most:
            setting = _set(sheet, look, lexicon, layout)
            if setting.pages <= wanted:
                return setting
    return first


def _set(sheet: Sheet, look: Look, lexicon: Lexicon, layout: int) -> _Setting:
    ready = press(look)
    page = HTML(
        string=markup(sheet, look, lexicon, layout, resource_url),
        base_url=LOOK,
        url_fetcher=Fetcher(look, sheet.resources),
    )
    return _Setting(page.render(font_config=ready.fonts, stylesheets=[ready.style], pdf_variant=_VARIANT))


def _overflow(setting: _Setting, look: Look) -> tuple[Issue, ...]:
    letters = sum(len(text_of(page)) for page in setting.document.pages[_PAGES:])
    where = _last_heading(setting.document.make_bookmark_tree())
    text = f"{letters} characters too many for {_PAGES} pages, from “{where}” on"
    if look.overflow == "fail":
        raise PageError(text, 'shorten the page, or set overflow = "grow"')
    return (Issue(IssueCode.TOO_LONG, Severity.WARNING, text),)


def _last_heading(bookmarks: Any) -> str:
    """The heading of the section that goes beyond the second page."""
    found = ""
    for label, (page, *_), below, _ in bookmarks:
        if page < _PAGES:
            found = _last_heading(below) or html.unescape(label)
    return found
