"""The reports of a run: `report.jsonl` with a line for each page, the closing lines for people, and the exit code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from pipeline.errors import ExitCode
from pipeline.messages import Message, listed
from pipeline.model import Blocker, GoneFate, IssueCode, PageResult, Report, State
from pipeline.run.near_duplicates import near_duplicates
from pipeline.store.pictures import is_picture
from pipeline.text.json_text import json_text

# How many of the pages that describe the same practice are named.
_MOST_TWINS = 5
# How many of the pages that failed are named again at the end.
_MOST_FAILED = 3


_MANY = {
    State.BUILT: "run.many-built",
    State.UNCHANGED: "run.many-unchanged",
    State.OTHER: "run.many-other",
    State.SKIPPED: "run.many-skipped",
    State.FAILED: "run.many-failed",
}
# What on a page is doubtful where its sheet is provisional for what was read, not for what people wrote.
_WHY: dict[str, str] = {
    Blocker.TITLE: "serve.why-title",
    Blocker.DESCRIPTION: "serve.why-description",
    Blocker.KIND: "serve.why-kind",
}
# The messages for a file whose page is gone.
_OF_GONE = {
    GoneFate.STAYS: "output.gone-stays",
    GoneFate.DELETED: "output.gone-deleted",
    GoneFate.EDITED: "output.gone-edited",
}


def report_lines(results: Sequence[PageResult]) -> bytes:
    """`report.jsonl`: for each page a JSON object with its state, files, issues, and the reason of a failure.

    `same_as` names pages that describe the same practice.
    """
    groups = near_duplicates(results)
    lines = (_line(result, groups.get(result.path, ())) for result in results)
    return "".join(json_text(line) + "\n" for line in lines).encode(errors="replace")


def _line(result: PageResult, group: Sequence[str]) -> dict[str, object]:
    others = (page for page in group if page != result.path)
    return {
        "page": result.path,
        "state": result.state.value,
        "reason": result.reason,
        "hint": result.hint,
        "files": [name for name, _ in result.files if not is_picture(name)],
        "issues": [issue.as_dict() for issue in result.all_issues],
        "same_as": list(islice(others, _MOST_TWINS)),
    }


def exit_code(results: Iterable[PageResult], *, lacks_library: bool) -> ExitCode:
    """0 where every page was built, unchanged, set aside or skipped; 6 where a system library was missing."""
    if lacks_library:
        return ExitCode.SYSTEM_LIBRARY
    return ExitCode.FAILED_PAGES if any(result.state is State.FAILED for result in results) else ExitCode.OK


def preview_lines(report: Report) -> Sequence[str]:
    """A line for each page that a run would build, with the reason."""
    todo = [result for result in report.results if result.state is State.BUILT]
    lines: list[str] = [Message("run.would-build", page=result.path, reason=result.reason) for result in todo]
    lines += _gone_lines(report)
    lines.append(Message("run.to-build", count=len(todo), current=len(report.results) - len(todo)))
    return [*lines, *report.notes, *_empty_note(report)]


def summary_lines(report: Report) -> Sequence[str]:
    """The closing lines of a run: how many pages are in which state, then each failure with its reason."""
    counts = Counter(result.state for result in report.results)
    shown = [state for state in State if counts[state] or state is State.BUILT]
    ends = listed([Message(_MANY[state], count=counts[state]) for state in shown])
    unbuilt = (State.FAILED, State.OTHER, State.SKIPPED)
    return [
        Message("run.pages", count=len(report.results), ends=ends),
        *(result_line(result) for result in report.results if result.state in unbuilt and result.reason),
        *_duplicate_lines(report),
        *_look_lines(report),
        *_withheld_lines(report),
        *_gone_lines(report),
        *report.notes,
        *_edit_lines(report),
        *_closing_lines(report),
    ]


def result_line(result: PageResult) -> str:
    """A line that says what became of a page and why."""
    key = "run.line-with-hint" if result.hint else "run.line"
    hint = {"hint": result.hint} if result.hint else {}
    return Message(key, state=result.state.shown, page=result.path, reason=result.reason, **hint)


def _closing_lines(report: Report) -> Iterator[str]:
    """The last words, on where to read on and, if pages failed, what to do, before `make` reports an error."""
    yield from _empty_note(report)
    if report.page:
        yield Message("run.see-report", file=report.page)
    failed = [result.path for result in report.results if result.state is State.FAILED]
    if failed:
        yield Message("run.some-failed", count=len(failed), names=first_names(failed, _MOST_FAILED))


def _empty_note(report: Report) -> Iterator[str]:
    if not report.results:
        yield Message("run.no-page")


def _duplicate_lines(report: Report) -> Sequence[str]:
    """A line for each practice that several pages describe."""
    return [
        Message("run.same-practice", names=first_names(group, _MOST_TWINS))
        for page, group in near_duplicates(report.results).items()
        if page == group[0]
    ]


def first_names(names: Sequence[str], most: int) -> str:
    """The first `most` names, and how many more there are."""
    some = ", ".join(names[:most])
    return Message("run.and-more", names=some, count=len(names) - most) if len(names) > most else some


def _look_lines(report: Report) -> Iterator[str]:
    """Lines on what to look at on each page just built: why its sheet is provisional, words on no sheet."""
    for result in report.results:
        if result.state is State.BUILT:
            wants = (want for summary in result.summaries for want in summary.wants)
            why = (code for want in wants if want.kind == "provisional" for code in want.what.split(","))
            if doubtful := listed([Message(_WHY[code]) for code in dict.fromkeys(why) if code in _WHY]):
                yield Message("run.look-at-doubtful", page=result.path, why=doubtful)
            if any(issue.code is IssueCode.UNPLACED_TEXT for issue in result.issues):
                yield Message("run.look-at", page=result.path)


def _withheld_lines(report: Report) -> Iterator[str]:
    """A line for each reason why sheets were not made, with the pages just built whose sheets these are."""
    built = (result for result in report.results if result.state is State.BUILT)
    withheld = [
        (issue.message, one.path) for one in built for issue in one.issues if issue.code is IssueCode.PROVISIONAL
    ]
    for reason in dict.fromkeys(message for message, _ in withheld):
        names = first_names([page for message, page in withheld if message == reason], _MOST_TWINS)
        yield Message("run.about", what=reason, text=names)


def _edit_lines(report: Report) -> Sequence[str]:
    """A line for each output that a person has edited, and what can be done about it."""
    lines = [
        Message("run.edited", what=issue.message)
        for result in report.results
        for issue in result.all_issues
        if issue.code is IssueCode.EDITED_OUTPUT
    ]
    return [*lines, Message("output.edited-hint")] if lines else []


def _gone_lines(report: Report) -> Sequence[str]:
    return [Message(_OF_GONE[one.end], name=one.name) for one in report.gone]
