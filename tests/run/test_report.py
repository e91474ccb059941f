from __future__ import annotations

from pipeline.lexicon import shipped
from pipeline.lexicon.report_words import report_words
from pipeline.model import Issue, IssueCode, OpenPoint, PageResult, PracticeSummary, Report, Severity, State
from pipeline.run.report import summary_lines


def _ends(*states: State, page: str = "output/report.html") -> list[str]:
    results = tuple(
        PageResult(f"{n}.html", state, reason="" if state in {State.BUILT, State.UNCHANGED} else "why")
        for n, state in enumerate(states)
    )
    return list(summary_lines(Report(results, 0, page=page)))


def test_a_run_ends_with_the_report_for_people() -> None:
    assert _ends(State.BUILT)[-1].startswith("see output/report.html: ")
    assert _ends(State.UNCHANGED)[-1].startswith("see output/report.html: ")
    assert "report.html" not in "".join(_ends(State.BUILT, page=""))


def test_a_run_in_which_a_page_failed_says_last_which_that_all_else_was_built_and_what_to_do() -> None:
    assert _ends(State.BUILT, State.FAILED)[-1] == (
        "1 page failed, everything else was built: 1.html. The lines above say why and what to do; "
        "then run the same command again"
    )
    assert _ends(*[State.FAILED] * 5)[-1].startswith(
        "5 pages failed, everything else was built: 0.html, 1.html, 2.html and 2 more. "
    )


def test_a_page_is_built_set_aside_skipped_or_failed_in_the_same_words_everywhere() -> None:
    assert _ends(State.BUILT, State.OTHER, State.SKIPPED, State.FAILED)[:4] == [
        "4 pages: 1 built, 1 set aside, 1 skipped, 1 failed",
        "set aside: 1.html: why",
        "skipped: 2.html: why",
        "failed: 3.html: why",
    ]
    words = report_words(shipped())
    english, greek = words["en"], words["el"]
    assert [english[state.value] for state in State] == [state.shown for state in State]
    assert [english[f"many_{state.value}"] for state in State] == [state.shown for state in State]
    assert (greek["other"], greek["many_other"]) == ("παραμερίστηκε", "παραμερίστηκαν")


def test_a_page_that_is_not_surely_read_rightly_is_named_with_what_is_doubtful() -> None:
    summary = PracticeSummary(
        "0", (), "", (), wants=(OpenPoint("provisional", what="title,unplaced"), OpenPoint("unsure", "title", "el"))
    )
    built, unchanged = (PageResult("0.html", state, summaries=(summary,)) for state in (State.BUILT, State.UNCHANGED))
    line = "look at: 0.html: title uncertain; sheets explain says why"
    assert line in summary_lines(Report((built,), 0))
    assert line not in summary_lines(Report((unchanged,), 0))


def test_a_sheet_that_was_not_made_is_told_with_its_reason_and_its_page() -> None:
    issue = Issue(IssueCode.PROVISIONAL, Severity.WARNING, "no PDF for print shops was made")
    states = (State.BUILT, State.UNCHANGED, State.BUILT)
    results = tuple(PageResult(f"{n}.html", state, issues=(issue,)) for n, state in enumerate(states))
    lines = [line for line in summary_lines(Report(results, 0)) if line.startswith("no PDF")]
    assert lines == ["no PDF for print shops was made: 0.html, 2.html"]
