"""A sheet set with WeasyPrint, in the layout that suits its length."""

from __future__ import annotations

import html
import warnings
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from weasyprint.urls import FatalURLFetchingError

from pipeline.errors import PageError
from pipeline.lexicon import Lexicon
from pipeline.messages import Message
from pipeline.model import Issue, IssueCode, Look, Note, Rendered, Resource, Severity, Sheet, SheetId
from pipeline.render.html.writer import markup, template
from pipeline.render.layouts import best as best_layout
from pipeline.render.pdf.drawing import drawings
from pipeline.render.pdf.finishing import finisher
from pipeline.render.pdf.form import SCREEN, Form
from pipeline.render.pdf.placing import place
from pipeline.render.pdf.press import Fetcher, missing_file, parse, press, resource_url
from pipeline.render.pdf.streams import has_unclear_end
from pipeline.render.pdf.styles import keeping
from pipeline.render.pdf.tags import filled, tagging, text_of
from pipeline.render.pdf.tree import Tree
from pipeline.render.sheet.shortening import beginning, length
from pipeline.render.sheet.voices import Voices

# A sheet of too many pages is cut to somewhat less than its share of them: the note that says so takes room, too.
_SPARE = 0.97

# One file in twenty needs a second attempt, one in thousands a third.
_ATTEMPTS = 4


@dataclass(frozen=True, slots=True)
class Setting:
    """A sheet that is set: WeasyPrint's document, and what is odd about it."""

    document: Any
    issues: tuple[Issue, ...] = ()
    layout: int = 0

    @property
    def pages(self) -> int:
        return len(self.document.pages)

    @property
    def filled(self) -> float:
        """The pages that are filled, with the share of the last one."""
        return self.pages - 1 + filled(self.document.pages[-1])


def warm_up(look: Look) -> None:
    """Read the style and the template of a look; not the fonts, which a forked process cannot share."""
    parse(look, SCREEN.style)
    template(look)


def write_pdf(sheet: Sheet, look: Look, lexicon: Lexicon, form: Form = SCREEN) -> Rendered:
    """The sheet as an accessible PDF (UA-1 and A-2a), the same bytes for the same sheet, look and form.

    PageError if it needs more pages than the form has and the look's `overflow` is `fail`, else an issue that tells
    how much.
    """
    setting = best(sheet, look, lexicon, form)
    place(setting.document)
    return Rendered(written(setting.document, form, sheet.identifier), overflow(setting, look, form))


def written(document: Any, form: Form, identifier: SheetId, prepare: Callable[[Any], None] | None = None) -> bytes:
    """The file of a document that was set as a tagged form; `prepare` changes it before the last touches."""
    data = b""
    for attempt in range(_ATTEMPTS):
        with tagging() as found, warnings.catch_warnings():
            # WeasyPrint leaves the file of its colour profile to the garbage collector.
            warnings.simplefilter("ignore", ResourceWarning)
            data = document.write_pdf(
                finisher=finisher(found, str(identifier), attempt, prepare), pdf_variant=form.conformance
            )
        if not has_unclear_end(data):
            break
    return data


def best(sheet: Sheet, look: Look, lexicon: Lexicon, form: Form) -> Setting:
    """The sheet in its best layout, or as much of it as the look allows pages for."""
    setting = _fitting(sheet, look, lexicon, form)
    pages, most = setting.pages, look.most_pages
    if pages <= most:
        return setting
    note = Note(Voices(sheet.languages, lexicon).label("cut"))
    left = length(sheet)
    while setting.pages > most and left:
        left = int(left * _SPARE * most / setting.pages)
        setting = _fitting(beginning(sheet, left, note), look, lexicon, form)
    text = Message("render.too-many-pages", pages=pages, most=most)
    return replace(setting, issues=(Issue(IssueCode.TOO_LONG, Severity.WARNING, text),))


def _fitting(sheet: Sheet, look: Look, lexicon: Lexicon, form: Form) -> Setting:
    """The sheet in the form's layout, else in the one for its length."""
    at = partial(_set, sheet, look, lexicon, form)
    return at(form.layout) if form.layout else best_layout(sheet, at)


def _set(sheet: Sheet, look: Look, lexicon: Lexicon, form: Form, layout: int) -> Setting:
    text = markup(sheet, look, lexicon, layout, resource_url, variant=form.variant, more=form.own)
    return Setting(set_markup(text, look, form, sheet.resources), layout=layout)


def set_markup(text: str, look: Look, form: Form, resources: tuple[Resource, ...]) -> Any:
    """WeasyPrint's document of a page's markup; ConfigurationError if it asks for a file that is not there."""
    ready = press(look, form.style)
    page = Tree(text, Fetcher(look, resources))
    try:
        with keeping(ready.kept):
            return page.render(
                font_config=ready.fonts,
                stylesheets=(ready.style,),
                color_profiles=ready.profiles,
                cache=drawings(resources),
                pdf_variant=form.conformance or None,
            )
    except FatalURLFetchingError as error:
        raise missing_file(error) from error


def overflow(setting: Setting, look: Look, form: Form) -> tuple[Issue, ...]:
    """What is to be said of a sheet that needs more pages than its form has; PageError if that is a failure."""
    if not form.pages or setting.pages <= form.pages:
        return setting.issues
    letters = sum(len(text_of(page)) for page in setting.document.pages[form.pages :])
    where = _last_heading(setting.document.make_bookmark_tree(), form.pages)
    text = Message("render.too-many-letters", count=letters, pages=form.pages, where=where)
    if look.overflow == "fail":
        raise PageError(text, Message("render.shorten-page"))
    return (*setting.issues, Issue(IssueCode.TOO_LONG, Severity.WARNING, text))


def _last_heading(bookmarks: Any, pages: int) -> str:
    """The heading of the section that goes beyond so many pages."""
    found = ""
    for label, (page, *_), below, _ in bookmarks:
        if page < pages:
            found = _last_heading(below, pages) or html.unescape(label)
    return found
