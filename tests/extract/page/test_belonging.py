"""Whether a line belongs to the open section."""

from dataclasses import replace

import pytest

from pipeline.extract.page.belonging import (
    OF_SITE,
    fits,
    is_below,
    is_full_with,
    is_short_fact,
    is_value_in_capitals,
    opens_text,
    why_aside,
)
from pipeline.extract.page.lines import Piece
from pipeline.extract.page.opened import container_of
from pipeline.extract.page.sections import NO_LEVEL, Place, Section
from pipeline.lexicon import shipped
from pipeline.lexicon.fields import fields_by_name
from pipeline.model import Rule
from pipeline.values.readers import readers

KNOWN, READS = fields_by_name(shipped()), readers(shipped()).can_read
PIECE = Piece(0, 0, 40)


def section(name, *pieces, **facts):
    return Section(Place.FIELD, KNOWN[name], PIECE, pieces, **facts)


def test_a_term_takes_details_and_an_item_takes_items(lines):
    term, detail, item, text = lines("<dl><dt>Owner</dt><dd>Town</dd></dl><ul><li>One</li></ul><p>Words</p>")
    told = section("institution", PIECE, rule=Rule.LABEL_TERM)
    assert [fits(told, line, READS) for line in (detail, item, text)] == [True, False, False]
    listed = section("resources", PIECE, is_item=True)
    assert [fits(listed, line, READS) for line in (detail, item, text)] == [False, True, False]
    assert fits(section("institution", rule=Rule.LABEL_TERM), term, READS)


def test_a_fact_ends_with_its_container(lines):
    fact, beside, outside = lines("<div><p>Budget: own funds</p><p>And more</p></div><p>It was a long road.</p>")
    told = section("resources", PIECE, rule=Rule.LABEL_BOLD)
    assert fits(told, beside, READS, container_of(fact))
    assert not fits(told, outside, READS, container_of(fact))
    assert fits(told, outside, READS)


@pytest.mark.parametrize(
    ("field", "value", "is_value"),
    [
        ("location", "\nThe people of the town now shop in the shade at noon.", False),
        ("location", "\nIn the old school of the village, all through the year, in Greece", True),
        ("location", "The people of the town now shop in the shade at noon.", True),
        ("period", "\nContracting office", False),
        ("period", "Soon", True),
        ("period", "The people of the town now shop in the shade at noon.", False),
        ("period", "\n2019 - 2021", True),
        ("institution", "\nThe town of Petra, with all the traders of its market.", True),
        ("institution", f"\nThe town of Petra, {'with many of its traders, ' * 6}did it all.", False),
    ],
)
def test_an_empty_label_of_a_fact_takes_no_sentence_and_one_of_dates_nothing_else(lines, field, value, is_value):
    line = lines(f"Label\n{value}\n", "page.txt")[-1]
    assert fits(section(field, rule=Rule.LABEL_LINE), line, READS) is is_value


def test_a_sum_beside_its_label_ends_before_a_sentence(lines):
    _, part, prose = lines(
        "Grant: 10 000 EUR\nOwn funds\nThe mill grinds wheat for nine villages once again.\n", "page.txt"
    )
    told = section("resources", PIECE, rule=Rule.LABEL_COLON, is_sum=True)
    assert (fits(told, part, READS), fits(told, prose, READS)) == (True, False)


def test_a_contact_goes_on_as_long_as_lines_look_like_one(lines):
    mail, prose = lines("anna@example.org\n\nThe mill grinds again.\n", "page.txt")
    told = section("contact", PIECE, rule=Rule.LABEL_LINE)
    assert (fits(told, mail, READS), fits(told, prose, READS)) == (True, False)


@pytest.mark.parametrize(
    ("open_section", "level", "is_inside"),
    [
        (section("evidence", level=2), 3, True),
        (section("evidence", level=2), 2, False),
        (section("description"), NO_LEVEL, True),
        (section("evidence"), NO_LEVEL, False),
        (section("context", level=2), 3, False),
        (section("institution", level=2), 3, False),
        (Section(Place.UNKNOWN, level=2), 3, True),
        (Section(Place.MAIN), 3, False),
    ],
)
def test_lower_headings_are_inside_a_text(open_section, level, is_inside):
    assert is_below(open_section, level) is is_inside


def test_a_fact_is_full_with_its_value_and_a_text_never(lines):
    (line,) = lines("<p>Town of Petra</p>")
    assert is_full_with(section("institution"), line)
    assert not is_full_with(section("institution", is_double=True), line)
    assert not is_full_with(section("evidence"), line)
    assert not is_full_with(section("contact"), line)


@pytest.mark.parametrize(
    ("length", "rule", "is_fact"),
    [(60, Rule.LABEL_CELL, True), (61, Rule.LABEL_CELL, False), (60, Rule.LABEL_HEADING, False)],
)
def test_a_fact_is_short_and_beside_its_label(length, rule, is_fact):
    assert is_short_fact(section("resources", Piece(0, 0, length), rule=rule)) is is_fact


def test_capitals_below_the_label_of_a_fact_or_title_are_its_value_only_in_a_text(lines):
    plain = lines("Lead partner:\nTOWN OF PETRA\n", "page.txt")[-1]
    (marked,) = lines("<h2>TOWN OF PETRA</h2>")
    assert is_value_in_capitals(plain, section("institution"))
    assert is_value_in_capitals(plain, section("title"))
    assert not is_value_in_capitals(plain, section("resources"))
    assert is_value_in_capitals(lines("Costs\n84.000 ΕΥΡΩ\n", "page.txt")[-1], section("resources"))
    assert not is_value_in_capitals(plain, section("institution", PIECE))
    assert not is_value_in_capitals(plain, section("evidence"))
    assert not is_value_in_capitals(marked, section("institution"))


def test_a_line_with_a_colon_right_below_the_label_of_a_text_opens_it(lines):
    (opening,) = lines("After one year:\n", "page.txt")
    assert opens_text(opening, section("evidence"))
    assert not opens_text(opening, section("evidence", PIECE))
    assert not opens_text(opening, section("institution"))
    assert not opens_text(lines("<h3>After one year:</h3>")[0], section("evidence"))


def test_what_repeats_on_the_site_is_content_only_below_a_label(lines):
    (plain,) = lines("<p>Not yet known</p>")
    line = replace(plain, is_repeated=True)
    assert why_aside(line, None, READS) == OF_SITE
    assert why_aside(line, section("evidence"), READS) == ""
    assert why_aside(line, section("evidence", is_full=True), READS) == OF_SITE


def test_a_heading_that_is_a_link_is_no_part_of_a_text(lines):
    link, own = lines('<h3><a href="/a">Results of a survey</a></h3><h3>Results of ours</h3>')
    told = section("evidence", PIECE, level=2)
    assert why_aside(replace(link, aside="looks like boilerplate"), told, READS) == "looks like boilerplate"
    assert why_aside(replace(own, aside="looks like boilerplate"), told, READS) == ""
