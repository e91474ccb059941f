"""The result of a page that is up to date, made from its entry."""

from __future__ import annotations

from pipeline.model import PageResult, PracticeSummary, State
from pipeline.store.entry import Entry


def unchanged_result(path: str, entry: Entry) -> PageResult:
    """The result of a page that is up to date, with the issues of its last build."""
    return PageResult(
        path,
        State.UNCHANGED if entry.state is State.BUILT else entry.state,
        tuple((name, b"") for name in sorted(entry.outputs)),
        entry.issues,
        entry.reason,
        entry.hint,
        file_issues=entry.issues_of_files,
        summaries=tuple(map(_brief, entry.summaries)),
    )


def _brief(summary: PracticeSummary) -> PracticeSummary:
    """What the end of a run needs of it: results stay in memory, and the report reads the rest from the ledger."""
    return PracticeSummary(summary.base, (), "", summary.fields, likeness=summary.likeness)
