from __future__ import annotations

from collections import Counter

import pytest

from pipeline.model import Issue, IssueCode, Severity
from pipeline.render.report.issue_groups import GROUPS, IssueGroup, grouped_issues


def issue(code: IssueCode, severity: Severity = Severity.INFO, message: str = "") -> Issue:
    return Issue(code, severity, message)


def test_every_kind_of_issue_stands_in_one_group() -> None:
    assert Counter(code for codes in GROUPS.values() for code in codes) == Counter(IssueCode)


def test_groups_stand_in_their_order_and_issues_in_that_of_the_page() -> None:
    funding = issue(IssueCode.FUNDING)
    first, second = issue(IssueCode.UNREAD_VALUE, message="one"), issue(IssueCode.NEAR_LABEL, message="two")
    edited = issue(IssueCode.EDITED_OUTPUT)
    assert grouped_issues([funding, first, edited, second]) == (
        IssueGroup("edited", (edited,)),
        IssueGroup("doubts", (first, second)),
        IssueGroup("funding", (funding,)),
    )
    assert grouped_issues([]) == ()


@pytest.mark.parametrize(
    ("severities", "wants"),
    [
        ([Severity.INFO, Severity.INFO], False),
        ([Severity.INFO, Severity.WARNING], True),
    ],
)
def test_a_group_wants_a_look_if_one_of_its_issues_is_more_than_information(
    severities: list[Severity],
    wants: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    (group,) = grouped_issues(issue(IssueCode.CAPITALS, one) for one in severities)
    assert group.wants_a_look is wants
