"""The order of the report's pages."""

from __future__ import annotations

from pipeline.model import Issue, IssueCode, Severity, State
from pipeline.render.report.attention import attention_rank
from pipeline.render.report.rows import ReportRow


def row(path: str, state: State = State.BUILT, *codes: IssueCode, severity: Severity = Severity.WARNING) -> ReportRow:
    return ReportRow(path, state, issues=tuple(Issue(code, severity, "odd") for code in codes))


def test_pages_are_ordered_by_how_urgently_they_need_a_person() -> None:
    rows = [
        row("a-failed", State.FAILED, IssueCode.PROVISIONAL),
        row("b-edited", State.BUILT, IssueCode.EDITED_OUTPUT, IssueCode.STALE_EDIT),
        row("c-stale", State.BUILT, IssueCode.ORPHAN_REVIEW),
        row("d-provisional", State.UNCHANGED, IssueCode.PROVISIONAL),
        row("e-skipped", State.SKIPPED),
        row("f-incomplete", State.BUILT, IssueCode.MISSING_FIELD),
        row("g-fine", State.BUILT, IssueCode.CAPITALS, severity=Severity.INFO),
        row("h-other", State.OTHER, IssueCode.MISSING_FIELD),
    ]
    shuffled = [*rows[4:], *rows[:4]]
    assert sorted(shuffled, key=attention_rank) == rows


def test_pages_of_one_kind_are_in_the_order_of_their_paths() -> None:
    assert sorted([row("b"), row("a")], key=attention_rank) == [row("a"), row("b")]
