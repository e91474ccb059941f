"""Shows earlier translations for the texts of a page that lack a language."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Flask, request
from werkzeug.wrappers import Response as AnyResponse

from pipeline.run.memory_hints import MissingText
from pipeline.run.page_opening import OpenedPractice
from pipeline.run.reviewing import ReviewDesk
from pipeline.serve.fields import field_groups
from pipeline.serve.opened_page import form_base, practice_of
from pipeline.serve.screen_language import field_names
from pipeline.serve.screens import Screens


def gaps(practice: OpenedPractice, desk: ReviewDesk) -> Iterator[MissingText]:
    """The texts that are in one of two languages only, each with the name of its input on the page's screen."""
    for group in field_groups(practice, desk.recipe.lexicon, desk.settings.languages):
        for row in group.rows:
            source = next((cell for cell in row if cell.text), None)
            for cell in row:
                if source and cell.state == "missing":
                    yield MissingText(cell.name, source.text, source.lang, cell.lang)


def add(app: Flask, desk: ReviewDesk, screens: Screens) -> None:
    """Add the translation memory's view to the application."""

    @app.get("/memory/<path:path>")
    def memory(path: str) -> AnyResponse:
        opened = desk.opened(path)
        practice = practice_of(opened, request.args.get("practice", ""))
        return screens.show(
            "memory.html",
            path=path,
            practice=practice.record.number,
            base=form_base(opened),
            found=desk.remembered(tuple(gaps(practice, desk))),
            names=field_names(desk.recipe.lexicon, screens.lang),
        )
