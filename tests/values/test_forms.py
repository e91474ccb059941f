from __future__ import annotations

import pytest

from pipeline.model import Amount, AmountRole, Contact, Date, KeyFigure, Place, Value
from pipeline.values.forms import as_raw, from_raw


@pytest.mark.parametrize(
    "value",
    [
        Date("2014-01"),
        Date(".."),
        Amount("11520", "EUR"),
        Amount("100", None, "200.50", AmountRole.TOTAL),
        KeyFigure("30000", "κάτοικοι"),
        Place("GR", "Ήπειρος", "EL54"),
        Contact(email="a@example.gr"),
    ],
)
def test_a_value_comes_back_from_its_plain_form(value: Value) -> None:
    assert from_raw(as_raw(value)) == value


@pytest.mark.parametrize(
    "raw",
    ["Μάιος 2014", "2014-13", {}, {"amount": "11.520,00"}, {"amount": 5}, {"sum": "5"}, {"country": "Greece"}, 7, None],
)
def test_what_is_no_value_is_refused(raw: object) -> None:
    with pytest.raises(ValueError, match=r"value|cannot"):
        from_raw(raw)


def test_the_codes_of_eurostat_are_taken_for_those_of_iso() -> None:
    assert [from_raw({"country": code}) for code in ("EL", "UK", "IE")] == [Place("GR"), Place("GB"), Place("IE")]
