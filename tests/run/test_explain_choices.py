"""How a choice without a label is explained to a person."""

from pipeline.extract import extract
from pipeline.lexicon import shipped
from pipeline.model import Page
from pipeline.read import read
from pipeline.run.explain_choices import choices_of, doubts_of
from pipeline.split import split

PROSE = "The wheel is lent to nine villages, and whoever has it repairs it. It has never been stolen so far."


def record(page):
    (document,) = read(Page.of("wheel.html", "wheel", page.encode()), shipped())
    (found,) = extract(split(document, shipped(), ("el", "en")), shipped())
    return found


def told(page, field=None):
    return [str(line) for line in choices_of(record(page), shipped(), field)]


def test_the_candidates_are_told_with_what_each_sign_adds_and_means():
    lines = told(f"<title>Vale</title><h1>The lent wheel</h1><h2>Vale</h2><p>{PROSE}</p>", "title")
    assert lines[0] == "Choice of title (en); → is the one used"
    assert lines[1].split()[0] == "→"
    assert lines[1].split()[2:] == ["The", "lent", "wheel"]
    assert lines[2].strip().startswith("heading +1.00, early +2.50")
    assert "           heading, at most +1: a heading: an h1 whole, lower ones and bold lines less" in lines
    assert not any("description" in line for line in lines)


def test_a_value_that_another_rule_found_is_told_from_the_choice():
    lines = told(f"<h1>The lent wheel</h1><p>{PROSE}</p><h2>Results</h2><p>It turned.</p>", "description")
    assert "another rule (before the first label)" in lines[1]
    assert "another rule" not in told(f"<h1>The lent wheel</h1><p>{PROSE}</p>", "title")[1]


def test_why_a_value_is_unsure_is_told():
    def why(page):
        made = record(page)
        (title,) = made.of("title")
        return "" if title.is_sure else str(doubts_of(title, made))

    assert not why(f"<h1>The lent wheel</h1><p>{PROSE}</p>")
    two = f"<h1>An oven for all</h1><h1>The lent wheel</h1><p>{PROSE}</p>"
    assert why(two) == "another candidate is nearly as good"
    other = "<title>The lent wheel of Vale, and its way</title><h1>Wheels</h1><h2>The lent wheel of Vale</h2>"
    assert why(f"{other}<p>{PROSE}</p>") == "the page has another main heading"


def test_a_value_that_no_choice_found_was_guessed():
    made = record("<h1>Good practices</h1><h2>Location</h2><p>Crete, Greece</p>")
    assert str(doubts_of(made.of("title")[0], made)) == "no label tells it"
