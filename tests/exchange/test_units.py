from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from pipeline.exchange.unit import TranslationState
from pipeline.exchange.unit_text import exact8
from pipeline.exchange.units import aligned, parts, said, units, wanted
from pipeline.lexicon import Lexicon
from pipeline.model import FieldPair, FieldValue, Locator, Origin, Record, Trust
from pipeline.run.open_points import open_points

Value = Callable[..., FieldValue]
Made = Callable[..., Record]
TEXT = "Εισαγωγή:\n- πρώτο\n  - δεύτερο\n\nΤέλος.\n2014"


def test_a_text_is_cut_into_lines_and_items_that_have_letters(value: Value) -> None:
    assert parts(value(TEXT)) == {1: "Εισαγωγή:", 2: "πρώτο", 3: "δεύτερο", 4: "Τέλος."}


def test_a_table_is_cut_into_cells(value: Value) -> None:
    table = value("Έτος | Ποσό\n2014 | πέντε €", rows=(((0, 4), (7, 11)), ((12, 16), (19, 26))))
    assert parts(table) == {1: "Έτος", 2: "Ποσό", 4: "πέντε €"}
    assert said(table, {1: "Year", 2: "Sum", 4: "five €"}) == "Year | Sum\n2014 | five €"


def test_other_words_stand_where_the_first_ones_stood(value: Value) -> None:
    words = {1: "Intro:", 2: "first", 3: "second", 4: "End."}
    assert said(value(TEXT), words) == "Intro:\n- first\n  - second\n\nEnd.\n2014"
    assert said(value("- πρώτο\n- δεύτερο"), {1: "first"}) == "- first\n- δεύτερο"


def test_a_record_in_one_language_lacks_each_of_its_texts(value: Value, record: Made, lexicon: Lexicon) -> None:
    found = units(record(value("Τίτλος", field="title"), value(TEXT), value("2 €", field="amounts")), "en", lexicon)
    assert [(unit.key.field, unit.key.part, unit.source) for unit in found] == [
        ("title", 1, "Τίτλος"),
        ("description", 1, "Εισαγωγή:"),
        ("description", 2, "πρώτο"),
        ("description", 3, "δεύτερο"),
        ("description", 4, "Τέλος."),
    ]
    assert found[2].before == "Εισαγωγή:"
    assert found[0].labels == ("Τίτλος", "Title")


def test_a_language_that_is_there_is_missing_in_no_unit(value: Value, record: Made, lexicon: Lexicon) -> None:
    made = record(value("Ένα."), value("One.", "en"))
    (unit,) = units(made, "en", lexicon)
    assert (unit.source, unit.target, unit.want) == ("Ένα.", "One.", TranslationState.DONE)
    assert unit.key.given == exact8("One.")


@pytest.mark.parametrize(
    ("state", "stale", "want"),
    [
        (Trust.DRAFT, set(), TranslationState.DRAFT),
        (Trust.REVIEWED, set(), TranslationState.DONE),
        (None, set(), TranslationState.UNSURE),
        (Trust.REVIEWED, {("description", "en")}, TranslationState.STALE),
    ],
)
def test_drafts_guesses_and_stale_words_want_somebody(
    state: Trust | None,
    stale: set[tuple[str, str]],
    want: TranslationState,
    value: Value,
    record: Made,
    lexicon: Lexicon,
) -> None:
    made = record(value("Ένα."), value("One.", "en", state=state, is_sure=state is not None))
    found = units(made, "en", lexicon, stale=stale)
    assert [unit.want for unit in found] == [want]
    assert len(wanted(found)) == (want is not TranslationState.DONE)


@pytest.mark.parametrize("lang", ["el", "en"])
def test_what_goes_out_as_missing_is_what_status_tells(lang: str, value: Value, record: Made, lexicon: Lexicon) -> None:
    made = record(
        value("Ένα.", field="title"),
        value(TEXT),
        value("What we learnt.", "en", "lessons"),
        value("2", "zxx"),
        value("2014", field="transfer"),
        value("2019: 5 %", field="resources"),
        value("Une école.", "fr", "resources"),
        value("10 %", field="evidence"),
        value("It works.", "en", "evidence"),
        value("Doulevei.", "el-Latn", "difficulties"),
        value("https://example.org", "zxx", "further_information"),
    )
    units_ = {unit.key.field for unit in units(made, lang, lexicon) if unit.want is TranslationState.MISSING}
    assert units_ == {one.field for one in open_points(made, ()) if one.kind == "missing" and one.lang == lang}


def test_texts_of_a_third_language_are_translated_where_there_is_no_other(
    value: Value, record: Made, lexicon: Lexicon
) -> None:
    made = record(value("Un atelier.", "fr"))
    assert [unit.key.lang for unit in units(made, "el", lexicon)] == ["fr"]
    assert units(made, "el", lexicon, lang="en") == ()


def test_names_go_out_only_when_asked_for(value: Value, record: Made, lexicon: Lexicon) -> None:
    made = record(value("Δήμος Πέτρας", field="institution"))
    assert units(made, "en", lexicon) == ()
    assert [unit.source for unit in units(made, "en", lexicon, every=True)] == ["Δήμος Πέτρας"]


def test_what_a_site_says_of_its_project_goes_out_only_when_asked_for(
    value: Value, record: Made, lexicon: Lexicon
) -> None:
    made = record(value("Το έργο.", field="project_about"))
    assert units(made, "en", lexicon) == ()
    assert [unit.source for unit in units(made, "en", lexicon, every=True)] == ["Το έργο."]


def test_sides_that_are_built_alike_answer_line_by_line(value: Value) -> None:
    assert aligned(value("Ένα.\n\nΔύο."), value("One.\n\nTwo.", "en")) == {1: "One.", 2: "Two."}


def test_sides_that_are_not_answer_where_the_page_pairs_single_lines(value: Value) -> None:
    pairs = (FieldPair(0, 4, 0, 4),)
    source, target = value("Ένα.\n\nΔύο.\n\nΤρία.", pairs=pairs), value("One.\n\nRest.", "en", pairs=pairs)
    assert aligned(source, target) == {1: "One."}
    assert aligned(target, source) == {1: "Ένα."}


def test_a_text_is_never_translated_out_of_the_language_that_is_wanted(
    value: Value, record: Made, lexicon: Lexicon
) -> None:
    assert units(record(value("One.", "en")), "en", lexicon) == ()


def test_the_longest_text_of_the_preferred_language_goes_out(value: Value, record: Made, lexicon: Lexicon) -> None:
    made = record(value("Un.", "fr"), value("Ένα."), value("Ένα και δύο."), value("Un et deux et trois.", "fr"))
    (unit,) = units(made, "en", lexicon)
    assert (unit.source, unit.key.at) == ("Ένα και δύο.", 2)
    (french,) = units(made, "en", lexicon, lang="fr")
    assert french.source == "Un et deux et trois."
    (greek,) = units(record(value("Un.", "fr"), value("One and two.", "en")), "el", lexicon)
    assert greek.source == "One and two."


def test_the_second_text_of_a_field_is_answered_by_the_second_or_else_the_last(
    value: Value, record: Made, lexicon: Lexicon
) -> None:
    sources = value("Ένα."), value("Ένα και δύο.")
    for targets, said_ in ((("One.", "Two."), "Two."), (("One.",), "One."), (("One.", "Two.", "Three."), "Two.")):
        made = record(*sources, *(value(text, "en") for text in targets))
        assert [unit.target for unit in units(made, "en", lexicon)] == [said_]


def test_a_machines_words_are_a_draft_until_somebody_judges_them(value: Value, record: Made, lexicon: Lexicon) -> None:
    for state, want in ((None, TranslationState.DRAFT), (Trust.REVIEWED, TranslationState.DONE)):
        made = record(value("Ένα."), value("One.", "en", origin=Origin.MACHINE, state=state))
        assert [unit.want for unit in units(made, "en", lexicon)] == [want]


def test_where_the_sides_differ_the_whole_other_side_counts_as_given_out(
    value: Value, record: Made, lexicon: Lexicon
) -> None:
    first, second = units(record(value("Ένα.\n\nΔύο."), value("All of it.", "en")), "en", lexicon)
    assert (first.target, second.target) == ("", "")
    assert first.key.given == second.key.given == exact8("All of it.")
    (alone,) = units(record(value("Ένα.")), "en", lexicon)
    assert alone.key.given == ""


def test_pairs_have_the_greek_side_first_wherever_it_stands_on_the_page(value: Value) -> None:
    pairs = (FieldPair(0, 4, 0, 3),)
    greek = replace(value("Ένα.\n\nΔύο.\n\nΤρία.", pairs=pairs), locator=Locator("p", 30, 39))
    english = replace(value("One\n\nRest.", "en", pairs=pairs), locator=Locator("p", 3, 9))
    assert aligned(greek, english) == {1: "One"}
    assert aligned(english, greek) == {1: "Ένα."}


def test_pairs_of_two_other_languages_go_by_their_order_on_the_page(value: Value) -> None:
    pairs = (FieldPair(0, 4, 0, 3),)
    early, late = Locator("p", 3, 9), Locator("p", 30, 39)
    french = replace(value("One.\n\nTwo.\n\nSix.", "en", pairs=pairs), locator=early)
    english = replace(value("Un.\n\nReste.", "fr", pairs=pairs), locator=late)
    assert aligned(french, english) == {1: "Un."}
    assert aligned(english, french) == {1: "One."}
