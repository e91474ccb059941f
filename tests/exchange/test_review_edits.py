from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.exchange.review_edits import Taker, noted, rank, written
from pipeline.model import Edit, EditOrigin, FieldValue, MadeFrom, Origin, Record, Review, Trust
from pipeline.values.seen import seen_of

Value = Callable[..., FieldValue]
Made = Callable[..., Record]
HAND = Taker("maria", "2026-01-02")


def test_an_edit_takes_the_place_of_the_one_that_gave_the_value(value: Value) -> None:
    before = Edit("description", "en", text="One.", how=EditOrigin.TRANSLATION)
    old = value("One.", "en", origin=Origin.TRANSLATION, state=Trust.REVIEWED)
    made = written(Review("a.html", edits=(before,)), Edit("description", "en", text="Two."), old, HAND)
    assert made is not None
    assert [one.text for one in made.edits] == ["Two."]


def test_an_approved_edit_stays_unless_it_is_forced(value: Value) -> None:
    before = Edit("description", "en", text="One.", how=EditOrigin.TRANSLATION, state=Trust.APPROVED)
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


def test_a_correction_keeps_the_place_of_the_one_before_it_and_what_it_hangs_on(value: Value) -> None:
    judged = Edit("description", "en", at=2, seen="a" * 16, was="Won.", text="One.")
    old = value("One.", "en", origin=Origin.CORRECTION, state=Trust.REVIEWED)
    made = written(
        Review("a.html", edits=(judged,)), Edit("description", "en", text="Two.", how=EditOrigin.SHEET), old, HAND
    )
    assert made is not None
    (edit,) = made.edits
    assert (edit.text, edit.at, edit.seen, edit.was, edit.of) == ("Two.", 2, "a" * 16, "Won.", None)


def test_a_translation_that_a_sheet_rewords_stays_one(value: Value) -> None:
    before = Edit("description", "en", text="One.", how=EditOrigin.TRANSLATION, of=MadeFrom("el", "0" * 16))
    old = value("One.", "en", origin=Origin.TRANSLATION, state=Trust.REVIEWED)
    made = written(
        Review("a.html", edits=(before,)), Edit("description", "en", text="Two.", how=EditOrigin.SHEET), old, HAND
    )
    assert made is not None
    assert [(one.text, one.of, one.how) for one in made.edits] == [("Two.", before.of, EditOrigin.TRANSLATION)]


def test_words_of_the_page_are_never_looked_for_among_the_edits(value: Value) -> None:
    before = Edit("description", "en", text="One.", how=EditOrigin.TRANSLATION)
    made = written(Review("a.html", edits=(before,)), Edit("description", "en", text="Two."), value("One.", "en"), HAND)
    assert made is not None
    assert [one.text for one in made.edits] == ["One.", "Two."]


def test_of_several_edits_the_last_with_the_same_words_gave_the_value(value: Value) -> None:
    edits = tuple(
        Edit("description", "en", text=text, note=note) for text, note in (("One.", "a"), ("One.", "b"), ("Six.", "c"))
    )
    old = value("One.", "en", origin=Origin.CORRECTION, state=Trust.REVIEWED)
    made = noted(Review("a.html", edits=edits), Edit("description", "en", note="Really?"), old)
    assert [one.note for one in made.edits] == ["a", "b\nReally?", "c"]


def test_an_edit_of_another_practice_or_field_gave_nothing(value: Value) -> None:
    edits = (Edit("description", "en", text="One.", practice="2"), Edit("summary", "en", text="One."))
    old = value("One.", "en", origin=Origin.CORRECTION, state=Trust.REVIEWED)
    made = noted(Review("a.html", edits=edits), Edit("description", "en", note="Really?"), old)
    assert len(made.edits) == 3


def test_where_the_page_lost_the_value_the_last_translation_without_a_hash_gives_way() -> None:
    edits = (
        Edit("description", "en", text="One.", of=MadeFrom("el", "0" * 16)),
        Edit("description", "en", text="Two.", seen="a" * 16, of=MadeFrom("el", "1" * 16)),
        Edit("description", "en", text="Six."),
    )
    made = written(Review("a.html", edits=edits), Edit("description", "en", text="New."), None, HAND)
    assert made is not None
    assert [one.text for one in made.edits] == ["New.", "Two.", "Six."]


def test_a_correction_hangs_on_no_source_and_a_translation_of_one_does(value: Value) -> None:
    before = Edit("description", "en", text="One.")
    old = value("One.", "en", origin=Origin.CORRECTION, state=Trust.REVIEWED)
    for how, of in ((EditOrigin.SHEET, None), (EditOrigin.TRANSLATION, MadeFrom("el", "0" * 16))):
        new = Edit("description", "en", text="Two.", how=how, of=MadeFrom("el", "0" * 16))
        made = written(Review("a.html", edits=(before,)), new, old, HAND)
        assert made is not None
        assert [one.of for one in made.edits] == [of]


def test_only_equal_values_of_a_field_and_language_count_for_the_place_of_one(value: Value, record: Made) -> None:
    last = value("10 €", field="amounts")
    others = (value("9 €", field="amounts"), value("10 €", "en", field="amounts"), value("10 €", field="figures"))
    assert rank(record(*others, last), last) == 1


@pytest.mark.parametrize(("state", "is_forced", "is_taken"), [
    (Trust.APPROVED, False, False),
    (Trust.APPROVED, True, True),
    (Trust.REVIEWED, False, True),
    (None, False, True),
])  # fmt: skip
def test_an_approved_value_that_no_edit_gave_stays_too(
    value: Value, state: Trust | None, *, is_forced: bool, is_taken: bool
) -> None:
    new = Edit("description", "en", text="Two.")
    made = written(Review("a.html"), new, value("One.", "en", state=state), Taker(is_forced=is_forced))
    assert (made is not None) is is_taken
    assert made is None or made.edits == (new,)


@pytest.mark.parametrize(("seen", "count"), [(True, 1), (False, 2)])
def test_new_words_take_the_place_of_an_edit_that_only_judged_the_old_ones(
    value: Value, count: int, *, seen: bool
) -> None:
    old = value("One.", "en", origin=Origin.CORRECTION, state=Trust.REVIEWED)
    judged = Edit("description", "en", seen=seen_of(old) if seen else "0" * 16, text=None)
    made = written(Review("a.html", edits=(judged,)), Edit("description", "en", text="Two."), old, HAND)
    assert made is not None
    assert len(made.edits) == count
    assert made.edits[-1].text == "Two."


def test_an_edit_with_its_own_hash_keeps_that(value: Value) -> None:
    before = Edit("description", "en", at=2, seen="a" * 16, was="Won.", text="One.")
    new = Edit("description", "en", at=1, seen="b" * 16, was="On.", text="Two.")
    old = value("One.", "en", origin=Origin.CORRECTION, state=Trust.REVIEWED)
    made = written(Review("a.html", edits=(before,)), new, old, HAND)
    assert made is not None
    assert made.edits == (new,)
