"""Saves a page's form, and sends the browser to what comes next."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

from flask import g, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from pipeline.errors import ConflictError, PageError
from pipeline.lexicon.fields import fields
from pipeline.model import PictureEdit, Review
from pipeline.run.page_opening import OpenedPage, OpenedPractice
from pipeline.run.reviewing import ReviewDesk
from pipeline.serve.authoring import Author, clean_text, says_the_same
from pipeline.serve.form_edits import with_approval, with_form
from pipeline.serve.list_views import next_page
from pipeline.serve.opened_page import form_base, is_approved, practice_of
from pipeline.serve.pictures import with_pictures
from pipeline.serve.traces import traces, value_spot


def to_page(path: str, **values: str) -> AnyResponse:
    """A redirect to a page's screen, which is told what was done."""
    query = urlencode({name: value for name, value in values.items() if value})
    return redirect(f"{url_for('page', path=path)}?{query}", 303)


def save_form(desk: ReviewDesk, path: str, act: str) -> AnyResponse:
    """Save what the form says; ConflictError if it is based on another version of the page or of its review file."""
    opened = desk.opened(path)
    if request.form.get("base") != form_base(opened):
        raise ConflictError("")
    number = request.form.get("practice", "")
    practice = practice_of(opened, number)
    review = _review_with_form(desk, path, opened, practice)
    if {edit.field for edit in review.edits} - {
        field.name for field in fields(desk.recipe.lexicon) if field.is_printed
    }:
        raise ValueError
    if (review.practices, review.split_at) != (opened.review.practices, opened.review.split_at):
        number = ""  # what the practices are numbered by now, is seen on the page's screen
    digest = (
        opened.digest if review == opened.review else desk.save(path, _with_address(review, practice), opened.digest)
    )
    if act.startswith("sheet"):
        return _approve(desk, path, number, digest, goes_on=digest != opened.digest, moves_on=act == "sheet-next")
    at = value_spot(practice, act.partition(".")[2] or _only_change(practice))
    done = "approved" if act.startswith("approve") else "saved"
    return to_page(path, done=done, save=digest, practice=number, after=at)


def _review_with_form(desk: ReviewDesk, path: str, opened: OpenedPage, practice: OpenedPractice) -> Review:
    """The review with all changes of the form."""
    who = _writer(desk)
    review = with_pictures(with_form(opened.review, practice, request.form, who), practice, request.form)
    if (sent := request.files.get("picture")) and sent.filename:
        name = desk.keep_picture(path, sent.filename, sent.read())
        review = replace(review, pictures=(*review.pictures, PictureEdit(name, use=True)))
    return review


def _approve(desk: ReviewDesk, path: str, number: str, digest: str, *, goes_on: bool, moves_on: bool) -> AnyResponse:
    """Approve a practice's sheet, and go to the next one if `moves_on`."""
    fresh = desk.opened(path)
    practice = practice_of(fresh, number)
    judged = with_approval(fresh.review, [practice], _writer(desk))
    save = desk.save(path, _with_address(judged, practice), digest, goes_on=goes_on)
    if not moves_on:
        return to_page(path, done="sheet", save=save, practice=number, of=path)
    following, at = _next(desk, path, number)
    done = "sheet" if following else "last"
    return to_page(following or path, done=done, save=save, practice=at or number, of=path)


def _next(desk: ReviewDesk, path: str, number: str) -> tuple[str, str]:
    """The next sheet that needs a person, of this page or else of the next one, as (page, practice)."""
    for one in filter(None, (path, next_page(desk, path))):
        try:
            opened = desk.opened(one)
        except PageError:
            break  # it could be read when its sheet was made; the list will report it
        numbers = [practice.record.number for practice in opened.practices if not is_approved(opened, practice)]
        left = [at for at in numbers if one != path or at != number]
        if left:
            return one, left[0]
    return "", ""


def _writer(desk: ReviewDesk) -> Author:
    return Author.today(g.get("user", desk.by))


def _only_change(practice: OpenedPractice) -> str:
    """The name of the only field that a form changes or fills; "" if there is none, or several."""
    known = {f"t.{n}": one.value.text for n, one in enumerate(traces(practice))}
    found = [name for name, text in known.items() if not says_the_same(request.form.get(name, text), text)]
    found += [name for name, text in request.form.items() if name.startswith("n.") and clean_text(text)]
    return found[0] if len(found) == 1 else ""


def _with_address(review: Review, practice: OpenedPractice) -> Review:
    """The review with the page's address, by which it is found again when the page is renamed."""
    return review if review.url else replace(review, url=practice.record.page.url or "")
