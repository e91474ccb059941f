"""Labels that the lexicon does not have, taken for one that they are near to where structure and value agree."""

import pytest

from pipeline.extract.page.near_labels import with_near_labels
from pipeline.lexicon import shipped

FRAME = "<h1>A kiln on wheels</h1><p>Potters share one kiln.</p><h2>Description</h2><p>It is towed.</p>{}"


@pytest.mark.parametrize(
    ("value", "is_told"), [("48.500 €", True), ("Twelve potters gave it.", True), ("May 2015", False), ("Crete", False)]
)
def test_a_text_of_costs_stands_below_words_near_its_label_or_a_sum(fields, value, is_told):
    found = fields(
        FRAME.format(f"<h2>What the firing costs and who pays</h2><p>{value}</p><h2>Results</h2><p>Pots.</p>")
    )
    assert ("resources" in found) is is_told


def test_a_fact_with_an_unknown_label_in_the_role_of_known_ones_ends_the_value_above(fields):
    row = '<div class="row"><div class="name">{}</div><div class="value">{}</div></div>'
    rows = [
        ("Institution", "Potters' Guild"),
        ("Number of pots", "214"),
        ("EU budget", "€44,000"),
        ("Location", "Crete"),
    ]
    found = fields(
        "<h1>T</h1>" + "".join(row.format(*one) for one in rows) + "<p>A kiln is towed from yard to yard.</p>"
    )
    assert found["institution"] == "Potters' Guild"
    assert found["amounts"]["amount"] == "44000"
    assert "214" not in str(found)


@pytest.mark.parametrize(
    ("besides", "field"), [("", "description"), ("<h2>Description</h2><p>Towed.</p>", "project_about")]
)
def test_what_the_project_is_describes_the_practice_where_nothing_else_does(fields, besides, field):
    page = "<h1>A kiln on wheels</h1><h2>What is the project?</h2><p>Potters share one kiln.</p>{}"
    assert fields(page.format(besides + "<h2>Results</h2><p>Pots.</p>"))[field] == "Potters share one kiln."


def test_a_first_cell_among_labels_may_be_near_to_one(fields):
    rows = [("Institution", "Library"), ("Location", "Crete, Greece"), ("Start date", "2015")]
    rows += [("Difficulties that were met", "Potters from six valleys share one kiln, and it is heavy.")]
    table = "".join(f"<tr><td>{name}</td><td>{value}</td></tr>" for name, value in rows)
    assert "difficulties" in fields(f"<h1>The kiln</h1><table>{table}</table>")


def test_a_label_with_more_words_over_a_text_is_near_to_it_and_no_label_before_its_value(record):
    page = (
        "Ο μύλος\n\nΦορέας: Δήμος Πέτρας\nΧρηματοδότηση: Πράσινο Ταμείο\n\nΣυνοπτική περιγραφή φυσικού αντικειμένου\n"
    )
    made = record(page + "Ο μύλος αλέθει πάλι το σιτάρι για εννέα χωριά της κοιλάδας.\n", "page.txt")
    assert [value.text for value in made.of("description")] == [
        "Ο μύλος αλέθει πάλι το σιτάρι για εννέα χωριά της κοιλάδας."
    ]


def test_words_that_only_open_with_a_label_of_a_date_are_near_to_it(fields):
    rows = [("Φορέας", "Δήμος Πέτρας"), ("Ημερομηνία έναρξης εργασιών", "01/10/2016"), ("Τόπος", "Κρήτη")]
    cells = "".join(
        f"<div><div class='label'>{name}</div><div class='value'>{value}</div></div>" for name, value in rows
    )
    assert fields(f"<h1>Ο μύλος</h1>{cells}")["start_date"] == "2016-10-01"


@pytest.mark.parametrize(("other", "is_part"), [("Potential for transfer", False), ("The miller's cat", True)])
def test_a_heading_of_the_rank_of_known_labels_is_no_part_of_the_text_above(fields, other, is_part):
    page = "<h1>The mill</h1><h2>Description</h2><p>A mill grinds flour for nine villages.</p>"
    page += "<h4>The lessons that we learned</h4><p>Stones must be dressed before the harvest comes in.</p>"
    found = fields(f"{page}<h4>{other}</h4><p>Any valley with a stream and a road can do the same.</p>")
    assert ("Stones" in found["description"]) is is_part


def meant(lines, content, name="page.html", taken=frozenset(), headings=frozenset()):
    found = lines(content, name)
    made = with_near_labels(found, taken, headings, shipped())
    return {
        after.text: (after.label.field.name, after.label.how, after.label.meant)
        for before, after in zip(found, made, strict=True)
        if after.label is not before.label
    }


TOLD = "Potters from six valleys share one kiln, and they fire it every Friday."


@pytest.mark.parametrize(
    ("markup", "field"),
    [
        (f"<h2>Obstacles on the road</h2><p>{TOLD}</p>", "difficulties"),
        ("<h2>Obstacles on the road</h2><p>9.000 €</p>", None),
        ("<h2>Obstacles on the road</h2><p>May 2019</p>", None),
        ("<h2>Obstacles on the road</h2><p>Crete</p>", None),
        (f"<h2>Impact on the street</h2><p>{TOLD}</p>", None),
        (f"<h2>Impact on the street</h2><p>{TOLD}</p><h2>Costs</h2><p>9 €</p>", "evidence"),
        (f"<h2>Difficulties</h2><p>It rained.</p><h2>Obstacles on the road</h2><p>{TOLD}</p>", "difficulties"),
        (f"<h3>Impact on the street</h3><p>{TOLD}</p><h2>Costs</h2><p>9 €</p>", None),
        (f"<h2>Impact on the street</h2><p>{TOLD}</p><h2>Results</h2><p>Pots.</p>", None),
        (f"<p>Obstacles on the road: {TOLD}</p>", None),
        (f"<p><b>Obstacles on the road:</b> {TOLD}</p>", "difficulties"),
        (f"<p>Evidense of succes: {TOLD}</p>", "evidence"),
        (f"<h2>The goat that waves</h2><p>{TOLD}</p>", None),
        ("<p>Coordinating beneficiary: Potters' Guild</p>", "institution"),
        ("<p><b>Coordinating beneficiary:</b> Potters' Guild</p>", "institution"),
        ("<p><b>Coordinating beneficiary:</b> the guild of potters.</p>", None),
        ("<p><b>Coordinating beneficiary:</b> May 2019</p>", None),
        (f"<p><b>Coordinating beneficiary:</b> {'Potters ' * 21}</p>", None),
        ("<p><b>Coordinating beneficiary:</b> Potters</p><p>Owner: Guild</p>", None),
        (f"<nav><h2>Obstacles on the road</h2><p>{TOLD}</p></nav>", None),
    ],
)
def test_words_near_to_a_label_are_one_where_place_and_value_agree(lines, markup, field):
    found = meant(lines, markup)
    assert [name for name, _, _ in found.values()] == ([field] if field else [])


@pytest.mark.parametrize(
    ("heading", "before", "count"),
    [
        ("Obstacles on the road", "", 1),
        ("Obstacles on the road", "Difficulties: It rained.", 0),
        ("Evidense of succes", "Results: Nine pots.", 1),
    ],
)
def test_in_pasted_text_letters_alone_add_no_further_part_to_a_text_that_has_its_label(lines, heading, before, count):
    assert len(meant(lines, f"{before}\n\n{heading}\n\n{TOLD}\n", "page.txt", headings={bool(before)})) == count


def test_lines_that_are_taken_are_near_to_nothing(lines):
    page = f"<h2>Obstacles on the road</h2><p>{TOLD}</p>"
    assert not meant(lines, page, taken={0})


def test_what_is_meant_is_told_in_the_lexicons_words(lines):
    found = meant(lines, f"<h2>Evidense of succes</h2><p>{TOLD}</p>")
    assert found["Evidense of succes"] == ("evidence", "alone", "Evidence of success")


@pytest.mark.parametrize(("labels", "is_one"), [(3, True), (2, False)])
def test_the_first_cells_of_a_table_with_three_labels_are_near_to_labels_too(lines, labels, is_one):
    known = [("Institution", "Library"), ("Location", "Crete"), ("Start date", "2015")][:labels]
    rows = "".join(
        f"<tr><td>{name}</td><td>{value}</td></tr>" for name, value in [*known, ("Obstacles on the road", TOLD)]
    )
    assert bool(meant(lines, f"<table>{rows}</table>")) is is_one


def test_lines_that_ask_for_nothing_do_not_count_among_those_that_are_asked(lines):
    page = "<p>words of ours</p>" * 301 + f"<h2>Obstacles on the road</h2><p>{TOLD}</p>"
    assert len(meant(lines, page)) == 1


@pytest.mark.parametrize(("letters", "count"), [(160, 1), (161, 0)])
def test_the_value_of_a_fact_has_at_most_one_hundred_and_sixty_letters(lines, letters, count):
    page = f"<p><b>Coordinating beneficiary:</b> {'Potters Guild '.ljust(letters, 'x')}</p>"
    assert len(meant(lines, page)) == count


def test_letters_like_those_of_a_label_make_none_of_a_line_that_only_stands_above_a_name(fields):
    told = "The old mill grinds again, two days a week, and four bakers buy its flour."
    plain = f"The mill\n\n{told}\nThematic walks\nThe millers of Petra\nRegion: Epirus, Greece\n"
    assert "theme" not in fields(plain, "page.txt")
    marked = f"<h1>The mill</h1><p>{told}</p><h2>Thematic walks</h2><p>The millers of Petra</p>"
    assert fields(marked)["theme"] == "The millers of Petra"


@pytest.mark.parametrize(("count", "is_read"), [(299, True), (300, False)])
def test_a_page_with_more_headings_than_any_practice_is_not_asked_of_each(fields, count, is_read):
    stones = "".join(f"<h3>Stone {number}</h3><p>It is grey.</p>" for number in range(count))
    found = fields(f"<h1>The mill</h1>{stones}<h3>Evidense of success</h3><p>It grinds.</p>")
    assert ("evidence" in found) is is_read


@pytest.mark.parametrize(("opening", "count"), [("of the valley", 1), ("3rd Guild", 0), ("Guild", 0)])
def test_a_field_is_told_where_a_line_opens_with_its_label_and_does_not_go_on_in_small_letters(lines, opening, count):
    page = f"<p>Lead partner {opening}</p><p><b>Coordinating beneficiary:</b> Potters' Guild</p>"
    assert len(meant(lines, page)) == count


def test_the_rest_of_a_sentence_behind_a_colon_is_under_no_label(fields):
    told = "a kiln that potters of all nine villages can tow from yard to yard, and a book about it."
    page = "<h1>A kiln on wheels</h1><p>Potters share one kiln, which is towed from yard to yard.</p><p>{}</p>"
    assert "evidence" not in fields(page.format(f"Tangible results will be: {told}"))
    assert fields(page.format(f"Tangible results obtained: {told.capitalize()}"))["evidence"] == told.capitalize()


def test_a_heading_in_a_side_box_is_near_no_label(record):
    box = "<div class='sidebar'><h4>Contacts in the office</h4><p>Anna Tsiotra<br>Tel. 210 1234567</p></div>"
    made = record(f"<h1>The mill</h1><p>A mill grinds flour for nine villages again, two days a week.</p>{box}")
    assert not made.of("contact")


@pytest.mark.parametrize(
    ("heading", "is_sure"),
    [("How it runs", False), ("Background and approach", True), ("Summary description", True), ("Description", True)],
)
def test_a_text_below_words_that_only_their_letters_bring_near_to_its_label_is_sure_by_a_margin(
    record, heading, is_sure
):
    text = "Potters share one kiln that a tractor tows from yard to yard, and each of them fires it for three days."
    page = f"<h1>A kiln on wheels</h1><h2>{heading}</h2><p>{text}</p><h2>Results</h2><p>It has fired 900 pots.</p>"
    (value,) = record(page).of("description")
    assert (value.text, value.is_sure) == (text, is_sure)


def test_letters_alone_tell_no_costs_of_a_text_without_a_sum(fields):
    page = FRAME.format("<h2>Χρειάζονται προσοχή</h2><p>{}</p><h2>Results</h2><p>Pots.</p>")
    assert "resources" not in fields(page.format("Χωρίς μηχανικό δεν θα είχαν πάρει καμία άδεια."))


def test_costs_in_kind_are_told_where_a_word_says_so(fields):
    text = "Two millers gave half a day each, and the town lent a truck."
    page = FRAME.format(f"<h2>Resources we needed there</h2><p>{text}</p><h2>Results</h2><p>Pots.</p>")
    assert fields(page)["resources"] == text
