"""What a person is told of a record."""

import re
from dataclasses import replace

from pipeline.extract import extract
from pipeline.lexicon import shipped
from pipeline.model import Locator, Origin, Page, Trust
from pipeline.read import read
from pipeline.run.explain import explanation
from pipeline.split import split


def told(page, field=None, lang="en"):
    (document,) = read(Page.of("wheel.html", "wheel", page.encode()), shipped())
    found = extract(split(document, shipped(), ("el", "en")), shipped())
    return [
        explanation(record, document.text, shipped(), field, lang=lang, is_last=record is found[-1]) for record in found
    ]


WHEEL = (
    "<h1>The lent wheel</h1><h2>Resources needed</h2><p>One wheel, €300.</p>"
    "<h2>Evidense of succes</h2><p>It turned.</p>"
    "<p><b>Location:</b> Crete, Greece</p><table><tr><td>Start date</td><td>May 2014</td></tr></table>"
    "<p>See https://wheel.example.org/lent</p><footer>Valley press</footer>"
)


def test_each_value_is_told_with_the_words_of_its_label():
    (text,) = told(WHEEL)
    assert "by label-heading: under “Resources needed”, a heading; " in text
    assert "by label-bold: after “Location” in bold; " in text
    assert "by label-cell: beside “Start date” in a table; " in text
    assert "by near-label: under “Evidense of succes”, words that are nearly its label; " in text
    assert "by address: written out in the text; " in text


def test_fields_and_the_parts_of_a_value_are_called_in_greek_what_they_are_called_there():
    (text,) = told(WHEEL, lang="el")
    assert "\nαπαιτούμενοι πόροι (en)\n" in text
    assert "\nτοποθεσία (en) = χώρα GR, περιφέρεια Crete, κωδικός NUTS EL43\n" in text
    assert not re.search(r"\b(country|region|location|start_date) ", text)


def test_letters_that_were_lost_are_told_as_what_makes_a_value_unsure():
    (text,) = told(WHEEL.replace("The lent wheel", "The l\ufffdnt wheel"), "title")
    assert "because letters of it were lost before the page came here" in text


def test_one_field_is_told_alone():
    (text,) = told(WHEEL, "location")
    assert [line for line in text.splitlines() if line.startswith("    |")] == ["    | Crete, Greece"]
    assert "Labels" not in text


def test_why_a_page_is_no_practice_stands_at_the_head():
    (text,) = told("<h1>News of the valley</h1><p>The fair is on Sunday.</p>")
    assert text.splitlines()[0].startswith("wheel: other")
    assert text.splitlines()[2].startswith("not treated as a practice: ")


def test_what_is_not_sure_is_told_at_the_head_and_at_the_value():
    (document,) = read(
        Page.of("wheel.txt", "wheel", b"The lent wheel\n\nResults\n\nIt turned.\n\nLocation: Crete\n"), shipped()
    )
    (record,) = extract(split(document, shipped(), ("el", "en")), shipped())
    head, *lines = explanation(record, document.text, shipped()).split("\n\n")
    assert "the sheet is provisional: " in head
    (title,) = [block for block in lines if block.startswith("title")]
    assert "; not sure" in title
    (place,) = [block for block in lines if block.startswith("location")]
    assert "not sure" not in place


def test_what_a_page_of_several_practices_left_out_is_with_shared():
    one = "<article><h2>{}</h2><p><b>Summary:</b> It turned.</p><p><b>Location:</b> Crete, Greece</p></article>"
    found = told(
        f"<h1>Good practices</h1>{one.format('A wheel lent')}{one.format('An oven lent')}<footer>Press</footer>"
    )
    assert [text.count("Set aside as boilerplate") for text in found] == [0, 1]


def test_what_is_set_aside_between_the_words_of_a_value_is_none_of_them():
    page = WHEEL.replace("<p>It turned.</p>", "<p>It turned.</p><p hidden>Never.</p><p>It stopped.</p>")
    (text,) = told(page, "evidence")
    assert [line for line in text.splitlines() if line.startswith("    |")] == ["    | It turned.", "    | It stopped."]


def test_what_a_person_wrote_is_told_beside_the_page_s_words():
    (document,) = read(Page.of("wheel.html", "wheel", WHEEL.encode()), shipped())
    (found,) = extract(split(document, shipped(), ("el", "en")), shipped())
    place = replace(found.of("location")[0], text="Chania", origin=Origin.CORRECTION, state=Trust.APPROVED, by="M. P.")
    new = replace(place, field="institution", text="Valley press", by="", locator=Locator(""))
    amended = replace(found, values=(place, new), removed=(("title", "en"),))
    text = explanation(amended, document.text, shipped())
    assert "    correction, approved, by M. P.\n    | Chania\n    the page has\n    | Crete, Greece\n" in text
    assert "    correction, approved\n    | Valley press\n\n" in text
    assert "title (en) was left out by a person" in text


def test_the_words_of_a_picture_are_told_with_the_picture_alone():
    figure = "<figure><img src=wheel.jpg alt=Wheel><figcaption>A wheel of oak</figcaption></figure>"
    (text,) = told(WHEEL.replace("<p>It turned.</p>", f"<p>It turned.</p>{figure}<p>It turned for long.</p>"))
    assert text.count("    | A wheel of oak") == 1
    assert "    | It turned.\n    | It turned for long.\n" in text


def test_an_unsure_value_is_told_as_such_and_why_and_a_sure_one_is_not():
    prose = "<p>The wheel is lent to nine villages, and whoever has it repairs it.</p>"
    (text,) = told(f"<h1>An oven for all</h1><h1>The lent wheel</h1>{prose}", "title")
    assert "; not sure\n    because another candidate is nearly as good\n" in text
    assert "Choice of title (en); → is the one used\n" in text
    assert "because" not in told(f"<h1>The lent wheel</h1>{prose}", "title")[0]
