"""What a label opens."""

import pytest

from pipeline.extract.page.label_sections import end_of_facts, home_of, is_address, rule_of, section_of, unknown_fact_of
from pipeline.extract.page.lines import Piece
from pipeline.extract.page.sections import NO_LEVEL, Zone
from pipeline.lexicon import shipped
from pipeline.model import Rule
from pipeline.values.readers import readers

IS_SUM = readers(shipped()).amounts.is_sum_first


def opened(line):
    return section_of(line, line.label, 0, len(line.text), IS_SUM)


def test_a_fact_is_full_with_the_words_behind_its_label_and_a_text_goes_on(lines):
    fact, text, bare = map(opened, lines("<p>Owner: Town of Petra</p><p>Results: Nine mills.</p><p>Results</p>"))
    assert (fact.is_full, text.is_full, bare.is_full) == (True, False, False)
    assert (len(fact.pieces), len(text.pieces), bare.pieces) == (1, 1, ())


def test_a_contact_and_a_numbered_partner_take_further_lines(lines):
    contact, partner = map(opened, lines("<p>Contact: Anna Dummy</p><p>Partner 2: Town of Sasso</p>"))
    assert not contact.is_full
    assert not partner.is_full
    assert partner.is_of_one_partner


def test_a_text_that_is_only_an_address_is_told_with_it(lines):
    link, more = map(opened, lines("<p>Website: http://mill.example.org</p><p>Further information: ask the miller</p>"))
    assert (link.is_full, more.is_full) == (True, False)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("http://mill.example.org", True), (" www.mill.gr ", True), ("see www.mill.gr", False), ("anna@mill.gr", False)],
)
def test_an_address_is_that_of_a_page_and_nothing_else(text, is_one):
    assert is_address(text) is is_one


def test_only_short_words_behind_a_label_end_with_their_container(lines):
    page = (
        "<div><p>Funding: Green Fund, 44.000 €</p><p>Results: Nine villages have bread again, and it is good.</p></div>"
    )
    short, long = lines(page)
    assert end_of_facts(short, short.label, len(short.text)) is not None
    assert end_of_facts(long, long.label, len(long.text)) is None


def test_the_icon_before_a_label_is_none_of_its_words(lines):
    (line,) = lines("<div><span>i</span><span>Owner</span><span>Town of Petra</span></div>")
    section = section_of(line, line.label, line.label.start, len(line.text), IS_SUM)
    assert section.label == Piece(line.number, 2, line.label.end)


@pytest.mark.parametrize(
    ("markup", "rule"),
    [
        ("<h2>Results</h2>", Rule.LABEL_HEADING),
        ("<dl><dt>Results</dt></dl>", Rule.LABEL_TERM),
        ("<p>Results</p>", Rule.LABEL_LINE),
        ("<p>Results: good</p>", Rule.LABEL_COLON),
        ("<p><b>Results</b> good</p>", Rule.LABEL_BOLD),
    ],
)
def test_the_rule_names_the_shape(lines, markup, rule):
    (line,) = lines(markup)
    assert rule_of(line, line.label) is rule


@pytest.mark.parametrize(
    ("markup", "facts"),
    [
        ("<p>Title: The mill</p>", {"is_full": True}),
        ("<p>Results:</p>", {"is_full": False, "pieces": ()}),
        ("<p>Partner: Town of Sasso</p>", {"is_of_one_partner": False, "is_full": True}),
        ("<ul><li>Results: nine</li></ul>", {"is_item": True}),
        ("<ul><li>Results</li></ul>", {"is_item": False}),
        ("<p>Budget: 9 000 €</p>", {"is_sum": True}),
        ("<p>Budget: own funds</p>", {"is_sum": False}),
        ("<p>Owner: 9 000 €</p>", {"is_sum": False}),
        ("<h3>Results</h3>", {"level": 3}),
        ("<p>Results</p>", {"level": NO_LEVEL}),
        ("<aside><p>Owner: Town of Petra</p></aside>", {"is_weak": True}),
        ("<p>Results / Impact</p>", {"is_double": True}),
    ],
)
def test_a_section_knows_what_its_labels_line_says(lines, markup, facts):
    (line,) = lines(markup)
    section = opened(line)
    assert {name: getattr(section, name) for name in facts} == facts


def test_a_short_text_in_no_paragraph_ends_with_nothing(lines):
    (item,) = lines("<ul><li>Funding: Green Fund</li></ul>")
    assert end_of_facts(item, item.label, len(item.text)) is None
    short, long = lines(f"<div><p>Funding: {'x' * 60}</p><p>Funding: {'x' * 61}</p></div>")
    assert end_of_facts(short, short.label, len(short.text)) is not None
    assert end_of_facts(long, long.label, len(long.text)) is None


def test_the_label_ends_before_its_value_and_with_its_line_where_it_has_none(lines):
    told, bare = lines("<p>Owner: Town of Petra</p><p>Owner:</p>")
    assert (opened(told).label.end, opened(bare).label.end) == (len("Owner: "), len("Owner:"))


def test_a_text_in_a_table_for_layout_ends_with_its_column(fields):
    text = "<p><b>Description</b></p><p>A mill grinds again.</p><p><b>Results</b></p><p>Nine tonnes of flour.</p>"
    news = "<td><b>Latest</b><br>The road is closed until May.</td>"
    inner = f"<table><tr><td><p><b>The mill</b></p>{text}</td></tr></table>"
    page = f"<table><tr><td>{inner}</td>{news}</tr><tr><td colspan=2>Town of Petra</td></tr></table>"
    assert fields(page)["evidence"] == "Nine tonnes of flour."


def test_a_text_may_stand_in_another_cell_than_its_label(fields):
    page = (
        "<table><tr><td><p><b>Description</b></p></td></tr></table><p>A mill grinds again.</p><p>It has two stones.</p>"
    )
    assert fields(f"<h1>The mill</h1>{page}")["description"] == "A mill grinds again.\n\nIt has two stones."


def test_a_text_ends_with_the_column_of_its_title(fields):
    texts = "<h2>Description</h2><p>A mill grinds again.</p><h2>Results</h2><p>Nine tonnes of flour.</p>"
    side = "<div><div>Rooms</div><div>The hall may be rented on weekdays.</div></div>"
    found = fields(f"<main><div><h1>The mill</h1>{texts}</div>{side}</main>")
    assert found["evidence"] == "Nine tonnes of flour."


def test_a_label_over_nothing_but_signs_has_these_with_it(lines):
    (line,) = lines("<p>Owner: —</p>")
    assert (opened(line).label, opened(line).pieces) == (line.whole, ())


def test_an_unknown_label_is_all_of_a_term_or_stands_before_its_value(lines):
    term, row = lines("<dl><dt>Odds</dt></dl><p><b>Meeting point:</b> the gate</p>")
    made = unknown_fact_of(term, is_term=True)
    assert (made.place, made.rule, made.heading, made.pieces) == (Zone.UNKNOWN, Rule.LABEL_TERM, term.whole, ())
    assert not made.is_full
    told = unknown_fact_of(row, is_term=False)
    (piece,) = told.pieces
    assert row.text[piece.start : piece.end].strip() == "the gate"
    assert (told.rule, told.heading.end, told.is_full) == (None, piece.start, True)


def home(lines, page):
    """The element in which the last line stands with the first, the title, and the one before it."""
    title, *_, before, line = lines(page)
    found = home_of(line, title, before if before is not title else None)
    return " ".join([found.name, *found.classes]) if found else None


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("<main><h1>T</h1><div class=a><p>Owner</p><div class=b><p>Results</p></div></div></main>", "main"),
        ("<main><div class=a><h1>T</h1><p>Owner</p><p>Results</p></div></main>", "div a"),
        ("<main><div class=a><h1>T</h1><p>Owner</p></div><div class=b><p>Results</p></div></main>", "main"),
        ("<h1>T</h1><table><tr><td class=a><p>Owner</p><p>Results</p></td></tr></table>", "td a"),
        ("<h1>T</h1><table class=t><tr><td><p>Owner</p></td><td><p>Results</p></td></tr></table>", "table t"),
    ],
)
def test_a_label_is_at_home_where_it_stands_with_the_one_before_it_and_the_title(lines, page, name):
    assert home(lines, page) == name
