"""What was translated before, beside the texts of a page that lack a language."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Flask, request
from werkzeug.wrappers import Response as AnyResponse

from pipeline.run.reader import Practice
from pipeline.run.remembering import Gap
from pipeline.run.reviewing import Desk
from pipeline.serve.fields import groups
from pipeline.serve.opening import base, practice_of
from pipeline.serve.screens import Screens
from pipeline.serve.speaking import field_names


def gaps(practice: Practice, desk: Desk) -> Iterator[Gap]:
    """The texts that stand in one of two languages, each with the name of its input on the page's screen."""
    for group in groups(practice, desk.recipe.lexicon, desk.settings.languages):
        for row in group.rows:
            told = next((cell for cell in row if cell.text), None)
            for cell in row:
                if told and cell.state == "missing":
                    yield Gap(cell.name, told.text, told.lang, cell.lang)


def add(app: Flask, desk: Desk, screens: Screens) -> None:
    """Add the memory to the application."""

    @app.get("/memory/<path:path>")
    def memory(path: str) -> AnyResponse:
        opened = desk.opened(path)
        practice = practice_of(opened, request.args.get("practice", ""))
        return screens.show(
            "memory.html",
            path=path,
            practice=practice.record.number,
            base=base(opened),
            found=desk.remembered(tuple(gaps(practice, desk))),
            names=field_names(desk.recipe.lexicon, screens.lang),
        )
