"""The screen of one page: its words beside its fields, and its sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from flask import Flask, abort, make_response, request
from werkzeug.wrappers import Response as AnyResponse

from pipeline.lexicon.fields import fields_by_name
from pipeline.model import BlockKind
from pipeline.run.reader import Line, Opened, Practice
from pipeline.run.reviewing import Desk
from pipeline.serve.cutting import Piece, aside_spans, pieces, unplaced, value_spans
from pipeline.serve.fields import groups
from pipeline.serve.screens import Screens

# So many blocks of a page's text are shown at once.
BLOCKS = 500


class Shown(NamedTuple):
    """A block as the screen shows it: its pieces, and the reason where it is page furniture."""

    kind: BlockKind
    level: int
    lang: str
    chrome: str
    pieces: tuple[Piece, ...]


class Stretch(NamedTuple):
    """Blocks that follow one another and are content all, or furniture all."""

    is_chrome: bool
    blocks: tuple[Shown, ...]


def practice_of(opened: Opened, number: str) -> Practice:
    """The practice of that number, the first where none is named; 404 where there is none."""
    found = next((one for one in opened.practices if not number or one.record.number == number), None)
    return found or abort(404)


def stretches(practice: Practice, start: int = 0) -> tuple[Stretch, ...]:
    """So many blocks of the page's text as a screen shows, from the `start`-th on."""
    bounds = [(line.start, line.end) for line in practice.lines]
    spans = (*value_spans(practice.record, practice.text, bounds), *aside_spans(practice.record))
    cut = pieces(practice.text, bounds, spans)
    shown = [_shown(*one) for one in zip(practice.lines, cut, strict=True)][start : start + BLOCKS]
    return tuple(_stretches(shown))


def _shown(line: Line, row: tuple[Piece, ...]) -> Shown:
    return Shown(line.kind, line.level, line.lang, line.chrome, row)


def _stretches(shown: Sequence[Shown]) -> Iterator[Stretch]:
    group, was_chrome = list[Shown](), False
    for one in shown:
        # Furniture that a field was found in all the same stays in sight.
        is_chrome = bool(one.chrome) and not any(owner[0] == "v" for piece in one.pieces for owner in piece.owners)
        if group and is_chrome != was_chrome:
            yield Stretch(was_chrome, tuple(group))
            group = []
        group.append(one)
        was_chrome = is_chrome
    if group:
        yield Stretch(was_chrome, tuple(group))


def add(app: Flask, desk: Desk, screens: Screens) -> None:
    """Add a page's screen and its sheet to the application."""

    @app.get("/page/<path:path>")
    def page(path: str) -> AnyResponse:
        return screens.show("page.html", **_values(desk, screens, path))

    @app.get("/sheet/<int:n>/<path:path>")
    def sheet(n: int, path: str) -> AnyResponse:
        pictures = desk.sheet(path, request.args.get("practice", ""))
        if not 1 <= n <= len(pictures):
            abort(404)
        response = make_response(pictures[n - 1])
        response.mimetype = "image/png"
        return response


def _values(desk: Desk, screens: Screens, path: str) -> dict[str, Any]:
    opened = desk.opened(path)
    practice = practice_of(opened, request.args.get("practice", ""))
    record = practice.record
    at = max(0, request.args.get("from", 0, int)) // BLOCKS * BLOCKS
    found = groups(record, desk.recipe.lexicon, desk.settings.languages)
    return {
        "path": path,
        "record": record,
        "numbers": [one.record.number for one in opened.practices],
        "stretches": stretches(practice, at),
        "at": at,
        "blocks": len(practice.lines),
        "step": BLOCKS,
        "lit": request.args.get("show", ""),
        "groups": [one for one in found if not one.is_lacking],
        "lacking": [one for one in found if one.is_lacking],
        "names": _names(desk, screens.lang),
        "unplaced": unplaced(record),
        "doubtful": [cell.name for one in found for row in one.rows for cell in row if cell.is_doubtful],
        "progress": desk.progress(),
    }


def _names(desk: Desk, lang: str) -> dict[str, str]:
    return _names_in(desk.recipe.lexicon, lang)


@lru_cache(maxsize=4)
def _names_in(lexicon: Any, lang: str) -> dict[str, str]:
    """The labels of all fields in a language, by their names."""
    return {name: field.shown(lang) for name, field in fields_by_name(lexicon).items()}
