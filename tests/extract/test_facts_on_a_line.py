"""Several facts on one line, and facts among prose."""

import pytest

from pipeline.model import Kind

PAGE = "Good practice\nThe van of books\n{line}\n\nDescription\nIt calls at nine villages.\n\nResults\nMany read.\n"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Έναρξη: Μάρτιος 2014 - Λήξη: σε εξέλιξη", ("2014-03", "..")),
        ("Start: May 2014, End: June 2016", ("2014-05", "2016-06")),
        ("Start: May 2014 – End: 2016", ("2014-05", "2016")),
        ("Start date     May 2014\nEnd date       2016", ("2014-05", "2016")),
        ("Start ..... May 2014\nEnd . . . . 2016", ("2014-05", "2016")),
    ],
)
def test_start_and_end_may_share_a_line_or_stand_in_columns(fields, line, told):
    found = fields(PAGE.format(line=line), "page.txt")
    assert (found["start_date"], found["end_date"]) == told


def test_a_comma_parts_no_labels_in_prose(fields):
    page = PAGE.format(line="Location: Crete, Greece").replace("Many read.", "Many read, results: good.")
    assert fields(page, "page.txt")["evidence"] == "Many read, results: good."


def test_text_below_a_bare_sum_is_not_the_costs(fields):
    page = PAGE.format(line="Where: Attiki, Greece\nTotal budget: 84 000 EUR\n\nThe van belongs to the readers.")
    found = fields(page, "page.txt")
    assert (found["resources"], found["summary"]) == ("84 000 EUR", "The van belongs to the readers.")


def test_a_label_in_the_middle_of_the_main_text_is_part_of_it(fields):
    page = "<h1>The van</h1><p>{}</p><p>Beneficiaries: nine villages, and whoever waits.</p><p>It calls twice.</p>"
    page = (
        page.format("A van brings books to the villages of the plain.")
        + "<h2>Results</h2><p>a</p><h2>Costs</h2><p>b</p>"
    )
    assert "Beneficiaries: nine villages, and whoever waits.\n\nIt calls twice." in fields(page)["description"]


def test_the_label_of_a_form_is_the_name_of_what_stands_below_it(fields):
    page = '<h1>The van</h1><div><label class="q">What others can take over</label><p>The list of stops.</p></div>'
    page += (
        "<div><label>Results</label><p>Many read.</p></div><div><label>Run by</label> <span>The readers</span></div>"
    )
    found = fields(page)
    assert (found["transfer"], found["institution"]) == ("The list of stops.", "The readers")


def test_a_table_that_lays_the_page_out_has_no_cells(fields):
    page = "<table><tr><td><p>Other ideas</p></td><td><h1>The van of books</h1><p><b>What was done</b></p>"
    page += "<p>It calls at nine villages.</p><p><b>What others can take over</b></p><p>The list.</p></td></tr></table>"
    found = fields(page)
    assert (found["title"], found["transfer"]) == ("The van of books", "The list.")


def test_an_article_and_a_noun_that_open_a_sentence_are_its_subject(record):
    page = '<h1>Our mayor won a prize</h1><p>The good practice "Van" was given a prize.</p><p>It cost 900 euros.</p>'
    assert record(page).kind is Kind.OTHER


def test_a_title_in_the_head_alone_has_the_language_of_its_letters(record):
    found = record("<html><head><title>Η βρύση που μετράει</title></head><body></body></html>")
    assert [value.lang for value in found.values if value.field == "title"] == ["el"]


@pytest.mark.parametrize(
    ("heading", "field"),
    [("In two lines", "summary"), ("Τι ακριβώς γίνεται", "description"), ("Could you do it too?", "transfer")],
)
def test_headings_in_everyday_words_tell_their_field(fields, heading, field):
    page = f"<h1>The van</h1><h2>{heading}</h2><p>Nine villages wait.</p><h2>Results</h2><p>a</p><h2>Costs</h2><p>b</p>"
    assert fields(page)[field] == "Nine villages wait."


def test_bold_labels_on_one_line_have_each_their_value(fields):
    facts = "<p><b>Country:</b> Ireland <b>Region:</b> Southern <b>Theme:</b> Digital society</p>"
    found = fields(f"<h1>The van</h1>{facts}<h2>Results</h2><p>a</p><h2>Costs</h2><p>b</p>")
    assert (found["location"]["nuts"], found["theme"]) == ("IE05", "Digital society")


def test_a_fact_follows_a_sum_with_a_few_words_on_it(fields):
    page = PAGE.format(line="Budget: 35 thousand euros (ERDF 80%)\nImplementation: Association of Readers")
    found = fields(page, "page.txt")
    assert (found["resources"], found["institution"]) == ("35 thousand euros (ERDF 80%)", "Association of Readers")


def test_bold_questions_in_a_layout_table_are_headings(fields):
    text = "It calls at nine villages of the plain and waits at each of them until the last reader has come. " * 5
    page = f"<table><tr><td><a href='/'>Home</a></td><td><h2>The van</h2><p><b>What was done?</b><br>{text}</p>"
    page += "<p><b>Results</b><br>Many read.</p><p><b>Can others use it?</b><br>The list.</p></td></tr></table>"
    found = fields(page)
    assert (found["evidence"], found["transfer"]) == ("Many read.", "The list.")
