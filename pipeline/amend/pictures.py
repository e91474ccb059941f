"""Applies a person's edits of pictures: removed, put first, described, added."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from urllib.parse import unquote, urlsplit

from pipeline.amend.tools import Tools
from pipeline.messages import Message
from pipeline.model import (
    FieldValue,
    Issue,
    IssueCode,
    Locator,
    Origin,
    Picture,
    PictureEdit,
    Record,
    Resource,
    Run,
    Severity,
    Trust,
)

_FIELD = "images"
# Of two languages these come first.
_FIRST = ("el", "en")


def pictured(
    values: Sequence[FieldValue], edits: Sequence[PictureEdit], added: Sequence[Resource], tools: Tools
) -> tuple[FieldValue, ...]:
    """The values with the pictures as people want them; chosen ones come first, in the order of the review.

    A picture that is not the page's is one of the files `added`.
    """
    asked = {edit.src: edit for edit in edits}
    pictures = [value for value in values if isinstance(value.value, Picture)]
    by_src: dict[str, FieldValue] = {}
    for value in pictures:
        edit = _edit_of(value, asked)
        by_src[edit.src if edit else f"\0{len(by_src)}"] = _described(value, edit) if edit else value
    for one in added:
        if one.name in asked and one.name not in by_src:
            by_src[one.name] = _described(_new(one.name), asked[one.name])
    left = {src: value for src, value in by_src.items() if src not in asked or asked[src].use is not False}
    chosen = [left.pop(edit.src) for edit in edits if edit.use and edit.src in left]
    others = [value for value in values if not isinstance(value.value, Picture)]
    at = next((n for n, one in enumerate(others) if tools.place(one.field) > tools.place(_FIELD)), len(others))
    return (*others[:at], *chosen, *left.values(), *others[at:])


def missing(records: Sequence[Record], edits: Sequence[PictureEdit]) -> tuple[Issue, ...]:
    """An issue for each picture that people want on a sheet and no record of their page has."""
    found = {value.value.src for record in records for value in record.values if isinstance(value.value, Picture)}
    names = found | {_file(src) for src in found}
    return tuple(
        Issue(IssueCode.UNUSABLE_IMAGE, Severity.WARNING, Message("review.no-such-picture", name=edit.src))
        for edit in edits
        if edit.use is not False and edit.src not in names
    )


def _edit_of(value: FieldValue, asked: Mapping[str, PictureEdit]) -> PictureEdit | None:
    """The edit of a picture, found by its address or file name."""
    src = value.value.src if isinstance(value.value, Picture) else ""
    return asked.get(src) or asked.get(_file(src))


def _file(src: str) -> str:
    try:
        return unquote(urlsplit(src).path).rpartition("/")[2]
    except ValueError:
        return ""


def _new(src: str) -> FieldValue:
    return FieldValue(_FIELD, "zxx", src, (Run(0, len(src), "zxx"),), Locator(""), "correction", Picture(src))


def _described(value: FieldValue, edit: PictureEdit) -> FieldValue:
    """A picture with a person's words in place of the page's; a caption has a line for each language."""
    picture = value.value
    if not isinstance(picture, Picture):
        return value
    alt, captions = dict(edit.alt), _in_order(edit.caption)
    description = next((alt[lang] for lang in (*_FIRST, *alt) if alt.get(lang)), picture.alt)
    credit = picture.credit if edit.credit is None else edit.credit
    judged = replace(value, origin=Origin.CORRECTION, state=Trust.REVIEWED)
    if not captions:
        return replace(judged, value=replace(picture, alt=description, credit=credit))
    text, runs = "", list[Run]()
    for lang, words in captions:
        gap = "\n" if text else ""
        runs.append(Run(len(text), len(text) + len(gap) + len(words), lang))
        text += gap + words
    made = replace(picture, alt=description, caption=text, credit=credit)
    return replace(judged, lang=captions[0][0], text=text, runs=tuple(runs), value=made, pairs=())


def _in_order(words: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    rank = {lang: at for at, lang in enumerate(_FIRST)}
    captions = [(lang, " ".join(text.split())) for lang, text in words if text.strip()]
    return sorted(captions, key=lambda one: rank.get(one[0], len(rank)))
