"""Issues as records print them."""

from __future__ import annotations

from pipeline.model import Issue, IssueCode, Locator, Severity


def test_an_issue_is_told_with_its_place() -> None:
    issue = Issue(IssueCode.NEAR_LABEL, Severity.INFO, "near", Locator("p:3", 0, 7))
    assert issue.as_dict() == {"code": "near-label", "severity": "info", "message": "near", "start": 0, "end": 7}


def test_an_issue_of_the_whole_page_has_no_place() -> None:
    told = Issue(IssueCode.MISSING_FIELD, Severity.WARNING, "no title").as_dict()
    assert (told["start"], told["end"]) == (None, None)


def test_codes_are_words_with_hyphens_as_reports_filter_by_them() -> None:
    assert all(code.value == code.name.lower().replace("_", "-") for code in IssueCode)
