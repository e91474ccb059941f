"""Dates without a label. Each page is invented."""

import pytest

PAGE = "<h1>The mill</h1><p>{}</p><p>A mill grinds flour for nine villages.</p>"
PAGE += "<h2>Results</h2><p>a</p><h2>Costs</h2><p>b</p>"


def test_a_line_of_nothing_but_a_range_is_the_period(fields):
    found = fields(PAGE.format("du 1er mai 2018 au 30 juin 2019"))
    assert (found["start_date"], found["end_date"]) == ("2018-05-01", "2019-06-30")


@pytest.mark.parametrize("line", ["ΕΣΠΑ 2014-2020", "projects 2014-2020"])
def test_the_years_of_a_programme_are_not_those_of_the_practice(fields, line):
    assert "start_date" not in fields(PAGE.format(line))
