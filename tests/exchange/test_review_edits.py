from __future__ import annotations

from collections.abc import Callable

from pipeline.exchange.review_edits import Taker, noted, rank, written
from pipeline.model import Edit, FieldValue, How, Origin, Record, Review, Trust

Value = Callable[..., FieldValue]
Made = Callable[..., Record]
HAND = Taker("maria", "2026-01-02")


def test_an_edit_takes_the_place_of_the_one_that_gave_the_value(value: Value) -> None:
    before = Edit("description", "en", text="One.", how=How.TRANSLATION)
    old = value("One.", "en", origin=Origin.TRANSLATION, state=Trust.REVIEWED)
    made = written(Review("a.html", edits=(before,)), Edit("description", "en", text="Two."), old, HAND)
    assert made is not None
    assert [one.text for one in made.edits] == ["Two."]


def test_an_approved_edit_stays_unless_it_is_forced(value: Value) -> None:
    before = Edit("description", "en", text="One.", how=How.TRANSLATION, state=Trust.APPROVED)
    old = value("One.", "en", origin=Origin.TRANSLATION, state=Trust.APPROVED)
    review, new = Review("a.html", edits=(before,)), Edit("description", "en", text="Two.")
    assert written(review, new, old, HAND) is None
    assert written(review, new, old, Taker(is_forced=True)) is not None


def test_a_remark_on_the_pages_own_words_is_a_draft(value: Value) -> None:
    made = noted(Review("a.html"), Edit("description", "en", note="Really?"), value("One.", "en"))
    assert [(one.text, one.note, one.state) for one in made.edits] == [(None, "Really?", Trust.DRAFT)]


def test_equal_values_are_told_apart_by_their_place(value: Value, record: Made) -> None:
    first, second = value("10 €", field="amounts"), value("10 €", field="amounts")
    assert [rank(record(first, second), one) for one in (first, second)] == [1, 2]
