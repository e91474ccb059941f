"""Names that are passed over silently."""

from __future__ import annotations

import pytest

from pipeline.store.ignored_names import is_ignored, is_ignored_folder


@pytest.mark.parametrize(
    "name",
    [".hidden", "~$letter.docx", "README.md", "README", "a.html~", "a.html.meta.toml", "urls.txt", "Thumbs.db",
     "desktop.ini", "style.CSS", "logo.svg", "a.html.part", "a.crdownload", "a.tmp"],
)  # fmt: skip
def test_what_is_no_page_for_certain_is_passed_over(name: str) -> None:
    assert is_ignored(name)


@pytest.mark.parametrize(
    "name", ["a.html", "readme.html", "my-urls.txt", "photo.jpg", "a.xlsx", "parts.txt", "a~b.txt"]
)
def test_what_may_be_a_page_or_is_worth_a_word_is_not(name: str) -> None:
    assert not is_ignored(name)


@pytest.mark.parametrize(
    ("name", "siblings", "passed"),
    [
        (".git", (), True),
        ("mill_files", ("mill.html",), True),
        ("mill_files", ("mill.htm", "other.html"), True),
        ("mill_files", ("lake.html",), False),
        ("mill_files", ("mill.txt",), False),
        ("mill", ("mill.html",), False),
    ],
)
def test_a_folder_that_belongs_to_a_saved_page_holds_none(
    name: str, siblings: tuple[str, ...], *, passed: bool
) -> None:
    assert is_ignored_folder(name, siblings) is passed
