"""The hash of judged words."""

from __future__ import annotations

import unicodedata

import pytest

from pipeline.model import Amount, AmountRole, Contact, Date, FieldValue, KeyFigure, Locator, Place, Value
from pipeline.values.seen import seen_of, seen_words


def value(text: str, typed: Value = None) -> FieldValue:
    return FieldValue("amounts", "el", text, (), Locator("p"), "label", typed)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Το «καφενείο» των χωριών.", "το “καφενειο”\r\n\r\nτων  Χωριών"),
        ("- πρώτο\n  - δεύτερο", "πρώτο δεύτερο"),
        ("Ήταν 5\u00a0% πάνω", unicodedata.normalize("NFD", "Ήταν 5 % πάνω")),
        ("από −5 βαθμούς", "από -5 βαθμούς"),
        ("well_known", "well-known"),
    ],
)
def test_ways_to_write_the_same_words_have_one_hash(one: str, other: str) -> None:
    assert seen_words(one) == seen_words(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("11.250 €", "11.250 $"),
        ("11.250 €", "11.520 €"),
        ("-5 %", "5"),
        ("-5 %", "5 %"),
        ("1,5", "15"),
        ("10:30", "1030"),
        ("+5", "5"),
        ("έως 70 λεπτά", "έως 75 λεπτά"),
    ],
)
def test_signs_and_digits_that_change_the_meaning_change_the_hash(one: str, other: str) -> None:
    assert seen_words(one) != seen_words(other)


def test_the_hash_has_sixteen_hex_digits_for_any_text() -> None:
    assert all(len(seen_words(text)) == len(seen_of(value(text))) == 16 for text in ("", "…", "\ud800", "α" * 9))


def test_a_typed_value_is_hashed_by_its_type() -> None:
    assert seen_of(value("11.250 €", Amount("11250", "EUR"))) == seen_of(value("€11,250", Amount("11250", "EUR")))
    assert seen_of(value("Μάιος 2014", Date("2014-05"))) == seen_of(value("May 2014", Date("2014-05")))
    assert seen_of(value("2014", Date("2014"))) != seen_of(value("2014", KeyFigure("2014", "")))


def test_what_a_sum_is_of_the_whole_does_not_count() -> None:
    assert seen_of(value("5 €", Amount("5", "EUR", role=AmountRole.PART))) == seen_of(value("5 €", Amount("5", "EUR")))


def test_a_place_without_a_country_and_a_contact_are_hashed_by_their_words() -> None:
    assert seen_of(value("Πέτρινο", Place(region="Πέτρινο"))) == seen_words("Πέτρινο")
    assert seen_of(value("Μ. Π., 210", Contact(name="Μ. Π."))) == seen_words("Μ. Π., 210")
