"""The screen of one page: its words beside its fields, its sheet, and what a person writes about it."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from flask import Flask, abort, g, make_response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from pipeline.errors import ConflictError, PageError
from pipeline.lexicon.fields import fields_by_name
from pipeline.model import PictureEdit, Review
from pipeline.render.sheet.pictures import resource
from pipeline.run.reader import Opened, Practice
from pipeline.run.reviewing import Desk
from pipeline.serve.cutting import unplaced
from pipeline.serve.fields import Cell, groups
from pipeline.serve.list_views import next_page
from pipeline.serve.pictures import described, shots
from pipeline.serve.screens import Screens
from pipeline.serve.source_view import BLOCKS, stretches
from pipeline.serve.tracing import conflicts, removed, traces
from pipeline.serve.writing import Writer, approved, conflict_name, is_same, written
from pipeline.store.teaching_text import teachable
from pipeline.values.seen import seen_of

# What was done, as its address says: another word is none of ours.
_DONE = ("saved", "approved", "undone", "sheet", "last", "nothing", "taught", "taught-all", "untaught", "spread")


def practice_of(opened: Opened, number: str) -> Practice:
    """The practice of that number, the first where none is named; 404 where there is none."""
    found = next((one for one in opened.practices if not number or one.record.number == number), None)
    return found or abort(404)


def base(opened: Opened) -> str:
    """What a form was made from: the page, and what was written about it."""
    return f"{opened.sha256[:16]}.{opened.digest}"


def add(app: Flask, desk: Desk, screens: Screens) -> None:
    """Add a page's screen and its sheet to the application."""

    @app.get("/page/<path:path>")
    def page(path: str) -> AnyResponse:
        return screens.show("page.html", **_values(desk, screens, path))

    @app.post("/page/<path:path>")
    def save(path: str) -> AnyResponse:
        act = request.form.get("do", "save")
        try:
            if act == "undo":
                return _back(path, done="undone" if desk.undo(path) else "nothing")
            return _saved(desk, path, act)
        except ConflictError:
            return not_saved(path, 409)
        except (PageError, ValueError) as error:
            return not_saved(path, 422, error.args[0] if error.args else "")

    def not_saved(path: str, code: int, why: str = "") -> AnyResponse:
        """The page as it is now, with all that was sent: nothing that somebody wrote is lost."""
        values = {**_values(desk, screens, path), "kept": _kept(desk, path), "status": code, "why": why}
        return screens.show("page.html", code, **values)

    @app.post("/spread/<path:path>")
    def spread(path: str) -> AnyResponse:
        desk.spread(path, request.form.get("field", ""))
        return _back(path, done="spread")

    _add_images(app, desk)


def _add_images(app: Flask, desk: Desk) -> None:
    @app.get("/picture/<int:n>/<path:path>")
    def picture(n: int, path: str) -> AnyResponse:
        opened = desk.opened(path)
        number = request.args.get("practice", "")
        found = [one.src for one in shots(practice_of(opened, number), opened.review) if one.n == n] or abort(404)
        try:
            kind, data = desk.picture(path, number, found[0])
        except PageError:
            # One that is of no use is not shown, and that is all.
            return make_response("", 204)
        response = make_response(data)
        response.mimetype = kind
        return response

    @app.get("/sheet/<path:path>")
    def sheet(path: str) -> AnyResponse:
        response = make_response(desk.sheet(path, request.args.get("practice", "")))
        response.mimetype = "image/png"
        return response


def _saved(desk: Desk, path: str, act: str) -> AnyResponse:
    """Write what the form says; ConflictError where it was made from another page or another review file."""
    opened = desk.opened(path)
    if request.form.get("base") != base(opened):
        raise ConflictError("")
    number = request.form.get("practice", "")
    practice, who = practice_of(opened, number), Writer.today(g.get("user", desk.by))
    review = described(written(opened.review, practice, request.form, who), practice, request.form)
    if (sent := request.files.get("picture")) and sent.filename:
        name = desk.keep_picture(path, sent.filename, sent.read())
        review = replace(review, pictures=(*review.pictures, PictureEdit(name, use=True)))
    digest = opened.digest if review == opened.review else desk.save(path, _known(review, practice), opened.digest)
    if act.startswith("sheet"):
        fresh = desk.opened(path)
        judged = approved(fresh.review, [practice_of(fresh, number)], who)
        desk.save(path, _known(judged, practice), digest, goes_on=digest != opened.digest)
        if act != "sheet-next":
            return _back(path, done="sheet", practice=number, of=path)
        following, at = _next(desk, path, number)
        return _back(following or path, done="sheet" if following else "last", practice=at or number, of=path)
    at = act.partition(".")[2] or _changed(practice)
    return _back(path, done="approved" if act.startswith("approve") else "saved", practice=number, after=at)


def _next(desk: Desk, path: str, number: str) -> tuple[str, str]:
    """The sheet that wants a person next, of this page or else of the next one, by its page and practice."""
    for one in filter(None, (path, next_page(desk, path))):
        opened = desk.opened(one)
        numbers = [practice.record.number for practice in opened.practices if not _is_approved(opened, practice)]
        left = [at for at in numbers if one != path or at != number]
        if left:
            return one, left[0]
    return "", ""


def _is_approved(opened: Opened, practice: Practice) -> bool:
    number = practice.record.number
    return not practice.record.why and any(one.practice == number for one in opened.review.approvals)


def _changed(practice: Practice) -> str:
    """The name of the only field whose words a form has changed; "" for none and for several."""
    known = {f"t.{n}": one.value.text for n, one in enumerate(traces(practice))}
    found = [name for name, text in known.items() if not is_same(request.form.get(name, text), text)]
    return found[0] if len(found) == 1 else ""


def _known(review: Review, practice: Practice) -> Review:
    """What is written about the page, with its address, by which it is known when it is renamed."""
    return review if review.url else replace(review, url=practice.record.page.url or "")


def _back(path: str, **values: str) -> AnyResponse:
    query = urlencode({name: value for name, value in values.items() if value})
    return redirect(f"{url_for('page', path=path)}?{query}", 303)


def _kept(desk: Desk, path: str) -> list[tuple[str, str]]:
    """What a person wrote that could not be saved: all that says something else than the page does now."""
    opened = desk.opened(path)
    now = [value.text for one in opened.practices for value in one.record.values]
    sent = [(name, text) for name, text in request.form.items() if text and _is_text(name)]
    return [(name, text) for name, text in sent if not any(is_same(text, one) for one in now)]


def _is_text(name: str) -> bool:
    """Whether an input of a page's form is one that people write in."""
    return name.startswith(("t.", "n.", "y.")) or name.endswith(".text")


def _values(desk: Desk, screens: Screens, path: str) -> dict[str, Any]:
    opened = desk.opened(path)
    practice = practice_of(opened, request.values.get("practice", ""))
    at = max(0, request.args.get("from", 0, int)) // BLOCKS * BLOCKS
    found = groups(practice, desk.recipe.lexicon, desk.settings.languages, request.args.get("all", ""))
    cells = [cell for one in found for row in one.rows for cell in row]
    done = request.args.get("done", "")
    return {
        "path": path,
        "record": practice.record,
        "review": opened.review,
        "base": base(opened),
        "numbers": [one.record.number for one in opened.practices],
        "stretches": stretches(practice, at),
        "at": at,
        "blocks": len(practice.lines),
        "step": BLOCKS,
        "lit": request.args.get("show", ""),
        "groups": [one for one in found if not one.is_lacking],
        "lacking": [one for one in found if one.is_lacking],
        "names": _names_in(desk.recipe.lexicon, screens.lang),
        "unplaced": unplaced(practice.plain),
        "conflicts": [(conflict_name(one), one) for one in conflicts(practice)],
        "removed": removed(practice),
        "lost": opened.lost,
        "is_orphan": opened.is_orphan,
        "has_gaps": any(
            cell.state == "missing" for one in found if not one.is_lacking for row in one.rows for cell in row
        ),
        "doubtful": [cell.name for cell in cells if cell.is_doubtful],
        "focus": _focus(cells, done, request.args.get("after", "")),
        "done": done if done in _DONE else "",
        "undoable": next((one for one in (request.args.get("of", ""), path) if done and desk.can_undo(one)), ""),
        "is_approved": _is_approved(opened, practice),
        "status": 200,
        "why": "",
        "kept": [],
        "shots": shots(practice, opened.review),
        "has_file": lambda src: resource(practice.record, src) is not None,
        "seen_of": seen_of,
        "writable": [one.name for one in found],
        "teachable": teachable(desk.recipe.lexicon),
        **_alike(desk, path, practice, request.args.get("after", "") if done == "saved" else ""),
        "others": [one for one in desk.entries() if one != path],
        "progress": desk.progress(),
    }


def _alike(desk: Desk, path: str, practice: Practice, name: str) -> dict[str, Any]:
    """The other pages where the words stand that were just put right, as the ledger knows them."""
    number = name.removeprefix("t.")
    found = traces(practice)
    if not number.isdecimal() or int(number) >= len(found) or not found[int(number)].plain:
        return {"alike": (), "alike_field": ""}
    value = found[int(number)].value
    return {"alike": desk.alike(path, practice.record.number, value.field, value.lang), "alike_field": value.field}


def _focus(cells: list[Cell], done: str, after: str) -> str:
    """The field that has the focus after a save: the next that wants a look, or the one that was saved."""
    names = [cell.name for cell in cells]
    if done == "approved":
        rest = cells[names.index(after) + 1 :] if after in names else cells
        return next((cell.name for cell in (*rest, *cells) if cell.is_doubtful), "")
    return after if after in names else ""


@lru_cache(maxsize=4)
def _names_in(lexicon: Any, lang: str) -> dict[str, str]:
    """The labels of all fields in a language, by their names."""
    return {name: field.shown(lang) for name, field in fields_by_name(lexicon).items()}
