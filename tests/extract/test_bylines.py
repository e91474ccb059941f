"""Who has put a page there, and when: no part of the practice."""

import pytest

from pipeline.model import Fate

REST = "<p>A van brings books to nine villages.</p><h2>Description</h2><p>It calls twice a month.</p>"
REST += "<h2>Results</h2><p>Many read.</p><h2>Costs</h2><p>{costs}</p>"


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("by marta · 4 May 2019 · 3 comments", "2019-05-04"),
        ("Παρασκευή, 30/03/2018 | του Πέτρου Επινόητου", "2018-03-30"),
        ("από τον Λ. Επινόητο, 3 Μαρτίου 2021", "2021-03-03"),
    ],
)
def test_a_date_beside_a_byline_is_that_of_the_page(fields, line, date):
    found = fields(f"<h1>The van of books</h1><p>{line}</p>{REST}")
    assert (found["published"], found["summary"]) == (date, "A van brings books to nine villages.")


@pytest.mark.parametrize("line", ["από petraki", "by editor3", "written by Ada Invented", "By the editors"])
def test_a_byline_below_the_title_is_boilerplate(record, line):
    found = record(f"<h1>The van of books</h1><p>{line}</p>{REST}")
    assert {aside.fate for aside in found.asides if aside.text == line} == {Fate.BOILERPLATE}


@pytest.mark.parametrize("line", ["Galicia, Spain — 4 May 2019", "By the river", "16/5/2013 – ongoing"])
def test_a_line_with_a_place_or_a_period_is_no_byline(record, line):
    found = record(f"<h1>The van of books</h1><p>{line}</p>{REST}")
    assert "who has put the page there, and when" not in {aside.reason for aside in found.asides}


@pytest.mark.parametrize("name", ["DC.date.created", "citation_publication_date", "dcterms.date"])
def test_systems_of_pages_write_the_date_into_the_head(fields, name):
    page = f'<html><head><meta name="{name}" content="2018-02-14"></head><body><h1>The van</h1>{REST}</body></html>'
    assert fields(page)["published"] == "2018-02-14"


@pytest.mark.parametrize(
    ("costs", "sums"),
    [
        ("A yearly grant of 12,500 comes from the parishes.", "12500"),
        ("Επιχορήγηση ύψους 4.200 δόθηκε από τον δήμο.", "4200"),
    ],
)
def test_words_before_a_number_say_that_it_is_a_sum(fields, costs, sums):
    found = fields(f"<h1>The van of books</h1>{REST.format(costs=costs)}")["amounts"]
    assert found == {"amount": sums, "currency": None}


def test_what_is_counted_is_no_sum(fields):
    assert "amounts" not in fields(f"<h1>The van</h1>{REST.format(costs='A loan of 1,200 copies was signed.')}")
