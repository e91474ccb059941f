"""Text without a label. Each page is invented."""

import pytest

LONG = "The old mill grinds again, two days a week, after a winter in which thirty people dressed its stones. " * 3


def test_a_long_first_paragraph_is_no_summary_of_what_follows(fields):
    found = fields(f"<h1>The mill</h1><p>{LONG}</p><p>{LONG[:-1]} It is red.</p>")
    assert "summary" not in found
    assert found["description"].startswith("The old mill")


def test_short_lines_before_a_labelled_description_are_no_summary(fields):
    found = fields("The mill\n\nGuild of Millers\n\nDescription\n\nThe old mill grinds again.\n", "page.txt")
    assert "summary" not in found


TEXT = "The project repairs the pipes, tests the water every month and marks the fountains on a map for visitors."


def test_entries_without_an_opening_line_are_no_beginning_of_the_description(fields):
    page = f"Fountains of the old town\n\n  • Water\n  • Heritage\n\n{TEXT}\n\nResults\n\nNine give water.\n"
    assert fields(page, "page.txt")["description"] == TEXT


def test_an_unknown_fact_between_lead_and_text_is_part_of_neither(fields):
    lead = "Forty stone fountains stand in the old town, of which nine give water."
    page = f"<h1>Fountains of the old town</h1><p>{lead}</p><p>Meeting point: the well</p><p>{TEXT}</p><p>{TEXT}</p>"
    assert "Meeting point" not in str(fields(page)["description"])


@pytest.mark.parametrize(
    ("between", "is_sure"), [("<p>It is open to all who come.</p>", True), ("<p>Grant 4711-A</p>", False)]
)
def test_a_description_with_a_short_line_in_it_is_to_be_checked(record, between, is_sure):
    made = record(f"<h1>The mill</h1><p>{LONG}</p>{between}<p>{LONG}</p>")
    assert [value.is_sure for value in made.of("description")] == [is_sure]


def test_a_list_that_a_line_announces_is_part_of_the_summary(fields):
    page = "<h1>The van</h1><p>The van brings:</p><ul><li>books</li><li>films</li></ul>"
    found = fields(f"{page}<h2>Description</h2><p>{TEXT}</p><h2>Results</h2><p>Nine.</p>")
    assert found["summary"] == "The van brings:\n\n- books\n- films"


def test_short_lines_alone_are_no_description(fields):
    page = "<h1>The mill</h1><div>MILLWORK</div><div>Grant 4711</div><h2>Results</h2><p>Nine tonnes of flour.</p>"
    assert "description" not in fields(page)
