from __future__ import annotations

import pytest

from pipeline.exchange.glossary import Term, is_kept, lacking, matching, terms

KNOWN = (Term("δήμος", "municipality"), Term("καλή πρακτική", "good practice"), Term("Interreg", "", keep=True))


@pytest.mark.parametrize(
    ("source", "target", "missing"),
    [
        ("Ο Δήμος πληρώνει.", "The municipality pays.", []),
        ("των δήμων", "of the municipalities", []),
        ("του Δήμου", "of the town hall", ["municipality"]),
        ("Οι καλές πρακτικές", "The good practices", []),
        ("Οι καλές πρακτικές", "Practices that are good", ["good practice"]),
        ("Το έργο Interreg", "The project", [""]),
        ("Το έργο Interreg", "The INTERREG project", []),
        ("Οι δημότες", "The citizens", []),
        ("Η δημοσίευση", "The publication", []),
    ],
)
def test_a_term_is_known_in_all_its_forms_and_missed_where_its_other_side_is_not_there(
    source: str, target: str, missing: list[str]
) -> None:
    assert [term.en for term in lacking(source, target, "el", "en", KNOWN)] == missing


def test_terms_work_in_both_directions() -> None:
    assert [term.el for term in lacking("two municipalities", "δύο πόλεις", "en", "el", KNOWN)] == ["δήμος"]
    assert matching("ο δήμος", "el", KNOWN) == KNOWN[:1]


@pytest.mark.parametrize(
    "data",
    [
        "el,en,note,keep\nδήμος,municipality,,\nInterreg,,,yes\n".encode(),
        "\ufeffEl;EN;Note;Keep\r\nδήμος;municipality;;\r\nInterreg;;;ναι\r\n".encode(),
        "el;en;note;keep\nδήμος;municipality;;\nInterreg;;;x\n;;;\n".encode("cp1253"),
        "en\tel\tkeep\nmunicipality\tδήμος\t\n\t\t\n\tInterreg\t1\n".encode(),
    ],
)
def test_a_table_is_read_as_spreadsheets_save_it(data: bytes) -> None:
    assert terms(data) == (Term("δήμος", "municipality"), Term("Interreg", "", keep=True))


def test_what_the_glossary_keeps_and_what_has_no_letters_may_stay_as_it_is() -> None:
    assert is_kept("interreg", KNOWN)
    assert is_kept("2014–2020", ())
    assert not is_kept("Interreg Europe", KNOWN)


@pytest.mark.parametrize(("word", "term"), [("δήμου", "δήμος"), ("mills", "mill"), ("milled", "mill"), ("map", "map")])
def test_a_form_shares_its_beginning_but_for_three_letters(word: str, term: str) -> None:
    assert matching(f"x {word} y", "el", (Term(term, "z"),))


@pytest.mark.parametrize(
    ("word", "term"),
    [("δημότης", "δήμος"), ("έτη", "έτος"), ("millstone", "mill"), ("man", "men")],
)
def test_another_word_with_the_same_beginning_is_no_form(word: str, term: str) -> None:
    assert not matching(f"x {word} y", "el", (Term(term, "z"),))


def test_all_words_of_a_term_stand_one_behind_the_other() -> None:
    known = (Term("καλή πρακτική", "good practice"),)
    assert matching("η καλή πρακτική", "el", known) == known
    assert matching("καλή", "el", known) == ()
    assert matching("καλή ιδέα και πρακτική", "el", known) == ()
    assert matching("", "el", known) == ()


def test_words_without_letters_and_kept_terms_may_stay() -> None:
    assert is_kept("12 %", KNOWN)
    assert is_kept("INTERREG", KNOWN)
    assert not is_kept("δήμος", KNOWN)
    assert Term("Interreg", "", keep=True).side("fr") == "Interreg"
    assert Term("δήμος", "municipality").side("fr") == ""
