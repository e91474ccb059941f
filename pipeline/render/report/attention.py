"""The order of the report's pages: those that need a person most come first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from pipeline.model import Issue, IssueCode, Severity, State
from pipeline.render.report.rows import ReportRow

# The order of pages, the most urgent first: a page belongs to the first of these that applies. A skipped file may be a
# lost page, which is worse than a missing field.
_ATTENTION: Mapping[str, Callable[[ReportRow], bool]] = MappingProxyType(
    {
        "failed": lambda row: row.state is State.FAILED,
        "edited": lambda row: _has(row, IssueCode.EDITED_OUTPUT),
        "stale": lambda row: _has(row, IssueCode.STALE_EDIT) or _has(row, IssueCode.ORPHAN_REVIEW),
        "provisional": lambda row: _has(row, IssueCode.PROVISIONAL),
        "skipped": lambda row: row.state is State.SKIPPED,
        "incomplete": lambda row: row.state is not State.OTHER and any(_wants_a_look(issue) for issue in row.issues),
        "fine": lambda row: row.state is not State.OTHER,
        # What is no practice by all signs comes last, whatever is odd about it.
        "other": lambda row: row.state is State.OTHER,
    }
)


def attention_rank(row: ReportRow) -> tuple[int, str]:
    """A sort key of pages: how urgent the page is, from 0, then its path."""
    return next(rank for rank, holds in enumerate(_ATTENTION.values()) if holds(row)), row.path


def _has(row: ReportRow, code: IssueCode) -> bool:
    return any(issue.code is code for issue in row.issues)


def _wants_a_look(issue: Issue) -> bool:
    return issue.severity is not Severity.INFO
