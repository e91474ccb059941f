from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from pipeline.amend.matching import EditMatch, as_printed, matched, translated
from pipeline.amend.tools import Tools
from pipeline.model import Amount, Date, Edit, EditOrigin, FieldValue, Locator, MadeFrom, Run, Standing, Trust, Value
from pipeline.values.seen import seen_of


def value(field: str, lang: str, text: str, typed: Value = None) -> FieldValue:
    return FieldValue(field, lang, text, (Run(0, len(text), lang),), Locator("p", 0, len(text)), "label", typed)


def edit(of: FieldValue, text: str | None, at: int = 1) -> Edit:
    return Edit(of.field, of.lang, at=at, seen=seen_of(of), was=of.text, text=text)


def standing(values: Sequence[FieldValue], one: Edit, tools: Tools) -> tuple[Standing, int | None]:
    (found,) = matched(values, (one,), tools)
    return found.standing, found.at


TITLE = value("title", "el", "Το καφενείο των εγγράφων")
SUMMARY = value("summary", "el", "Ένας κάτοικος βοηθά τους άλλους με τα έγγραφά τους δύο πρωινά την εβδομάδα.")
SUM = value("amounts", "el", "11.250 €", Amount("11250", "EUR"))


@pytest.mark.parametrize("now", ["Το καφενείο των εγγράφων", "ΤΟ ΚΑΦΕΝΕΙΟ  ΤΩΝ ΕΓΓΡΑΦΩΝ", "«Το καφενείο των εγγράφων»"])
def test_the_same_words_are_current_however_they_are_written(tools: Tools, now: str) -> None:
    now_value = value("title", "el", now)
    assert standing([now_value], edit(TITLE, "Το καφενείο"), tools) == (Standing.CURRENT, 0)


def test_what_the_page_has_taken_over_is_done(tools: Tools) -> None:
    now = value("amounts", "el", "€11,520", Amount("11520", "EUR"))
    assert standing([now], edit(SUM, "11.520 €"), tools) == (Standing.DONE, 0)


def test_changed_words_make_an_edit_stale(tools: Tools) -> None:
    now = value("title", "el", "Το νέο καφενείο των εγγράφων")
    assert standing([now], edit(TITLE, "Το καφενείο"), tools) == (Standing.STALE, 0)


def test_the_only_value_of_a_field_is_the_one_even_where_nothing_is_like_it(tools: Tools) -> None:
    now = value("title", "el", "Ψηφιακός γραφέας")
    (found,) = matched([now], (edit(TITLE, "Το καφενείο"),), tools)
    assert (found.standing, found.at, found.fits) == (Standing.STALE, 0, False)


def test_of_equal_values_the_one_at_the_place_is_meant(tools: Tools) -> None:
    assert standing([SUM, SUM, SUM], edit(SUM, "5 €", at=3), tools) == (Standing.CURRENT, 2)
    assert standing([SUM, SUM], edit(SUM, "5 €", at=3), tools) == (Standing.CURRENT, 1)


def test_a_sum_put_in_front_leaves_the_edit_on_its_own(tools: Tools) -> None:
    study = value("amounts", "el", "14.000 €", Amount("14000", "EUR"))
    assert standing([study, SUM], edit(SUM, "11.520 €"), tools) == (Standing.CURRENT, 1)


def test_two_edits_never_have_one_value(tools: Tools) -> None:
    other = value("amounts", "el", "11.350 €", Amount("11350", "EUR"))
    now = value("amounts", "el", "11.390 €", Amount("11390", "EUR"))
    found = matched([SUM, now], (edit(other, "1 €"), edit(SUM, "2 €")), tools)
    assert [(one.standing, one.at) for one in found] == [(Standing.STALE, 1), (Standing.CURRENT, 0)]


def test_a_text_that_stands_in_another_field_now_has_moved(tools: Tools) -> None:
    now = value("description", "el", SUMMARY.text)
    assert standing([TITLE, now], edit(SUMMARY, "Βοηθά."), tools) == (Standing.MOVED, 1)


def test_a_date_never_moves_to_another_that_is_the_same(tools: Tools) -> None:
    start, end = (value(name, "el", "Μάιος 2014", Date("2014-05")) for name in ("start_date", "end_date"))
    assert standing([end], edit(start, "Μάιος 2013"), tools) == (Standing.GONE, None)


def test_what_is_not_there_any_more_is_gone_and_done_where_it_was_left_out(tools: Tools) -> None:
    assert standing([SUMMARY], edit(TITLE, "Το καφενείο"), tools) == (Standing.GONE, None)
    assert standing([SUMMARY], edit(TITLE, ""), tools) == (Standing.DONE, None)


def test_an_edit_whose_words_are_gone_does_not_fit_the_page(tools: Tools) -> None:
    for now, fits in ((TITLE, True), (SUMMARY, False)):
        (found,) = matched([now], (edit(TITLE, "Το καφενείο"),), tools)
        assert found.fits is fits


def test_a_field_that_the_page_lacks_takes_what_a_person_writes(tools: Tools) -> None:
    added = Edit("institution", "el", text="Δήμος Πέτρας")
    assert standing([TITLE], added, tools) == (Standing.CURRENT, None)
    theirs = value("institution", "el", "Δήμος Βράχου")
    assert standing([theirs], added, tools) == (Standing.STALE, 0)
    assert standing([value("institution", "el", "ΔΗΜΟΣ ΠΕΤΡΑΣ")], added, tools) == (Standing.DONE, 0)


def test_a_further_item_of_a_list_is_in_nobody_s_way(tools: Tools) -> None:
    assert standing([SUM], Edit("amounts", "el", text="4.000 €"), tools) == (Standing.CURRENT, None)


def test_latin_words_are_found_again_in_another_latin_language_never_in_greek(tools: Tools) -> None:
    name = value("institution", "en", "Petra Open Lab")
    assert standing([value("institution", "it", name.text)], edit(name, "Petra Lab"), tools) == (Standing.CURRENT, 0)
    assert standing([value("institution", "el", name.text)], edit(name, "Petra Lab"), tools)[0] is Standing.GONE


def test_of_two_edits_about_the_same_the_last_counts(tools: Tools) -> None:
    (found,) = matched([TITLE], (edit(TITLE, "Ένα"), edit(TITLE, "Δύο")), tools)
    assert found.edit.text == "Δύο"


@pytest.mark.parametrize(
    ("values", "expected", "fits"),
    [
        ((TITLE,), Standing.CURRENT, True),
        ((value("title", "el", "Άλλο καφενείο"),), Standing.STALE, False),
        ((SUMMARY,), Standing.GONE, False),
        ((TITLE, value("title", "en", "The café")), Standing.DONE, True),
    ],
)
def test_a_translation_hangs_on_what_it_was_made_from(
    values: tuple[FieldValue, ...], expected: Standing, *, fits: bool
) -> None:
    made = Edit("title", "en", text="The paperwork café", how=EditOrigin.TRANSLATION, of=MadeFrom("el", seen_of(TITLE)))
    found = translated(values, made)
    assert (found.standing, found.fits) == (expected, fits)


def test_a_sum_that_has_changed_is_sought_among_those_of_its_currency(tools: Tools) -> None:
    judged = value("amounts", "en", "€400,000", Amount("400000", "EUR"))
    kronor = value("amounts", "en", "SEK 4,200,000", Amount("4200000", "SEK"))
    now = value("amounts", "en", "€395,000", Amount("395000", "EUR"))
    assert standing([kronor, now], edit(judged, "€410,000"), tools) == (Standing.STALE, 1)
    assert standing([kronor], edit(judged, "€410,000"), tools) == (Standing.GONE, None)


def test_where_the_pages_words_go_before_what_is_gone_prints_nothing(tools: Tools) -> None:
    gone = edit(TITLE, "Το καφενείο")
    page_first = replace(tools, keeps=False)
    assert as_printed(EditMatch(gone, Standing.GONE), None, page_first) == ""
    assert as_printed(EditMatch(gone, Standing.STALE, 0), TITLE, page_first) is None
    assert as_printed(EditMatch(gone, Standing.GONE), None, tools) == "Το καφενείο"


def test_words_a_little_changed_are_stale_and_others_of_a_list_are_gone(tools: Tools) -> None:
    figure = value("figures", "el", "300 κάτοικοι με έγγραφα")
    near, far = value("figures", "el", "320 κάτοικοι με έγγραφα"), value("figures", "el", "εννέα χωριά")
    assert standing([far, near], edit(figure, "310 κάτοικοι"), tools) == (Standing.STALE, 1)
    assert standing([far], edit(figure, "310 κάτοικοι"), tools) == (Standing.GONE, None)


def test_of_two_edits_the_one_that_is_more_alike_has_the_value(tools: Tools) -> None:
    near, far = value("figures", "el", "300 κάτοικοι με έγγραφα"), value("figures", "el", "40 κάτοικοι χωρίς χαρτιά")
    now = value("figures", "el", "310 κάτοικοι με έγγραφα")
    for edits in ((edit(near, "1"), edit(far, "2")), (edit(far, "2"), edit(near, "1"))):
        found = {one.edit.text: one.standing for one in matched([now], edits, tools)}
        assert found == {"1": Standing.STALE, "2": Standing.GONE}


def test_two_edits_about_a_single_value_that_is_like_neither_are_gone(tools: Tools) -> None:
    other = value("title", "el", "Εννέα χωριά μαζί")
    now = value("title", "el", "Ψηφιακός γραφέας")
    found = matched([now], (edit(TITLE, "Το καφενείο"), edit(other, "Χωριά")), tools)
    assert [one.standing for one in found] == [Standing.GONE, Standing.GONE]


def test_a_short_text_never_moves_and_one_of_twenty_letters_does(tools: Tools) -> None:
    for text, expected in (("α" * 19, Standing.GONE), ("α" * 20, Standing.MOVED)):
        old, now = value("summary", "el", text), value("description", "el", text)
        assert standing([now], edit(old, "Βοηθά."), tools)[0] is expected


def test_a_text_moves_in_its_own_language_only(tools: Tools) -> None:
    now = value("description", "en", SUMMARY.text)
    assert standing([now], edit(SUMMARY, "Βοηθά."), tools) == (Standing.GONE, None)


def test_words_of_no_language_are_near_to_any_but_greek(tools: Tools) -> None:
    name = value("institution", "zxx", "Petra 2000")
    assert standing([value("institution", "en", name.text)], edit(name, "Petra"), tools) == (Standing.CURRENT, 0)
    assert standing([value("institution", "el", name.text)], edit(name, "Petra"), tools) == (Standing.GONE, None)


def test_what_a_person_left_out_and_the_page_lacks_is_done_and_what_it_has_goes(tools: Tools) -> None:
    empty = Edit("institution", "el", text="")
    assert standing([TITLE], empty, tools) == (Standing.DONE, None)
    assert standing([value("institution", "el", "Δήμος")], empty, tools) == (Standing.CURRENT, 0)
    assert standing([value("institution", "en", "Town")], empty, tools) == (Standing.DONE, None)


def test_two_items_that_a_person_adds_are_two_and_two_titles_are_one(tools: Tools) -> None:
    items = [Edit("figures", "el", text=text) for text in ("300 κάτοικοι", "9 χωριά")]
    assert len(matched([], items, tools)) == 2
    titles = [Edit("title", "el", text=text) for text in ("Ένα", "Δύο")]
    assert [one.edit.text for one in matched([], titles, tools)] == ["Δύο"]


def test_what_a_match_prints_depends_on_how_it_stands(tools: Tools) -> None:
    mine = edit(TITLE, "Το καφενείο")
    assert as_printed(EditMatch(mine, Standing.CURRENT, 0), TITLE, tools) == "Το καφενείο"
    assert as_printed(EditMatch(mine, Standing.DONE, 0), TITLE, tools) is None
    approved = edit(TITLE, None)
    assert as_printed(EditMatch(approved, Standing.STALE, 0), TITLE, tools) == TITLE.text
    assert as_printed(EditMatch(replace(approved, was=""), Standing.STALE, 0), TITLE, tools) is None
    assert as_printed(EditMatch(replace(approved, was=""), Standing.GONE), None, tools) == ""


def test_a_persons_translation_stays_beside_the_pages_own_and_a_draft_gives_way(tools: Tools) -> None:
    made = Edit("title", "en", text="The café", how=EditOrigin.TRANSLATION, of=MadeFrom("el", seen_of(TITLE)))
    theirs = value("title", "en", "The coffee house")
    for state, words in ((Trust.REVIEWED, "The café"), (Trust.DRAFT, None)):
        match = EditMatch(replace(made, state=state), Standing.DONE, 0)
        assert as_printed(match, theirs, tools) == words


def test_long_texts_are_compared_by_their_beginnings(tools: Tools) -> None:
    figure = value("figures", "el", "α" * 20_000 + "β" * 20_000)
    now = value("figures", "el", "α" * 20_000 + "γ" * 90_000)
    assert standing([now], edit(figure, "1"), tools) == (Standing.STALE, 0)


def test_edits_of_equal_values_at_two_places_are_two(tools: Tools) -> None:
    found = matched([SUM, SUM], (edit(SUM, "5 €", at=1), edit(SUM, "6 €", at=2)), tools)
    assert [(one.edit.text, one.at) for one in found] == [("5 €", 0), ("6 €", 1)]


def test_other_sums_between_equal_ones_do_not_count_as_places(tools: Tools) -> None:
    study = value("amounts", "el", "14.000 €", Amount("14000", "EUR"))
    assert standing([SUM, study, SUM], edit(SUM, "5 €", at=2), tools) == (Standing.CURRENT, 2)


@pytest.mark.parametrize("turned", [False, True])
def test_a_changed_value_goes_to_the_edit_whose_words_are_most_like_it(tools: Tools, *, turned: bool) -> None:
    now = value("amounts", "el", "11.250 ευρώ τον χρόνο")
    near, far = value("amounts", "el", "11.250 ευρώ το χρόνο"), value("amounts", "el", "11.250 ευρώ τον μήνα")
    edits = [edit(near, "1 €"), edit(far, "2 €")]
    found = matched([now], edits[::-1] if turned else edits, tools)
    assert {one.edit.text: one.at for one in found} == {"1 €": 0, "2 €": None}


def test_edits_of_other_fields_are_no_rivals_for_the_only_value_of_one(tools: Tools) -> None:
    now = value("title", "el", "Ψηφιακός γραφέας")
    found = matched([now], (edit(TITLE, "Το καφενείο"), edit(SUMMARY, "Βοηθά.")), tools)
    assert [(one.standing, one.at) for one in found] == [(Standing.STALE, 0), (Standing.GONE, None)]


@pytest.mark.parametrize(
    ("before", "now", "is_near"),
    [
        ("en", "en", True),
        ("en", "zxx", True),
        ("und", "en", True),
        ("el-Latn", "en", True),
        ("en", "it", False),
        ("el", "zxx", False),
        ("zxx", "el", False),
    ],
)
def test_changed_words_are_looked_for_in_their_language_or_where_a_name_has_none(
    tools: Tools, before: str, now: str, *, is_near: bool
) -> None:
    was, there = value("institution", before, "Petra Open Lab"), value("institution", now, "Petra Open Labs")
    assert standing([there], edit(was, "Lab"), tools)[0] is (Standing.STALE if is_near else Standing.GONE)


@pytest.mark.parametrize(("now", "expected"), [("abcdefwxyz1234", Standing.GONE), ("abcdefwxyz12", Standing.STALE)])
def test_words_alike_by_sixty_of_a_hundred_are_the_same_words_changed(
    tools: Tools, now: str, expected: Standing
) -> None:
    old = value("figures", "en", "abcdefgh")
    assert standing([value("figures", "en", now)], edit(old, "1"), tools)[0] is expected
