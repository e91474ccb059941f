"""The signs for and against a title, as the choice shows them."""

import pytest

from pipeline.extract.choose.title_signs import say_the_same

PROSE = (
    "The van calls at nine villages twice a month and lends books to whoever asks, also to those who cannot read well."
)
MORE = "It stops at the school, at the well and at the shop, and old people get their books brought to the house by it."


@pytest.fixture
def signs(record):
    """The signs of each candidate for a page's title, by its words."""

    def shown(page, name="page.html"):
        choices = [one for one in record(page, name).choices if one.subject == "title"]
        return {one.text: dict(one.features) for choice in choices for one in choice.candidates}

    return shown


def test_a_heading_counts_by_its_level(signs):
    found = signs(f"<h1>A van of books</h1><p>{PROSE}</p><h3>Nine villages read</h3><p>{MORE}</p>")
    assert found["A van of books"]["heading"] == 1.0
    assert found["Nine villages read"]["heading"] == 0.5


def test_what_the_head_calls_the_page_is_told_by_likeness(signs):
    found = signs(f"<title>A van of books | Vale</title><h1>A van of books</h1><h2>Contact</h2><p>{PROSE}</p>")
    assert found["A van of books"]["like_head"] == 1.0


@pytest.mark.parametrize(
    ("words", "sign"),
    [("44.000 €", "value"), ("Three more reasons:", "label"), ("Projects | News | Contact", "boilerplate")],
)
def test_what_speaks_against_a_line_is_told(signs, words, sign):
    assert signs(f"A van of books for the valley\n\n{words}\n\n{PROSE}\n", "page.txt")[words][sign] > 0.5


def test_a_byline_is_boilerplate_but_not_as_the_first_line(signs):
    found = signs(f"By bicycle\n\nBy the editors\n\n{PROSE}\n", "page.txt")
    assert found["By the editors"]["boilerplate"] == 1.0
    assert "boilerplate" not in found["By bicycle"]


def test_a_line_of_text_below_paragraphs_is_too_late_for_a_title(signs):
    found = signs(
        f"A van of books for the valley\n\n{PROSE}\n\n{MORE}\n\nApplications received\n\n{MORE}\n", "page.txt"
    )
    assert "below_prose" not in found["A van of books for the valley"]
    assert found["Applications received"]["below_prose"] == 1.0


def test_a_heading_below_paragraphs_is_not(signs):
    found = signs(f"<p>{PROSE}</p><p>{MORE}</p><h1>A van of books for the valley</h1><p>{MORE}</p>")
    assert "below_prose" not in found["A van of books for the valley"]


def test_titles_that_share_most_words_say_the_same():
    assert say_the_same("A van of books for the valley", "Van of books, for the valley!")
    assert not say_the_same("A van of books for the valley", "Nine villages read")
