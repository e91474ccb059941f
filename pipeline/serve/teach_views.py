"""Views for teaching a site by one of its pages: they show first what a lesson would do on the others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from flask import Flask, g, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from pipeline.run.page_opening import OpenedPage, OpenedPractice
from pipeline.run.proposals import Pointing
from pipeline.run.reviewing import ReviewDesk
from pipeline.serve.authoring import Author
from pipeline.serve.opened_page import practice_of
from pipeline.serve.screen_language import field_names
from pipeline.serve.screens import Screens

# What words can be: the value of a field, its label, or boilerplate.
WHAT = ("value", "label", "none")


class TeachingRequest(NamedTuple):
    """What a person says about words of a page."""

    words: str
    field: str
    what: str


def span_of_words(practice: OpenedPractice, words: str) -> tuple[int, int] | None:
    """The span of words in the page's text, whatever the white space between them; None if they are not there."""
    parts = [re.escape(one) for one in words.split()]
    found = re.search(r"\s+".join(parts), practice.text) if parts else None
    return found.span() if found else None


def pointing(opened: OpenedPage, practice: OpenedPractice, path: str, asked: TeachingRequest) -> Pointing | None:
    """What a person points at; None where the words are not on the page."""
    place = span_of_words(practice, asked.words)
    if place is None:
        return None
    texts = list(dict.fromkeys(one.text for one in opened.practices))
    field = "" if asked.what == "none" else asked.field
    return Pointing(path, *place, field, asked.what == "label", texts.index(practice.text) + 1)


def add(app: Flask, desk: ReviewDesk, screens: Screens) -> None:
    """Add teaching to the application."""

    @app.get("/teach/<path:path>")
    def ask(path: str) -> AnyResponse:
        return screens.show("teach.html", **_values(desk, screens, path))

    @app.post("/teach/<path:path>")
    def teach(path: str) -> AnyResponse:
        practice, done = _carry_out(desk, path)
        return redirect(url_for("page", path=path, practice=practice.record.number or None, done=done), 303)


def _values(desk: ReviewDesk, screens: Screens, path: str) -> dict[str, Any]:
    asked = _request()
    opened = desk.opened(path)
    practice = practice_of(opened, request.values.get("practice", ""))
    pointed = pointing(opened, practice, path, asked)
    site = practice.record.page.site
    return {
        "path": path,
        "practice": practice.record.number,
        "asked": asked,
        "found": desk.proposals(pointed) if pointed else (),
        "is_there": pointed is not None,
        "site": site,
        "lessons": desk.lessons(site),
        "names": field_names(desk.recipe.lexicon, screens.lang),
    }


def _carry_out(desk: ReviewDesk, path: str) -> tuple[OpenedPractice, str]:
    """Do what the form says: teach, or take a lesson back; returns the practice and what was done."""
    act, _, number = request.form.get("do", "").partition(".")
    opened = desk.opened(path)
    practice = practice_of(opened, request.form.get("practice", ""))
    chosen = slice(int(number), int(number) + 1) if number.isdecimal() else slice(0)
    if act == "unteach":
        site = practice.record.page.site
        for lesson in desk.lessons(site)[chosen]:
            desk.unteach(site, lesson)
        return practice, "untaught"
    pointed = pointing(opened, practice, path, _request())
    # The proposals are worked out again, as pages may have changed since they were shown.
    for proposal in desk.proposals(pointed)[chosen] if pointed else ():
        if act == "teach-all":
            desk.teach_everywhere(proposal.lesson, _language(proposal.lesson.words, practice.record.sides))
        else:
            who = Author.today(g.get("user", desk.by))
            desk.teach(proposal, who.by, who.on)
    return practice, "taught-all" if act == "teach-all" else "taught"


def _language(words: str, sides: Sequence[str]) -> str:
    """The lexicon's column for words of a page: Greek for Greek letters, else the page's other language."""
    if any("\u0370" <= char <= "\u03ff" or "\u1f00" <= char <= "\u1fff" for char in words):
        return "el"
    return next((side for side in sides if side != "el"), "en")


def _request() -> TeachingRequest:
    what = request.values.get("what", "value")
    words = " ".join(request.values.get("words", "").split())
    return TeachingRequest(words[:2_000], request.values.get("field", ""), what if what in WHAT else "value")
