"""What a run tells: `report.jsonl`, one line a page, and the exit code."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence

from pipeline.errors import ExitCode
from pipeline.model import IssueCode, PageResult, Report, State

REPORT = "report.jsonl"


def report_lines(results: Iterable[PageResult]) -> bytes:
    """`report.jsonl`: a JSON object a page with its state, files, issues, and the reason of a failure."""
    return "".join(json.dumps(_line(result), ensure_ascii=False) + "\n" for result in results).encode(errors="replace")


def _line(result: PageResult) -> dict[str, object]:
    return {
        "page": result.path,
        "state": result.state.value,
        "reason": result.reason,
        "hint": result.hint,
        "files": [name for name, _ in result.files],
        "issues": [issue.as_dict() for issue in result.all_issues],
    }


def exit_code(results: Iterable[PageResult], *, lacks_library: bool) -> ExitCode:
    """0 where every page was built, unchanged, set aside or skipped; 6 where a system library was missing."""
    if lacks_library:
        return ExitCode.SYSTEM_LIBRARY
    return ExitCode.FAILED_PAGES if any(result.state is State.FAILED for result in results) else ExitCode.OK


def preview(report: Report) -> Sequence[str]:
    """What a run would build, and why, a line a page."""
    todo = [result for result in report.results if result.state is State.BUILT]
    lines = [f"would build {result.path}: {result.reason}" for result in todo]
    lines += _gone(report)
    return [*lines, f"{len(todo)} to build, {len(report.results) - len(todo)} up to date"]


def summary(report: Report) -> Sequence[str]:
    """The closing words of a run: how many pages came to which end, then each failure with its reason."""
    counts = Counter(result.state for result in report.results)
    names = {
        State.BUILT: "built",
        State.UNCHANGED: "unchanged",
        State.OTHER: "set aside",
        State.SKIPPED: "skipped",
        State.FAILED: "failed",
    }
    total = len(report.results)
    ends = ", ".join(
        f"{counts[state]} {word}" for state, word in names.items() if counts[state] or state is State.BUILT
    )
    lines = [f"{total} page{'' if total == 1 else 's'}: {ends}"]
    for result in report.results:
        if result.state in {State.FAILED, State.OTHER, State.SKIPPED} and result.reason:
            hint = f" ({result.hint})" if result.hint else ""
            lines.append(f"{names[result.state]}: {result.path}: {result.reason}{hint}")
    return [*lines, *_unplaced(report), *_gone(report), *report.notes]


def _unplaced(report: Report) -> Sequence[str]:
    """The pages just built some of whose words stand on no sheet, for a person to look at."""
    counts = {
        result.path: sum(issue.code is IssueCode.UNPLACED_TEXT for issue in result.issues)
        for result in report.results
        if result.state is State.BUILT
    }
    return [
        f"look at: {path}: {count} of its texts {'stands' if count == 1 else 'stand'} on no sheet; "
        "sheets explain tells which, and why"
        for path, count in counts.items()
        if count
    ]


def _gone(report: Report) -> Sequence[str]:
    return [f"its page has gone (--prune deletes it): {name}" for name in report.gone]
