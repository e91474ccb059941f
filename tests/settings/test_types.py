"""The settings themselves: what holds whoever makes them."""

from __future__ import annotations

import pickle

import pytest

from pipeline.settings import FolderSettings, Settings
from pipeline.settings.types import ContactText, HeaderName, HostName, PageKind, ReviewSettings, WebAddress


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
        (HostName, "review.dimos.gr", True),
        (HostName, "localhost:8443", True),
        (HostName, "[::1]:8443", True),
        (HostName, "", False),
        (HostName, "https://review.dimos.gr", False),
        (HostName, "review.dimos.gr/", False),
        (HeaderName, "X-Forwarded-User", True),
        (HeaderName, "X-User:", False),
    ],
)
def test_who_reaches_the_review_is_told_by_names_alone(type_: object, text: str, *, fits: bool) -> None:
    (check,) = type_.__metadata__  # type: ignore[attr-defined]
    assert bool(check.func(text)) is fits


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


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        ("a.html", "auto"),
        ("περιφέρεια/a.html", "practice"),
        ("περιφέρεια/νέα/a.html", "auto"),
        ("περιφέρεια/νέα/παλιά/a.html", "auto"),
        ("περιφέρεια β/a.html", "auto"),
        ("deep/region/a.html", "practice"),
    ],
)
def test_the_kind_that_is_set_of_the_innermost_folder_counts(page: str, kind: PageKind) -> None:
    practice = FolderSettings(kind="practice")
    # As macOS writes the accent, and as people write folders.
    folders = {"input/περιφε\u0301ρεια": practice, "input/περιφέρεια/νέα": FolderSettings(), "./input/deep/": practice}
    settings = Settings(folders=folders)
    assert settings.kind_of(page) == kind


def test_the_kind_that_is_set_of_all_pages_gives_way_to_that_of_a_folder() -> None:
    settings = Settings(kind="practice", folders={"input/news": FolderSettings(kind="auto")})
    assert [settings.kind_of(page) for page in ("a.html", "news/a.html")] == ["practice", "auto"]
