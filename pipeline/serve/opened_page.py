"""What several screens ask of an opened page: one of its practices, its version, whether it is approved."""

from __future__ import annotations

from flask import abort

from pipeline.run.page_opening import OpenedPage, OpenedPractice


def practice_of(opened: OpenedPage, number: str) -> OpenedPractice:
    """The practice with this number, or the first if none is given; 404 where there is none."""
    found = next((one for one in opened.practices if not number or one.record.number == number), None)
    return found or abort(404)


def form_base(opened: OpenedPage) -> str:
    """The version that a form is based on: of the page, and of what was written about it."""
    return f"{opened.sha256[:16]}.{opened.digest}"


def is_approved(opened: OpenedPage, practice: OpenedPractice) -> bool:
    """Whether a practice's sheet is approved as it is printed now."""
    number = practice.record.number
    return not practice.record.why and any(one.practice == number for one in opened.review.approvals)
