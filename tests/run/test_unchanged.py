from __future__ import annotations

from pipeline.model import Issue, IssueCode, PracticeSummary, Severity, State
from pipeline.run.unchanged import unchanged_result
from pipeline.store.entry import Entry, Stamp

SUMMARY = PracticeSummary(
    "mill", (("el", "Ο μύλος"),), "https://example.org", (("summary", ("el", "en")),), likeness=("a1",), seen="12"
)
ISSUE = Issue(IssueCode.UNPLACED_TEXT, Severity.INFO, "words were left over")
EDITED = Entry(None, "", State.BUILT, outputs={"mill.pdf": Stamp("0" * 64, 1), "mill.docx": Stamp("1" * 64, 1)})


def test_a_page_that_is_up_to_date_tells_what_was_odd_about_it() -> None:
    result = unchanged_result(
        "mill.html", Entry(None, "", State.OTHER, issues=(ISSUE,), reason="a list", hint="open it")
    )
    assert (result.state, result.issues, result.reason, result.hint) == (State.OTHER, (ISSUE,), "a list", "open it")


def test_a_page_that_was_built_is_unchanged_and_names_its_files_in_order() -> None:
    result = unchanged_result("mill.html", EDITED)
    assert result.state is State.UNCHANGED
    assert result.files == (("mill.docx", b""), ("mill.pdf", b""))


def test_of_its_cards_only_what_the_end_of_a_run_asks_for_stays_in_memory() -> None:
    (summary,) = unchanged_result("mill.html", Entry(None, "", State.BUILT, summaries=(SUMMARY,))).summaries
    assert summary == PracticeSummary("mill", (), "", (("summary", ("el", "en")),), likeness=("a1",))
