"""Words that a person gives for a field."""

from __future__ import annotations

import pytest

from pipeline.lexicon import Lexicon
from pipeline.model import Amount, Contact, Date, KeyFigure, Place, Value
from pipeline.values.reading import is_of_field, is_typed, value_of


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("start_date", "Μάιος 2014", Date("2014-05")),
        ("start_date", "2014 - 2016", Date("2014")),
        ("end_date", "2014 - 2016", Date("2016")),
        ("end_date", "not yet", Date("..")),
        ("end_date", "later", None),
        ("amounts", "11.520", Amount("11520")),
        ("amounts", "11.520 €", Amount("11520", "EUR")),
        ("amounts", "some", None),
        ("location", "Κρήτη", Place("GR", "Κρήτη", "EL43")),
        ("contact", "Anna Berg\nann@example.org", Contact(name="Anna Berg", email="ann@example.org")),
        ("figures", "30.000 κάτοικοι", KeyFigure("30000", "κάτοικοι")),
        ("figures", " 1 250 oddities \n of ours", KeyFigure("1250", "oddities \n of ours")),
        ("figures", "many", None),
        ("title", "2014", None),
        ("no_such_field", "2014", None),
    ],
)
def test_words_are_read_as_the_fields_type(lexicon: Lexicon, field: str, text: str, value: Value) -> None:
    assert value_of(field, text, "el", lexicon) == value


@pytest.mark.parametrize(
    ("fields", "typed"),
    [("start_date amounts location contact figures", True), ("title links no_such_field", False)],
)
def test_fields_of_texts_are_read_as_no_type(lexicon: Lexicon, fields: str, *, typed: bool) -> None:
    assert {is_typed(field, lexicon) for field in fields.split()} == {typed}


@pytest.mark.parametrize(
    ("field", "value", "fits"),
    [
        ("amounts", Amount("5"), True),
        ("amounts", Date("2014"), False),
        ("start_date", Date("2014"), True),
        ("location", Place("BE"), True),
        ("contact", Place("BE"), False),
        ("figures", KeyFigure("5", "oddities"), True),
        ("figures", None, False),
        ("title", Date("2014"), False),
        ("no_such_field", Date("2014"), False),
    ],
)
def test_a_typed_value_is_of_one_type_of_field(lexicon: Lexicon, field: str, value: Value, *, fits: bool) -> None:
    assert is_of_field(field, value, lexicon) == fits
