"""The review as a web application: puts its views together, and shows errors."""

from __future__ import annotations

from urllib.parse import urlencode

from flask import Flask, redirect, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed
from werkzeug.routing import PathConverter
from werkzeug.wrappers import Response as AnyResponse

from pipeline.errors import InputError, PipelineError, UsageError
from pipeline.messages import LANGUAGES
from pipeline.run.reviewing import ReviewDesk
from pipeline.serve import file_views, list_views, memory_views, pack_views, page_views, teach_views
from pipeline.serve.file_views import most_bytes
from pipeline.serve.guard import Door, guard, remember
from pipeline.serve.screens import Screens

# Room for a form with the longest sheet in it, at two bytes for each Greek letter.
MOST_BYTES = 4_000_000
# Statuses of errors; others are our own failures.
_CODES = {InputError: 404, UsageError: 400}
# Statuses with a message of their own.
_EXPLAINED = frozenset({401, 403, 404, 409, 413, 421})


class _PagePath(PathConverter):
    """Of any letters: the name of a file may have a line feed in it."""

    regex = "(?s:[^/].*?)"


def _make_room(page_mb: int) -> None:
    """Allow files to be larger than forms: pages, and a picture sent with a page's form."""
    if request.path == "/files":
        request.max_content_length = most_bytes(page_mb)
    elif request.path.startswith("/page/"):
        request.max_content_length = MOST_BYTES + page_mb * 1_000_000


def review_app(desk: ReviewDesk, door: Door, language: str = "auto") -> Flask:
    """The application behind its `door`; `language` is that of the settings."""
    app = Flask("pipeline.serve", static_folder=None, template_folder=None)
    app.url_map.converters["path"] = _PagePath
    app.config.update(MAX_CONTENT_LENGTH=MOST_BYTES, MAX_FORM_MEMORY_SIZE=MOST_BYTES, MAX_FORM_PARTS=5_000)
    screens = Screens(desk.recipe.look, desk.recipe.lexicon, door, language)

    # The guard must be the first to read what was sent.
    app.before_request(lambda: _make_room(desk.settings.limits.page_mb))
    guard(app, door)
    app.before_request(_switch_language)
    for views in (list_views, pack_views, page_views, file_views, teach_views, memory_views):
        views.add(app, desk, screens)
    _add_look(app, screens)
    _add_errors(app, screens)
    return app


def _switch_language() -> AnyResponse | None:
    """Remember the language that somebody has switched to, and take the switch out of the address."""
    if (lang := request.args.get("lang")) not in LANGUAGES or request.method != "GET":
        return None
    rest = urlencode([pair for pair in request.args.items(multi=True) if pair[0] != "lang"])
    response = redirect(f"/{request.path.lstrip('/')}{rest and '?'}{rest}", 303)
    remember(response, "sheets-lang", str(lang))
    return response


def _add_look(app: Flask, screens: Screens) -> None:
    @app.get("/look/<path:name>")
    def look(name: str) -> AnyResponse:
        return screens.file(name) or _wrong(screens, 404)

    @app.get("/favicon.ico")
    def icon() -> AnyResponse:
        return app.response_class(status=204)


def _add_errors(app: Flask, screens: Screens) -> None:
    @app.errorhandler(HTTPException)
    def refused(error: HTTPException) -> AnyResponse:
        if isinstance(error, MethodNotAllowed) and request.method == "GET":
            # The address of what a form gave, asked for once more: its language was switched, or it was bookmarked.
            return redirect("/packs" if request.path.startswith("/pack") else "/", 303)
        return _wrong(screens, error.code or 500)

    @app.errorhandler(PipelineError)
    def failed(error: PipelineError) -> AnyResponse:
        code = next((code for kind, code in _CODES.items() if isinstance(error, kind)), 500)
        return _wrong(screens, code, error.text, error.hint)


def _wrong(screens: Screens, status: int, text: str = "", hint: str = "") -> AnyResponse:
    known = status if status in _EXPLAINED else 500
    return screens.show("error.html", status, known=known, text=text, hint=hint)
