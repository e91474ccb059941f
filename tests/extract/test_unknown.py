"""Label-like lines that no table knows."""

import pytest

from pipeline.extract.unknown import unknown_labels
from pipeline.lexicon import shipped
from pipeline.model import Lesson, Page
from pipeline.read import read
from pipeline.split import split

LANGUAGES = ("el", "en")


def unknown(content: str, name: str = "page.html") -> list[tuple[str, str]]:
    (document,) = read(Page.of(name, "page", content.encode()), shipped())
    return [(one.words, one.field) for one in unknown_labels(split(document, shipped(), LANGUAGES), shipped())]


@pytest.mark.parametrize(
    ("page", "label", "field"),
    [
        ("<h1>T</h1><h2>Resources that were needed</h2><p>A van.</p>", "Resources that were needed", "resources"),
        ("<h1>T</h1><p><b>Πόροι που διατέθηκαν:</b> Ένα φορτηγάκι.</p>", "Πόροι που διατέθηκαν", "resources"),
        ("<h1>T</h1><dl><dt>Opening night</dt><dd>May 2015</dd></dl>", "Opening night", "start_date"),
        ("<h1>T</h1><p>Whereabouts: Crete, Greece</p>", "Whereabouts", "location"),
        ("<h1>T</h1><h2>Gossip</h2><p>They say it rains there.</p>", "Gossip", ""),
    ],
)
def test_an_unknown_label_is_listed_with_the_field_that_it_may_mean(page, label, field):
    assert (label, field) in unknown(page)


def test_a_line_in_the_place_of_the_labels_of_a_text_is_listed():
    page = "Ο φούρνος\n\nΤι φτιάξαμε εδώ\nΈναν κοινό ξυλόφουρνο.\n\nΤι μας παίδεψε\nΗ άδεια άργησε.\n\n"
    page += "Αποτελέσματα\nΨήνουν σαράντα οικογένειες.\n\nΠροϋπολογισμός\n8.000 €\n"
    assert ("Τι φτιάξαμε εδώ", "") in unknown(page, "page.txt")


def test_a_heading_that_ends_a_page_has_no_value():
    assert ("Gossip", "") in unknown("<h1>T</h1><p>It rains there, they say.</p><h2>Gossip</h2>")


def test_titles_known_labels_and_prose_are_no_unknown_labels():
    page = "<h1>The lending umbrella</h1><h2>Results</h2><p>There was one rule for everybody: bring it back.</p>"
    page += (
        "<ul><li>wood: 300 euros</li></ul><p>https://umbrella.example.org</p><footer><h3>Partners of ours</h3></footer>"
    )
    assert unknown(page) == []


def found_in(content, name="page.html"):
    (document,) = read(Page.of(name, "page", content.encode()), shipped())
    return {one.words: one for one in unknown_labels(split(document, shipped(), LANGUAGES), shipped())}


def test_an_unknown_label_knows_the_value_behind_it_and_the_known_one_that_it_is_like():
    found = found_in(
        "<h1>T</h1><dl><dt>Opening night</dt><dd>May 2015</dd></dl><h2>Resources that were needed</h2><p>A van.</p>"
    )
    assert (found["Opening night"].value, found["Opening night"].like) == ("May 2015", "")
    assert found["Resources that were needed"].like == "What resources were needed"


def test_each_label_is_listed_once_and_boilerplate_never():
    found = found_in("<h1>T</h1><p>Gossip: it rains</p><p>GOSSIP: it snows</p><nav><p>Whereabouts: Crete</p></nav>")
    assert [(one.words, one.value) for one in found.values()] == [("Gossip", "it rains")]


def test_a_short_line_of_a_text_above_another_is_a_plain_one():
    found = found_in("The van\n\nOf books\nNine villages read.\n\nDescription\nIt calls.\n", "page.txt")
    assert found["Of books"].is_plain
    assert found["Of books"].value == "Nine villages read."
    assert "Of films" not in found_in("The van\n\nBooks\nOf films\nNine villages read.\n", "page.txt")
    assert "Of films" not in found_in("The van\n\nIt calls.\n\nOf films\n", "page.txt")


def test_what_a_site_was_taught_is_unknown_no_more():
    page = "<h1>T</h1><p>Gossip: it rains</p>"
    (document,) = read(Page.of("page.html", "page", page.encode()), shipped())
    bitext = split(document, shipped(), LANGUAGES)
    assert not unknown_labels(bitext, shipped(), (Lesson(words="Gossip", field="evidence"),))


def test_a_line_in_the_role_of_labels_of_facts_is_listed_with_its_value():
    row = '<p class="k">{}</p><p class="v">{}</p>'
    rows = [("Institution", "Potters' Guild"), ("Number of pots", "214"), ("Location", "Crete, Greece")]
    found = found_in("<h1>T</h1>" + "".join(row.format(*one) for one in rows))
    assert (found["Number of pots"].value, found["Number of pots"].is_plain) == ("214", False)
