"""Labels in a site's own words: near to known ones, by their place among the others, by the value behind."""

import pytest

from pipeline.extract.labels.degrees import meaning
from pipeline.lexicon import shipped
from pipeline.model import Fate, IssueCode

FRAME = "<h1>A kiln on wheels</h1><p>Potters share one kiln.</p><h2>Description</h2><p>It is towed.</p>{}"


def messages(record, code: IssueCode) -> list[str]:
    return [issue.message for issue in record.issues if issue.code is code]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Πόσο κόστισε ο φούρνος;", "resources"),
        ("What the firing costs and who pays", "resources"),
        ("Evidence that potters like it", "evidence"),
        ("Τι έδειξαν τα αποτελέσματα", "evidence"),
        ("Difficulties on the road", "difficulties"),
        ("Τα εμπόδια στον δρόμο", "difficulties"),
        ("Transfer to your valley?", "transfer"),
        ("Μπορεί να γίνει σε άλλες περιοχές;", "transfer"),
    ],
)
def test_the_words_of_a_heading_tell_its_field(record, heading, field):
    made = record(FRAME.format(f"<h2>{heading}</h2><p>Twelve potters and a tractor.</p>"))
    assert made.of(field)[0].text == "Twelve potters and a tractor."
    assert made.of(field)[0].rule == "near-label"
    assert messages(made, IssueCode.NEAR_LABEL)[0].startswith(f"“{heading.rstrip(':')}” is read as")


def test_words_near_the_label_of_a_fact_need_such_a_value(fields):
    page = "<h1>T</h1><p><b>Where the kiln stands:</b> Crete, Greece</p><p><b>When it rains:</b> under a roof</p>"
    found = fields(page + "<h2>Description</h2><p>It is towed.</p><h2>Results</h2><p>Pots.</p>")
    assert (found["location"]["nuts"], "start_date" in found) == ("EL43", False)


def test_lessons_and_transfer_in_one_heading_are_about_the_transfer():
    assert meaning("Lessons, and how to transfer them", shipped()).field.name == "transfer"


def test_a_lower_heading_with_words_of_a_label_stays_in_its_section(fields):
    page = FRAME.format("<h2>Results</h2><p>Pots.</p><h3>What the second kiln cost</h3><p>Nothing.</p>")
    assert fields(page)["evidence"] == "Pots.\n\nWhat the second kiln cost\n\nNothing."


def test_unknown_sections_in_the_place_of_missing_fields_are_these_fields(record):
    made = record(
        FRAME.format(
            "<h2>In the purse</h2><p>Bricks and wheels: 4,200 euros.</p><h2>Results</h2><p>Three hundred pots.</p>"
            "<h2>Under the weather</h2><p>It rained into the chimney.</p><h2>Over to you</h2><p>Any cart will do.</p>"
        )
    )
    assert [made.of(name)[0].rule for name in ("resources", "difficulties", "transfer")] == ["by-order"] * 3
    assert made.of("transfer")[0].text == "Any cart will do."
    assert "“Under the weather” is read as “Difficulties encountered”" in messages(made, IssueCode.NEAR_LABEL)


def test_one_unknown_section_behind_the_results_is_the_field_that_no_form_leaves_out(fields):
    page = FRAME.format(
        "<h2>Costs</h2><p>4,200 euros</p><h2>Results</h2><p>Pots.</p><h2>Over to you</h2><p>Any cart will do.</p>"
    )
    found = fields(page)
    assert (found["transfer"], "difficulties" in found) == ("Any cart will do.", False)


def test_an_unknown_section_where_nothing_is_missing_stays_unknown(record):
    made = record(
        FRAME.format(
            "<h2>Costs</h2><p>4,200 euros</p><h2>In the press</h2><p>A page in the weekly.</p>"
            "<h2>Results</h2><p>Three hundred pots.</p>"
        )
    )
    assert messages(made, IssueCode.UNKNOWN_LABEL) == ["no field has the label “In the press”"]


def test_lessons_go_where_the_page_says_nothing(fields):
    lessons = "<h2>Lessons learnt</h2><p>Ask the fire brigade first.</p>"
    with_transfer = FRAME.format(f"<h2>Results</h2><p>Pots.</p><h2>Transferability</h2><p>Easy.</p>{lessons}")
    with_difficulties = FRAME.format(f"<h2>Results</h2><p>Pots.</p><h2>Difficulties</h2><p>Rain.</p>{lessons}")
    assert fields(with_transfer)["difficulties"] == "Ask the fire brigade first."
    assert fields(with_difficulties)["transfer"] == "Ask the fire brigade first."


def test_what_it_is_describes_the_practice_above_its_results_and_the_project_below(fields):
    above = "<h1>T</h1><dl><dt>Τι είναι</dt><dd>Ένας φούρνος.</dd><dt>Αποτελέσματα</dt><dd>Πιάτα.</dd></dl>"
    below = (
        "<h1>T</h1><p>Φούρνος.</p><p>Με ρόδες.</p><h3>Αποτελέσματα</h3><p>Πιάτα.</p><h3>ΤΙ ΕΙΝΑΙ;</h3><p>Ένα έργο.</p>"
    )
    assert fields(above + "<p>Τόπος: Κρήτη</p>")["description"] == "Ένας φούρνος."
    assert fields(below)["project_about"] == "Ένα έργο."


def test_what_it_is_below_a_list_of_facts_describes_the_practice(fields):
    page = "Πρακτική: Ο φούρνος\nΤόπος: Κρήτη\nΚόστος: 300 €\n\nΤι είναι\nΈνας φούρνος."
    page += "\n\nΤι πέτυχε\nΠιάτα.\n\nΤι δεν πήγε καλά\nΒροχή."
    assert fields(page, "page.txt")["description"] == "Ένας φούρνος."


def test_a_sum_under_the_name_of_a_fund_is_a_cost(fields):
    page = FRAME.format("<dl><dt>Total budget (EUR):</dt><dd>164 700</dd><dt>EU fund:</dt><dd>82 350</dd></dl>")
    found = fields(page + "<h2>Results</h2><p>Pots.</p>")
    assert [(one["amount"], one["currency"], one["role"]) for one in found["amounts"]] == [
        ("164700", "EUR", "total"),
        ("82350", None, "eu"),
    ]
    assert found["resources"] == "Total budget (EUR): 164 700\n\nEU fund: 82 350"


def test_dates_under_the_label_of_a_text_are_the_period(fields):
    page = FRAME.format("<dl><dt>Implementation</dt><dd>2015-08-17 – ongoing</dd></dl><h2>Results</h2><p>Pots.</p>")
    found = fields(page)
    assert (found["description"], found["start_date"], found["end_date"]) == ("It is towed.", "2015-08-17", "..")


def test_an_unknown_fact_beside_known_ones_is_no_text(record):
    page = "<h1>T</h1><p><b>Institution:</b> Potters' Guild</p><p><b>Number of pots:</b> 214</p>"
    made = record(page + "<p>A kiln is towed from yard to yard.</p><p>It is red.</p><h2>Results</h2><p>a</p>")
    assert made.of("summary")[0].text == "A kiln is towed from yard to yard."
    assert [aside.fate for aside in made.asides if "214" in aside.text] == [Fate.UNPLACED]


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("<b>Home of the kiln:</b> Crete, Greece", "location", {"country": "GR", "region": "Crete", "nuts": "EL43"}),
        ("<b>Potter on duty:</b> Anna Pelou, a.pelou@kiln.example.gr", "contact", None),
        ("<b>First and last fire:</b> 03/2016 – 09/2019", "end_date", "2019-09"),
    ],
)
def test_the_value_beside_an_unknown_label_may_tell_its_field(fields, line, field, value):
    page = f"<h1>T</h1><p>{line}</p><h2>Description</h2><p>It is towed.</p><h2>Results</h2><p>Pots.</p>"
    found = fields(page)[field]
    assert found == value if value else found["name"] == "Anna Pelou"


def test_the_name_of_an_organisation_beside_the_label_of_a_text_is_the_institution(fields):
    page = "<h1>T</h1><p><strong>Υλοποίηση</strong> Δήμος Κεραμικού</p><h3>Περιγραφή</h3><p>Ένας φούρνος.</p>"
    found = fields(page + "<h3>Κόστος</h3><p>300 €</p>")
    assert (found["institution"], found["description"]) == ("Δήμος Κεραμικού", "Ένας φούρνος.")


def test_an_unknown_section_at_the_end_of_a_sparse_page_is_no_field(fields):
    page = (
        "<h1>T</h1><h2>Results</h2><p>Pots.</p><h2>Difficulties</h2><p>Rain.</p><h2>Our mascot</h2><p>A goat waves.</p>"
    )
    assert "transfer" not in fields(page)
