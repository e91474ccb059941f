"""Whether a line belongs to the open section."""

from dataclasses import replace

import pytest

from pipeline.extract.page.label_sections import container_of
from pipeline.extract.page.lines import Piece
from pipeline.extract.page.section_lines import (
    OF_SITE,
    are_short,
    fits,
    goes_on,
    is_below,
    is_full_with,
    is_other_side,
    is_short_fact,
    is_unknown_fact,
    is_value_in_capitals,
    opens_text,
    why_aside,
)
from pipeline.extract.page.sections import NO_LEVEL, PageSection, Zone
from pipeline.extract.page.sides import Sides
from pipeline.lexicon import shipped
from pipeline.lexicon.fields import fields_by_name
from pipeline.model import Lesson, Rule
from pipeline.values.readers import readers

KNOWN, READS = fields_by_name(shipped()), readers(shipped()).can_read
PIECE = Piece(0, 0, 40)


def section(name, *pieces, **facts):
    return PageSection(Zone.FIELD, KNOWN[name], PIECE, pieces, **facts)


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
        (PageSection(Zone.UNKNOWN, level=2), 3, True),
        (PageSection(Zone.MAIN), 3, False),
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


def test_below_its_label_a_taught_term_takes_any_line_at_first(lines):
    (line,) = lines("<p>Words</p>")
    assert fits(section("institution", rule=Rule.LABEL_TERM), line, READS)
    assert fits(section("evidence", PIECE), line, READS)
    assert fits(PageSection(Zone.MAIN, None, None, (PIECE,)), line, READS)


def test_an_item_without_a_field_takes_other_lines_too(lines):
    (line,) = lines("<p>Words</p>")
    assert fits(PageSection(Zone.UNKNOWN, None, PIECE, (PIECE,), is_item=True), line, READS)


def test_a_sum_takes_items_and_no_line_behind_a_blank_one(lines):
    item, part = lines("<ul><li>Own funds: 9 €</li></ul><p>Own funds</p>")
    told = section("resources", PIECE, rule=Rule.LABEL_OPENING, is_sum=True)
    assert (fits(told, item, READS), fits(told, part, READS)) == (True, False)
    assert fits(replace(told, rule=Rule.LABEL_LINE), part, READS)
    assert fits(replace(told, is_sum=False), part, READS)


def test_a_line_of_a_contact_is_short_unless_it_runs_on(lines):
    long = f"anna@example.org {'and her many friends ' * 8}"
    _, near, far = lines(f"Anna Dummy\n{long}\n\n{long}\n", "page.txt")
    told = section("contact", PIECE, rule=Rule.LABEL_LINE)
    assert (fits(told, near, READS), fits(told, far, READS)) == (True, False)


@pytest.mark.parametrize(
    ("field", "rule", "is_value"),
    [("location", Rule.LABEL_LINE, False), ("location", Rule.LABEL_HEADING, True), ("evidence", Rule.LABEL_LINE, True)],
)
def test_only_an_empty_label_of_a_fact_on_a_line_of_its_own_is_choosy(lines, field, rule, is_value):
    line = lines("Label\n\nThe people of the town now shop in the shade at noon.\n", "page.txt")[-1]
    assert fits(section(field, rule=rule), line, READS) is is_value


def test_markup_below_the_label_of_a_fact_is_its_value_whatever_it_says(lines):
    (line,) = lines("<p>The people of the town now shop in the shade at noon.</p>")
    assert fits(section("location", rule=Rule.LABEL_LINE), line, READS)


@pytest.mark.parametrize(
    ("field", "facts", "is_full"),
    [
        ("title", {}, True),
        ("context", {}, False),
        ("amounts", {}, False),
    ],
)
def test_a_title_and_a_fact_take_one_value(lines, field, facts, is_full):
    (line,) = lines("<p>Town of Petra</p>")
    assert is_full_with(section(field, **facts), line) is is_full


def test_a_fact_that_is_asked_twice_is_full_with_its_second_answer(lines):
    (line,) = lines("<p>Town of Petra</p>")
    assert is_full_with(section("institution", PIECE, is_double=True), line)


def test_a_term_takes_all_its_details_and_what_has_no_field_takes_all(lines):
    _, detail = lines("<dl><dt>Owner</dt><dd>Town</dd></dl>")
    assert not is_full_with(section("institution", rule=Rule.LABEL_TERM), detail)
    assert is_full_with(section("institution", rule=Rule.LABEL_CELL), detail)
    assert not is_full_with(PageSection(Zone.UNKNOWN), detail)


def test_two_lines_are_no_short_fact_and_the_item_of_a_form_is_one():
    assert not is_short_fact(section("resources", Piece(0, 0, 9), Piece(1, 0, 9), rule=Rule.LABEL_CELL))
    assert is_short_fact(section("resources", Piece(0, 3, 63), rule=Rule.LABEL_LINE, is_item=True))


def test_a_full_label_takes_no_more_capitals_and_no_opening(lines):
    capitals, opening = lines("TOWN OF PETRA\n\nAfter one year:\n", "page.txt")
    assert not is_value_in_capitals(capitals, section("institution", is_full=True))
    assert not opens_text(opening, section("evidence", is_full=True))
    assert not opens_text(capitals, section("evidence"))
    assert not opens_text(opening, PageSection(Zone.UNKNOWN))


@pytest.mark.parametrize(
    ("markup", "current", "is_fact"),
    [
        ("<p><b>Meeting point:</b> the well</p>", None, True),
        ("<p>Meeting point: the well</p>", None, False),
        ("<p><b>Meeting point:</b> the well</p>", section("evidence"), False),
        ("<p><b>Meeting point:</b> the well</p>", section("evidence", is_full=True), True),
        ("<p><b>meeting point:</b> the well</p>", None, False),
        ("<p><b>Meeting point:</b></p>", None, False),
        ("<ul><li><b>Meeting point:</b> the well</li></ul>", None, False),
        (f"<p><b>Meeting point:</b> {'the well ' * 20}</p>", None, False),
        ("<p><b>Meeting point:</b> the well</p>", PageSection(Zone.UNKNOWN), True),
    ],
)
def test_an_unknown_label_in_bold_before_its_value_is_a_fact_outside_of_texts(lines, markup, current, is_fact):
    (line,) = lines(markup)
    assert is_unknown_fact(line, current) is is_fact


def test_right_below_a_fact_an_unknown_label_needs_no_bold(lines):
    _, near, far = lines("Owner: Town of Petra\nMeeting point: the well\n\nMeeting point: the well\n", "page.txt")
    told = section("institution", PIECE, is_full=True)
    assert (is_unknown_fact(near, told), is_unknown_fact(far, told)) == (True, False)
    assert not is_unknown_fact(near, None)
    assert is_unknown_fact(replace(far, is_site_label=True), None)


def test_boilerplate_is_content_only_below_an_open_label_of_a_side_module(lines):
    (plain,) = lines("<p>Not yet known</p>")
    line = replace(plain, boilerplate="aside", is_weak=True)
    assert why_aside(line, section("evidence", is_weak=True), READS) == ""
    assert why_aside(line, section("evidence", is_weak=True, is_full=True), READS) == "aside"
    assert why_aside(line, section("evidence"), READS) == "aside"
    assert why_aside(line, None, READS) == "aside"


def test_what_the_site_repeats_is_no_content_below_a_label_that_it_was_taught(lines):
    (plain,) = lines("<p>Not yet known</p>")
    line = replace(plain, is_repeated=True)
    lesson = Lesson(words="Results", field="evidence")
    assert why_aside(line, section("evidence", lesson=lesson), READS) == OF_SITE
    assert why_aside(line, PageSection(Zone.UNKNOWN), READS) == OF_SITE
    assert why_aside(replace(line, is_site_label=True), None, READS) == ""
    assert why_aside(line, section("institution", PIECE, rule=Rule.LABEL_TERM), READS) == OF_SITE


def test_a_repeated_heading_is_no_part_of_a_text(lines):
    (heading,) = lines("<h3>Results of ours</h3>")
    told = section("evidence", PIECE, level=2)
    assert why_aside(replace(heading, is_repeated=True), told, READS) == OF_SITE
    assert why_aside(replace(heading, aside="looks like it"), section("evidence", PIECE, level=3), READS) != ""


BOTH = Sides("el", "el", "en")


@pytest.mark.parametrize(
    ("markup", "current", "lang", "sides", "is_other"),
    [
        ("<p>Owner: the town of Petra</p>", section("institution"), "el", BOTH, True),
        ("<p>Owner: the town of Petra</p>", section("institution"), "en", BOTH, False),
        ("<p>Owner: the town of Petra</p>", section("partners"), "el", BOTH, False),
        ("<p>Owner: the town of Petra</p>", None, "el", BOTH, False),
        ("<p>Owner: the town of Petra</p>", section("institution"), "el", Sides("el", "el"), False),
        ("<p>Owner</p>", section("institution"), "el", BOTH, False),
        ("<p>Owner:</p>", section("institution"), "el", BOTH, False),
    ],
)
def test_the_same_label_with_its_value_in_the_other_language_tells_it_again(
    lines, markup, current, lang, sides, is_other
):
    (line,) = lines(markup)
    assert is_other_side(line, line.label, current, lang, sides) is is_other


@pytest.mark.parametrize(
    ("current", "pieces", "is_so"),
    [
        (section("evidence", rule=Rule.LABEL_HEADING), (PIECE,), True),
        (section("evidence", rule=Rule.LABEL_HEADING), (), False),
        (section("evidence", rule=Rule.LABEL_CELL), (PIECE,), False),
        (section("evidence", rule=Rule.LABEL_LINE, is_full=True), (PIECE,), False),
        (section("institution", rule=Rule.LABEL_LINE), (PIECE,), False),
        (PageSection(Zone.UNKNOWN, rule=Rule.LABEL_LINE), (PIECE,), False),
    ],
)
def test_a_text_under_a_heading_goes_on_behind_a_fact(current, pieces, is_so):
    assert goes_on(current, pieces) is is_so


@pytest.mark.parametrize(("letters", "is_so"), [((100, 60), True), ((100, 61), False)])
def test_values_are_short_together(lines, letters, is_so):
    assert are_short(lines("".join(f"<p>{'x' * count}</p>" for count in letters))) is is_so


def test_a_sentence_is_no_short_value(lines):
    assert not are_short(lines("<p>Petra</p><p>The mill grinds again for nine villages of ours.</p>"))


def test_of_texts_below_words_near_a_label_only_costs_are_short_facts():
    for name, is_fact in (("resources", True), ("evidence", False)):
        assert is_short_fact(section(name, Piece(0, 0, 10), rule=Rule.NEAR_LABEL)) is is_fact
