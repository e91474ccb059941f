"""Unknown headings in the place of a text that is missing. Each page is invented."""

import pytest

PAGE = "<h1>The mill</h1>{}"


def texts(*sections):
    return PAGE.format("".join(f"<h2>{name}</h2><p>{text}</p>" for name, text in sections))


STORY = ("Description", "A mill grinds flour for nine villages again, two days a week.")
RESULTS = ("Results", "Nine tonnes of flour were ground in the first year.")
ODD = ("Stones and sieves", "It took €4,500 and two stones from the old quarry.")


def test_the_one_text_missing_between_two_is_the_unknown_one(fields):
    assert fields(texts(STORY, ODD, RESULTS))["resources"] == ODD[1]


def test_resources_without_a_sum_are_none(fields):
    page = texts(STORY, ("Stones and sieves", "It took two stones from the old quarry."), RESULTS)
    assert "resources" not in fields(page)


def test_two_unknown_texts_in_the_place_of_one_are_left(fields):
    assert "resources" not in fields(texts(STORY, ODD, ("Cats and mice", "They cost €30 a year in milk."), RESULTS))


def test_at_the_end_all_else_must_be_told(fields):
    last = ("Wheels within wheels", "Any village with a brook can do the same.")
    told = texts(STORY, ("Resources needed", "It took €4,500."), RESULTS, last)
    assert fields(told)["transfer"] == last[1]
    assert "transfer" not in fields(texts(STORY, RESULTS, last))


@pytest.mark.parametrize("label", ["h4", "p"])
def test_a_cost_beside_its_label_is_no_text_among_headings(fields, label):
    facts = "".join(
        f"<div><{label}>{name}</{label}><p>{value}</p></div>"
        for name, value in (("Total cost", "€4,500"), ("Owner", "Town of Petra"), ("Start date", "May 2019"))
    )
    last = ("Wheels within wheels", "Any village with a brook can do the same.")
    found = fields(PAGE.format(facts) + texts(STORY, RESULTS, last).removeprefix("<h1>The mill</h1>"))
    assert (found["institution"], found["transfer"]) == ("Town of Petra", last[1])


def test_a_line_that_only_names_something_is_no_text(fields):
    page = texts(STORY, ("Discover the fund", "project info and more €3"), RESULTS)
    assert "resources" not in fields(page)
