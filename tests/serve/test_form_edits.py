"""What a form says, as what is written about the page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model import (
    Amount,
    Aside,
    Coverage,
    Date,
    Edit,
    EditOrigin,
    Fate,
    FieldValue,
    Judged,
    Kind,
    Locator,
    MadeFrom,
    Origin,
    Page,
    Place,
    Record,
    Review,
    Standing,
    Trust,
)
from pipeline.run.page_opening import OpenedPractice
from pipeline.serve.authoring import Author
from pipeline.serve.form_edits import conflict_name, with_approval, with_form
from pipeline.values.seen import seen_of

MARIA = Author("Μαρία", "2026-11-29")
WELL = FieldValue("title", "el", "Το πηγάδι", (), Locator("p", 0, 9), "label-line")
SUM = FieldValue("amounts", "el", "11.250 €", (), Locator("p", 20, 28), "sum", Amount("11250", "EUR"))


def practice(*values: FieldValue, judged: tuple[Judged, ...] = (), now: tuple[FieldValue, ...] = ()) -> OpenedPractice:
    page = Page.of("a.txt", "a", b"")
    plain = Record(page, Kind.PRACTICE, values, (), (), Coverage(0, 0, 0, 0, 0), sides=("el", "en"))
    return OpenedPractice(replace(plain, values=now or values), plain, judged, "", ())


def edits(found: OpenedPractice, *own: Edit, **form: str) -> tuple[Edit, ...]:
    sent = {name.replace("_", "."): text for name, text in form.items()}
    return with_form(Review("a.txt", edits=own), found, sent, MARIA).edits


def test_words_that_were_changed_become_a_correction_of_what_was_judged() -> None:
    (edit,) = edits(practice(WELL, SUM), t_0="Το πηγάδι", t_1="11.520 €", do="save")
    assert (edit.field, edit.lang, edit.was, edit.text) == ("amounts", "el", "11.250 €", "11.520 €")
    assert (edit.seen, edit.at) == (seen_of(SUM), 1)
    assert (edit.by, edit.on, edit.state, edit.how) == ("Μαρία", "2026-11-29", Trust.REVIEWED, EditOrigin.CORRECTION)


def test_a_form_that_changes_nothing_writes_nothing_also_with_the_line_ends_of_browsers() -> None:
    text = replace(WELL, field="description", text="one\n\ntwo")
    assert edits(practice(text), t_0="one\r\n\r\ntwo \r\n", do="save") == ()


def test_of_two_equal_values_the_second_is_told_apart() -> None:
    (edit,) = edits(practice(SUM, replace(SUM, locator=Locator("p", 40, 48))), t_1="9 €", do="save")
    assert edit.at == 2


def test_an_emptied_field_is_left_out() -> None:
    (edit,) = edits(practice(WELL), t_0="  ", do="save")
    assert edit.text == ""


def test_approving_what_the_page_says_gives_an_edit_without_words() -> None:
    (edit,) = edits(practice(WELL), t_0="Το πηγάδι", do="approve.t.0")
    assert (edit.text, edit.state, edit.seen) == (None, Trust.APPROVED, seen_of(WELL))


def corrected() -> tuple[OpenedPractice, Edit]:
    edit = Edit("title", "el", seen=seen_of(WELL), was=WELL.text, text="Το παλιό πηγάδι", by="Νίκος")
    now = replace(WELL, text="Το παλιό πηγάδι", origin=Origin.CORRECTION, state=Trust.REVIEWED)
    return practice(WELL, judged=(Judged(edit, Standing.CURRENT, WELL),), now=(now,)), edit


def test_a_correction_that_is_corrected_stays_one() -> None:
    found, edit = corrected()
    (changed,) = edits(found, edit, t_0="Το νέο πηγάδι", do="save")
    assert (changed.text, changed.was, changed.by) == ("Το νέο πηγάδι", "Το πηγάδι", "Μαρία")


def test_going_back_to_the_pages_words_takes_the_correction_away() -> None:
    found, edit = corrected()
    assert edits(found, edit, t_0="Το πηγάδι", do="save") == ()
    assert edits(found, edit, t_0="Το παλιό πηγάδι", do="revert.t.0") == ()


def test_approving_a_correction_keeps_its_words() -> None:
    found, edit = corrected()
    (judged,) = edits(found, edit, t_0="Το παλιό πηγάδι", do="approve.t.0")
    assert (judged.text, judged.state) == ("Το παλιό πηγάδι", Trust.APPROVED)


def test_a_text_in_the_language_that_is_missing_is_a_translation_of_the_other() -> None:
    (edit,) = edits(practice(WELL), n_title_en="The well", do="save")
    assert (edit.how, edit.of, edit.text, edit.seen) == (
        EditOrigin.TRANSLATION,
        MadeFrom("el", seen_of(WELL)),
        "The well",
        "",
    )


def test_a_field_that_the_page_lacks_is_simply_added() -> None:
    (edit,) = edits(practice(WELL), n_amounts_el="300 €", do="save")
    assert (edit.field, edit.how, edit.of, edit.text) == ("amounts", EditOrigin.CORRECTION, None, "300 €")


@pytest.mark.parametrize(
    ("words", "value"),
    [("11520 EUR", Amount("11520", "EUR")), ("2014-01", Date("2014-01")), ("BE", Place("BE")), ("", None)],
)
def test_a_typed_value_can_be_given_plainly(words: str, value: object) -> None:
    found = edits(practice(SUM), t_0="έντεκα χιλιάδες", y_t_0=words, do="save")
    assert [edit.value for edit in found] == [value]


def stale() -> tuple[OpenedPractice, Edit, str]:
    edit = Edit("title", "el", seen="0" * 16, was="Το πηγάδι", text="Το παλιό πηγάδι")
    now = replace(WELL, text="Το βαθύ πηγάδι")
    judged = Judged(edit, Standing.STALE, now, proposal="Το παλιό βαθύ πηγάδι")
    return practice(now, judged=(judged,)), edit, f"c_{conflict_name(judged)}"


@pytest.mark.parametrize(
    ("choice", "text"),
    [("mine", "Το παλιό πηγάδι"), ("page", None), ("merged", "Το παλιό βαθύ πηγάδι"), ("other", "Άλλο")],
)
def test_a_decision_is_held_to_what_the_page_says_now(choice: str, text: str | None) -> None:
    found, edit, name = stale()
    (decided,) = edits(found, edit, **{name: choice, f"{name}_text": "Άλλο"})
    assert (decided.text, decided.was, decided.seen) == (text, "Το βαθύ πηγάδι", seen_of(found.plain.values[0]))
    assert decided.state is Trust.REVIEWED


def test_a_conflict_without_a_decision_stays_one() -> None:
    found, edit, _ = stale()
    assert edits(found, edit, do="save") == (edit,)


def test_what_has_gone_from_the_page_is_kept_as_the_persons_own_or_dropped() -> None:
    edit = Edit("title", "el", seen="0" * 16, was="Το πηγάδι", text="Το παλιό πηγάδι")
    judged = Judged(edit, Standing.GONE)
    name = f"c_{conflict_name(judged)}"
    (kept,) = edits(practice(judged=(judged,)), edit, **{name: "mine"})
    assert (kept.seen, kept.was, kept.text) == ("", "", "Το παλιό πηγάδι")
    assert edits(practice(judged=(judged,)), edit, **{name: "page"}) == ()


def test_what_was_left_out_can_be_brought_back() -> None:
    edit = Edit("title", "el", seen=seen_of(WELL), was=WELL.text, text="")
    found = practice(judged=(Judged(edit, Standing.CURRENT, WELL),))
    assert edits(found, edit, do="back.0") == ()


def test_a_form_says_what_the_page_is() -> None:
    form = {"kind": "other", "practices": "joined", "split_at": "Second\r\n\r\n", "same_as": " b.txt "}
    review = with_form(Review("a.txt"), practice(WELL), form, MARIA)
    assert (review.kind, review.practices, review.split_at, review.same_as) == (
        Kind.OTHER,
        "joined",
        ("Second",),
        "b.txt",
    )
    assert with_form(review, practice(WELL), {"kind": "", "split_at": ""}, MARIA).kind is None
    assert with_form(review, practice(WELL), {}, MARIA) == review


def test_an_approval_takes_the_place_of_an_earlier_one() -> None:
    review = with_approval(with_approval(Review("a.txt"), [practice(WELL)], MARIA), [practice(SUM)], MARIA)
    assert [(one.practice, one.by) for one in review.approvals] == [("", "Μαρία")]


@pytest.mark.parametrize(("field", "text"), [("title", "Το πηγάδι\n\nΧαμένα λόγια"), ("transfer", "Χαμένα λόγια")])
def test_words_that_nobody_placed_go_to_the_field_that_is_chosen(field: str, text: str) -> None:
    aside = Aside("Χαμένα λόγια", Fate.UNPLACED, "", Locator("", 30, 42))
    found = practice(WELL)
    found = found._replace(plain=replace(found.plain, asides=(aside,)))
    (edit,) = edits(found, u_0=field, do="save")
    assert (edit.field, edit.lang, edit.text) == (field, "el", text)
