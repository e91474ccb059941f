"""Titles as values. Each page is invented."""

from pipeline.extract.fields.title_values import repeats_of
from pipeline.extract.page.found import found_as, value_found
from pipeline.model import Fate, FieldValue, Locator

PROSE = "A mill grinds flour for nine villages again, two days a week, and their bakers buy it without a middleman."


def test_a_line_that_only_repeats_the_title_is_boilerplate(record):
    made = record(f"<h1>The mill that grinds again</h1><p>{PROSE}</p><p>The mill that grinds again</p>")
    again = [aside for aside in made.asides if aside.reason == "title repeated"]
    assert [aside.fate for aside in again] == [Fate.BOILERPLATE]


def test_a_title_of_the_head_alone_stands_nowhere_in_the_text(record):
    made = record(f"<title>The mill that grinds again</title><p>{PROSE}</p>")
    (title,) = made.of("title")
    assert (title.text, title.locator.start) == ("The mill that grinds again", None)


def test_a_title_in_greek_capitals_is_written_as_the_page_has_it_elsewhere(record):
    page = "<title>Ο μύλος που αλέθει ξανά</title><h1>Ο ΜΥΛΟΣ ΠΟΥ ΑΛΕΘΕΙ ΞΑΝΑ</h1><p>Αλέθει αλεύρι για εννέα χωριά.</p>"
    (title,) = record(page).of("title")
    assert title.text == "Ο μύλος που αλέθει ξανά"
    assert title.locator.start is not None


def test_the_title_itself_is_no_repetition(record):
    made = record(f"<h1>The mill that grinds again</h1><p>{PROSE}</p>")
    assert "title repeated" not in {aside.reason for aside in made.asides}


def test_the_line_of_a_title_is_none_of_those_that_repeat_it(lines):
    first, text, again = lines("<h1>The mill that grinds again</h1><p>It grinds.</p><p>The mill that grinds again</p>")
    value = FieldValue("title", "en", first.text, (), Locator("p"), "chosen")
    found = value_found(value) + found_as([first.whole], Fate.FIELD, "title") + found_as([text.whole], Fate.FIELD, "x")
    assert list(repeats_of([first, text, again], found)) == [again.number]
