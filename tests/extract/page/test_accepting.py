"""Whether words that look like a label are one where they stand. Each page is invented."""

from dataclasses import replace

import pytest

from pipeline.extract.page.accepting import Acceptance, is_title
from pipeline.extract.page.lines import Piece
from pipeline.extract.page.sections import PageSection, Zone
from pipeline.lexicon import shipped
from pipeline.lexicon.fields import fields_by_name
from pipeline.model import Lesson, Rule
from pipeline.values.readers import readers

STORY = "<h1>The mill</h1><h2>Description</h2><p>A mill grinds flour for nine villages again.</p>"
RESULTS = "<h2>Results</h2><p>Nine tonnes of flour were ground.</p>"


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("<p>Start date: May 2019</p>", "start_date", "2019-05"),
        ("<p>Location: Crete, Greece</p>", "location", {"country": "GR", "region": "Crete", "nuts": "EL43"}),
        ("<p>Owner: Town of Petra</p>", "institution", "Town of Petra"),
        ("<p><b>Φορέας που την εφαρμόζει:</b> Δήμος Πέτρας</p>", "institution", "Δήμος Πέτρας"),
    ],
)
def test_a_fact_inside_a_text_is_one(fields, line, field, value):
    found = fields(STORY + RESULTS + line)
    assert found[field] == value
    assert found["evidence"] == "Nine tonnes of flour were ground."


@pytest.mark.parametrize(
    "line",
    [
        "<p>Start: we met in the loft and had soup.</p>",
        "<ul><li>Staff</li><li>Two stones</li></ul>",
        "<p>Owner: the mill has none. It belongs to all who grind there.</p>",
    ],
    ids=["no date", "an entry of a list", "sentences"],
)
def test_words_of_a_text_stay_in_it(fields, line):
    found = fields(STORY + RESULTS + line)
    assert {"start_date", "institution", "resources"}.isdisjoint(found)
    assert len(found["evidence"]) > len("Nine tonnes of flour were ground.")


def test_a_text_goes_on_behind_a_fact_that_stands_alone_in_it(fields):
    page = (
        "The mill\n\nDescription\nA mill grinds again.\n\nBudget: 44.000 €\n\nIt has two stones.\n\nResults\nFlour.\n"
    )
    found = fields(page, "page.txt")
    assert found["amounts"]["amount"] == "44000"
    assert found["description"] == "A mill grinds again.\n\nIt has two stones."


def test_what_is_told_of_one_partner_is_not_told_of_the_practice(fields):
    page = "The mill\n\nOwner: Town of Petra\n\nPartner 1: Town of Sasso\nCountry: Italy\n\nDescription\nA mill.\n"
    found = fields(page, "page.txt")
    assert found["institution"] == "Town of Petra"
    assert "location" not in found


def test_the_items_of_a_numbered_form_are_its_labels(fields):
    page = "1. Project title: Soup from the market\n2. Project background: Volunteers cook soup for three schools.\n"
    page += "3. Expected results of the project\nForty pupils eat warm meals each day.\n"
    found = fields(page, "page.txt")
    assert found["description"] == "Volunteers cook soup for three schools."
    assert found["evidence"] == "Forty pupils eat warm meals each day."


@pytest.mark.parametrize(
    ("words", "is_one"),
    [("The mill", True), ("“The mill”", True), ("«Ο μύλος»", True), ("the mill", False), ("The mill grinds.", False)],
)
def test_a_title_behind_its_label_opens_with_a_capital_or_a_quotation(words, is_one):
    assert is_title(words) is is_one


def test_a_longer_label_right_below_one_of_its_field_is_a_label_too(fields):
    page = "The mill\n\nDescription\nDescription of the project: A mill grinds again.\n\nResults\nFlour.\n"
    assert fields(page, "page.txt")["description"] == "A mill grinds again."
    parts = "The mill\n\nDescription\nA mill.\n\nResources needed\nTotal budget: 5 000 €\n\nOwn work\n"
    assert fields(parts, "page.txt")["resources"].startswith("Total budget: 5 000 €")


@pytest.mark.parametrize(
    "value",
    ["the Town. It owns two mills", "x" * 161],
    ids=["sentences", "too long"],
)
def test_a_fact_inside_a_text_is_one_name(fields, value):
    assert "institution" not in fields(STORY + RESULTS + f"<p>Owner: {value}</p>")


def test_a_fact_may_be_as_long_as_facts_are(fields):
    value = "T" * 160
    assert fields(STORY + RESULTS + f"<p>Owner: {value}</p>")["institution"] == value


def test_a_label_in_bold_inside_a_text_is_one_before_prose_too(fields):
    found = fields(STORY + RESULTS + "<p><b>Owner:</b> the mill. It belongs to all who grind there.</p>")
    assert found["institution"] == "the mill. It belongs to all who grind there."


def test_a_label_of_a_section_inside_a_text_of_a_page_with_headings_is_none(fields):
    page = STORY + RESULTS + "<p>Description: it grinds at night, too.</p>"
    assert "at night" in fields(page)["evidence"]
    assert (
        fields(page.replace("<p>Description:", "<p><b>Description:</b>"))["evidence"]
        == "Nine tonnes of flour were ground."
    )


def test_parts_of_a_contact_stay_in_it(fields):
    page = STORY + "<h2>Contact</h2><p>Email: miller@mill.example.org</p><p>Institution: Town of Petra</p>"
    assert "institution" not in fields(page)


KNOWN, READ = fields_by_name(shipped()), readers(shipped())
PIECE = Piece(0, 0, 40)


def opened(name, *pieces, place=Zone.FIELD, **facts):
    return PageSection(place, KNOWN[name] if name else None, PIECE, pieces, **facts)


def accepted(line, current=None, **facts):
    judge = Acceptance(READ.can_read, READ.amounts.is_sum_first, READ.amounts.is_only_sum, **facts)
    return judge.accepts(line, line.label, current)


DESCRIPTION, EVIDENCE = opened("description", PIECE), opened("evidence", PIECE)


@pytest.mark.parametrize(
    ("markup", "current", "is_one"),
    [
        ("<p>Budget: 9 000 €</p>", EVIDENCE, True),
        ("<p>Budget: 9 000 €</p>", opened("resources", PIECE), False),
        ("<p>Budget: 9 000 €</p>", opened("resources", PIECE, is_sum=True), True),
        ("<ul><li>Budget: 9 000 €</li></ul>", EVIDENCE, False),
        ("<p>Budget: own funds of the town</p>", EVIDENCE, True),
        ("<p>Budget 9 000 €</p>", EVIDENCE, True),
    ],
)
def test_a_budget_before_a_sum_alone_is_a_fact_but_among_costs(lines, markup, current, is_one):
    (line,) = lines(markup)
    assert accepted(line, current) is is_one


@pytest.mark.parametrize(
    ("markup", "current", "is_one"),
    [
        ("<p>Start May 2019</p>", EVIDENCE, True),
        ("<p>Start date May 2019</p>", opened("institution"), False),
        ("<p>Start date May 2019</p>", opened("institution", PIECE), True),
        ("<p>Start date May 2019</p>", opened("institution", is_full=True), True),
        ("<p>Start date May 2019</p>", None, True),
        (f"<p>Start date May 2019 {'and so on ' * 16}</p>", EVIDENCE, False),
        ("<p>Lead partner Town of Petra</p>", EVIDENCE, True),
        ("<ul><li>Lead partner Town of Petra</li></ul>", EVIDENCE, False),
        ("<ul><li>Lead partner Town of Petra</li></ul>", None, True),
        ("<p>Lead partner of the mill</p>", EVIDENCE, False),
        ("<p>Lead partner Town of Petra.</p>", EVIDENCE, False),
        ("<p>Lead partner Town of Petra. It owns the mill</p>", EVIDENCE, False),
        (f"<p>Lead partner {'Town of Petra ' * 12}</p>", EVIDENCE, False),
        ("<p>Practice title The mill grinds again</p>", None, True),
        ("<p>Practice title The mill grinds again</p>", EVIDENCE, False),
        ("<p>Practice title the mill grinds again</p>", None, False),
        ("<p>Description of the practice The mill grinds again.</p>", None, True),
        ("<p>Description of the practice the mill grinds again.</p>", None, False),
        ("<p>Description of the practice 9 mills grind again.</p>", None, True),
        ("<p>Lessons learnt The mill grinds again.</p>", None, False),
        ("<p>Evidence of success The mill grinds again.</p>", None, True),
    ],
)
def test_words_that_open_a_line_are_a_label_where_its_value_stands_behind_them(lines, markup, current, is_one):
    (line,) = lines(markup)
    assert line.label.how == "opening"
    assert accepted(line, current) is is_one


@pytest.mark.parametrize(
    ("markup", "current", "has_alone", "is_one"),
    [
        ("<p>Results: Nine mills.</p>", DESCRIPTION, False, True),
        ("<p>Results: Nine mills.</p>", DESCRIPTION, True, False),
        ("<p><b>Results:</b> Nine mills.</p>", DESCRIPTION, True, True),
        ("<ul><li>Results: Nine mills.</li></ul>", DESCRIPTION, False, False),
        ("<ul><li>Results: Nine mills.</li></ul>", opened("description", PIECE, is_item=True), False, True),
        ("<p>Results: Nine mills.</p>", opened("institution", PIECE), True, True),
        ("<p>Results: Nine mills.</p>", opened("description", PIECE, is_full=True), True, True),
        ("<p>Results: Nine mills.</p>", EVIDENCE, False, False),
        ("<p>Results: Nine mills.</p>", opened("evidence"), False, True),
        ("<p><b>Results:</b> Nine mills.</p>", opened("evidence", PIECE, rule=Rule.LABEL_BOLD), False, True),
        ("<p><b>Results:</b> Nine mills.</p>", opened("evidence", PIECE, rule=Rule.LABEL_LINE), False, False),
        ("<p>Hashtags: #mill</p>", EVIDENCE, True, True),
        ("<p>Start date: May 2019</p>", EVIDENCE, True, True),
        ("<p>Start date: soon</p>", EVIDENCE, True, False),
        ("<p>Start date: soon</p>", None, True, True),
        ("<ul><li>Owner: Town of Petra</li></ul>", EVIDENCE, True, False),
        ("<p>Owner: Town of Petra</p>", EVIDENCE, True, True),
        ("<p>Country: Italy</p>", opened("partners", PIECE, is_of_one_partner=True), True, False),
        ("<p>Start date: May 2019</p>", opened("partners", PIECE, is_of_one_partner=True), True, True),
        ("<p>Email: anna@mill.gr</p>", opened("contact"), True, False),
        ("<p>Owner: Town of Petra</p>", opened("contact"), True, False),
        ("<p>Owner: Town of Petra</p>", opened("contact", rule=Rule.LABEL_COLON), True, True),
        ("<p>Owner: Town of Petra</p>", opened("contact", is_full=True), True, True),
        ("<p>Start date: May 2019</p>", opened("contact"), True, True),
    ],
)
def test_a_label_with_its_value_opens_a_section_or_is_part_of_the_open_one(lines, markup, current, has_alone, is_one):
    (line,) = lines(markup)
    assert accepted(line, current, has_alone=has_alone) is is_one


@pytest.mark.parametrize(
    ("markup", "current", "is_one"),
    [
        ("<h2>Results</h2>", DESCRIPTION, True),
        ("<ul><li>Results</li></ul>", DESCRIPTION, False),
        ("<ul><li><b>Results</b></li></ul>", DESCRIPTION, True),
        ("<ul><li>Results</li></ul>", opened("description", PIECE, is_item=True), True),
        ("<ul><li>Results</li></ul>", opened("institution", PIECE), True),
        ("<ul><li>Results</li></ul>", None, True),
        ("<h3>Results</h3>", opened("evidence", PIECE, level=2), False),
        ("<h2>Results</h2>", opened("evidence", PIECE, level=2), True),
        ("<h3>Results</h3>", opened("evidence", level=2), True),
        ("<p>Results</p>", EVIDENCE, False),
        ("<dl><dt>Results</dt></dl>", EVIDENCE, True),
        ("<p>Description</p>", DESCRIPTION, True),
        ("<p>Institution</p>", opened("institution", PIECE), True),
    ],
)
def test_a_label_alone_opens_a_section_unless_it_is_an_entry_or_a_lower_heading_of_the_same(
    lines, markup, current, is_one
):
    (line,) = lines(markup)
    assert accepted(line, current) is is_one


def test_what_a_site_was_taught_is_a_label_anywhere_but_before_its_value_without_a_colon(lines):
    (entry,) = lines("<ul><li>Results</li></ul>")
    lesson = Lesson(words="Results", field="evidence")
    assert accepted(replace(entry, label=replace(entry.label, lesson=lesson)), DESCRIPTION)
    (opening,) = lines("<p>Lead partner of the mill</p>")
    assert not accepted(replace(opening, label=replace(opening.label, lesson=lesson)), EVIDENCE)


def test_a_summary_under_a_label_that_may_mean_less_and_one_that_does_not_are_two(lines):
    (line,) = lines("<p>Description</p>")
    assert accepted(line, opened("description", PIECE, is_brief=True))
    (lower,) = lines("<h3>Results</h3>")
    assert accepted(lower, opened("evidence", PIECE, level=2, is_brief=True))


def test_a_name_that_opens_a_line_may_be_as_long_as_facts_are(lines):
    for letters, is_one in ((160, True), (161, False)):
        (named,) = lines(f"<p>Lead partner {'T' * letters}</p>")
        assert accepted(named) is is_one
