"""Dates by their parts."""

import pytest

from pipeline.values.date_forms import FoundDate


@pytest.mark.parametrize(
    ("parts", "edtf"),
    [
        ((2019,), "2019"),
        ((2019, 2), "2019-02"),
        ((2019, 2, 28), "2019-02-28"),
        ((2019, 2, 29), "2019-02"),
        ((2020, 2, 29), "2020-02-29"),
        ((2019, 23, 4), "2019-23"),
    ],
)
def test_a_date_is_as_precise_as_its_parts_and_has_no_day_that_the_month_lacks(parts, edtf):
    date = FoundDate(0, 1, *parts).date
    assert date is not None
    assert date.edtf == edtf


def test_a_date_without_a_year_is_none():
    assert FoundDate(0, 1, month=5, day=2).date is None
