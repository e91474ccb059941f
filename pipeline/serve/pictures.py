"""The pictures of a practice on a page's screen, which people leave out, use first, describe or add."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from pipeline.model import Picture, PictureEdit, Review
from pipeline.run.page_opening import OpenedPractice

# The choices about a picture's use, by their values in the form.
_USES: Mapping[str, bool | None] = {"": None, "yes": True, "no": False}
_LANGUAGES = ("el", "en")


class PagePicture(NamedTuple):
    """A picture by its address: what the page says of it, and what a person wrote; `n` counts from 0."""

    n: int
    src: str
    picture: Picture
    edit: PictureEdit

    @property
    def use(self) -> str:
        """A person's choice about its use, by its value in the form."""
        return next(name for name, use in _USES.items() if use is self.edit.use)

    def text(self, what: str, lang: str) -> str:
        """Her alternative text or caption (`what`) in a language."""
        return dict(self.edit.alt if what == "alt" else self.edit.caption).get(lang, "")

    @property
    def credit(self) -> str:
        """The credit that she gave, else the page's."""
        return self.picture.credit if self.edit.credit is None else self.edit.credit


def page_pictures(practice: OpenedPractice, review: Review) -> tuple[PagePicture, ...]:
    """The pictures of the page, and those that a person has added."""
    asked = {one.src: one for one in review.pictures}
    own = [one.value for one in practice.plain.of("images") if isinstance(one.value, Picture)]
    found = []
    for picture in own:
        edit = asked.pop(picture.src, None) or asked.pop(picture.src.rsplit("/", 1)[-1], None)
        found.append((picture, edit or PictureEdit(picture.src)))
    found += [(Picture(src), edit) for src, edit in asked.items()]
    return tuple(PagePicture(n, edit.src, picture, edit) for n, (picture, edit) in enumerate(found))


def with_pictures(review: Review, practice: OpenedPractice, form: Mapping[str, str]) -> Review:
    """The review with what a form says about the pictures; a picture without changes gets no entry."""
    if "p.0.use" not in form:
        return review
    kept = [
        one
        for one in (_edit_from_form(shot, form) for shot in page_pictures(practice, review))
        if one != PictureEdit(one.src)
    ]
    return replace(review, pictures=tuple(kept))


def _edit_from_form(shot: PagePicture, form: Mapping[str, str]) -> PictureEdit:
    start = f"p.{shot.n}"
    credit = form.get(f"{start}.credit", shot.credit).strip()
    return PictureEdit(
        shot.src,
        _USES.get(form.get(f"{start}.use", ""), None),
        tuple(_pairs(form, f"{start}.alt")),
        tuple(_pairs(form, f"{start}.caption")),
        None if credit == shot.picture.credit else credit,
    )


def _pairs(form: Mapping[str, str], start: str) -> Iterator[tuple[str, str]]:
    for lang in _LANGUAGES:
        if words := form.get(f"{start}.{lang}", "").strip():
            yield lang, words
