"""Labels that nothing but their place beside known ones shows. Each page is invented."""

from pipeline.extract.page.label_roles import run_in_facts
from pipeline.extract.page.line_labels import lines_of
from pipeline.lexicon import shipped
from pipeline.model import Page
from pipeline.read import read
from pipeline.split import split

PROSE = "A mill that stood still for thirty years grinds again, and the bakers of four villages buy its flour."


def test_unknown_words_before_a_value_among_known_facts_are_a_label_and_no_title(fields):
    found = fields(
        "The mill that grinds again for everybody in the valley\n\nArea of work: Flour and bread\n\n"
        f"Institution: Guild of Millers\n\nStart date: May 2016\n\n{PROSE}\n",
        "page.txt",
    )
    assert found["title"].startswith("The mill that grinds")
    assert found["description"] == PROSE
    assert "summary" not in found


def test_a_line_with_a_colon_away_from_facts_is_text():
    page = Page.of("page.txt", "page", f"{PROSE}\n\nMind this: the stones are heavy\n\n{PROSE}\n".encode())
    bitext = split(read(page, shipped())[0], shipped(), ("el", "en"))
    assert run_in_facts(lines_of(bitext.segments, shipped())) == frozenset()


def test_the_first_row_of_a_table_of_facts_is_a_fact_though_its_label_is_unknown(fields):
    rows = (("Area of work", "Flour"), ("Institution", "Guild of Millers"), ("Country", "Greece"))
    table = "".join(f"<tr><th>{name}</th><td>{value}</td></tr>" for name, value in rows)
    found = fields(f"<h1>The mill</h1><table>{table}</table><p>{PROSE}</p>")
    assert found["description"] == PROSE
    assert found["institution"] == "Guild of Millers"


def test_lines_with_a_colon_over_prose_end_a_text_where_one_of_them_is_known(fields):
    found = fields(
        "The mill\n\nDescription :\n\nThe old mill grinds again for four villages.\n\n"
        "How the stones fare :\n\nThey are dressed twice a year.\n\n"
        "Where the water comes from :\n\nIt comes from the spring above the road.\n",
        "page.txt",
    )
    assert found["description"] == "The old mill grinds again for four villages."


def test_a_line_with_a_colon_over_a_list_is_part_of_the_text(fields):
    text = "The old mill grinds again.\n\nThree rules hold:\n\n- ring first\n- bring sacks\n- sweep the floor\n"
    assert "Three rules hold:" in fields(f"The mill\n\nDescription:\n\n{text}", "page.txt")["description"]


def test_words_side_by_side_are_tabs_and_no_label_with_its_value(records):
    made = records(
        "The mill that grinds again\n\nDescription   Partners   Contact   Print\n\n"
        f"Description:\n\n{PROSE}\n\nResults:\n\nNine tonnes of flour a year.\n",
        "page.txt",
    )
    assert len(made) == 1
    assert made[0].of("description")[0].text == PROSE


def test_what_stands_under_a_numbered_partner_is_not_told_of_the_practice(fields):
    found = fields(
        f"The mill\n\nCountry: Greece\n\nPartner 1 Name: Guild of Bakers, Lecce\n\nCountry: Italy\n\n"
        f"Contact person: Ms Carla Finta\n\nDescription\n\n{PROSE}\n",
        "page.txt",
    )
    assert found["location"]["country"] == "GR"
    assert "contact" not in found


def test_an_unknown_line_near_to_a_label_over_a_name_is_its_label(fields):
    found = fields(
        f"The mill\n\nStart date: May 2016\n\nMain implementing agency\n\nMillers' Society\n\nCountry: Greece\n\n"
        f"Description\n\n{PROSE}\n",
        "page.txt",
    )
    assert found["institution"] == "Millers' Society"
