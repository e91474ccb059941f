from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.amend import Amended, amend, as_practice, seen_of, sheet_seen, two_sides
from pipeline.amend.tools import Tools
from pipeline.model import (
    Amount,
    AmountRole,
    Approval,
    Blocker,
    Coverage,
    Edit,
    EditOrigin,
    FieldPair,
    FieldValue,
    Issue,
    IssueCode,
    Kind,
    Locator,
    MadeFrom,
    Origin,
    Page,
    PictureEdit,
    Record,
    Resource,
    Review,
    Run,
    Severity,
    Standing,
    Trust,
    Value,
)


def value(field: str, lang: str, text: str, typed: Value = None, *, is_sure: bool = True) -> FieldValue:
    runs = (Run(0, len(text), lang),)
    return FieldValue(field, lang, text, runs, Locator("p", 7, 7 + len(text)), "label", typed, is_sure=is_sure)


TITLE = value("title", "el", "Το καφενείο των εγγράφων")
TEXT = value("description", "el", "Ένας κάτοικος βοηθά τους άλλους με τα έγγραφά τους. Δύο πρωινά την εβδομάδα.")
SUM = value("amounts", "el", "11.250 €", Amount("11250", "EUR", role=AmountRole.TOTAL))


def record(*values: FieldValue, url: str = "", number: str = "", why: tuple[Blocker, ...] = ()) -> Record:
    page = Page.of("a.html", "a", b"", url or None)
    sides = tuple(dict.fromkeys(one.lang for one in values))
    return Record(page, Kind.PRACTICE, values, (), (), Coverage(0, 0, 0, 0, 0), number, sides=sides, why=why)


def edit(of: FieldValue, text: str | None, **more: object) -> Edit:
    return replace(Edit(of.field, of.lang, seen=seen_of(of), was=of.text, text=text, by="Μ. Π."), **more)  # type: ignore[arg-type]


def done(tools: Tools, page: Record | tuple[Record, ...], *edits: Edit, **more: object) -> Amended:
    pages = page if isinstance(page, tuple) else (page,)
    return amend(pages, Review("a.html", edits=edits, **more), tools)  # type: ignore[arg-type]


def test_the_person_s_words_stand_in_place_of_the_page_s_with_their_place_on_it(tools: Tools) -> None:
    (found,) = done(tools, record(TITLE, TEXT), edit(TITLE, "Καφενείο εγγράφων")).records[0].of("title")
    assert (found.text, found.locator, found.rule) == ("Καφενείο εγγράφων", TITLE.locator, "label")
    assert (found.origin, found.state, found.by) == (Origin.CORRECTION, Trust.REVIEWED, "Μ. Π.")
    assert found.runs == (Run(0, 17, "el"),)


def test_a_sum_is_read_again_and_stays_what_it_is_of_the_whole(tools: Tools) -> None:
    (found,) = done(tools, record(TITLE, SUM), edit(SUM, "11.520 €")).records[0].of("amounts")
    assert found.value == Amount("11520", "EUR", role=AmountRole.TOTAL)
    given = Amount("11520", "EUR", role=AmountRole.PART)
    (found,) = done(tools, record(TITLE, SUM), edit(SUM, "περί τα 11.520", value=given)).records[0].of("amounts")
    assert found.value == given


def test_approved_words_stay_and_are_sure(tools: Tools) -> None:
    doubtful = replace(TITLE, is_sure=False)
    (found,) = done(
        tools, record(doubtful, TEXT, why=(Blocker.TITLE,)), edit(TITLE, None, state=Trust.APPROVED)
    ).records
    assert found.of("title")[0].text == TITLE.text
    assert found.of("title")[0].state is Trust.APPROVED
    assert found.is_ready


def test_what_is_left_out_is_named_and_its_sheet_wants_a_title(tools: Tools) -> None:
    (found,) = done(tools, record(TITLE, TEXT), edit(TITLE, "")).records
    assert not found.of("title")
    assert found.removed == (("title", "el"),)
    assert found.why == (Blocker.TITLE,)


def test_a_missing_field_is_filled_and_missed_no_more(tools: Tools) -> None:
    missing = Issue(IssueCode.MISSING_FIELD, Severity.WARNING, "the page gives no institution")
    page = replace(record(TITLE, TEXT), issues=(missing,))
    (found,) = done(tools, page, Edit("institution", "el", text="Δήμος Πέτρας")).records
    assert [one.field for one in found.values] == ["title", "description", "institution"]
    assert found.of("institution")[0].locator == Locator("")
    assert not found.issues


def test_under_a_changed_page_the_person_s_words_stay_and_the_sheet_is_provisional(tools: Tools) -> None:
    now = value("description", "el", TEXT.text.replace("Δύο πρωινά", "Τρία πρωινά"))
    mine = edit(TEXT, TEXT.text.replace("τους άλλους", "τους γείτονες"))
    found = done(tools, record(TITLE, now), mine)
    (judged,) = found.judged
    assert judged.standing is Standing.STALE
    assert judged.proposal == now.text.replace("τους άλλους", "τους γείτονες")
    assert found.records[0].of("description")[0].text == mine.text
    assert found.records[0].why == (Blocker.STALE,)
    assert [one.code for one in found.records[0].issues] == [IssueCode.STALE_EDIT]


def test_the_settings_may_prefer_the_page_s_words(tools: Tools) -> None:
    now = value("title", "el", "Το νέο καφενείο των εγγράφων")
    found = done(replace(tools, keeps=False), record(now, TEXT), edit(TITLE, "Καφενείο")).records[0]
    assert found.of("title")[0].text == now.text
    assert found.why == (Blocker.STALE,)


def test_approved_words_do_not_vanish_with_the_page_s(tools: Tools) -> None:
    found = done(tools, record(TEXT), edit(TITLE, None), edit(TEXT, None)).records[0]
    assert found.of("title")[0].text == TITLE.text
    assert Blocker.STALE in found.why


def test_a_translation_opens_a_side_and_a_draft_of_one_keeps_the_sheet_from_being_ready(tools: Tools) -> None:
    made = Edit(
        "title", "en", text="The café", how=EditOrigin.MACHINE, of=MadeFrom("el", seen_of(TITLE)), state=Trust.DRAFT
    )
    found = done(tools, record(TITLE, TEXT), made).records[0]
    assert found.sides == ("el", "en")
    assert [(one.lang, one.text, one.origin) for one in found.of("title")][1] == ("en", "The café", Origin.MACHINE)
    assert found.why == (Blocker.DRAFT,)
    assert found.of("title")[0].pairs == (FieldPair(0, len(TITLE.text), 0, 8),)


def test_a_translation_of_corrected_words_hangs_on_these(tools: Tools) -> None:
    corrected = replace(TITLE, text="Καφενείο εγγράφων")
    made = Edit("title", "en", text="The café", how=EditOrigin.TRANSLATION, of=MadeFrom("el", seen_of(corrected)))
    with_both = done(tools, record(TITLE, TEXT), edit(TITLE, corrected.text), made)
    assert [one.standing for one in with_both.judged] == [Standing.CURRENT, Standing.CURRENT]
    alone = done(tools, record(TITLE, TEXT), edit(TEXT, None), made)
    assert [one.standing for one in alone.judged] == [Standing.CURRENT, Standing.STALE]


def test_of_three_languages_a_sheet_prints_two(tools: Tools) -> None:
    french, english = value("title", "fr", "Le café"), value("title", "en", "The café")
    made = Edit("title", "el", text="Το καφενείο", how=EditOrigin.TRANSLATION, of=MadeFrom("en", seen_of(english)))
    found = done(tools, record(french, english, value("summary", "fr", "Un café.")), made).records[0]
    assert found.sides == ("el", "en")
    assert {one.lang for one in found.of("title")} == {"el", "en", "fr"}
    printed = two_sides(found)
    assert {one.lang for one in printed.of("title")} == {"el", "en"}
    assert printed.of("summary") == found.of("summary")


def test_approval_of_a_sheet_goes_before_all_doubts_until_anything_on_it_changes(tools: Tools) -> None:
    doubtful = record(TITLE, TEXT, SUM, why=(Blocker.UNPLACED, Blocker.KIND))
    plain = done(tools, doubtful).records[0]
    approved = Approval("", sheet_seen(plain))
    assert done(tools, doubtful, approvals=(approved,)).records[0].is_ready
    changed = record(TITLE, TEXT, replace(SUM, value=Amount("7", "EUR")), why=(Blocker.UNPLACED,))
    assert done(tools, changed, edit(TITLE, None), approvals=(approved,)).records[0].why == (
        Blocker.UNPLACED,
        Blocker.STALE,
    )


def test_a_stale_edit_makes_an_approved_sheet_provisional_again(tools: Tools) -> None:
    mine = edit(TITLE, "Καφενείο")
    approved = Approval("", sheet_seen(done(tools, record(TITLE, TEXT), mine).records[0]))
    now = record(value("title", "el", "Το νέο καφενείο των εγγράφων"), TEXT)
    assert done(tools, now, mine, approvals=(approved,)).records[0].why == (Blocker.STALE,)


def test_a_person_says_whether_a_page_is_a_practice(tools: Tools) -> None:
    page = record(TITLE, TEXT, why=(Blocker.KIND,))
    assert done(tools, page, kind=Kind.PRACTICE).records[0].is_ready
    other = done(tools, page, kind=Kind.OTHER).records[0]
    assert other.kind is Kind.OTHER
    assert other.issues[0].code is IssueCode.NOT_A_PRACTICE


def test_nothing_is_printed_of_what_was_written_about_another_page(tools: Tools) -> None:
    other = record(value("title", "el", "Σταθμός ποδηλάτων"), value("summary", "el", "Ποδήλατα για όλους."))
    found = done(tools, other, edit(TITLE, "Καφενείο"), kind=Kind.OTHER)
    assert found.is_orphan
    assert found.judged[0].standing is Standing.ORPHAN
    assert found.records[0].values == other.values
    assert found.records[0].kind is Kind.PRACTICE
    assert found.records[0].issues[0].code is IssueCode.ORPHAN_REVIEW


@pytest.mark.parametrize("url", ["https://example.gr/kafeneio", "http://www.example.gr/kafeneio/"])
def test_a_page_of_the_same_address_is_the_same_page_whatever_it_says(tools: Tools, url: str) -> None:
    other = record(value("title", "el", "Σταθμός ποδηλάτων"), url="https://example.gr/kafeneio")
    found = done(tools, other, edit(TITLE, "Καφενείο"), url=url)
    assert not found.is_orphan
    assert found.records[0].of("title")[0].text == "Καφενείο"


def test_edits_follow_their_practice_when_numbers_shift(tools: Tools) -> None:
    new, old = record(value("title", "el", "Σταθμός"), number="1"), record(TITLE, TEXT, number="2")
    found = done(tools, (new, old), edit(TITLE, "Καφενείο", practice="1"))
    assert [one.of("title")[0].text for one in found.records] == ["Σταθμός", "Καφενείο"]
    assert found.judged[0].practice == "2"


def test_what_was_written_about_a_practice_that_is_gone_is_laid_on_no_other(tools: Tools) -> None:
    page = (record(TITLE, TEXT, number="1"), record(value("title", "el", "Σταθμός"), number="2"))
    found = done(tools, page, edit(TITLE, None, practice="1"), Edit("title", "el", "5", was="Μύλος", text="Νερόμυλος"))
    assert [one.standing for one in found.judged] == [Standing.CURRENT, Standing.ORPHAN]
    assert all("Νερόμυλος" not in one.text for made in found.records for one in made.values)


def test_where_the_page_brings_a_language_itself_the_reviewed_translation_stays_and_is_told(tools: Tools) -> None:
    theirs = value("title", "en", "The document café")
    made = Edit("title", "en", text="The café", how=EditOrigin.TRANSLATION, of=MadeFrom("el", seen_of(TITLE)))
    added = Edit("summary", "en", text="Two mornings.", how=EditOrigin.TRANSLATION, of=MadeFrom("el", seen_of(TITLE)))
    found = done(tools, record(TITLE, theirs, TEXT), added, made)
    assert [(one.edit.field, one.standing) for one in found.judged][1] == ("title", Standing.DONE)
    assert found.judged[1].value == theirs
    assert [one.text for one in found.records[0].of("title")] == [TITLE.text, "The café"]
    assert "page now has words of its own" in found.records[0].issues[-1].message
    draft = done(tools, record(TITLE, theirs, TEXT), replace(made, state=Trust.DRAFT)).records[0]
    assert [one.text for one in draft.of("title")] == [TITLE.text, theirs.text]


def test_a_translation_by_hand_opens_a_side_too(tools: Tools) -> None:
    french = record(value("title", "fr", "Le café"), value("summary", "fr", "Un café."))
    by_hand = Edit("title", "el", text="Το καφενείο", how=EditOrigin.TRANSLATION)
    assert done(tools, french, by_hand).records[0].sides == ("el", "fr")


def test_an_address_that_is_none_is_no_harm(tools: Tools) -> None:
    found = done(tools, record(TITLE, TEXT, url="http://[broken"), edit(TITLE, "Καφενείο"), url="http://[broken")
    assert not found.is_orphan


def test_an_approval_of_a_page_that_has_changed_is_stale_and_no_orphan(tools: Tools) -> None:
    approved = Approval("", sheet_seen(done(tools, record(TITLE, TEXT)).records[0]))
    changed = done(tools, record(TITLE, value("description", "el", "Άλλα λόγια.")), approvals=(approved,))
    assert not changed.is_orphan
    assert IssueCode.ORPHAN_REVIEW not in {issue.code for issue in changed.records[0].issues}


def test_who_says_that_a_page_is_a_practice_settles_that_doubt_and_no_other(tools: Tools) -> None:
    doubted = record(TITLE, TEXT, why=(Blocker.UNPLACED, Blocker.KIND))
    assert done(tools, doubted, kind=Kind.PRACTICE).records[0].why == (Blocker.UNPLACED,)


def test_no_records_give_none(tools: Tools) -> None:
    assert amend((), Review("a.html"), tools) == Amended((), ())


def test_a_review_that_says_nothing_of_its_page_fits_any(tools: Tools) -> None:
    added = Edit("institution", "el", text="Δήμος Πέτρας")
    found = done(tools, record(TITLE), added)
    assert not found.is_orphan
    assert [one.text for one in found.records[0].of("institution")] == ["Δήμος Πέτρας"]


def test_an_address_alone_that_is_another_makes_an_orphan(tools: Tools) -> None:
    page = record(TITLE, url="https://a.example.org/x")
    other = done(tools, page, Edit("institution", "el", text="Δήμος"), url="https://a.example.org/y")
    assert other.is_orphan
    same = done(tools, page, Edit("institution", "el", text="Δήμος"), url="http://www.A.example.org/x/")
    assert not same.is_orphan


def test_a_translation_adds_a_side_with_greek_and_english_first(tools: Tools) -> None:
    french = value("title", "fr", "Le café des papiers")
    greek = Edit("title", "el", text="Το καφενείο", how=EditOrigin.TRANSLATION, of=MadeFrom("fr", seen_of(french)))
    (found,) = done(tools, record(french), greek).records
    assert found.sides == ("el", "fr")
    (kept,) = done(tools, record(TITLE, TEXT), edit(TITLE, "Καφενείο")).records
    assert kept.sides == ("el",)


def test_pairs_mean_nothing_once_a_third_language_is_a_side(tools: Tools) -> None:
    pairs = (FieldPair(0, 5, 0, 5),)
    french, german = (replace(value("title", lang, "Le café"), pairs=pairs) for lang in ("fr", "de"))
    greek = Edit("title", "el", text="Το καφενείο", how=EditOrigin.TRANSLATION, of=MadeFrom("fr", seen_of(french)))
    (found,) = done(tools, record(french, german), greek).records
    assert found.sides == ("el", "fr")
    assert pairs not in {one.pairs for one in found.values}


def test_a_person_who_says_that_a_page_is_none_leaves_no_missing_field(tools: Tools) -> None:
    missing = Issue(IssueCode.MISSING_FIELD, Severity.WARNING, "x")
    page = replace(record(TITLE), issues=(missing,))
    (other,) = amend((page,), Review("a.html", kind=Kind.OTHER), tools).records
    assert [issue.code for issue in other.issues] == [IssueCode.NOT_A_PRACTICE]
    (practice,) = amend((page,), Review("a.html", kind=Kind.PRACTICE), tools).records
    assert [issue.code for issue in practice.issues] == [IssueCode.MISSING_FIELD]


def test_of_several_approvals_the_last_counts_and_makes_drafts_approved(tools: Tools) -> None:
    draft = Edit(
        "title", "en", text="The café", how=EditOrigin.MACHINE, of=MadeFrom("el", seen_of(TITLE)), state=Trust.DRAFT
    )
    (page,) = done(tools, record(TITLE, TEXT), draft).records
    now = sheet_seen(page)
    for seen, state in (((now, "0" * 16), Trust.DRAFT), (("0" * 16, now), Trust.APPROVED)):
        approvals = tuple(Approval("", one) for one in seen)
        (found,) = done(tools, record(TITLE, TEXT), draft, approvals=approvals).records
        assert {one.lang: one.state for one in found.of("title")} == {"el": None, "en": state}


def test_a_merged_proposal_is_made_for_stale_texts_alone(tools: Tools) -> None:
    now = value("description", "el", TEXT.text.replace("Δύο πρωινά", "Τρία πρωινά"))
    mine = edit(TEXT, TEXT.text.replace("Ένας κάτοικος", "Μία κάτοικος"))
    (judged,) = done(tools, record(TITLE, now), mine).judged
    assert judged.proposal == "Μία κάτοικος βοηθά τους άλλους με τα έγγραφά τους. Τρία πρωινά την εβδομάδα."
    (current,) = done(tools, record(TITLE, TEXT), mine).judged
    assert current.proposal is None


def test_new_pictures_go_to_the_first_practice_of_a_page(tools: Tools) -> None:
    files = (Resource("new.png", "image/png", b""),)
    review = Review("a.html", pictures=(PictureEdit("new.png", use=True),))
    pages = (record(TITLE, number="1"), record(TEXT, number="2"))
    found = amend(pages, review, tools, files).records
    assert [len(one.of("images")) for one in found] == [1, 0]
    assert [len(one.resources) for one in found] == [1, 0]


def test_a_picture_that_is_nowhere_is_told_with_the_first_practice_of_a_page(tools: Tools) -> None:
    review = Review("a.html", pictures=(PictureEdit("lost.png", use=True),))
    first, second = amend((record(TITLE, number="1"), record(TEXT, number="2")), review, tools).records
    assert [one.code for one in first.issues if "lost.png" in one.message] == [IssueCode.UNUSABLE_IMAGE]
    assert not any("lost.png" in one.message for one in second.issues)


def test_without_a_translation_a_sheet_prints_texts_in_all_languages_of_its_page(tools: Tools) -> None:
    titles = [
        value("title", lang, text) for lang, text in (("el", "Το καφενείο"), ("en", "The café"), ("fr", "Le café"))
    ]
    found = replace(record(*titles), sides=("el", "en"))
    assert two_sides(found) == found


def test_a_page_of_which_it_is_set_that_it_is_a_practice_is_one_and_lacks_what_it_lacked() -> None:
    note = Issue(IssueCode.NOT_A_PRACTICE, Severity.INFO, "not treated as a practice")
    page = replace(record(TITLE, why=(Blocker.TITLE, Blocker.KIND)), kind=Kind.OTHER, issues=(note,))
    found = as_practice(page)
    assert (found.kind, found.why, found.issues) == (Kind.PRACTICE, (Blocker.TITLE,), ())
