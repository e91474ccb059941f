"""Whether words that look like a label are one where they stand. Each page is invented."""

import pytest

from pipeline.extract.page.accepting import LONGEST_FACT, is_title

STORY = "<h1>The mill</h1><h2>Description</h2><p>A mill grinds flour for nine villages again.</p>"
RESULTS = "<h2>Results</h2><p>Nine tonnes of flour were ground.</p>"


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("<p>Start date: May 2019</p>", "start_date", "2019-05"),
        ("<p>Location: Crete, Greece</p>", "location", {"country": "GR", "region": "Crete", "nuts": "EL43"}),
        ("<p>Owner: Town of Petra</p>", "institution", "Town of Petra"),
        ("<p><b>Φορέας που την εφαρμόζει:</b> Δήμος Πέτρας</p>", "institution", "Δήμος Πέτρας"),
    ],
)
def test_a_fact_inside_a_text_is_one(fields, line, field, value):
    found = fields(STORY + RESULTS + line)
    assert found[field] == value
    assert found["evidence"] == "Nine tonnes of flour were ground."


@pytest.mark.parametrize(
    "line",
    [
        "<p>Start: we met in the loft and had soup.</p>",
        "<ul><li>Staff</li><li>Two stones</li></ul>",
        "<p>Owner: the mill has none. It belongs to all who grind there.</p>",
    ],
    ids=["no date", "an entry of a list", "sentences"],
)
def test_words_of_a_text_stay_in_it(fields, line):
    found = fields(STORY + RESULTS + line)
    assert {"start_date", "institution", "resources"}.isdisjoint(found)
    assert len(found["evidence"]) > len("Nine tonnes of flour were ground.")


def test_a_text_goes_on_behind_a_fact_that_stands_alone_in_it(fields):
    page = (
        "The mill\n\nDescription\nA mill grinds again.\n\nBudget: 44.000 €\n\nIt has two stones.\n\nResults\nFlour.\n"
    )
    found = fields(page, "page.txt")
    assert found["amounts"]["amount"] == "44000"
    assert found["description"] == "A mill grinds again.\n\nIt has two stones."


def test_labels_of_facts_in_a_row_have_their_values_in_the_row_below(fields):
    page = "The mill\n\nInstitution\nStart date\nTown of Petra\nMay 2019\n\nDescription\nA mill grinds again.\n"
    found = fields(page, "page.txt")
    assert (found["institution"], found["start_date"]) == ("Town of Petra", "2019-05")


def test_what_is_told_of_one_partner_is_not_told_of_the_practice(fields):
    page = "The mill\n\nOwner: Town of Petra\n\nPartner 1: Town of Sasso\nCountry: Italy\n\nDescription\nA mill.\n"
    found = fields(page, "page.txt")
    assert found["institution"] == "Town of Petra"
    assert "location" not in found


def test_the_items_of_a_numbered_form_are_its_labels(fields):
    page = "1. Project title: Soup from the market\n2. Project background: Volunteers cook soup for three schools.\n"
    page += "3. Expected results of the project\nForty pupils eat warm meals each day.\n"
    found = fields(page, "page.txt")
    assert found["description"] == "Volunteers cook soup for three schools."
    assert found["evidence"] == "Forty pupils eat warm meals each day."


@pytest.mark.parametrize(
    ("words", "is_one"),
    [("The mill", True), ("“The mill”", True), ("«Ο μύλος»", True), ("the mill", False), ("The mill grinds.", False)],
)
def test_a_title_behind_its_label_opens_with_a_capital_or_a_quotation(words, is_one):
    assert is_title(words) is is_one


def test_a_longer_label_right_below_one_of_its_field_is_a_label_too(fields):
    page = "The mill\n\nDescription\nDescription of the project: A mill grinds again.\n\nResults\nFlour.\n"
    assert fields(page, "page.txt")["description"] == "A mill grinds again."
    parts = "The mill\n\nDescription\nA mill.\n\nResources needed\nTotal budget: 5 000 €\n\nOwn work\n"
    assert fields(parts, "page.txt")["resources"].startswith("Total budget: 5 000 €")


FACTS = "The mill\n\n{}\n\nDescription\nA mill grinds again.\n"


@pytest.mark.parametrize(
    "value",
    ["the Town. It owns two mills", "x" * (LONGEST_FACT + 1)],
    ids=["sentences", "too long"],
)
def test_a_fact_inside_a_text_is_one_name(fields, value):
    assert "institution" not in fields(STORY + RESULTS + f"<p>Owner: {value}</p>")


def test_a_fact_may_be_as_long_as_facts_are(fields):
    value = "T" * LONGEST_FACT
    assert fields(STORY + RESULTS + f"<p>Owner: {value}</p>")["institution"] == value


def test_a_label_in_bold_inside_a_text_is_one_before_prose_too(fields):
    found = fields(STORY + RESULTS + "<p><b>Owner:</b> the mill. It belongs to all who grind there.</p>")
    assert found["institution"] == "the mill. It belongs to all who grind there."


def test_a_label_of_a_section_inside_a_text_of_a_page_with_headings_is_none(fields):
    page = STORY + RESULTS + "<p>Description: it grinds at night, too.</p>"
    assert "at night" in fields(page)["evidence"]
    assert (
        fields(page.replace("<p>Description:", "<p><b>Description:</b>"))["evidence"]
        == "Nine tonnes of flour were ground."
    )


def test_values_in_the_row_below_must_fit_their_labels(fields):
    page = "The mill\n\nInstitution\nStart date\nTown of Petra\nsoon\n\nDescription\nA mill grinds again.\n"
    assert "start_date" not in fields(page, "page.txt")


def test_a_value_may_stand_above_the_label_that_ends_its_paragraph(fields):
    found = fields(FACTS.format("Town of Petra\nInstitution"), "page.txt")
    assert found["institution"] == "Town of Petra"


def test_parts_of_a_contact_stay_in_it(fields):
    page = STORY + "<h2>Contact</h2><p>Email: miller@mill.example.org</p><p>Institution: Town of Petra</p>"
    assert "institution" not in fields(page)
