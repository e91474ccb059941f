"""Words that look like a label, with what stands behind them."""

import pytest

from pipeline.extract.page.label_like import label_candidate
from pipeline.model import IssueCode

FRAME = "<h1>A kiln on wheels</h1><p>Potters share one kiln.</p><h2>Description</h2><p>It is towed.</p>{}"


def test_the_headline_of_another_page_takes_no_label(fields):
    page = FRAME.format(
        "<h2>What changed in the valley</h2><p>Three hundred pots.</p>"
        '<div><a href="/l"><h2>Difficulties in parking</h2></a></div>'
    )
    found = fields(page)
    assert (found["evidence"], "difficulties" in found) == ("Three hundred pots.", False)


def test_words_with_nothing_below_them_are_no_label(record):
    made = record(FRAME.format("<h2>Obstacles on the road</h2><h2>Results</h2><p>Pots.</p>"))
    assert [issue for issue in made.issues if issue.code in {IssueCode.NEAR_LABEL, IssueCode.EMPTY_SECTION}] == []


def test_a_short_line_over_prose_is_a_label_in_a_text_without_markup_if_its_words_are_sure(fields):
    page = "A kiln on wheels\n\nResults & benefits\nPotters from six valleys have fired three hundred pots.\n\n"
    page += "The goat that waves\nIt stands at the gate.\n\nLocation: Crete, Greece\n"
    assert fields(page, "page.txt")["evidence"].startswith("Potters from six valleys")


def asked(lines, content, name="page.html", headings=frozenset()):
    found = lines(content, name)
    made = label_candidate(found[0], found[1:], headings)
    return made and (made.words, made.how, made.value)


@pytest.mark.parametrize(
    ("markup", "told"),
    [
        ("<h2>Odds and ends</h2><p>The well</p>", ("Odds and ends", "alone", "The well")),
        ("<h2>Odds and ends</h2><h2>The well</h2>", None),
        ("<h2>Odds and ends</h2><h3>The well</h3>", ("Odds and ends", "alone", "The well")),
        ("<p><b>Odds and ends</b></p><h3>The well</h3>", None),
        ("<h2>Odds and ends</h2>", None),
        ("<h2>Odds and ends</h2><p>***</p><p>The well</p>", ("Odds and ends", "alone", "The well")),
        ("<h2><a href='/a'>Odds and ends</a></h2><p>The well</p>", None),
        ("<h2>Odds <a href='/a'>ends</a></h2><p>The well</p>", ("Odds ends", "alone", "The well")),
        ("<dl><dt>Odds</dt><dd>The well</dd></dl>", ("Odds", "alone", "The well")),
        ("<dl><dt>Odds</dt><dt>Ends</dt></dl>", None),
        ("<p><b>Odds:</b> the well</p>", ("Odds:", "bold", "the well")),
        ("<p>Odds: the well</p>", ("Odds", "colon", "the well")),
        ("<p>odds: the well</p>", None),
        ("<p>Odds:</p>", None),
        ("<p>Odds and ends</p><p>The well</p>", None),
        (
            "<h2>One two three four five six seven eight</h2><p>The well</p>",
            ("One two three four five six seven eight", "alone", "The well"),
        ),
        ("<h2>One two three four five six seven eight nine</h2><p>The well</p>", None),
        (f"<h2>{'x' * 70}</h2><p>The well</p>", ("x" * 70, "alone", "The well")),
        (f"<h2>{'x' * 71}</h2><p>The well</p>", None),
        ("<nav><p>Odds: the well</p></nav>", None),
        (
            "<div class='card-header'>Odds and ends?</div><p>The well is open to all.</p>",
            ("Odds and ends?", "alone", "The well is open to all."),
        ),
        ("<div class='card-header'>Odds and ends!</div><p>The well is open to all.</p>", None),
    ],
)
def test_words_ask_to_be_a_label_with_what_stands_behind_them(lines, markup, told):
    assert asked(lines, markup) == told


@pytest.mark.parametrize(
    ("text", "is_asked"),
    [
        ("Odds and ends\nThe well is open to all.", True),
        ("Odds and ends\nThe well", True),
        ("Odds and ends\nThe well\nThe brook", False),
        ("Odds and ends\nThe well\nResults", True),
        ("Odds and part B\nThe well is open to all.", True),
        ("Odds\nThe well is open to all.", False),
        ("Odds\nThe well", False),
        ("Odds and ends!\nThe well is open to all.", False),
        ("odds and ends\nThe well is open to all.", False),
        ("Odds and ends\nResults", False),
        (f"Odds and ends\n{'x' * 80}", True),
        ("Odds and ends", False),
    ],
)
def test_a_short_line_of_a_text_asks_over_prose_or_over_one_name(lines, text, is_asked):
    assert (asked(lines, f"{text}\n", "page.txt") is not None) is is_asked


def test_a_line_that_is_known_as_a_heading_asks_as_one(lines):
    assert asked(lines, "Odds\n\nThe well\n", "page.txt", headings={0}) == ("Odds", "alone", "The well")


@pytest.mark.parametrize(("name", "is_asked"), [("card-header", True), ("card-text", False)])
def test_a_line_that_the_markup_calls_a_title_may_be_a_label_of_the_text_below(lines, name, is_asked):
    prose = "A van of books calls at nine villages every week, and whoever has no book takes one."
    line, *after = lines(f'<body><div class="{name}">What has changed since?</div><p>{prose}</p></body>')
    asked = label_candidate(line, after, frozenset())
    assert (asked is not None and asked.is_marked) is is_asked
