from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from pipeline.exchange.edited_sheet import retaken
from pipeline.exchange.intake import Intake
from pipeline.exchange.review_edits import Taker
from pipeline.exchange.sheet_docx import SheetReading, read
from pipeline.exchange.xml import packed
from pipeline.lexicon import Lexicon
from pipeline.model import (
    Amount,
    AmountRole,
    Edit,
    EditOrigin,
    FieldValue,
    Look,
    MadeFrom,
    Origin,
    Record,
    Review,
    Trust,
)
from pipeline.render import FORMATS
from pipeline.render.docx.bookmarks import Name
from pipeline.render.sheet.compose import compose
from pipeline.render.sheet.drafted import marks
from pipeline.values.seen import seen_of

Value = Callable[..., FieldValue]
Made = Callable[..., Record]
PAGE = "dimos/pigadia.html"
HAND = Taker("Μ. Π.", "2026-11-29")


@pytest.fixture
def sheet(lexicon: Lexicon, look: Look) -> Callable[..., SheetReading]:
    """A record's sheet as it is read back, with some words in its part replaced."""

    def made(record: Record, changes: Mapping[str, str] = {}) -> SheetReading:
        data = FORMATS["docx"].write(compose(record, lexicon, look), look, lexicon).data
        with zipfile.ZipFile(io.BytesIO(data)) as old:
            document = old.read("word/document.xml").decode()
        for before, after in changes.items():
            assert before in document
            document = document.replace(before, after)
        return read(packed([("word/document.xml", document.encode())]), marks(lexicon))

    return made


Sheet = Callable[..., SheetReading]


def whys(found: Intake) -> list[str]:
    return [one.what.id for one in found.notices if one.is_refused]  # type: ignore[attr-defined]


@pytest.fixture
def page(value: Value, record: Made) -> Record:
    return record(
        value("Το πηγάδι", field="title"),
        value("Άνοιξε πέρυσι με εθελοντές.\n\nΚρατά 5 % του νερού."),
        value("Δήμος Πέτρας", field="institution"),
    )


def test_an_untouched_sheet_changes_nothing(page: Record, sheet: Sheet) -> None:
    assert retaken(sheet(page), sheet(page), page, Review(PAGE), HAND, is_same=True) == Intake(Review(PAGE))


def test_new_words_are_a_correction_of_the_pages_value(page: Record, sheet: Sheet) -> None:
    hers = sheet(page, {"με εθελοντές": "με γείτονες", "Πέτρας": "Πέτρας και Λίμνης"})
    description, institution = retaken(hers, sheet(page), page, Review(PAGE), HAND, is_same=True).review.edits
    old = page.of("description")[0]
    assert description == Edit(
        "description",
        "el",
        seen=seen_of(old),
        was=old.text,
        text="Άνοιξε πέρυσι με γείτονες.\n\nΚρατά 5 % του νερού.",
        how=EditOrigin.SHEET,
        by="Μ. Π.",
        on="2026-11-29",
    )
    assert (institution.field, institution.text) == ("institution", "Δήμος Πέτρας και Λίμνης")


def test_words_that_a_person_gave_before_are_replaced_in_place(value: Value, record: Made, sheet: Sheet) -> None:
    mine = value("First words.", "en", origin=Origin.TRANSLATION, state=Trust.DRAFT)
    made = record(value("Πρώτα λόγια."), mine)
    before = Edit(
        "description", "en", text="First words.", how=EditOrigin.MACHINE, of=MadeFrom("el", "0" * 16), state=Trust.DRAFT
    )
    hers = sheet(made, {"First words.": "The first words."})
    (edit,) = retaken(hers, sheet(made), made, Review(PAGE, edits=(before,)), HAND, is_same=True).review.edits
    assert (edit.text, edit.how, edit.of, edit.state) == (
        "The first words.",
        EditOrigin.TRANSLATION,
        before.of,
        Trust.REVIEWED,
    )


def test_what_is_approved_stays_without_force(value: Value, record: Made, sheet: Sheet) -> None:
    made = record(value("Ναι.", state=Trust.APPROVED, origin=Origin.CORRECTION))
    before = Edit("description", "el", seen=seen_of(made.values[0]), state=Trust.APPROVED)
    hers, review = sheet(made, {"Ναι.": "Όχι."}), Review(PAGE, edits=(before,))
    refused = retaken(hers, sheet(made), made, review, HAND, is_same=True)
    assert (refused.review, whys(refused)) == (review, ["exchange.approved"])
    forced = retaken(hers, sheet(made), made, review, Taker(is_forced=True), is_same=True)
    assert [edit.text for edit in forced.review.edits] == ["Όχι."]


def test_a_value_that_was_emptied_is_left_out(page: Record, sheet: Sheet) -> None:
    hers = sheet(page, {"Δήμος Πέτρας": ""})
    (edit,) = retaken(hers, sheet(page), page, Review(PAGE), HAND, is_same=True).review.edits
    assert (edit.field, edit.text, edit.was) == ("institution", "", "Δήμος Πέτρας")


def test_a_value_that_was_edited_and_has_changed_on_the_page_since_is_told_and_nothing_is_lost(
    page: Record, value: Value, record: Made, sheet: Sheet
) -> None:
    now = record(*page.values[:1], value("Άνοιξε φέτος με εθελοντές.\n\nΚρατά 5 % του νερού."), *page.values[2:])
    hers = sheet(page, {"με εθελοντές": "με γείτονες"})
    found = retaken(hers, sheet(now), now, Review(PAGE), HAND, is_same=False)
    assert (found.review.edits, whys(found)) == ((), ["exchange.stale-sheet"])
    untouched = retaken(sheet(page), sheet(now), now, Review(PAGE), HAND, is_same=False)
    assert untouched == Intake(Review(PAGE))


def test_a_value_that_the_page_has_only_now_was_not_taken_out(page: Record, sheet: Sheet, record: Made) -> None:
    before = record(*page.values[:2])
    assert retaken(sheet(before), sheet(page), page, Review(PAGE), HAND, is_same=False) == Intake(Review(PAGE))


def test_words_outside_of_fields_are_listed(page: Record, sheet: Sheet) -> None:
    hers = sheet(page)
    hers.paragraphs.append([("", "Δικά μου λόγια.")])
    found = retaken(hers, sheet(page), page, Review(PAGE), HAND, is_same=True)
    assert whys(found) == ["exchange.loose"]
    assert "Δικά μου λόγια." in found.notices[0].what


def test_words_whose_bookmark_has_lost_its_end_are_refused_and_told(page: Record, sheet: Sheet) -> None:
    hers = sheet(page, {"Πέτρας": "Πέτρας και Λίμνης"})
    hers.broken.add(next(name for name in hers.words if name.startswith("_f_institution")))
    found = retaken(hers, sheet(page), page, Review(PAGE), HAND, is_same=True)
    assert (found.review.edits, whys(found)) == ((), ["exchange.lost-end"])


def test_a_comment_is_kept_as_a_note_of_the_words_that_it_is_about(page: Record, sheet: Sheet) -> None:
    hers = sheet(page)
    name = next(name for name in hers.words if name.startswith("_f_description"))
    hers.notes[name] = ["Anna: Σίγουρα;"]
    (edit,) = retaken(hers, sheet(page), page, Review(PAGE), HAND, is_same=True).review.edits
    assert (edit.text, edit.note, edit.field) == (None, "Anna: Σίγουρα;", "description")
    assert edit.state is Trust.DRAFT


def test_a_comment_about_a_persons_words_is_added_to_her_edit_and_changes_nothing_else(
    value: Value, record: Made, sheet: Sheet
) -> None:
    made = record(value("Πρώτα λόγια.", origin=Origin.CORRECTION, state=Trust.APPROVED))
    before = Edit("description", "el", text="Πρώτα λόγια.", state=Trust.APPROVED, note="Old.")
    hers = sheet(made)
    hers.notes[next(iter(hers.words))] = ["New."]
    found = retaken(hers, sheet(made), made, Review(PAGE, edits=(before,)), HAND, is_same=True)
    assert found.review.edits == (replace(before, note="Old.\nNew."),)


def test_the_mark_of_a_draft_is_nobodys_words_even_where_the_draft_was_reviewed_since(
    value: Value, record: Made, sheet: Sheet
) -> None:
    def page_with(state: Trust) -> Record:
        return record(
            value("Το πηγάδι", field="title"),
            value("Άνοιξε πέρυσι."),
            value("It opened last year.", "en", origin=Origin.TRANSLATION, state=state),
        )

    hers, now = page_with(Trust.DRAFT), page_with(Trust.REVIEWED)
    assert retaken(sheet(hers), sheet(now), now, Review(PAGE), HAND, is_same=True) == Intake(Review(PAGE))
    edited = {">)</w:t>": ">) And it stays.</w:t>"}
    found = retaken(sheet(hers, edited), sheet(now), now, Review(PAGE), HAND, is_same=True)
    assert [edit.text for edit in found.review.edits] == ["It opened last year. And it stays."]


def test_a_value_that_the_page_has_lost_does_not_keep_others_from_being_taken(page: Record, sheet: Sheet) -> None:
    hers = sheet(page, {"με εθελοντές": "με γείτονες", "Πέτρας": "Πέτρας και Λίμνης"})
    left = replace(page, values=tuple(one for one in page.values if one.field != "description"))
    (edit,) = retaken(hers, sheet(page), left, Review(PAGE), HAND, is_same=True).review.edits
    assert (edit.field, edit.text) == ("institution", "Δήμος Πέτρας και Λίμνης")


def test_a_value_that_the_sheet_prints_otherwise_than_the_record_has_it_takes_no_new_words(
    page: Record, sheet: Sheet
) -> None:
    ours = sheet(page, {"Δήμος Πέτρας": "Ο Δήμος της Πέτρας"})
    hers = sheet(page, {"Δήμος Πέτρας": "Δήμος Βράχου"})
    found = retaken(hers, ours, page, Review(PAGE), HAND, is_same=True)
    assert (found.review.edits, whys(found)) == ((), ["exchange.otherwise"])


def test_new_words_that_the_page_has_itself_by_now_are_no_news(
    page: Record, value: Value, record: Made, sheet: Sheet
) -> None:
    now = record(*page.values[:1], value("Άνοιξε πέρυσι με γείτονες.\n\nΚρατά 5 % του νερού."), *page.values[2:])
    hers = sheet(page, {"με εθελοντές": "με γείτονες"})
    assert retaken(hers, sheet(now), now, Review(PAGE), HAND, is_same=False) == Intake(Review(PAGE))


@pytest.mark.parametrize(("letters", "end"), [(80, "x”"), (81, "x …”")])
def test_of_loose_words_eighty_letters_are_quoted(page: Record, sheet: Sheet, letters: int, end: str) -> None:
    hers = sheet(page)
    hers.paragraphs.append([("", "x" * letters)])
    (notice,) = retaken(hers, sheet(page), page, Review(PAGE), HAND, is_same=True).notices
    assert "x" * 80 in notice.what
    assert "x" * 81 not in notice.what
    assert ("…" in notice.what) is ("…" in end)


def test_a_picture_takes_no_words_of_a_sheet(value: Value, record: Made, sheet: Sheet) -> None:
    picture = value("Ο μύλος", field="images")
    made = record(value("Το πηγάδι", field="title"), picture)
    name = Name("images", "el", 1, "0123abcd")
    hers, ours = sheet(made), sheet(made)
    hers.paragraphs.append([(str(name), "Άλλος μύλος")])
    ours.paragraphs.append([(str(name), "Ο μύλος")])
    found = retaken(hers, ours, made, Review(PAGE), HAND, is_same=True)
    assert (found.review.edits, whys(found)) == ((), ["exchange.elsewhere"])


def test_of_two_values_of_a_field_the_second_is_named_by_its_number(value: Value, record: Made, sheet: Sheet) -> None:
    made = record(
        value("Το πηγάδι", field="title"),
        value("Δήμος Πέτρας", field="institution"),
        value("Δήμος Βράχου", field="institution"),
    )
    found = retaken(sheet(made, {"Δήμος Βράχου": "Δήμος Λίμνης"}), sheet(made), made, Review(PAGE), HAND, is_same=True)
    assert [(one.text, one.was) for one in found.review.edits] == [("Δήμος Λίμνης", "Δήμος Βράχου")]
    assert [one.where for one in found.notices] == ["institution.el (2)"]


def test_tracked_changes_are_told_and_taken(page: Record, sheet: Sheet) -> None:
    hers = sheet(page, {"με εθελοντές": "με γείτονες"})
    hers.has_changes = True
    found = retaken(hers, sheet(page), page, Review(PAGE), HAND, is_same=True)
    assert [one.what.id for one in found.notices] == ["exchange.tracked", "exchange.taken"]  # type: ignore[attr-defined]


def test_what_is_missing_from_a_sheet_of_other_words_was_not_removed(page: Record, sheet: Sheet) -> None:
    hers = sheet(page)
    hers.paragraphs = [one for one in hers.paragraphs if not any("_f_institution" in name for name, _ in one)]
    kept = retaken(hers, sheet(page), page, Review(PAGE), HAND, is_same=False)
    assert kept.review.edits == ()
    removed = retaken(hers, sheet(page), page, Review(PAGE), HAND, is_same=True)
    assert [(one.field, one.text) for one in removed.review.edits] == [("institution", "")]


def test_a_value_of_one_line_that_has_changed_since_is_told_too(
    page: Record, value: Value, record: Made, sheet: Sheet
) -> None:
    now = record(*page.values[:2], value("Δήμος Βράχου", field="institution"))
    found = retaken(sheet(page, {"Πέτρας": "Λίμνης"}), sheet(now), now, Review(PAGE), HAND, is_same=False)
    assert [(one.where, one.what.id) for one in found.notices] == [  # type: ignore[attr-defined]
        ("institution.el", "exchange.stale-sheet")
    ]


def test_a_value_that_stands_on_the_sheet_under_an_older_bookmark_was_not_taken_out(
    page: Record, value: Value, record: Made, sheet: Sheet
) -> None:
    now = record(*page.values[:2], value("Δήμος Βράχου", field="institution"))
    assert retaken(sheet(page), sheet(now), now, Review(PAGE), HAND, is_same=True) == Intake(Review(PAGE))


def test_a_budget_that_stands_as_a_key_figure_alone_is_taken(value: Value, record: Made, sheet: Sheet) -> None:
    whole = Amount("148000", "EUR", role=AmountRole.TOTAL)
    page = record(
        value("Το πηγάδι", field="title"),
        value("Προϋπολογισμός: 148.000 €", field="resources"),
        replace(value("148.000 €", field="amounts"), value=whole),
    )
    assert not [name for name in sheet(page).words if "resources" in name]
    found = retaken(sheet(page, {"148.000": "158.000"}), sheet(page), page, Review(PAGE), HAND, is_same=True)
    assert [(edit.field, edit.was, edit.text) for edit in found.review.edits] == [("amounts", "148.000 €", "158.000 €")]
    assert whys(found) == []


def test_what_stands_once_for_two_languages_is_changed_in_both(value: Value, record: Made, sheet: Sheet) -> None:
    made = record(
        value("Θάλεια Γεφυρά, τηλ. 26990 00158, g@example.gr", field="contact"),
        value("Thalia Gefyra, tel. 26990 00158, g@example.gr", "en", field="contact"),
    )
    ours = sheet(made)
    assert retaken(ours, ours, made, Review(PAGE), HAND, is_same=True) == Intake(Review(PAGE))
    hers = sheet(made, {"26990\u00a000158": "26990\u00a000159", "Thalia Gefyra": "Thaleia Gefyra"})
    found = retaken(hers, ours, made, Review(PAGE), HAND, is_same=True)
    assert [(edit.lang, edit.text) for edit in found.review.edits] == [
        ("el", "Θάλεια Γεφυρά, τηλ. 26990 00159, g@example.gr"),
        ("en", "Thaleia Gefyra, tel. 26990 00159, g@example.gr"),
    ]
    assert [edit.was for edit in found.review.edits] == [one.text for one in made.values]
    without = sheet(made, {"26990\u00a000158": ""})
    assert [edit.text for edit in retaken(without, ours, made, Review(PAGE), HAND, is_same=True).review.edits] == [
        "Θάλεια Γεφυρά, g@example.gr",
        "Thalia Gefyra, g@example.gr",
    ]
