"""A page as it was opened for a screen: which of its practices is meant, and what is said of it."""

from __future__ import annotations

from flask import abort

from pipeline.run.page_opening import OpenedPage, OpenedPractice


def practice_of(opened: OpenedPage, number: str) -> OpenedPractice:
    """The practice of that number, the first where none is named; 404 where there is none."""
    found = next((one for one in opened.practices if not number or one.record.number == number), None)
    return found or abort(404)


def form_base(opened: OpenedPage) -> str:
    """What a form was made from: the page, and what was written about it."""
    return f"{opened.sha256[:16]}.{opened.digest}"


def is_approved(opened: OpenedPage, practice: OpenedPractice) -> bool:
    """Whether a practice's sheet is approved as it is printed now."""
    number = practice.record.number
    return not practice.record.why and any(one.practice == number for one in opened.review.approvals)
