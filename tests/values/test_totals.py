"""Which sum of a practice is the whole, and which are its parts."""

import pytest


def test_sums_that_make_up_the_total_are_its_parts(told):
    assert told("works 30.000 €, staff 10.000 €, total 40.000 €") == ["part", "part", "total"]
    assert told("works 30.000 €, staff 9.000 €, total 40.000 €") == ["-", "-", "total"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It took 870.000 €: 540.000 € for the yard, 195.000 € for the lorry and 135.000 € for the catalogue.",
         ["total", "part", "part", "part"]),
        ("Η αυλή 30.000 €, τα εργαλεία 10.000 €, μαζί 40.000 €.", ["part", "part", "total"]),
        ("It took 870.000 €: 540.000 € for the yard, 195.000 € for the lorry.", ["-", "-", "-"]),
        ("A ticket is 20 €, a meal 12 €, a bed 8 €.", ["-", "-", "-"]),
        ("It took 40.000 €: 30.000 € for the yard and 10.000 € per year for rent.", ["-", "-", "-"]),
    ],
)  # fmt: skip
def test_a_sum_that_those_beside_it_make_up_is_the_total(told, text, found):
    assert told(text) == found


def test_what_is_paid_every_year_is_no_part_of_a_total(told):
    assert told("Total 12.000 €, works 10.000 €, upkeep 2.000 € per year") == ["total", "-", "-"]


def test_two_totals_that_differ_are_none_and_one_that_says_so_outdoes_a_budget(told):
    assert told("Total cost 5.000 €, total budget 6.000 €") == ["-", "-"]
    assert told("Project budget 5.000 €, total budget 6.000 €") == ["-", "total"]


def test_a_part_needs_a_whole_and_is_no_more_than_it(told):
    assert told("of which 5.000 € for works") == ["-"]
    assert told("Total budget 5.000 €, ERDF 50.000 €") == ["total", "-"]
