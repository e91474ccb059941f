"""Names of the report's pictures."""

from __future__ import annotations

from pipeline.store.pictures import is_picture, picture_name, with_base


def test_a_picture_is_known_by_its_name() -> None:
    assert picture_name("dimos/mill-1") == "report_files/dimos/mill-1.jpg"
    assert is_picture(picture_name("a"))
    assert not is_picture("dimos/report_files/a.jpg")
    assert not is_picture("report_files/a.js")


def test_outputs_of_a_page_that_was_renamed_keep_their_ends() -> None:
    assert with_base("a/mill.large.pdf", "a/mill", "b/lake") == "b/lake.large.pdf"
    assert with_base("report_files/a/mill.jpg", "a/mill", "b/lake") == "report_files/b/lake.jpg"
