"""The settings themselves: what holds whoever makes them."""

from __future__ import annotations

import pickle

import pytest

from pipeline.settings import Settings
from pipeline.settings.types import ContactText, ReviewSettings, WebAddress


def test_a_review_may_be_given_by_its_folder_alone() -> None:
    assert Settings(review="s3://bucket/review").reviewing == ReviewSettings(folder="s3://bucket/review")
    named = ReviewSettings(folder="x", hosts=("review.example.gr",), user_header="X-User")
    assert Settings(review=named).reviewing is named


def test_settings_can_be_handed_to_other_processes_and_compared() -> None:
    assert pickle.loads(pickle.dumps(Settings())) == Settings()
    assert Settings(jobs=2) != Settings()


@pytest.mark.parametrize(
    ("type_", "text", "fits"),
    [
        (WebAddress, "", True),
        (WebAddress, "https://example.gr/a", True),
        (WebAddress, "ftp://example.gr", False),
        (WebAddress, "https://a\r\nX: y", False),
        (ContactText, "Anna, ann@example.gr", True),
        (ContactText, "line\nline", False),
        (ContactText, "x" * 201, False),
    ],
)
def test_what_every_request_sends_has_no_line_breaks(type_: object, text: str, *, fits: bool) -> None:
    (check,) = type_.__metadata__  # type: ignore[attr-defined]
    assert bool(check.func(text)) is fits
