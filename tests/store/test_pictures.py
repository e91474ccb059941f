"""Names of the report's pictures."""

from __future__ import annotations

import pytest

from pipeline.store.pictures import format_of, is_picture, picture_name, with_base


def test_a_picture_is_known_by_its_name() -> None:
    assert picture_name("dimos/mill-1") == "report_files/dimos/mill-1.jpg"
    assert is_picture(picture_name("a"))
    assert not is_picture("dimos/report_files/a.jpg")
    assert not is_picture("report_files/a.js")


@pytest.mark.parametrize(
    ("name", "format_"),
    [("dimos/mill.pdf", "pdf"), ("dimos/mill.large.pdf", "large.pdf"), ("report_files/dimos/mill.jpg", "pdf"),
     ("dimos/mill.docx", "docx"), ("dimos/mill.new.docx", "docx")],
)  # fmt: skip
def test_a_file_belongs_to_the_format_that_it_is_made_with(name: str, format_: str) -> None:
    assert format_of(name, "dimos/mill.html") == format_


def test_outputs_of_a_page_that_was_renamed_keep_their_ends() -> None:
    assert with_base("a/mill.large.pdf", "a/mill", "b/lake") == "b/lake.large.pdf"
    assert with_base("report_files/a/mill.jpg", "a/mill", "b/lake") == "report_files/b/lake.jpg"
