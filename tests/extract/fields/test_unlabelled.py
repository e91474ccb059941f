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


LONG = "The old mill grinds again, two days a week, after a winter in which thirty people dressed its stones. " * 3


def test_a_long_first_paragraph_is_no_summary_of_what_follows(fields):
    found = fields(f"<h1>The mill</h1><p>{LONG}</p><p>{LONG[:-1]} It is red.</p>")
    assert "summary" not in found
    assert found["description"].startswith("The old mill")


def test_short_lines_before_a_labelled_description_are_no_summary(fields):
    found = fields("The mill\n\nGuild of Millers\n\nDescription\n\nThe old mill grinds again.\n", "page.txt")
    assert "summary" not in found
