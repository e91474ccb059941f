"""Teaching a site by one of its pages: what words are is shown, what that would do on the others is told first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from flask import Flask, g, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from pipeline.lexicon.fields import fields_by_name
from pipeline.run.reader import Opened, Practice
from pipeline.run.reviewing import Desk
from pipeline.run.teaching import Shown
from pipeline.serve.page_views import practice_of
from pipeline.serve.screens import Screens
from pipeline.serve.writing import Writer

# What words can be: the value of a field, its label, or no content.
WHAT = ("value", "label", "none")


class Asked(NamedTuple):
    """What a person says of words of a page."""

    words: str
    field: str
    what: str


def place_of(practice: Practice, words: str) -> tuple[int, int] | None:
    """Where words stand in the page's text, whatever the white space between them; None where they do not."""
    parts = [re.escape(one) for one in words.split()]
    found = re.search(r"\s+".join(parts), practice.text) if parts else None
    return found.span() if found else None


def shown(opened: Opened, practice: Practice, path: str, asked: Asked) -> Shown | None:
    """What a person points at; None where the words are not on the page."""
    place = place_of(practice, asked.words)
    if place is None:
        return None
    texts = list(dict.fromkeys(one.text for one in opened.practices))
    field = "" if asked.what == "none" else asked.field
    return Shown(path, *place, field, asked.what == "label", texts.index(practice.text) + 1)


def add(app: Flask, desk: Desk, screens: Screens) -> None:
    """Add teaching to the application."""

    @app.get("/teach/<path:path>")
    def ask(path: str) -> AnyResponse:
        asked = _asked()
        opened = desk.opened(path)
        practice = practice_of(opened, request.values.get("practice", ""))
        pointed = shown(opened, practice, path, asked)
        site = practice.record.page.site
        return screens.show(
            "teach.html",
            path=path,
            practice=practice.record.number,
            asked=asked,
            found=desk.proposals(pointed) if pointed else (),
            is_there=pointed is not None,
            site=site,
            lessons=desk.lessons(site),
            names={name: field.shown(screens.lang) for name, field in fields_by_name(desk.recipe.lexicon).items()},
        )

    @app.post("/teach/<path:path>")
    def teach(path: str) -> AnyResponse:
        who = Writer.today(g.get("user", desk.by))
        act, _, number = request.form.get("do", "").partition(".")
        opened = desk.opened(path)
        practice = practice_of(opened, request.form.get("practice", ""))
        if act in {"teach", "teach-all"} and (pointed := shown(opened, practice, path, _asked())):
            # What it would do is worked out once more: pages may have changed since it was shown.
            for proposal in desk.proposals(pointed)[int(number) : int(number) + 1]:
                if act == "teach":
                    desk.teach(proposal, who.by, who.on)
                else:
                    desk.teach_everywhere(proposal.lesson, _language(proposal.lesson.words, practice.record.sides))
        elif act == "unteach":
            site = practice.record.page.site
            for lesson in desk.lessons(site)[int(number) : int(number) + 1]:
                desk.unteach(site, lesson)
        done = {"teach": "taught", "teach-all": "taught-all"}.get(act, "untaught")
        return redirect(url_for("page", path=path, practice=practice.record.number or None, done=done), 303)


def _language(words: str, sides: Sequence[str]) -> str:
    """The column of the lexicon that words of a page belong to: Greek by their letters, else the page's other side."""
    if any("\u0370" <= char <= "\u03ff" or "\u1f00" <= char <= "\u1fff" for char in words):
        return "el"
    return next((side for side in sides if side != "el"), "en")


def _asked() -> Asked:
    what = request.values.get("what", "value")
    words = " ".join(request.values.get("words", "").split())
    return Asked(words[:2_000], request.values.get("field", ""), what if what in WHAT else "value")
