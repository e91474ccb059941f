from __future__ import annotations

import pytest

from pipeline.model import Approval, Card, Issue, IssueCode, Review, Severity, State
from pipeline.serve.listing import SIGNS, Query, Row, counts, found, row
from pipeline.store.entry import Entry


def entry(state: State = State.BUILT, *codes: IssueCode, fields: str = "el en", title: str = "Το περιβόλι") -> Entry:
    card = Card("a/b", (("el", title),), "", (("title", fields), ("summary", fields)))
    issues = tuple(Issue(code, Severity.WARNING, "") for code in codes)
    return Entry(None, "", state, cards=(card,), issues=issues)


@pytest.mark.parametrize(
    ("known", "state"),
    [
        (None, "new"),
        (entry(State.FAILED), "failed"),
        (entry(State.OTHER), "other"),
        (entry(State.BUILT, IssueCode.PROVISIONAL), "provisional"),
        (entry(fields="el"), "incomplete"),
        (entry(), "fine"),
    ],
)
def test_a_page_is_in_the_state_that_wants_a_person_most(known: Entry | None, state: str) -> None:
    assert row("a/b.txt", known).state == state
    assert state in SIGNS


def test_an_approved_page_is_approved_whatever_the_machine_doubts() -> None:
    review = Review("a/b.txt", approvals=(Approval("", "0" * 16),))
    assert row("a/b.txt", entry(State.BUILT, IssueCode.PROVISIONAL), review).state == "approved"


def test_a_page_says_which_language_it_lacks() -> None:
    assert row("a/b.txt", entry(fields="el")).wants == ("missing-en",)
    assert row("a/b.txt", entry(State.BUILT, IssueCode.UNPLACED_TEXT)).wants == ("unplaced",)


def made(path: str, state: str, title: str = "") -> Row:
    return Row(path, state, (), (("el", title),), path.partition("/")[0], "", "")


def test_what_wants_a_person_comes_first() -> None:
    rows = [made("a/1", "approved"), made("a/2", "fine"), made("a/3", "failed"), made("a/4", "provisional")]
    assert [one.path for one in found(rows, Query())] == ["a/3", "a/4", "a/2", "a/1"]
    assert list(counts(rows)) == ["failed", "provisional", "fine", "approved"]


def test_words_are_found_without_accents_in_any_order() -> None:
    rows = [made("a/1", "fine", "Το κοινό περιβόλι της Ρεματιάς"), made("b/2", "fine", "Άλλο")]
    assert [one.path for one in found(rows, Query("ΡΕΜΑΤΙΑΣ περιβολι"))] == ["a/1"]
    assert [one.path for one in found(rows, Query(site="b"))] == ["b/2"]
    assert found(rows, Query(state="new")) == ()
