"""Labels that the lexicon does not have, taken for one that they are near to where structure and value agree."""

import pytest

FRAME = "<h1>A kiln on wheels</h1><p>Potters share one kiln.</p><h2>Description</h2><p>It is towed.</p>{}"


@pytest.mark.parametrize(
    ("value", "is_told"), [("48.500 €", True), ("Twelve potters gave it.", True), ("May 2015", False), ("Crete", False)]
)
def test_a_text_of_costs_stands_below_words_near_its_label_or_a_sum(fields, value, is_told):
    found = fields(
        FRAME.format(f"<h2>What the firing costs and who pays</h2><p>{value}</p><h2>Results</h2><p>Pots.</p>")
    )
    assert ("resources" in found) is is_told


def test_a_fact_with_an_unknown_label_in_the_role_of_known_ones_ends_the_value_above(fields):
    row = '<div class="row"><div class="name">{}</div><div class="value">{}</div></div>'
    rows = [
        ("Institution", "Potters' Guild"),
        ("Number of pots", "214"),
        ("EU budget", "€44,000"),
        ("Location", "Crete"),
    ]
    found = fields(
        "<h1>T</h1>" + "".join(row.format(*one) for one in rows) + "<p>A kiln is towed from yard to yard.</p>"
    )
    assert found["institution"] == "Potters' Guild"
    assert found["amounts"]["amount"] == "44000"
    assert "214" not in str(found)


@pytest.mark.parametrize(
    ("besides", "field"), [("", "description"), ("<h2>Description</h2><p>Towed.</p>", "project_about")]
)
def test_what_the_project_is_describes_the_practice_where_nothing_else_does(fields, besides, field):
    page = "<h1>A kiln on wheels</h1><h2>What is the project?</h2><p>Potters share one kiln.</p>{}"
    assert fields(page.format(besides + "<h2>Results</h2><p>Pots.</p>"))[field] == "Potters share one kiln."


def test_a_first_cell_among_labels_may_be_near_to_one(fields):
    rows = [("Institution", "Library"), ("Location", "Crete, Greece"), ("Start date", "2015")]
    rows += [("Difficulties that were met", "Potters from six valleys share one kiln, and it is heavy.")]
    table = "".join(f"<tr><td>{name}</td><td>{value}</td></tr>" for name, value in rows)
    assert "difficulties" in fields(f"<h1>The kiln</h1><table>{table}</table>")


def test_a_label_with_more_words_over_a_text_is_near_to_it_and_no_label_before_its_value(record):
    page = (
        "Ο μύλος\n\nΦορέας: Δήμος Πέτρας\nΧρηματοδότηση: Πράσινο Ταμείο\n\nΣυνοπτική περιγραφή φυσικού αντικειμένου\n"
    )
    made = record(page + "Ο μύλος αλέθει πάλι το σιτάρι για εννέα χωριά της κοιλάδας.\n", "page.txt")
    assert [value.text for value in made.of("description")] == [
        "Ο μύλος αλέθει πάλι το σιτάρι για εννέα χωριά της κοιλάδας."
    ]


def test_words_that_only_open_with_a_label_of_a_date_are_near_to_it(fields):
    rows = [("Φορέας", "Δήμος Πέτρας"), ("Ημερομηνία έναρξης εργασιών", "01/10/2016"), ("Τόπος", "Κρήτη")]
    cells = "".join(
        f"<div><div class='label'>{name}</div><div class='value'>{value}</div></div>" for name, value in rows
    )
    assert fields(f"<h1>Ο μύλος</h1>{cells}")["start_date"] == "2016-10-01"


@pytest.mark.parametrize(("other", "is_part"), [("Potential for transfer", False), ("The miller's cat", True)])
def test_a_heading_of_the_rank_of_known_labels_is_no_part_of_the_text_above(fields, other, is_part):
    page = "<h1>The mill</h1><h2>Description</h2><p>A mill grinds flour for nine villages.</p>"
    page += "<h4>The lessons that we learned</h4><p>Stones must be dressed before the harvest comes in.</p>"
    found = fields(f"{page}<h4>{other}</h4><p>Any valley with a stream and a road can do the same.</p>")
    assert ("Stones" in found["description"]) is is_part
