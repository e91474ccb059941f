"""The values of a record in the order of the sheet."""

from pipeline.extract.page.found import Found, Made
from pipeline.extract.page.sides import Sides
from pipeline.extract.record.ordering import ordered
from pipeline.lexicon import shipped
from pipeline.model import FieldValue, Locator, Picture


def value(field, text, start, lang="en", typed=None):
    return Made(FieldValue(field, lang, text, (), Locator("p", start), "test", typed))


def texts(*made, sides=None):
    return [one.text for one in ordered(Found(made), sides or Sides("en", "en"), shipped())]


def test_fields_come_in_the_order_of_the_sheet_and_values_in_that_of_the_page():
    found = texts(
        value("evidence", "Flour.", 5), value("theme", "b", 9), value("theme", "a", 2), value("title", "Mill", 50)
    )
    assert found == ["Mill", "Flour.", "a", "b"]


def test_pictures_stay_in_the_order_in_which_they_were_found():
    first, second = (
        value("images", name, start, typed=Picture(name, "", "", "")) for name, start in (("z", 90), ("a", 3))
    )
    assert texts(first, second) == ["z", "a"]


def test_texts_of_both_sides_are_tied_and_addresses_are_not():
    both = Sides("el", "el", "en")
    made = [value(field, f"{field} {lang}", 1, lang) for field in ("evidence", "links") for lang in ("el", "en")]
    pairs = {one.field: bool(one.pairs) for one in ordered(Found(tuple(made)), both, shipped())}
    assert pairs == {"evidence": True, "links": False}


def test_values_that_stand_nowhere_come_first_among_those_of_their_field():
    assert texts(value("theme", "b", 0), value("theme", "a", None), value("theme", "c", 1)) == ["a", "b", "c"]


def test_the_end_on_a_line_of_its_own_is_the_end(fields):
    page = "<h1>The boat</h1><div><p>Duration</p><p>from May 2020</p><p>until October 2022</p></div>"
    assert fields(page)["end_date"] == "2022-10"
    assert fields(page.replace("<p>until October 2022</p>", ""))["end_date"] == ".."
