from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.lexicon import Lexicon
from pipeline.model import FieldValue, Record, Run
from pipeline.render.sheet.gaps import common_gaps, common_notes, led, notes, section_fields
from pipeline.render.sheet.voices import LANGUAGES, Voices

Make = Callable[..., FieldValue]
MakeRecord = Callable[..., Record]


@pytest.fixture
def voices(lexicon: Lexicon) -> Voices:
    return Voices(LANGUAGES["both"], lexicon)


def test_what_every_section_lacks_is_said_once_for_the_whole_sheet(
    value: Make, record: MakeRecord, voices: Voices
) -> None:
    one = record(value("summary", "el", "Μια βάρκα."), value("transfer", "el", "Όπου υπάρχει νερό."))
    known = common_gaps(one, voices)
    assert known == {("en", "el")}
    assert [(said.lang, said.text) for said in common_notes(known, voices)] == [("en", "Available in Greek only.")]
    assert notes(one.of("transfer"), voices, known) == ()


def test_the_language_that_a_text_is_in_leads_those_that_all_of_it_lacks(
    value: Make, record: MakeRecord, voices: Voices
) -> None:
    english = record(value("description", "en", "A boat."))
    both = record(*english.values, value("description", "el", "Μια βάρκα."))
    assert [led(voices, common_gaps(one, voices)).languages for one in (english, both)] == [("en", "el"), ("el", "en")]


def test_a_language_that_one_section_has_is_noted_at_the_sections_that_lack_it(
    value: Make, record: MakeRecord, voices: Voices
) -> None:
    one = record(
        value("description", "el", "Μια βάρκα."),
        value("description", "en", "A boat."),
        value("evidence", "en", "Pupils came."),
    )
    known = common_gaps(one, voices)
    assert known == frozenset()
    assert [(said.lang, said.text) for said in notes(one.of("evidence"), voices, known)] == [("el", "Μόνο στα αγγλικά")]
    assert notes(one.of("description"), voices, known) == ()
    assert notes(one.of("transfer"), voices, known) == ()


def test_the_text_about_the_project_does_not_decide_what_the_practice_lacks(
    value: Make, record: MakeRecord, voices: Voices
) -> None:
    one = record(value("description", "el", "Μια βάρκα."), value("project_about", "en", "The project."))
    assert common_gaps(one, voices) == {("en", "el")}
    assert common_gaps(record(value("project_about", "en", "The project.")), voices) == frozenset()


def test_title_summary_and_the_sites_prose_stand_under_no_heading_of_their_own(lexicon: Lexicon) -> None:
    names = [field.name for field in section_fields(lexicon)]
    assert {"description", "evidence", "transfer", "project_about"} <= set(names)
    assert not {"title", "summary", "context", "institution"} & set(names)


def test_an_address_or_a_sum_alone_is_given_in_no_language(value: Make, record: MakeRecord, voices: Voices) -> None:
    link, text = "https://boat.example.gr/en", "See https://boat.example.gr"
    one = record(
        value("description", "el", "Μια βάρκα."),
        value("resources", "el", "5.000 €", runs=(Run(0, 7, "zxx"),)),
        value("further_information", "el", link, runs=(Run(0, len(link), "zxx"),)),
        value("transfer", "en", text, runs=(Run(0, 4, "en"), Run(4, len(text), "zxx"))),
    )
    assert notes(one.of("further_information"), voices, frozenset()) == ()
    assert [said.text for said in notes(one.of("transfer"), voices, frozenset())] == ["Μόνο στα αγγλικά"]
    assert common_gaps(record(*one.values[:3]), voices) == {("en", "el")}
