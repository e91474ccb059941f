"""Shapes of pages: where labels, facts and texts stand. Each page is invented."""

import pytest

from pipeline.model import Fate, IssueCode


def asides(record) -> dict[str, Fate]:
    return {aside.text: aside.fate for aside in record.asides}


def test_a_brief_description_beside_a_longer_one_is_the_summary(fields):
    page = "<h1>T</h1><h3>Short description of the practice</h3><p>Bicycles like books.</p>"
    page += "<h3>Detailed description</h3><p>They are lent for two weeks.</p><h3>Results</h3><p>a</p>"
    found = fields(page)
    assert (found["summary"], found["description"]) == ("Bicycles like books.", "They are lent for two weeks.")


def test_a_brief_description_alone_is_the_description(fields):
    page = "<h1>T</h1><h3>Short description of the practice</h3><p>Bicycles like books.</p><h3>Results</h3><p>a</p>"
    found = fields(page)
    assert ("summary" in found, found["description"]) == (False, "Bicycles like books.")


def test_labels_of_the_same_field_without_markup_part_summary_and_description(fields):
    page = "<h1>T</h1><div>Short description:</div><div>Bicycles.</div><div>Detailed description:</div><div>Lent.</div>"
    found = fields(page + "<div>Results:</div><div>a</div>")
    assert (found["summary"], found["description"]) == ("Bicycles.", "Lent.")


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("Τα αναμενόμενα αποτελέσματα είναι: Δώδεκα χωριά.", "evidence", "Δώδεκα χωριά."),
        ("Οι δυσκολίες ήταν οι εξής: Ο αέρας.", "difficulties", "Ο αέρας."),
        ("The results are: twelve villages.", "evidence", "twelve villages."),
        ("Our challenges: the wind.", "difficulties", "the wind."),
    ],
)
def test_a_label_may_have_an_article_before_it_and_a_verb_behind(fields, line, field, value):
    page = f"A van of books\n\nIt calls at nine villages.\n\nDescription: A van.\n\nResources: Oil.\n\n{line}\n"
    assert fields(page, "page.txt")[field] == value


def test_an_article_makes_no_label_of_a_fact(fields):
    page = "<h1>T</h1><h2>Το έργο</h2><p>Ενώνει χωριά.</p><h2>Αποτελέσματα</h2><p>α</p><h2>Δυσκολίες</h2><p>β</p>"
    assert "project" not in fields(page)


def test_a_title_in_the_second_language_stands_below_the_first(fields):
    page = "ΚΑΛΗ ΠΡΑΚΤΙΚΗ\n\nΗ βροχή στο βαρέλι\nRain in the barrel\n\nΠερίληψη / Summary\nΔιακόσιες αυλές.\n"
    page += "Two hundred yards collect water.\n\nΔυσκολίες / Difficulties\nΗ ξηρασία.\nThe drought."
    assert fields(page, "page.txt")["title"] == ["Η βροχή στο βαρέλι", "Rain in the barrel"]


def test_a_range_of_dates_without_a_label_is_the_period(fields):
    page = "<h1>T</h1><p>A van.</p><ul><li>16/5/ 2013 – ongoing</li><li>Galicia, Spain</li></ul>"
    found = fields(page + "<h2>Results</h2><p>a</p><h2>Costs</h2><p>b</p>")
    assert (found["start_date"], found["end_date"], "published" in found) == ("2013-05-16", "..", False)


def test_short_entries_without_labels_are_no_part_of_a_summary(record):
    page = "<h1>T</h1><p>A van calls at nine villages.</p><ul><li>City of Vigo</li><li>Crete, Greece</li></ul>"
    made = record(page + "<h2>Description</h2><p>It is red.</p><h2>Results</h2><p>a</p>")
    assert made.of("summary")[0].text == "A van calls at nine villages."
    assert asides(made)["City of Vigo"] is Fate.UNPLACED


def test_a_cost_in_a_list_of_facts_takes_no_text_behind_the_list(fields):
    page = "<h1>T</h1><ul><li><b>Location</b>: Crete, Greece</li><li><b>Budget</b>: €1,200</li></ul>"
    page += "<p>Pupils mend walls.</p><h2>Description</h2><p>Walls fall.</p><h2>Results</h2><p>a</p>"
    found = fields(page)
    assert (found["resources"], found["summary"]) == ("€1,200", "Pupils mend walls.")


def test_a_label_that_follows_its_own_kind_at_once_is_one_too(record):
    page = "T\n\nResults\n\nGood.\n\nCosts\n\nNone.\n\nFurther information\n\nWebsite\nwww.tower.example.hu\n"
    made = record(page, "page.txt")
    assert made.of("further_information")[0].text == "www.tower.example.hu"
    assert IssueCode.EMPTY_SECTION not in {issue.code for issue in made.issues}


def test_a_number_may_stand_behind_a_label(record):
    page = "<h1>T</h1><table><tr><td>Priority:1:</td><td>Innovation</td></tr><tr><td>Location:</td><td>Crete</td></tr>"
    made = record(page + "</table><h2>Results</h2><p>good</p>")
    assert not made.of("summary")
    assert asides(made)["Innovation"] is Fate.UNPLACED


def test_lettered_lines_of_a_cell_stay_lines(fields):
    page = "<table><tr><td>Αποτελέσματα</td><td>α) βρύσες<br>β) μαθητές</td></tr>"
    page += "<tr><td>Τίτλος</td><td>Οι βρύσες</td></tr></table>"
    assert fields(page)["evidence"] == "α) βρύσες\n\nβ) μαθητές"


def test_the_host_of_a_masked_address_is_no_link(fields):
    page = "<h1>T</h1><h2>Results</h2><p>a</p><p><b>Contact:</b> N. Oarsman, boats [at] kymi.example.gr</p>"
    found = fields(page)
    assert found["contact"] == {"name": "N. Oarsman", "email": "boats@kymi.example.gr"}
    assert "links" not in found


def test_an_address_in_its_own_row_belongs_to_the_name_above_it_whatever_its_letters(fields):
    page = "Καλή πρακτική\n\nΤίτλος\tΤο βαρκάκι\nΠεριγραφή\tΠάει στο νησί.\n"
    page += "Υπεύθυνος\tΝίκος Κωπηλάτης\nE-mail\tnikos [at] kymi.example.gr\n"
    assert fields(page, "page.txt")["contact"] == {"name": "Νίκος Κωπηλάτης", "email": "nikos@kymi.example.gr"}


def test_an_organisation_in_a_contact_is_no_name(fields):
    page = (
        "<h1>T</h1><h2>Results</h2><p>a</p><h2>Contact</h2><p>Ion Popescu<br>Green Water SRL<br>ion@ape.example.ro</p>"
    )
    assert fields(page)["contact"] == {
        "name": "Ion Popescu", "organisation": "Green Water SRL", "email": "ion@ape.example.ro"
    }  # fmt: skip


def test_costs_in_spaced_groups_with_cents_need_no_currency(fields):
    page = "<h1>T</h1><h2>Resources needed</h2><p>In all 2 067 958.95 were spent.</p><h2>Results</h2><p>a</p>"
    assert fields(page)["amounts"] == {"amount": "2067958.95", "currency": None}


def test_a_bold_line_of_a_table_may_be_the_title(fields):
    page = (
        "<title>Project sheet</title><table><tr><td><b>THE RIVER</b><br>A barge.<br><b>RESULTS</b><br>a<br><b>COSTS</b>"
    )
    assert fields(page + "<br>b</td></tr></table>")["title"] == "THE RIVER"
