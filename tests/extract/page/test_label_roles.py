"""Lines that stand on a page as its known labels do."""

from dataclasses import replace

import pytest

from pipeline.extract.page.label_roles import (
    bold_facts,
    fact_entries,
    label_roles,
    run_in_facts,
    run_in_texts,
    site_labels,
)
from pipeline.extract.page.line_labels import lines_of
from pipeline.lexicon import shipped
from pipeline.model import Page
from pipeline.read import read
from pipeline.split import split

ROW = '<div class="row"><div class="name">{}</div><div class="value">{}</div></div>'
ROWS = [("Institution", "Potters' Guild"), ("Number of pots", "214"), ("Location", "Crete, Greece")]


def roles(content: str, name: str = "page.html") -> tuple[list[str], list[str]]:
    (document,) = read(Page.of(name, "page", content.encode()), shipped())
    lines = lines_of(split(document, shipped(), ("el", "en")).segments, shipped())
    found = label_roles(lines)
    texts = {line.number: line.text for line in lines}
    return [texts[number] for number in sorted(found.sections)], [texts[number] for number in sorted(found.facts)]


def test_an_element_of_the_classes_of_two_known_labels_is_one():
    assert roles("<h1>T</h1>" + "".join(ROW.format(*row) for row in ROWS)) == ([], [name for name, _ in ROWS])


def test_a_heading_beside_known_ones_stands_over_a_text():
    page = "<h1>T</h1>" + "".join(
        f"<h2>{name}</h2><p>It rained.</p>" for name in ("Results", "Our mascot", "Difficulties")
    )
    assert roles(page) == (["Results", "Our mascot", "Difficulties"], [])


def test_lines_that_end_in_a_colon_are_labels_where_known_ones_do():
    page = "Τίτλος\n\nΑποτελέσματα:\nΠιάτα.\n\nΗ μασκότ μας:\nΜια κατσίκα.\n\nΔυσκολίες:\nΒροχή.\n"
    assert roles(page, "page.txt")[0] == ["Αποτελέσματα:", "Η μασκότ μας:", "Δυσκολίες:"]


@pytest.mark.parametrize(
    "page",
    [
        "<p>Results</p><p>Our mascot</p><p>Difficulties</p>",
        "<h2>Results</h2><p>Pots.</p><h2>Our mascot</h2><p>A goat.</p>",
        '<p class="a">Results</p><p class="a">Three hundred pots were sold in the first year, and no one broke.</p>'
        * 2,
    ],
    ids=["plain paragraphs", "one known label", "the role of all text"],
)
def test_a_role_that_nothing_sets_apart_is_none_of_labels(page):
    assert roles(f"<h1>T</h1>{page}") == ([], [])


def test_a_value_under_a_known_label_is_no_label_of_the_site(lines):
    title, value, prose = (
        replace(line, is_site_label=line.text == "The mill")
        for line in lines(
            "Title of the practice\nThe mill\n\nIt grinds wheat for nine villages once again.\n", "page.txt"
        )
    )
    assert not site_labels([title, value, prose]).sections
    assert site_labels([value, prose]).sections == {value.number}


def test_unknown_words_set_apart_in_a_row_with_a_known_fact_are_labels_in_a_side_box_too(fields):
    facts = "<p><em>Zeitraum</em> Mai 2019 bis Oktober 2022</p><p><em>Summe</em> 46.800 Euro</p>"
    box = f"<aside>{facts}<p><em>Gegend</em> Sachsen, Deutschland</p></aside>"
    found = fields(f"<h1>Die Mühle</h1>{box}<h2>Beschreibung</h2><p>Eine Mühle mahlt wieder für neun Dörfer.</p>")
    assert found["amounts"]["amount"] == "46800"
    assert found["location"]["country"] == "DE"


@pytest.mark.parametrize(
    ("row", "facts"),
    [
        ("Owner: Town of Petra\nMeeting point: the well\nStart date: May 2019\n", ["Meeting point: the well"]),
        ("Owner: Town of Petra\nMeeting point: the well\n", []),
        ("Owner: Town of Petra\nIt grinds.\nMeeting point: the well\nStart date: May 2019\n", []),
        ("Owner: Town of Petra\nBudget: 9 €\nMeeting point: the well\n", ["Meeting point: the well"]),
        (
            "Owner: Town of Petra\nMeeting point: the well\nKeeper: the miller\n",
            ["Meeting point: the well", "Keeper: the miller"],
        ),
        ("Owner: Town of Petra\n***\nMeeting point: the well\nStart date: May 2019\n", ["Meeting point: the well"]),
        ("Owner: Town of Petra\nmeeting point: the well\nStart date: May 2019\n", []),
        (f"Owner: Town of Petra\nMeeting point: {'x' * 161}\nStart date: May 2019\n", []),
        ("Owner: Town of Petra\nResults: flour\nMeeting point: the well\nStart date: May 2019\n", []),
    ],
)
def test_unknown_words_and_a_colon_are_a_fact_among_two_known_ones(lines, row, facts):
    found = lines(row, "page.txt")
    assert [found[number].text for number in sorted(run_in_facts(found))] == facts


def of_site(lines, text, *labels):
    found = [replace(line, is_site_label=line.text in labels) for line in lines(text, "page.txt")]
    made = site_labels(found)
    return [[found[number].text for number in sorted(numbers)] for numbers in (made.sections, made.facts)]


def test_a_label_of_the_site_stands_over_a_text_or_before_a_fact(lines):
    told = "It grinds wheat for nine villages once again."
    assert of_site(lines, f"Odds\n{told}\n", "Odds") == [["Odds"], []]
    assert of_site(lines, "Odds\nThe well\n", "Odds") == [[], ["Odds"]]
    assert of_site(lines, "Odds\nThe well\nThe brook\n", "Odds") == [["Odds"], []]
    assert of_site(lines, "Odds\nThe well\nEnds\nThe brook\n", "Odds", "Ends") == [[], ["Odds", "Ends"]]
    assert of_site(lines, "Odds\nThe well\nOwner: Town\n", "Odds") == [[], ["Odds"]]
    assert of_site(lines, "Odds\nOwner: Town\n", "Odds") == [["Odds"], []]
    assert of_site(lines, "Odds\n", "Odds") == [[], []]
    assert of_site(lines, "odds\nThe well\n", "odds") == [[], []]
    assert of_site(lines, "Owner: Town\nThe well\n", "Owner: Town") == [[], []]


def test_three_lines_of_a_role_in_four_look_like_labels():
    heads = ["Results", "Our mascot", "Difficulties", "and so on"]
    page = "".join(f"<h2>{name}</h2><p>It rained.</p>" for name in heads)
    assert roles(f"<h1>T</h1>{page}")[0] == heads
    assert roles(f"<h1>T</h1>{page}<h2>and more</h2><p>It rained.</p>") == ([], [])


def test_one_known_label_that_ends_in_a_colon_over_prose_shows_two_more_to_be_labels():
    page = "Η μασκότ μας:\nΜια κατσίκα.\n\nΑποτελέσματα:\nΠιάτα.\n\nΚαι κάτι ακόμα:\n{}\n"
    assert len(roles(page.format("Βροχή."), "page.txt")[0]) == 3
    assert roles(page.format("Βροχή"), "page.txt") == ([], [])


@pytest.mark.parametrize(
    ("rows", "is_facts"),
    [
        (["Institution", "Location", "Odds"], True),
        (["Results", "Difficulties", "Odds"], False),
        (["Institution", "Results", "Odds"], False),
        (["Institution", "Location", "Results", "Odds"], True),
    ],
)
def test_a_role_is_that_of_facts_where_most_of_its_known_labels_are(rows, is_facts):
    page = "<h1>T</h1>" + "".join(ROW.format(name, "Some words of ours") for name in rows)
    assert roles(page) == (([], rows) if is_facts else (rows, []))


def test_two_labels_of_one_field_show_no_role():
    page = "<h1>T</h1>" + "".join(ROW.format(name, "Some words") for name in ("Results", "Results", "Odds"))
    assert roles(page) == ([], [])


def test_boilerplate_links_and_cells_have_no_role():
    rows = "".join(ROW.format(name, "Some words") for name in ("Institution", "Location"))
    assert roles(f"<h1>T</h1>{rows}<footer>{ROW.format('Odds', 'Ends')}</footer>")[1] == ["Institution", "Location"]
    linked = ROW.format('<a href="/o">Odds</a>', "Ends")
    assert roles(f"<h1>T</h1><main>{rows}{linked}</main>")[1] == ["Institution", "Location"]


def test_capitals_alone_set_a_role_apart_in_a_text():
    page = "ΑΠΟΤΕΛΕΣΜΑΤΑ\nΠιάτα.\n\nΗ ΜΑΣΚΟΤ ΜΑΣ\nΜια κατσίκα.\n\nΔΥΣΚΟΛΙΕΣ\nΒροχή.\n"
    assert roles(page, "page.txt")[0] == ["ΑΠΟΤΕΛΕΣΜΑΤΑ", "Η ΜΑΣΚΟΤ ΜΑΣ", "ΔΥΣΚΟΛΙΕΣ"]


def test_an_item_of_elements_side_by_side_among_known_facts_is_a_label_with_its_value(fields):
    rows = [("Project lead", "Wetfoot Trust"), ("Area", "Wales, United Kingdom"), ("Lasted", "02/2018 – 10/2021")]
    items = "".join(f"<li><span class='k'>{name}</span><span class='v'>{value}</span></li>" for name, value in rows)
    page = f"<h1>Gates</h1><ul class='meta'>{items}</ul><p>Three lanes close by themselves on wet nights in spring.</p>"
    found = fields(page)
    assert (found["start_date"], found["end_date"]) == ("2018-02", "2021-10")
    assert "published" not in found


def test_a_bar_parts_an_unknown_label_from_its_value_among_known_facts(fields):
    rows = ["Designação da entidade | Cooperativa Roupa Limpa", "Localização | Alentejo, Portugal"]
    rows += ["Data de início | 2018-03-01", "Data de conclusão | 2020-08-31"]
    page = "".join(f"<p>{row}</p>" for row in rows)
    found = fields(f"<h1>A lavandaria</h1>{page}<h2>Descrição</h2><p>Um tubo leva o calor para a creche.</p>")
    assert found["institution"] == "Cooperativa Roupa Limpa"


def test_headings_of_facts_are_none_where_a_text_stands_below():
    page = "".join(f"<h2>{name}</h2><p>{value}</p>" for name, value in [*ROWS, ("Our mascot", "A goat gives milk.")])
    assert roles(f"<h1>T</h1>{page}") == (["Our mascot"], [name for name, _ in ROWS])


@pytest.mark.parametrize(
    ("page", "is_fact"),
    [
        ("<p><b>Start-up money</b><br>6.400 €</p>", True),
        ("<p><b>Start-up money</b><br>6.400 €<br>3.200 €</p>", False),
        ("<p><b>Start-up money</b><br>The town lent us six thousand four hundred euros.</p>", False),
        ("<p><b>Start-up money</b></p><p>6.400 €</p>", False),
        ("<p><b>Start-up money</b></p><p>6.400 €</p><p><b>Kept by</b></p><p>All of us</p>", True),
        ("<p><b>Start-up money</b></p><p>6.400 €</p><p>All of us</p><p><b>Kept by</b></p><p>All of us</p>", False),
        ("<p>Start-up money<br>6.400 €</p>", False),
    ],
)
def test_bold_lines_over_short_ones_are_facts_where_a_line_break_or_the_next_shows_it(lines, page, is_fact):
    assert bool(bold_facts(lines(page))) is is_fact


@pytest.mark.parametrize(
    ("items", "count"),
    [
        (["Institution: Guild", "Place: Crete", "Pots: 214"], 3),
        (["Institution: Guild", "Clay", "Water", "Fire"], 0),
        (["Institution: Guild", "Place: Crete", "Clay", "Water", "Fire"], 0),
    ],
    ids=["facts", "one of four", "two of five"],
)
def test_a_list_is_of_facts_where_half_of_its_items_are_known_ones(lines, items, count):
    page = f"<h1>T</h1><ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"
    assert len(fact_entries(lines(page))) == count


@pytest.mark.parametrize(
    ("first", "unknown"),
    [
        ("<em>The idea.</em> A kiln is towed.", ["The snag. The bank wanted a potter."]),
        ("<b>The idea:</b> A kiln is towed.", ["The snag. The bank wanted a potter."]),
        ("The idea. A kiln is towed.", []),
    ],
)
def test_unknown_words_set_apart_before_a_text_as_those_of_two_known_ones(lines, first, unknown):
    page = f"<p>{first}</p><p><em>The result.</em> Twelve potters fire there.</p>"
    found = lines(f"{page}<p><em>The snag.</em> The bank wanted a potter.</p><p><em>Twelve</em> pots broke.</p>")
    assert [line.text for line in found if line.number in run_in_texts(found)] == unknown


@pytest.mark.parametrize(
    ("opening", "is_label"), [("The snag</b> The bank", True), ("Maria Petrou</b> says that it", False)]
)
def test_a_name_set_apart_at_the_beginning_of_a_sentence_is_no_label(lines, opening, is_label):
    known = "<p><b>The idea:</b> A kiln is towed.</p><p><b>The result:</b> Twelve potters fire there.</p>"
    found = lines(f"{known}<p><b>{opening} wanted a potter.</p>")
    assert (found[-1].number in run_in_texts(found)) is is_label
