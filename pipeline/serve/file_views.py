"""Takes files that are dropped into the review: they go to the input folder, and their sheets are built at once."""

from __future__ import annotations

from typing import NamedTuple

from flask import Flask, request
from werkzeug.wrappers import Response as AnyResponse

from pipeline.errors import PipelineError
from pipeline.run.reviewing import ReviewDesk
from pipeline.serve.screens import Screens

# How many pages of the largest size can be sent at once.
FILES = 10


def most_bytes(page_mb: int) -> int:
    """How much the form that sends them may hold: these pages, and what stands around each."""
    return (FILES * page_mb + 1) * 1_000_000


class FileOutcome(NamedTuple):
    """What became of a file: its `name` now, or why it was refused; `row` is the message's."""

    file: str
    row: str
    name: str = ""
    reason: str = ""
    hint: str = ""


def add(app: Flask, desk: ReviewDesk, screens: Screens) -> None:
    """Add the view that takes files to the application."""

    @app.post("/files")
    def files() -> AnyResponse:
        sent = [one for one in request.files.getlist("files") if one.filename]
        outcomes = [_take(desk, str(one.filename), one.read()) for one in sent]
        if fresh := [one.name for one in outcomes if one.row in {"file-added", "file-renamed"}]:
            desk.build(fresh)
        return screens.show("files.html", outcomes=outcomes, progress=desk.progress())


def _take(desk: ReviewDesk, file: str, data: bytes) -> FileOutcome:
    try:
        name, was_there = desk.take(file, data)
    except PipelineError as error:
        return FileOutcome(file, "file-refused", reason=error.text, hint=error.hint)
    if was_there:
        return FileOutcome(file, "file-there", name)
    return FileOutcome(file, "file-added" if name == file else "file-renamed", name)
