"""A page's lines through the outliner."""

import pytest

from pipeline.extract.page.outlining import outlined
from pipeline.extract.page.part import PracticePart
from pipeline.extract.page.sides import sides_of
from pipeline.lexicon import shipped
from pipeline.model import Fate


def sections(lines, content, taken=frozenset(), titles=(), name="page.html"):
    found = lines(content, name)
    part = PracticePart(found, sides_of(found))
    made, _ = outlined(found, taken, titles, part, shipped())
    return [
        (one.field.name if one.field else one.place.value, [part.words(piece) for piece in one.pieces]) for one in made
    ]


def test_a_value_right_above_its_label_belongs_to_it(lines):
    page = "Slovenia\nCountry\n\nVrh pri Vzorcu\nCity\n\nDescription\nA mill.\n"
    assert sections(lines, page, name="page.txt")[:2] == [("location", ["Slovenia"]), ("location", ["Vrh pri Vzorcu"])]


def test_lines_that_are_spoken_for_end_what_is_open_and_are_in_no_section(lines):
    page = "<h2>Results</h2><p>Flour.</p><h1>The mill</h1><p>It grinds.</p>"
    assert sections(lines, page, taken={2}, titles=[2]) == [("evidence", ["Flour."]), ("main", ["It grinds."])]


def test_a_title_between_two_elements_keeps_them_from_being_a_pair(lines):
    page = '<div><div class="a"><p class="label">Project</p></div><h1>The mill</h1><div class="text">{}</div></div>'
    page = page.format("<p>A mill.</p>")
    found = sections(lines, page, taken={1}, titles=[1])
    assert found[-1] == ("main", ["A mill."])


def test_boilerplate_is_none_of_a_pairs_lines(lines):
    rows = "".join(f'<div><h4><a href="/{n}">Teaser {n}</a></h4><p>3 May 202{n}</p></div>' for n in range(3))
    assert all(name != "unknown" or len(words) != 1 for name, words in sections(lines, f"<h1>T</h1>{rows}"))


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("1 Mill Street\nTown of Petra\nLead partner\n\nDescription\nA mill.\n", ["Town of Petra"]),
        ("A mill grinds.\nTown of Petra\nLead partner\n", ["Town of Petra"]),
        ("The mill\nof Petra\nLead partner\n\nTown of Petra\n\nDescription\nA mill.\n", ["Town of Petra"]),
        ("A mill grinds wheat for nine villages once again.\nLead partner\n\nDescription\nA mill.\n", []),
    ],
    ids=["a text below", "nothing below", "a value below", "no value above"],
)
def test_a_label_that_ends_a_paragraph_has_its_value_above_where_none_stands_below(lines, page, found):
    assert dict(sections(lines, page, name="page.txt"))["institution"] == found


def test_labels_in_a_row_take_the_lines_below_them_in_their_order(lines):
    page = "Institution\nStart date\nTown of Petra\nMay 2019\n\nDescription\nA mill.\n"
    assert sections(lines, page, name="page.txt") == [
        ("institution", ["Town of Petra"]),
        ("start_date", ["May 2019"]),
        ("description", ["A mill."]),
    ]


def test_pairs_of_the_markup_are_taken_with_all_their_values(lines):
    pair = '<div class="f"><div class="label">{}</div><div class="value">{}</div></div>'
    page = pair.format("Owner", "<p>Town of Petra</p><p>Guild of Millers</p>") + "<p>It grinds.</p>"
    assert sections(lines, page) == [("institution", ["Town of Petra", "Guild of Millers"]), ("main", ["It grinds."])]


def test_a_line_that_is_spoken_for_and_no_title_only_ends_what_is_open(lines):
    page = "<h2>Results</h2><p>Flour.</p><p>Good practice</p><p>It grinds.</p>"
    assert sections(lines, page, taken={2}) == [("evidence", ["Flour."]), ("after", ["It grinds."])]


def test_a_page_with_two_headings_of_sections_reads_labels_inside_a_text_otherwise(lines):
    text = "<h2>Description</h2><p>A mill.</p>{}<p>Results: flour.</p>"
    assert ("evidence", ["flour."]) in sections(lines, text.format(""))
    both = sections(lines, text.format("<h2>Costs</h2><p>Two stones.</p>"))
    assert ("evidence", ["flour."]) not in both


def test_a_table_inside_taken_lines_leaves_the_rest(lines):
    page = "<table><tr><td>Owner</td><td>Guild</td></tr><tr><td>Location</td><td>Crete</td></tr></table>"
    assert sections(lines, page, taken={0, 1}) == [("location", ["Crete"])]


@pytest.mark.parametrize(
    "views",
    [
        "<dl><dt>Owner</dt><dd>Guild</dd><dt>Views</dt><dd>1,204</dd></dl>",
        '<p>Owner: Guild</p><div><div class="label">Views</div><div class="value">1,204</div></div>',
    ],
)
def test_what_stands_beside_a_fixed_line_is_the_site_s_own_too(record, views):
    found = record(f"<h1>The van</h1>{views}")
    assert [value.text for value in found.of("institution")] == ["Guild"]
    assert not any("1,204" in value.text for value in found.values)
    assert {"Views", "1,204"} <= {aside.text for aside in found.asides if aside.fate is Fate.BOILERPLATE}


def test_a_picture_between_labels_and_values_is_none_of_them(lines):
    page = '<p>Institution</p><img src="a.jpg"><p>Start date</p><img src="b.jpg"><p>Town of Petra</p><p>May 2019</p>'
    assert sections(lines, page) == [("institution", ["Town of Petra"]), ("start_date", ["May 2019"])]


def test_a_list_of_facts_ends_the_text_above_it(fields):
    told = "Any village with a brook can do the same."
    items = "<ul><li>Institution: Potters' Guild</li><li>Location: Crete, Greece</li></ul>"
    page = f"<h1>The kiln</h1><h2>Transferability</h2><p>{told}</p><h3>Ταυτότητα της δράσης</h3>{items}"
    found = fields(page)
    assert (found["institution"], found["transfer"]) == ("Potters' Guild", told)


@pytest.mark.parametrize(("tag", "name"), [("p", ""), ("span", "stat-label")])
def test_large_figures_over_what_they_are_have_their_labels_below_them(fields, tag, name):
    facts = (("€44,000", "Total budget"), ("Guild of Millers", "Lead partner"), ("Crete, Greece", "Location"))
    rows = "".join(
        f'<div class="c"><{tag} class="stat">{value}</{tag}><{tag} class="{name or "x"}">{label}</{tag}></div>'
        for value, label in facts
    )
    found = fields(f"<h1>The mill</h1><p>A mill grinds flour for nine villages again.</p><div>{rows}</div>")
    assert (found["institution"], found["location"]["region"]) == ("Guild of Millers", "Crete")
    assert found["amounts"]["amount"] == "44000"
