"""Labels that leave their field open. Each page is invented."""

import pytest

LONG = "A mill grinds flour for nine villages again, two days a week. It has two stones, and eleven people dress them."
LEAD = "Nine villages have a mill again, and bakers buy from it."


def test_what_is_told_of_the_project_is_the_description_where_there_is_no_other(fields):
    found = fields(f"<h1>The mill</h1><h2>About the project</h2><p>{LONG}</p>")
    assert found["description"] == LONG
    assert "project_about" not in found


def test_a_lead_alone_is_no_other_description(fields):
    found = fields(f"<h1>The mill</h1><p>{LEAD}</p><h2>About the project</h2><p>{LONG} {LONG[:-1]} for years.</p>")
    assert found["summary"] == LEAD
    assert found["description"].startswith(LONG)


def test_beside_a_description_the_project_is_told_apart(fields):
    found = fields(f"<h1>The mill</h1><h2>Description</h2><p>{LONG}</p><h2>About the project</h2><p>{LEAD}</p>")
    assert (found["description"], found["project_about"]) == (LONG, LEAD)


def test_a_brief_description_is_the_summary_only_beside_a_longer_one(fields):
    page = "<h1>The mill</h1><h2>Brief description</h2><p>{}</p>"
    both = fields(page.format(LEAD) + f"<h2>Detailed description</h2><p>{LONG}</p>")
    assert (both["summary"], both["description"]) == (LEAD, LONG)
    assert fields(page.format(LONG))["description"] == LONG


def test_a_summary_that_is_longer_than_twice_the_lead_is_the_description(fields):
    page = "<h1>The mill</h1><p>{}</p><h2>Summary</h2><p>{}</p>"
    lead = "A mill grinds."
    for letters, name in ((28, "summary"), (29, "description")):
        text = "x" * (letters - 1) + "."
        assert fields(page.format(lead, text))[name] == text


def test_a_summary_beside_a_description_or_without_a_lead_stays_one(fields):
    assert fields(f"<h1>The mill</h1><h2>Summary</h2><p>{LONG}</p>")["summary"] == LONG
    page = f"<h1>The mill</h1><p>{LEAD}</p><h2>Summary</h2><p>{LONG} {LONG[:-1]}!</p><h2>Description</h2><p>{LONG}</p>"
    assert fields(page)["summary"].startswith(LONG)


def test_a_lead_of_half_the_letters_is_an_account_of_its_own(fields):
    for letters, is_account in ((50, True), (49, False)):
        lead, about = "x" * (letters - 1) + ".", "y" * 99 + "."
        found = fields(f"<h1>The mill</h1><p>{lead}</p><h2>About the project</h2><p>{about}</p>")
        assert (found.get("project_about") == about) is is_account


def test_a_brief_text_in_the_other_language_is_the_summary_only_beside_a_longer_one_there(record):
    page = (
        f"<h1>Ο μύλος</h1><h2>Σύντομη περιγραφή</h2><p>Ένας μύλος αλέθει αλεύρι ξανά για εννέα χωριά.</p>"
        f"<h1>The mill</h1><h2>Brief description</h2><p>{LEAD}</p><h2>Detailed description</h2><p>{LONG}</p>"
    )
    made = record(page)
    assert [value.lang for value in made.of("summary")] == ["en"]
    assert [value.lang for value in made.of("description")] == ["el", "en"]


def test_a_summary_alone_that_is_too_long_for_one_is_the_description(fields):
    for letters, name in ((600, "summary"), (601, "description")):
        text = "x" * (letters - 1) + "."
        assert fields(f"<h1>The mill</h1><h2>Summary</h2><p>{text}</p>")[name] == text


FLOUR = "Nine tonnes of flour."


@pytest.mark.parametrize(
    ("above", "field"),
    [
        ("", "description"),
        ("<h2>Summary</h2><p>A mill.</p>", "description"),
        ("<p><b>Owner:</b> Town of Petra</p>", "description"),
        (f"<p><b>Results:</b> {FLOUR}</p>", "description"),
        (f"<h2>Results</h2><p>{FLOUR}</p>", "project_about"),
        (f"<dl><dt>Results</dt><dd>{FLOUR}</dd><dd>And bread.</dd></dl>", "project_about"),
    ],
)
def test_what_it_is_stands_above_all_texts_as_the_description_and_below_one_as_what_that_leaves(fields, above, field):
    found = fields(f"<h1>The mill</h1>{above}<h2>What is it?</h2><p>{LONG}</p><h2>Description</h2><p>{LEAD}</p>")
    assert LONG in found[field]


@pytest.mark.parametrize(("lead", "field"), [("", "description"), (f"<p>{LEAD}</p>", "project_about")])
def test_below_a_text_what_it_is_is_the_description_unless_the_main_text_is_that(fields, lead, field):
    found = fields(f"<h1>The mill</h1>{lead}<h2>Results</h2><p>{FLOUR}</p><h2>What is it?</h2><p>{LONG}</p>")
    assert LONG in found[field]


def test_what_both_languages_tell_under_a_label_that_leaves_it_open_has_one_home(record):
    greek = "<h1>Ο μύλος</h1><h2>Τι είναι;</h2><p>Ένας μύλος αλέθει αλεύρι ξανά για εννέα χωριά της κοιλάδας.</p>"
    made = record(f"{greek}<h1>The mill</h1><h2>Results</h2><p>{FLOUR}</p><h2>What is it?</h2><p>{LONG}</p>")
    assert [one.lang for one in made.of("description")] == ["el", "en"]


def test_main_text_that_tells_nothing_is_no_account_beside_what_is_told_of_the_project(fields):
    lines = "".join(f"<p>Mill number {number}</p>" for number in range(9))
    found = fields(f"<h1>The mill</h1>{lines}<h2>About the project</h2><p>{LONG}</p>")
    assert (found["description"], "project_about" in found) == (LONG, False)


def test_what_it_is_below_a_lead_alone_is_the_description(fields):
    page = "<h1>The mill</h1><p>{}</p><h2>Results</h2><p>Nine tonnes.</p><h2>What is it?</h2><p>{}</p>"
    assert fields(page.format(LEAD, f"{LONG} {LONG[:-1]} for years."))["description"].startswith(LONG)
    assert fields(page.format(LONG, LEAD))["project_about"] == LEAD


def test_a_summary_is_measured_by_the_lead_in_its_own_language(record):
    greek = "Ο μύλος αλέθει πάλι αλεύρι για εννέα χωριά, δύο μέρες την εβδομάδα. Έχει δύο πέτρες και έντεκα μυλωνάδες."
    page = "<h2>{}</h2><p>{}</p><h3>{}</h3><p>{}</p>"
    first = page.format("Ο μύλος", "Ο μύλος γυρίζει ξανά από φέτος.", "Περίληψη", greek)
    made = record(first + page.format("The mill", "The mill turns again since this year.", "Summary", LONG))
    assert [value.text for value in made.of("description")] == [greek, LONG]


@pytest.mark.parametrize(("below", "is_chapter"), [("Activities", True), ("Results", False)])
def test_aims_between_two_parts_of_the_description_are_a_part_of_it(fields, below, is_chapter):
    aims = "Flour for nine villages."
    found = fields(
        f"<h1>The mill</h1><p>{LEAD}</p><h2>Context</h2><p>{LONG}</p><h2>Objectives</h2><p>{aims}</p>"
        f"<h2>{below}</h2><p>{LONG[:-1]} by hand.</p>"
    )
    assert (aims in found["description"]) is is_chapter
    assert found["summary"] == LEAD
