from __future__ import annotations

from pipeline.model import IssueCode, PageResult, PracticeSummary, State
from pipeline.run.output_names import with_free_names

RESULT = PageResult(
    "b.html",
    State.BUILT,
    (("b-1.pdf", b"1"), ("b-2.large.pdf", b"2"), ("report_files/b-1.jpg", b"3")),
    file_issues=(("b-1.pdf", ()),),
    summaries=(PracticeSummary("b-1", (), "", ()), PracticeSummary("b-2", (), "", ())),
)


def test_names_that_are_free_are_left() -> None:
    assert with_free_names(RESULT, "b", lambda _: True) == RESULT


def test_where_one_is_taken_all_get_the_pages_mark_and_an_issue_says_so() -> None:
    found = with_free_names(RESULT, "b", lambda name: name != "b-2.large.pdf")
    (first, _), (second, _), (picture, _) = found.files
    base = first.removesuffix("-1.pdf")
    assert base.startswith("b-")
    assert (second, picture) == (f"{base}-2.large.pdf", f"report_files/{base}-1.jpg")
    assert found.file_issues == ((first, ()),)
    assert [summary.base for summary in found.summaries] == [f"{base}-1", f"{base}-2"]
    assert [(issue.code, issue.message) for issue in found.issues] == [
        (IssueCode.NAME_TAKEN, f"another page has this output name: it is {base} here")
    ]


def test_the_mark_grows_until_a_name_is_free() -> None:
    found = with_free_names(RESULT, "b", lambda name: len(name) > len("b-1234567890-1.pdf"))
    assert len(found.files[0][0]) > len("b-1234567890-1.pdf")


def test_a_page_without_files_needs_no_name() -> None:
    assert with_free_names(PageResult("b.html", State.FAILED), "b-2", lambda _: False).issues == ()
