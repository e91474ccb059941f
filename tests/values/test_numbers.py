"""Numbers as pages write them."""

from decimal import Decimal

import pytest

from pipeline.values.numbers import GROUPS, plain_decimal, read_number


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1.234", "1234"),
        ("1,234", "1234"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("0.125", "0.125"),
        ("1 234", "1234"),
    ],
)
def test_separators_of_every_convention_are_read(written, number):
    assert str(read_number(written)) == number


def test_a_whole_number_has_no_fraction_and_no_exponent():
    assert [plain_decimal(Decimal(one)) for one in ("5.00", "1E+6", "2.5")] == ["5", "1000000", "2.5"]


@pytest.mark.parametrize(
    ("written", "is_grouped"), [("1.000", True), ("12 500,50", True), ("1000", False), ("1.00", False)]
)
def test_digits_in_groups_of_three_are_told_from_plain_ones(written, is_grouped):
    assert bool(GROUPS.fullmatch(written)) is is_grouped
