from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.amend.readiness_after_edits import issues, orphan, reasons
from pipeline.amend.tools import Tools
from pipeline.messages import Message, in_language
from pipeline.model import (
    Amount,
    Blocker,
    Coverage,
    Edit,
    FieldValue,
    Issue,
    IssueCode,
    Judged,
    KeyFigure,
    Kind,
    Locator,
    MadeFrom,
    Origin,
    Page,
    PictureEdit,
    Record,
    Review,
    Severity,
    Standing,
    Trust,
)

TITLE = FieldValue("title", "el", "Το καφενείο", (), Locator("p"), "label")
TEXT = FieldValue("description", "el", "Ένας κάτοικος βοηθά.", (), Locator("p"), "label")


def record(*values: FieldValue, why: tuple[Blocker, ...] = ()) -> Record:
    return Record(Page.of("a", "a", b""), Kind.PRACTICE, values, (), (), Coverage(0, 0, 0, 0, 0), why=why)


def why(before: Record, *values: FieldValue, standing: Standing | None = None, approved: bool = False) -> set[Blocker]:
    judged = [Judged(Edit("title", "el"), standing)] if standing else []
    return set(reasons(before, values, judged, is_approved=approved, was_approved=False))


def test_a_person_s_title_settles_what_the_machine_doubted() -> None:
    before = record(replace(TITLE, is_sure=False), TEXT, why=(Blocker.TITLE, Blocker.UNPLACED))
    assert why(before, TITLE, TEXT) == {Blocker.UNPLACED}


def test_what_a_person_leaves_out_is_missed() -> None:
    assert why(record(TITLE, TEXT), TEXT) == {Blocker.TITLE}
    assert why(record(TITLE, TEXT), TITLE) == {Blocker.DESCRIPTION}


def test_an_entry_of_a_list_still_needs_no_more_than_a_title() -> None:
    assert why(record(TITLE), TITLE) == set()


@pytest.mark.parametrize("standing", [Standing.STALE, Standing.GONE])
def test_approval_goes_before_all_but_a_page_that_has_changed(standing: Standing) -> None:
    before = record(TITLE, TEXT, why=(Blocker.UNPLACED,))
    draft = replace(TITLE, state=Trust.DRAFT)
    assert why(before, draft, TEXT, approved=True) == set()
    assert why(before, draft, TEXT, approved=True, standing=standing) == {Blocker.STALE}
    assert why(before, draft, TEXT) == {Blocker.UNPLACED, Blocker.DRAFT}


def test_where_an_edit_stands_otherwise_it_is_told_in_both_languages(tools: Tools) -> None:
    edit = Edit("title", "el", was="Το καφενείο", text="Καφενείο " * 20)
    codes = []
    for standing in Standing:
        for issue in issues(record(TITLE), (TITLE,), [Judged(edit, standing)], tools):
            codes.append((standing, issue.code))
            assert isinstance(issue.message, Message)
            assert len(issue.message) < 200
            assert in_language(issue.message, "el") != str(issue.message)
    assert codes == [
        (Standing.STALE, IssueCode.STALE_EDIT),
        (Standing.MOVED, IssueCode.MOVED_EDIT),
        (Standing.GONE, IssueCode.STALE_EDIT),
        (Standing.ORPHAN, IssueCode.ORPHAN_REVIEW),
    ]


def test_a_date_that_a_person_writes_and_nobody_can_read_is_told(tools: Tools) -> None:
    words = FieldValue("start_date", "el", "τότε που έπεσε το χιόνι", (), Locator(""), "correction")
    (found,) = issues(record(TITLE), (TITLE, replace(words, origin=Origin.CORRECTION)), (), tools)
    assert found.code is IssueCode.UNREAD_VALUE
    assert not issues(record(TITLE), (TITLE, words), (), tools)


def test_a_title_that_is_not_sure_is_missed_whatever_the_machine_thought_before() -> None:
    assert why(record(TITLE, TEXT), replace(TITLE, is_sure=False), TEXT) == {Blocker.TITLE}


@pytest.mark.parametrize(("letters", "shown"), [(60, "α" * 60), (61, "α" * 60 + " …")])
def test_sixty_letters_of_an_edit_are_quoted(tools: Tools, letters: int, shown: str) -> None:
    edit = Edit("title", "el", was="Το καφενείο", text="α" * letters)
    (issue,) = issues(record(TITLE), (TITLE,), [Judged(edit, Standing.GONE)], tools)
    assert isinstance(issue.message, Message)
    assert issue.message.values["words"] == shown


def test_a_translation_that_the_page_has_in_other_words_is_told_and_in_the_same_not(tools: Tools) -> None:
    edit = Edit("title", "en", text="The café", of=MadeFrom("el", "0" * 16))
    theirs = replace(TITLE, lang="en", text="The coffee house", locator=Locator("p", 3, 9))
    (issue,) = issues(record(TITLE), (TITLE, theirs), [Judged(edit, Standing.DONE, theirs)], tools)
    assert (issue.code, issue.locator) == (IssueCode.STALE_EDIT, theirs.locator)
    same = replace(theirs, text="the CAFÉ")
    assert not issues(record(TITLE), (TITLE, same), [Judged(edit, Standing.DONE, same)], tools)
    assert not issues(record(TITLE), (TITLE, theirs), [Judged(replace(edit, of=None), Standing.DONE, theirs)], tools)


def test_a_text_that_gives_a_corrected_sum_is_told_where_the_correction_is_printed(tools: Tools) -> None:
    was = FieldValue("amounts", "el", "400 €", (), Locator("p"), "label", Amount("400", "EUR"))
    text = replace(TEXT, text="Ο φούρνος κόστισε 400 €.")
    edit = Edit("amounts", "el", was="400 €", text="450 €")
    told = {
        standing: [one.code for one in issues(record(text), (text,), [Judged(edit, standing, was)], tools)]
        for standing in (Standing.CURRENT, Standing.STALE)
    }
    assert told == {Standing.CURRENT: [IssueCode.DISAGREEING_VALUES], Standing.STALE: [IssueCode.STALE_EDIT]}


def test_a_missing_field_that_a_person_has_given_is_missed_no_more(tools: Tools) -> None:
    missing = [
        Issue(IssueCode.MISSING_FIELD, Severity.WARNING, Message("extract.missing", field=name))
        for name in ("title", "summary")
    ]
    before = replace(record(TEXT), issues=tuple(missing))
    assert issues(before, (TITLE, TEXT), (), tools) == (missing[1],)


def test_a_person_s_key_figure_that_has_no_place_on_the_sheet_is_told(tools) -> None:
    figure = FieldValue("figures", "el", "350 επισκέπτες", (), Locator(""), "figure", KeyFigure("350", "επισκέπτες"))
    english = replace(figure, lang="en", text="350 visitors", value=KeyFigure("350", "visitors"))
    second = replace(figure, text="40 μύλοι", value=KeyFigure("40", "μύλοι"), origin=Origin.CORRECTION)
    third = replace(figure, text="7 πηγάδια", value=KeyFigure("7", "πηγάδια"), origin=Origin.CORRECTION)
    before = record(TITLE)
    assert issues(before, [figure, english, second], [], tools) == ()
    (told,) = issues(before, [figure, english, second, third], [], tools)
    assert (told.code, "“7 πηγάδια” is one more" in told.message) == (IssueCode.SURPLUS_FIGURE, True)


def test_a_key_figure_that_begins_with_no_number_is_told(tools: Tools) -> None:
    words = FieldValue("figures", "el", "πολλοί", (), Locator(""), "correction", None, origin=Origin.CORRECTION)
    (told,) = issues(record(TITLE), [words], [], tools)
    assert (told.code, "a number comes first" in told.message) == (IssueCode.UNREAD_VALUE, True)


def test_a_review_that_fits_nothing_counts_what_was_written_of_texts_and_of_pictures() -> None:
    edits, pictures = (Edit("title", "el"), Edit("summary", "el")), (PictureEdit("mill.jpg"),)
    assert orphan(Review("a", edits=edits, pictures=pictures)).message.values["count"] == 3
