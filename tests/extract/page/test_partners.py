"""What is told of each partner. Each page is invented."""

import pytest

from pipeline.extract.page.lines import Piece
from pipeline.extract.page.part import PracticePart
from pipeline.extract.page.partners import with_partners, with_text_after
from pipeline.extract.page.sections import NO_LEVEL, PageSection, Zone
from pipeline.extract.page.sides import Sides
from pipeline.lexicon import shipped
from pipeline.lexicon.fields import fields_by_name
from pipeline.model import Rule

KNOWN = fields_by_name(shipped())
PIECES = (Piece(0, 0, 4),)

PAGE = (
    "<h1>Bells</h1><p><b>Owner:</b> Town of Petra</p><p><b>Country:</b> Greece</p>"
    "<h2>Description</h2><p>Nine bells warn the lower town of the flood, and nobody needs a telephone for it.</p>{}"
    "<h2>Results</h2><p>All were on the hill in forty minutes.</p>"
)
ITALIAN = "<h3>Ponte Basso</h3><p><b>Country:</b> Italy</p><p><b>Contact:</b> Paolo Neri, neri@ponte.example.eu</p>"
POLISH = "<h3>Dolna Rzeka</h3><p><b>Country:</b> Poland</p><p><b>Contact:</b> Jan Kos, jan.kos@dolna.example.eu</p>"


def test_what_is_told_of_each_partner_is_not_told_of_the_practice(fields):
    found = fields(PAGE.format(f"<h2>Partners</h2>{ITALIAN}{POLISH}"))
    assert found["location"]["country"] == "GR"
    assert "contact" not in found
    assert found["evidence"] == "All were on the hill in forty minutes."


def test_a_fact_with_shared_under_such_a_heading_is_the_practices(fields):
    contact = "<p><b>Contact:</b> Anna Tsiotra, tsiotra@petra.example.gr</p>"
    assert fields(PAGE.format(f"<h2>Partners</h2>{contact}"))["contact"]["name"] == "Anna Tsiotra"


def test_behind_the_next_heading_of_its_rank_facts_are_the_practices_again(fields):
    more = "<h2>Facts</h2><p><b>Contact:</b> Anna Tsiotra, tsiotra@petra.example.gr</p>"
    assert fields(PAGE.format(f"<h2>Partners</h2>{ITALIAN}{POLISH}{more}"))["contact"]["name"] == "Anna Tsiotra"


def test_a_fact_of_one_partner_that_was_told_of_the_practice_before_is_the_partners(record):
    only = "<h3>Ponte Basso</h3><p><b>Country:</b> Italy</p>"
    made = record(PAGE.format(f"<h2>Partners</h2>{only}"))
    assert [value.text for value in made.of("location")] == ["Greece"]


LEAD = "Two towns ring the same bell when the river rises above the old bridge."
TEXT = "The siren was heard in half of the town only, and nobody knew which of its tones meant what."


def test_a_text_behind_a_list_of_partners_goes_on_from_that_before_it(fields):
    names = "<ul><li>Town of Petra</li><li>Ponte Basso</li></ul>"
    page = f"<h1>Bells for the flood</h1><p>{LEAD}</p><h2>Partners</h2>{names}{{}}"
    found = fields(page.format(f"<p>{TEXT}</p>"))
    assert (found["summary"], found["description"]) == (LEAD, TEXT)
    assert TEXT not in fields(page.format(f"<p>{TEXT[:-1]}</p>".replace(" ", "_"))).get("description", "")


def test_what_is_told_of_partners_without_a_list_stays_theirs(fields):
    found = fields(f"<h1>Bells for the flood</h1><p>{LEAD}</p><h2>Partners</h2><p>{TEXT}</p>")
    assert TEXT not in (found.get("summary"), found.get("description"))


def test_behind_a_labelled_text_it_comes_after_that(fields):
    names = "<ul><li>Town of Petra</li><li>Ponte Basso</li></ul>"
    found = fields(PAGE.format(f"<h2>Partners</h2>{names}<p>{TEXT}</p>"))
    assert found["description"].startswith("Nine bells")
    assert "summary" not in found


def fact(name, *, rule=Rule.LABEL_BOLD, pieces=PIECES, level=NO_LEVEL):
    return PageSection(Zone.FIELD, KNOWN[name], pieces=pieces, rule=rule, level=level)


def heading(name, level):
    return fact(name, rule=Rule.LABEL_HEADING, level=level)


UNKNOWN = PageSection(Zone.UNKNOWN, heading=PIECES[0], level=3)


@pytest.mark.parametrize(
    ("sections", "names"),
    [
        ([heading("partners", 2), fact("location"), fact("location")], "partners partners partners"),
        ([heading("partners", 2), fact("location"), fact("contact")], "partners location contact"),
        ([fact("location"), heading("partners", 2), fact("location")], "location partners partners"),
        ([fact("location", pieces=()), heading("partners", 2), fact("location")], "location partners location"),
        ([fact("partners"), fact("location"), fact("location")], "partners location location"),
        ([heading("partners", 2), fact("start_date"), fact("start_date")], "partners start_date start_date"),
        ([heading("partners", 2), heading("location", 3), heading("location", 3)], "partners location location"),
        (
            [heading("partners", 2), fact("location"), heading("evidence", 2), fact("location")],
            "partners location evidence location",
        ),
        (
            [heading("partners", 2), UNKNOWN, fact("location"), UNKNOWN, fact("location")],
            "partners partners partners partners partners",
        ),
        ([heading("evidence", 2), fact("location"), fact("location")], "evidence location location"),
    ],
)
def test_facts_below_a_heading_of_partners_are_theirs_where_they_come_again_or_were_told_before(sections, names):
    found = with_partners(sections, shipped())
    assert " ".join(one.field.name if one.field else "-" for one in found) == names


@pytest.mark.parametrize(
    ("page", "name", "zones"),
    [
        ("<ul><li>Town of Petra</li></ul><p>The siren was heard in half of the town.</p>", "partners", "field main"),
        ("<ul><li>Town of Petra</li></ul><p>Half of the town</p>", "partners", "field"),
        ("<ul><li>Town of Petra</li><li>Ponte Basso</li></ul>", "partners", "field"),
        ("<p>The siren was heard in half of the town.</p><p>It rang twice in one night.</p>", "partners", "field"),
        ("<ul><li>Town of Petra</li></ul><p>The siren was heard in half of the town.</p>", "evidence", "field"),
    ],
)
def test_a_sentence_behind_a_list_of_partners_is_the_pages_own_text(lines, page, name, zones):
    found = lines(page)
    pieces = tuple(line.whole for line in found)
    made = with_text_after([fact(name, pieces=pieces)], PracticePart(found, Sides("en", "en")))
    assert " ".join(one.place.value for one in made) == zones
    assert [piece for one in made for piece in one.pieces] == list(pieces)
