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
