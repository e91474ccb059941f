from __future__ import annotations

import pytest

from pipeline.model import (
    Approval,
    FieldWords,
    Issue,
    IssueCode,
    OpenPoint,
    PracticeSummary,
    Printing,
    Review,
    Severity,
    State,
)
from pipeline.serve.listing import SIGNS, ListRow, Query, list_row, matching_rows, state_counts
from pipeline.store.entry import Entry


def entry(state: State = State.BUILT, *wants: OpenPoint, issue: IssueCode | None = None) -> Entry:
    summary = PracticeSummary("a/b", (("el", "Το περιβόλι"),), "", (), seen="0" * 16, wants=wants)
    issues = (Issue(issue, Severity.WARNING, ""),) if issue else ()
    return Entry(None, "", state, summaries=(summary,), issues=issues)


@pytest.mark.parametrize(
    ("known", "state"),
    [
        (None, "new"),
        (entry(State.FAILED), "failed"),
        (entry(State.OTHER), "other"),
        (
            entry(State.BUILT, OpenPoint("stale", "title", "el", what="stale"), OpenPoint("draft", "title", "en")),
            "stale",
        ),
        (entry(State.BUILT, OpenPoint("provisional", what="title,stale")), "stale"),
        (
            entry(State.BUILT, OpenPoint("provisional", what="title"), OpenPoint("missing", "summary", "en")),
            "provisional",
        ),
        (entry(State.BUILT, OpenPoint("draft", "title", "en"), OpenPoint("provisional", what="draft")), "draft"),
        (entry(State.BUILT, OpenPoint("missing", "summary", "en")), "incomplete"),
        (entry(), "fine"),
    ],
)
def test_a_page_is_in_the_state_that_wants_a_person_most(known: Entry | None, state: str) -> None:
    assert list_row("a/b.txt", known).state == state
    assert state in SIGNS


def test_a_sheet_that_is_as_it_was_approved_is_approved() -> None:
    told = entry(State.BUILT, OpenPoint("missing", "summary", "en"))
    assert list_row("a/b.txt", told, Review("a/b.txt", approvals=(Approval("", "0" * 16),))).state == "approved"
    assert list_row("a/b.txt", told, Review("a/b.txt", approvals=(Approval("", "1" * 16),))).state == "incomplete"


def test_a_page_says_which_language_it_lacks_and_what_it_has_too_much() -> None:
    assert list_row(
        "a/b.txt", entry(State.BUILT, OpenPoint("missing", "summary", "en"), OpenPoint("missing", "title", "en"))
    ).wants == ("missing-en",)
    assert list_row("a/b.txt", entry(issue=IssueCode.UNPLACED_TEXT)).wants == ("unplaced",)


def test_a_page_names_its_sheets_as_packs_do() -> None:
    two = Entry(
        None, "", State.BUILT, summaries=tuple(PracticeSummary("b", (), "", (), number=number) for number in "12")
    )
    assert list_row("a/b.txt", two).sheets == ("a/b#1", "a/b#2")
    assert list_row("a/b.txt", entry()).sheets == ("a/b",)


def made(path: str, state: str, title: str = "") -> ListRow:
    return ListRow(path, state, (), (("el", title),), path.partition("/")[0], "", "")


def test_what_wants_a_person_comes_first() -> None:
    rows = [made("a/1", "approved"), made("a/2", "fine"), made("a/3", "failed"), made("a/4", "provisional")]
    assert [one.path for one in matching_rows(rows, Query())] == ["a/3", "a/4", "a/2", "a/1"]
    assert list(state_counts(rows)) == ["failed", "provisional", "fine", "approved"]


def test_words_are_found_without_accents_in_any_order() -> None:
    rows = [made("a/1", "fine", "Το κοινό περιβόλι της Ρεματιάς"), made("b/2", "fine", "Άλλο")]
    assert [one.path for one in matching_rows(rows, Query("ΡΕΜΑΤΙΑΣ περιβολι"))] == ["a/1"]
    assert [one.path for one in matching_rows(rows, Query(site="b"))] == ["b/2"]
    assert matching_rows(rows, Query(state="new")) == ()


def test_the_titles_are_those_of_one_practice_the_greek_one_first() -> None:
    summaries = (
        PracticeSummary("a-1", (("en", "The mill"), ("el", "Ο μύλος")), "", (), number="1"),
        PracticeSummary("a-2", (("el", "Το πηγάδι"),), "", (), number="2"),
    )
    assert list_row("a.txt", Entry(None, "", State.BUILT, summaries=summaries)).titles == (
        ("el", "Ο μύλος"),
        ("en", "The mill"),
    )


def test_a_sheet_that_was_handed_out_with_other_words_is_to_be_printed_again() -> None:
    summary = PracticeSummary(
        "a",
        (("el", "Το περιβόλι"),),
        "",
        (),
        seen="1" * 16,
        words={"title.el": FieldWords("1111", "1111", "Το περιβόλι", "Το περιβόλι")},
    )
    told = Entry(None, "", State.BUILT, summaries=(summary,))
    same = Printing("1" * 16, (("title.el", "1111"),), "2026-01-01", "", "")
    other = Printing("0" * 16, (("title.el", "0000"),), "2026-01-01", "", "")
    assert list_row("a.txt", told, Review("a.txt", printings=(same,))).reprint == ()
    changed = list_row("a.txt", told, Review("a.txt", printings=(other,)))
    assert (changed.reprint, changed.wants) == (("title",), ("reprint",))
