from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from pipeline.lexicon import Lexicon
from pipeline.model import Date, FieldPair, FieldValue, Look, Pair, Place, Record, Sheet
from pipeline.render.sheet.compose import compose
from pipeline.render.sheet.voices import languages_of
from pipeline.render.walk import passages

MakeRecord = Callable[..., Record]
Make = Callable[..., FieldValue]


def sheet(made: Record, lexicon: Lexicon, look: Look, *, languages: str = "both") -> Sheet:
    return compose(made, lexicon, look, languages)


def told(found: object) -> list[tuple[str, str]]:
    return [(one.lang, one.text) for one in passages(found)]


@pytest.mark.parametrize(
    ("sides", "printed"),
    [
        (("fr", "en"), ("en", "fr")),
        (("en", "de"), ("en", "de")),
        (("el", "fr"), ("el", "fr")),
        (("it", "nl"), ("it", "nl")),
        (("el", "en"), ("el", "en")),
        (("en", "el-Latn"), ("el", "en")),
        (("el",), ("el", "en")),
        (("fr",), ("el", "en")),
    ],
)
def test_a_sheet_has_the_two_sides_of_its_page_greek_before_english_before_others(
    sides: tuple[str, ...], printed: tuple[str, ...], record: MakeRecord, value: Make, lexicon: Lexicon
) -> None:
    made = replace(record(*(value("description", side, "…") for side in sides)), sides=sides)
    assert languages_of(made, "both", lexicon) == printed
    assert languages_of(made, "en", lexicon) == ("en",)


def test_a_language_of_names_and_of_what_is_told_of_the_project_is_no_side_of_a_sheet(
    record: MakeRecord, value: Make, lexicon: Lexicon
) -> None:
    made = record(
        value("title", "de", "Die Mühle"),
        value("description", "el", "Ένας μύλος."),
        value("project_about", "de", "Das Projekt."),
    )
    assert languages_of(replace(made, sides=("el", "de")), "both", lexicon) == ("el", "en")


def test_two_other_languages_stand_side_by_side_without_a_note(
    record: MakeRecord, value: Make, lexicon: Lexicon, look: Look
) -> None:
    made = record(
        value("title", "fr", "Le moulin"),
        value("title", "en", "The mill"),
        value("description", "fr", "Un moulin."),
        value("description", "en", "A mill."),
    )
    made = replace(made, sides=("fr", "en"))
    found = sheet(made, lexicon, look)
    (section,) = found.sections
    assert (found.lang, found.languages) == ("en", ("en", "fr"))
    assert told(section.heading) == [("en", "Description"), ("fr", "Description de la pratique")]
    (pair,) = section.flows
    assert isinstance(pair, Pair)
    assert (told(pair.left), told(pair.right)) == ([("en", "A mill.")], [("fr", "Un moulin.")])
    assert (found.head.notes, section.notes) == ((), ())


def test_fixed_words_that_a_language_lacks_are_english_once_and_marked_so(
    record: MakeRecord, value: Make, lexicon: Lexicon, look: Look
) -> None:
    made = record(
        value("description", "it", "Un mulino."),
        value("description", "fr", "Un moulin."),
        value("location", "fr", "Namur, Belgique", Place("BE")),
        value("start_date", "it", "maggio 2018", Date("2018-05")),
        value("end_date", "it", "giugno 2018", Date("2018-06")),
        fetched="2026-02-17",
    )
    found = sheet(replace(made, sides=("it", "fr")), lexicon, look)
    assert told(found.head.kicker) == [("en", "Good practice")]
    assert told(found.foot.source)[-1] == ("en", "Accessed:\u00a017\u00a0February\u00a02026")
    words = [(run.lang, one.text[run.start : run.end]) for one in passages(found.head) for run in one.runs]
    assert ("fr", "Namur, Belgique") in words
    assert ("it", "maggio 2018\u00a0– ") in words
    assert ("en", "May\u00a02018\u00a0– ") in words
    assert not [text for lang, text in words if lang == "el"]


def test_an_office_that_words_the_sheet_in_a_language_has_it_said_in_it(
    record: MakeRecord, value: Make, lexicon: Lexicon, look: Look
) -> None:
    table = {**lexicon.table("en", "sheet"), "good_practice": "Bonne pratique"}
    own = replace(lexicon, tables={**lexicon.tables, "fr": {**lexicon.table("fr"), "sheet": table}})
    made = record(value("description", "fr", "Un moulin."), value("description", "en", "A mill."))
    found = sheet(replace(made, sides=("fr", "en")), own, look)
    assert found.head.kicker.text == "Good practice · Bonne pratique"


def test_what_says_the_same_stays_side_by_side_where_the_page_has_the_other_side_first(
    record: MakeRecord, value: Make, lexicon: Lexicon, look: Look
) -> None:
    french, english = "Un.\n\nDeux.", "Foreword.\n\nOne.\n\nTwo."
    pairs = (FieldPair(0, 3, 11, 15), FieldPair(5, 10, 17, 21))
    made = record(value("description", "fr", french, pairs=pairs), value("description", "en", english, pairs=pairs))
    (section,) = sheet(replace(made, sides=("fr", "en")), lexicon, look).sections
    rows = [([text for _, text in told(pair.left)], [text for _, text in told(pair.right)]) for pair in section.flows]
    assert rows == [(["Foreword."], []), (["One."], ["Un."]), (["Two."], ["Deux."])]


def test_a_sheet_in_a_language_that_the_page_lacks_does_not_call_one_of_two_the_only_one(
    record: MakeRecord, value: Make, lexicon: Lexicon, look: Look
) -> None:
    made = record(value("description", "fr", "Un moulin."), value("description", "en", "A mill."))
    found = sheet(replace(made, sides=("fr", "en")), lexicon, look, languages="el")
    assert told(found.head.notes) == [("el", "Διατίθεται σε άλλη γλώσσα.")]
    assert [text for _, text in told(found.sections[0].flows)] == ["Un moulin.", "A mill."]
