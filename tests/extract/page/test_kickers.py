"""Lines above a title that say what the page is."""

import pytest

from pipeline.extract.page.kickers import is_section, kickers
from pipeline.lexicon import shipped
from pipeline.model import Kind


def said(lines, markup):
    found = lines(markup)
    return [(found[one.piece.line].text, one.says, one.is_list) for one in kickers(found, shipped())]


@pytest.mark.parametrize(
    ("markup", "told"),
    [
        ("<p>Good practice</p><h1>The mill</h1>", [("Good practice", Kind.PRACTICE, False)]),
        ("<p>GOOD PRACTICE no. 14</p><h1>The mill</h1>", [("GOOD PRACTICE no. 14", Kind.PRACTICE, False)]),
        ("<p>Καλή πρακτική / Good practice</p>", [("Καλή πρακτική / Good practice", Kind.PRACTICE, False)]),
        ("<h1>Good practices</h1>", [("Good practices", Kind.PRACTICE, True)]),
        ("<p><a href='/all'>Good practices</a></p>", []),
        ("<p>Good practice needs time.</p>", []),
        ("<ul><li>Good practice</li></ul>", []),
    ],
)
def test_a_kicker_is_a_line_of_its_own(lines, markup, told):
    assert said(lines, markup) == told


def test_behind_the_first_text_only_a_practice_is_named(lines):
    begun = "<h1>The mill</h1><h2>Description</h2><p>It grinds again.</p>"
    assert said(lines, f"{begun}<p>Press release</p><p>Good practice</p>") == [("Good practice", Kind.PRACTICE, False)]
    assert [says for _, says, _ in said(lines, f"<p>Press release</p>{begun}")] == [Kind.OTHER]


@pytest.mark.parametrize(("before", "count"), [(39, 1), (40, 0)])
def test_a_list_is_named_among_the_first_forty_lines(lines, before, count):
    above = "".join(f"<p>House {at} has an oven.</p><p>***</p>" for at in range(before))
    assert len(said(lines, f"{above}<p>Good practices</p>")) == count


def test_a_heading_that_holds_the_words_for_a_list_names_one_where_it_is_short(lines):
    short = "Good practices of the valley"
    assert said(lines, f"<h1>{short}</h1>") == [(short, Kind.PRACTICE, True)]
    assert not said(lines, f"<p>{short}</p>")
    assert not said(lines, f"<h1>{short} and what all of its nine villages have learnt</h1>")


@pytest.mark.parametrize(("number", "count"), [(14, 1), (140, 0)])
def test_a_kicker_in_many_languages_has_at_most_two_hundred_and_fifty_letters(lines, number, count):
    words = "Bonne pratique / " * 10 + "Good practice / " * 4 + "Good practice"
    assert len(said(lines, f"<p>{words} {number}</p>")) == count


def test_all_parts_of_a_kicker_say_what_the_page_is(lines):
    assert not said(lines, "<p>Good practice / the mill</p>")


def test_boilerplate_is_no_kicker(lines):
    assert not said(lines, "<nav><p>Good practice</p></nav><h1>The mill</h1>")


@pytest.mark.parametrize(("letters", "count"), [(60, 1), (61, 0)])
def test_a_heading_of_sixty_letters_may_name_a_list(lines, letters, count):
    assert len(said(lines, f"<h1>{'Good practices of the valley '.ljust(letters, 'x')}</h1>")) == count


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("Good practice", True),
        ("Good practice 05", True),
        ("Good practice #5", True),
        ("Good practice nr. 1234:", True),
        ("Good practice 12345", False),
        ("Καλή πρακτική αρ. 5 / Good practice no. 5", True),
        ("The mill / good practice", False),
    ],
)
def test_a_kicker_may_have_a_number(lines, line, is_one):
    assert bool(said(lines, f"<p>{line}</p><h1>The mill</h1>")) is is_one


def test_a_link_to_a_practice_is_a_kicker_and_one_to_a_list_none(lines):
    assert said(lines, "<p><a href='/1'>Good practice</a></p>") == [("Good practice", Kind.PRACTICE, False)]
    assert said(lines, "<h2><a href='/1'>Good practices of the valley</a></h2>") == []


@pytest.mark.parametrize(
    ("markup", "is_one"),
    [
        ("<h2>Results</h2>", True),
        ("<p>Results: nine tonnes.</p>", True),
        ("<p>Evidence of success The mill grinds.</p>", False),
        ("<h2>Title</h2>", False),
        ("<h2>About us</h2>", False),
        ("<p>Owner: Town of Petra</p>", False),
        ("<footer><h2>Results</h2></footer>", False),
        ("<p>The mill</p>", False),
    ],
)
def test_the_label_of_a_text_ends_where_a_title_may_stand(lines, markup, is_one):
    (line,) = lines(markup)
    assert is_section(line) is is_one


def test_a_single_word_for_a_list_names_one_only_by_itself(lines):
    assert said(lines, "<h1>Practices</h1>") == [("Practices", Kind.PRACTICE, True)]
    assert said(lines, "<h1>Practices of bakers</h1>") == []
