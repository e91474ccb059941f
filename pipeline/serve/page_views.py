"""The screen of one page: its words beside its fields, its sheet, and what a person writes about it."""

from __future__ import annotations

from flask import Flask, abort, make_response, request
from werkzeug.wrappers import Response as AnyResponse

from pipeline.errors import ConflictError, PageError
from pipeline.messages import Message
from pipeline.run.reviewing import ReviewDesk
from pipeline.serve.opened_page import practice_of
from pipeline.serve.page_screen import screen_values, unsaved_texts
from pipeline.serve.pictures import page_pictures
from pipeline.serve.saving import save_form, to_page
from pipeline.serve.screens import Screens, file_response


def add(app: Flask, desk: ReviewDesk, screens: Screens) -> None:
    """Add a page's screen and its sheet to the application."""

    @app.get("/page/<path:path>")
    def page(path: str) -> AnyResponse:
        return screens.show("page.html", **screen_values(desk, screens, path))

    @app.post("/page/<path:path>")
    def save(path: str) -> AnyResponse:
        act = request.form.get("do", "save")
        try:
            if act == "undo":
                return to_page(path, done="undone" if desk.undo(path, request.form.get("save", "")) else "nothing")
            return save_form(desk, path, act)
        except ConflictError:
            return not_saved(path, 409)
        except (PageError, ValueError) as error:
            # An error without words of ours is about a form that is none of the review's.
            return not_saved(path, 422, next((one for one in error.args if isinstance(one, Message)), ""))

    def not_saved(path: str, code: int, why: str = "") -> AnyResponse:
        """The page as it is now, with all that was sent: nothing that somebody wrote is lost."""
        shown = {**screen_values(desk, screens, path), "kept": unsaved_texts(desk, path), "status": code, "why": why}
        return screens.show("page.html", code, **shown)

    @app.post("/spread/<path:path>")
    def spread(path: str) -> AnyResponse:
        desk.spread(path, request.form.get("field", ""))
        return to_page(path, done="spread")

    _add_images(app, desk)
    _add_files(app, desk)


def _add_images(app: Flask, desk: ReviewDesk) -> None:
    @app.get("/picture/<int:n>/<path:path>")
    def picture(n: int, path: str) -> AnyResponse:
        opened = desk.opened(path)
        number = request.args.get("practice", "")
        found = [one.src for one in page_pictures(practice_of(opened, number), opened.review) if one.n == n] or abort(
            404
        )
        try:
            kind, data = desk.picture(path, number, found[0])
        except PageError:
            # An unusable picture is simply not shown.
            return make_response("", 204)
        response = make_response(data)
        response.mimetype = kind
        return response

    @app.get("/sheet/<path:path>")
    def sheet(path: str) -> AnyResponse:
        practice = practice_of(desk.opened(path), request.args.get("practice", ""))
        response = make_response(desk.sheet(path, practice.record.number))
        response.mimetype = "image/png"
        return response


def _add_files(app: Flask, desk: ReviewDesk) -> None:
    @app.get("/file/<path:name>")
    def file(name: str) -> AnyResponse:
        """A finished file of a page, by a name that the ledger knows."""
        place = desk.ledger.finished(request.args.get("page", ""), name)
        if not place:
            abort(404)
        return file_response(place, is_saved=True)
