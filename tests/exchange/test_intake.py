from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from pipeline.exchange.glossary import Term
from pipeline.exchange.intake import Intake, PageState, taken_in
from pipeline.exchange.review_edits import Taker
from pipeline.exchange.unit import ReturnedUnit, Unit, UnitKey
from pipeline.exchange.unit_text import exact8
from pipeline.exchange.units import units
from pipeline.lexicon import Lexicon
from pipeline.model import Edit, EditOrigin, FieldValue, MadeFrom, Origin, Record, Review, Trust
from pipeline.values.seen import seen_of

Value = Callable[..., FieldValue]
Made = Callable[..., Record]
PAGE = "dimos/pigadia.html"
NOTHING = Review(PAGE)
HAND = Taker("Μ. Π.", "2026-11-29")


def given(record: Record, lexicon: Lexicon, words: Sequence[str], to: str = "en") -> list[tuple[UnitKey, ReturnedUnit]]:
    """The units of a record as they come back with these words."""
    found = units(record, to, lexicon, every=True)
    return [(unit.key, back(unit, text)) for unit, text in zip(found, words, strict=True)]


def back(unit: Unit, text: str, **others: object) -> ReturnedUnit:
    return ReturnedUnit(str(unit.key), unit.source, text)._replace(**others)


def back_again(one: tuple[UnitKey, ReturnedUnit], text: str) -> tuple[UnitKey, ReturnedUnit]:
    return one[0], one[1]._replace(target=text)


def take(
    record: Record,
    lexicon: Lexicon,
    backs: Sequence[tuple[UnitKey, ReturnedUnit]],
    review: Review = NOTHING,
    **more: object,
) -> Intake:
    desk = PageState((record,), lexicon, more.pop("stale", {}), more.pop("terms", ()))  # type: ignore[arg-type]
    return taken_in(backs, desk, review, replace(HAND, **more))  # type: ignore[arg-type]


def whys(found: Intake) -> list[str]:
    return [one.what.id for one in found.notices if one.is_refused]  # type: ignore[attr-defined]


def test_a_field_whose_parts_are_all_there_becomes_a_reviewed_translation(
    value: Value, record: Made, lexicon: Lexicon
) -> None:
    source = value("Ένα.\n- δύο\n2014")
    found = take(record(source), lexicon, given(record(source), lexicon, [" One. ", "two"]))
    assert found.review.edits == (
        Edit(
            "description",
            "en",
            text="One.\n- two\n2014",
            how=EditOrigin.TRANSLATION,
            of=MadeFrom("el", seen_of(source)),
            state=Trust.REVIEWED,
            by="Μ. Π.",
            on="2026-11-29",
        ),
    )
    assert whys(found) == []


@pytest.mark.parametrize("text", ["", "  ", "Ένα."])
def test_what_nobody_wrote_or_merely_copied_is_no_answer(
    text: str, value: Value, record: Made, lexicon: Lexicon
) -> None:
    made = record(value("Ένα."))
    assert take(made, lexicon, given(made, lexicon, [text])) == Intake(Review(PAGE))


def test_a_copy_is_an_answer_where_the_glossary_keeps_the_words(value: Value, record: Made, lexicon: Lexicon) -> None:
    made = record(value("Interreg", field="title"))
    found = take(made, lexicon, given(made, lexicon, ["Interreg"]), terms=(Term("Interreg", "", keep=True),))
    assert [edit.text for edit in found.review.edits] == ["Interreg"]


def test_a_field_of_which_a_part_lacks_is_kept_for_the_memory(value: Value, record: Made, lexicon: Lexicon) -> None:
    made = record(value("Ένα.\n\nΔύο."))
    first, second = given(made, lexicon, ["One.", ""])
    found = take(made, lexicon, [first, second])
    assert found.review.edits == ()
    assert whys(found) == ["exchange.incomplete"]
    assert take(made, lexicon, [first, first, second]) == found
    assert [(unit.source, words) for unit, words in found.waiting] == [("Ένα.", "One.")]


def test_a_text_that_changed_since_is_refused_and_the_others_are_taken(
    value: Value, record: Made, lexicon: Lexicon
) -> None:
    backs = given(record(value("Τίτλος", field="title"), value("Έως 70 λεπτά.")), lexicon, ["Title", "Up to 70."])
    found = take(record(value("Τίτλος", field="title"), value("Έως 75 λεπτά.")), lexicon, backs)
    assert [edit.field for edit in found.review.edits] == ["title"]
    assert whys(found) == ["exchange.stale"]


def test_a_paragraph_that_moved_is_still_known(value: Value, record: Made, lexicon: Lexicon) -> None:
    backs = given(record(value("Ένα.\n\nΔύο.")), lexicon, ["One.", "Two."])
    found = take(record(value("Δύο.\n\nΈνα.")), lexicon, backs)
    assert [edit.text for edit in found.review.edits] == ["Two.\n\nOne."]


def test_rows_that_were_mixed_up_are_refused(value: Value, record: Made, lexicon: Lexicon) -> None:
    made = record(value("Ένα.\n\nΔύο."))
    (one, first), (other, second) = given(made, lexicon, ["One.", "Two."])
    mixed = [(one, first._replace(source=second.source)), (other, second._replace(source=first.source))]
    assert whys(take(made, lexicon, mixed)) == ["exchange.other-source"] * 2


def test_what_somebody_else_wrote_meanwhile_stays(value: Value, record: Made, lexicon: Lexicon) -> None:
    backs = given(record(value("Ένα.")), lexicon, ["One."])
    now = record(value("Ένα."), value("The first.", "en", origin=Origin.TRANSLATION, state=Trust.REVIEWED))
    assert whys(take(now, lexicon, backs)) == ["exchange.conflict"]
    assert [one.where for one in take(now, lexicon, backs).notices] == [f"{PAGE} description.en"]
    same = record(value("Ένα."), value("One.", "en", origin=Origin.TRANSLATION, state=Trust.REVIEWED))
    assert take(same, lexicon, backs).notices == ()


def test_a_text_that_comes_back_twice_in_different_words_is_left_to_the_person(
    value: Value, record: Made, lexicon: Lexicon
) -> None:
    source, there = value("Ένα.\n\nΔύο."), value("One.\n\nTwo.", "en", origin=Origin.TRANSLATION, state=Trust.REVIEWED)
    first, second = given(record(source, there), lexicon, ["One.", "Both."])
    assert whys(take(record(source), lexicon, [first, second, back_again(second, "The second.")])) == ["exchange.twice"]
    for backs in ([first, second, back_again(second, "Two.")], [first, back_again(second, "Two."), second]):
        found = take(record(source, there), lexicon, [*backs, second])
        assert (whys(found), [one.text for one in found.review.edits]) == ([], ["One.\n\nBoth."])


def test_what_is_approved_is_replaced_by_force_alone(value: Value, record: Made, lexicon: Lexicon) -> None:
    made = record(value("Ένα."), value("First.", "en", origin=Origin.TRANSLATION, state=Trust.APPROVED))
    edit = Edit(
        "description",
        "en",
        text="First.",
        how=EditOrigin.TRANSLATION,
        of=MadeFrom("el", "0" * 16),
        state=Trust.APPROVED,
    )
    review = Review(PAGE, edits=(edit,))
    backs = given(made, lexicon, ["One."])
    refused = take(made, lexicon, backs, review)
    assert (refused.review, whys(refused)) == (review, ["exchange.approved"])
    forced = take(made, lexicon, backs, review, is_forced=True)
    assert [(one.text, one.state) for one in forced.review.edits] == [("One.", Trust.REVIEWED)]


def test_the_pages_own_words_are_corrected_with_their_hash(value: Value, record: Made, lexicon: Lexicon) -> None:
    target = value("Won.", "en")
    made = record(value("Ένα."), target)
    (edit,) = take(made, lexicon, given(made, lexicon, ["One."])).review.edits
    assert (edit.how, edit.seen, edit.was, edit.text, edit.of) == (
        EditOrigin.TABLE,
        seen_of(target),
        "Won.",
        "One.",
        None,
    )


def test_words_that_came_back_as_they_were_given_are_none(value: Value, record: Made, lexicon: Lexicon) -> None:
    backs = given(record(value("Ένα."), value("One.", "en")), lexicon, ["One."])
    assert take(record(value("Άλλο."), value("One.", "en")), lexicon, backs).notices == ()


def test_what_the_memory_filled_in_and_nobody_changed_is_a_draft(value: Value, record: Made, lexicon: Lexicon) -> None:
    made = record(value("Ένα."))
    ((key, one),) = given(made, lexicon, ["One."])
    filled = key._replace(draft=exact8("One."))
    for target, state, told in (
        ("One.", Trust.DRAFT, "exchange.taken-draft"),
        ("The one.", Trust.REVIEWED, "exchange.taken"),
    ):
        found = take(made, lexicon, [(filled, one._replace(target=target))])
        assert [edit.state for edit in found.review.edits] == [state]
        assert [notice.what.id for notice in found.notices] == [told]  # type: ignore[attr-defined]


def test_what_is_marked_as_unfinished_is_a_draft_and_a_flaw_is_refused(
    value: Value, record: Made, lexicon: Lexicon
) -> None:
    made = record(value("Ένα."))
    ((key, one),) = given(made, lexicon, ["One."])
    assert [edit.state for edit in take(made, lexicon, [(key, one._replace(is_draft=True))]).review.edits] == [
        Trust.DRAFT
    ]
    assert [told.what for told in take(made, lexicon, [(key, one._replace(flaw="a formula"))]).notices] == ["a formula"]


def test_a_stale_translation_is_current_again_once_all_of_it_came_back(
    value: Value, record: Made, lexicon: Lexicon
) -> None:
    old = value("One.\n\nTwo.", "en", origin=Origin.TRANSLATION, state=Trust.REVIEWED)
    source = value("Ένα.\n\nΔύο νέα.")
    edit = Edit("description", "en", text=old.text, how=EditOrigin.TRANSLATION, of=MadeFrom("el", "0" * 16))
    made, review, stale = record(source, old), Review(PAGE, edits=(edit,)), {"": frozenset({("description", "en")})}
    half = take(made, lexicon, given(made, lexicon, ["", "Two new."]), review, stale=stale)
    assert whys(half) == ["exchange.incomplete"]
    whole = take(made, lexicon, given(made, lexicon, ["One.", "Two new."]), review, stale=stale)
    assert [(one.text, one.of) for one in whole.review.edits] == [("One.\n\nTwo new.", MadeFrom("el", seen_of(source)))]


def test_a_translation_of_words_that_the_page_has_only_in_a_variant_keeps_its_language(
    value: Value, record: Made, lexicon: Lexicon
) -> None:
    made = record(value("Ένα."), value("Won.", "en-GB", origin=Origin.TRANSLATION, state=Trust.DRAFT))
    assert [edit.lang for edit in take(made, lexicon, given(made, lexicon, ["One."])).review.edits] == ["en-GB"]
    alone = record(value("Ένα."))
    assert [edit.lang for edit in take(alone, lexicon, given(alone, lexicon, ["One."])).review.edits] == ["en"]


def test_a_term_of_the_glossary_that_a_translation_lacks_is_told_and_taken(
    value: Value, record: Made, lexicon: Lexicon
) -> None:
    made, known = record(value("Ο δήμος πληρώνει.")), (Term("δήμος", "municipality"),)
    lacks = take(made, lexicon, given(made, lexicon, ["The town pays."]), terms=known)
    assert [edit.text for edit in lacks.review.edits] == ["The town pays."]
    assert any("municipality" in one.what for one in lacks.notices)
    has = take(made, lexicon, given(made, lexicon, ["The municipality pays."]), terms=known)
    assert not any("municipality" in one.what for one in has.notices)


def test_notes_of_a_fields_units_are_kept_once_each(value: Value, record: Made, lexicon: Lexicon) -> None:
    made = record(value("Ένα.\n\nΔύο."))
    backs = [
        (key, one._replace(note=note))
        for (key, one), note in zip(given(made, lexicon, ["One.", "Two."]), (" Sure? ", "Sure?"), strict=True)
    ]
    assert [edit.note for edit in take(made, lexicon, backs).review.edits] == ["Sure?"]


def test_machine_translation_is_a_draft(value: Value, record: Made, lexicon: Lexicon) -> None:
    made = record(value("Ένα."))
    (edit,) = take(made, lexicon, given(made, lexicon, ["One."]), how=EditOrigin.MACHINE).review.edits
    assert (edit.how, edit.state) == (EditOrigin.MACHINE, Trust.DRAFT)


def test_of_two_paragraphs_with_the_same_words_the_nearer_one_is_meant(
    value: Value, record: Made, lexicon: Lexicon
) -> None:
    made = record(value("Ένα.\n\nΔύο.\n\nΈνα."))
    found = take(made, lexicon, given(made, lexicon, ["One.", "Two.", "The one."]))
    assert [edit.text for edit in found.review.edits] == ["One.\n\nTwo.\n\nThe one."]


def test_one_field_is_taken_whatever_lacks_of_another(value: Value, record: Made, lexicon: Lexicon) -> None:
    made = record(value("Τίτλος", field="title"), value("Ένα."))
    found = take(made, lexicon, given(made, lexicon, ["Title", ""]))
    assert [(edit.field, edit.text) for edit in found.review.edits] == [("title", "Title")]


def test_only_texts_of_another_language_have_units(value: Value, record: Made, lexicon: Lexicon) -> None:
    made = record(value("Ένα."), value("One.", "en"), value("Ein Text.", "de"), value("ABC", "zxx"), value("D", "und"))
    found = [unit.key.lang for _, unit in PageState((made,), lexicon, {}).units("en")]
    assert found == ["el", "de"]


def test_one_part_that_somebody_wrote_meanwhile_holds_the_whole_text_up(
    value: Value, record: Made, lexicon: Lexicon
) -> None:
    source = value("Ένα.\n\nΔύο.")
    first = value("One.\n\nTwo.", "en", origin=Origin.TRANSLATION, state=Trust.REVIEWED)
    backs = given(record(source, first), lexicon, ["One!", "Two!"])
    now = replace(first, text="One.\n\nThe second.")
    assert whys(take(record(source, now), lexicon, backs)) == ["exchange.conflict"]
