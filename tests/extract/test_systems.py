"""Pages as systems of sites make them: databases, readers of documents, maps of public works, forms."""

import pytest

from pipeline.model import Fate, Kind

FRAME = "<h1>The lamps of the school</h1>{}<h2>Results</h2><p>Four thousand lamps.</p><h2>Obstacles</h2><p>Wind.</p>"


def test_a_label_may_name_the_parts_of_its_value(fields):
    page = FRAME.format("<table><tr><td>Country / NUTS 2 / Town:</td><td>ELLADA ATTIKI Neo Vima</td></tr></table>")
    assert fields(page)["location"] == {"country": "GR", "region": "ATTIKI", "nuts": "EL30"}


def test_a_table_of_sums_below_the_heading_of_costs_is_their_text(fields):
    rows = "<tr><th>Source</th><th>Euro</th></tr><tr><td>Town budget</td><td>1 240 500</td></tr>"
    rows += "<tr><td>Saved current</td><td>512 750</td></tr>"
    found = fields(FRAME.format(f"<h2>Means and budget</h2><table>{rows}</table><p>In kind: a workshop.</p>"))
    assert found["resources"].startswith("Source | Euro\nTown budget | 1 240 500\nSaved current | 512 750")
    assert [one["amount"] for one in found["amounts"]] == ["1240500", "512750"]
    assert {one["currency"] for one in found["amounts"]} == {"EUR"}


def test_a_country_and_a_region_with_its_code_stand_on_two_lines(fields):
    page = FRAME.format("<div>Belgium</div><div>Prov. Limburg (BE)</div><p>Lamps are mended by pupils.</p>")
    found = fields(page)
    assert (found["location"]["nuts"], found["description"]) == ("BE22", "Lamps are mended by pupils.")


def test_above_a_labelled_title_stands_how_to_fill_in_the_form(record):
    page = (
        "<p>Both columns must say the same. Return by 30/11/2020.</p><table><tr><td>Title</td><td>The lamps</td></tr>"
    )
    page += "<tr><td>Description</td><td>Pupils mend lamps.</td></tr><tr><td>Results</td><td>Light.</td></tr></table>"
    found = record(page)
    assert {aside.fate for aside in found.asides if "columns" in aside.text} == {Fate.BOILERPLATE}
    assert not found.of("summary")


def test_both_languages_tell_what_it_is_in_the_same_field(fields):
    greek = "<h2>Τι είναι</h2><p>Οι μαθητές επισκευάζουν τους λαμπτήρες.</p><h2>Δυσκολίες</h2><p>Ο αέρας.</p>"
    english = "<h2>What it is</h2><p>The pupils mend the lamps of the town.</p><h2>Difficulties</h2><p>Wind.</p>"
    found = fields(f"<h1>Οι λάμπες</h1>{greek}<h1>The lamps</h1>{english}")
    assert ("project_about" in found, len(found["description"])) == (False, 2)


def test_numbers_of_pages_that_were_put_on_the_web_are_boilerplate(record):
    pages = (
        "<p>1 THE BOOK OF LAMPS</p><h2>Description</h2><p>Pupils mend lamps.</p><p>2</p><h2>Results</h2><p>Light.</p>"
    )
    found = record(f"<h1>The lamps</h1>{pages}<p>3</p><h2>Difficulties</h2><p>Wind.</p>")
    numbers = {aside.text for aside in found.asides if aside.reason == "page number" and aside.fate is Fate.BOILERPLATE}
    assert numbers == {"1 THE BOOK OF LAMPS", "2", "3"}


def test_single_numbers_that_do_not_count_up_stay(fields):
    found = fields("<h1>The lamps</h1><h2>Results</h2><p>4000</p><p>12</p><h2>Difficulties</h2><p>7</p>")
    assert found["evidence"] == "4000\n\n12"


@pytest.mark.parametrize(
    "title",
    ["Διακήρυξη διαγωνισμού για λάμπες", "Contract notice: lamps", "Πρόσκληση εκδήλωσης ενδιαφέροντος για σχολεία"],
)
def test_a_tender_is_no_practice_although_it_has_facts(record, title):
    facts = (
        "<table><tr><td>Φορέας:</td><td>Δήμος Λόφου</td></tr><tr><td>Προϋπολογισμός:</td><td>81.840 €</td></tr></table>"
    )
    page = f"<h1>{title}</h1>{facts}<h3>Περιγραφή</h3><p>Σαράντα λάμπες.</p><h3>Αποτελέσματα</h3><p>Αναμένονται.</p>"
    assert record(page).kind is Kind.OTHER


def test_a_practice_about_tenders_is_one(record):
    page = "<h1>Tender for everybody: small firms mend lamps</h1><h2>Results</h2><p>Light.</p>"
    assert record(f"{page}<h2>Difficulties</h2><p>Wind.</p>").kind is Kind.PRACTICE


def test_what_nobody_has_filled_in_is_no_value(record):
    page = FRAME.format("<h2>Transferability</h2><p>N/A</p><h2>Costs</h2><p>n.a.</p>")
    found = record(page)
    assert not found.of("transfer")
    assert not found.of("resources")


def test_a_year_beside_a_prize_is_no_date_of_the_page(fields):
    assert "published" not in fields(f"<span>PRIZE 2019</span>{FRAME.format('<p>Pupils mend lamps.</p>')}")


def test_the_number_of_an_entry_is_no_part_of_its_title(fields):
    assert fields(FRAME.format("").replace("The lamps", "3. The lamps"))["title"] == "The lamps of the school"


def test_the_sign_of_an_increment_is_a_delta_in_greek(fields):
    page = FRAME.format("<p><b>Περιφέρεια:</b> ∆υτική Μακεδονία</p>")
    assert fields(page)["location"]["nuts"] == "EL53"


def test_links_of_a_page_of_unknown_address_are_others_where_its_menu_is_relative(fields):
    page = '<nav><a href="/a">All</a></nav>' + FRAME.format(
        '<p>See <a href="https://plan.example.org/p">the plan</a>.</p>'
    )
    assert fields(page)["links"] == "https://plan.example.org/p"
