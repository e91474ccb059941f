"""Tables of a Word document, those of the page and those that it is laid out with."""

import docx
import pytest
from docx.oxml.ns import qn

from pipeline.lexicon import Lexicon
from pipeline.model import Table
from pipeline.render.docx.elements import Ink, XmlElement, element
from pipeline.render.docx.tables import inset, merge, own_table, span, table
from pipeline.render.passages import passage

NAMES = (
    "Cells",
    "Caption",
    *(f"{name}{side}" for name in ("Cell", "Cell Heading", "Cell Total") for side in ("", " Figures")),
)


@pytest.fixture
def ink(lexicon: Lexicon) -> Ink:
    return Ink(docx.Document().part, {name.lower(): name for name in NAMES}, lexicon, "en", str)


def bare(rows: int, widths: tuple[int, ...]) -> XmlElement:
    def cell(width: int) -> XmlElement:
        properties = element("w:tcPr", None, element("w:tcW", {"w:w": str(width), "w:type": "dxa"}))
        return element("w:tc", None, properties, element("w:p"))

    return element("w:tbl", None, *(element("w:tr", None, *map(cell, widths)) for _ in range(rows)))


def widths(row: XmlElement) -> list[str]:
    return [one.get(qn("w:w")) for one in row.iter(qn("w:tcW"))]


def test_a_cell_is_kept_off_one_edge_and_then_another() -> None:
    (cell,) = bare(1, (500,)).iter(qn("w:tcPr"))
    inset(cell, "w:left", 100)
    inset(cell, "w:right", 200)
    (margins,) = cell.findall(qn("w:tcMar"))
    assert [(one.tag, one.get(qn("w:w"))) for one in margins] == [(qn("w:left"), "100"), (qn("w:right"), "200")]


def test_the_second_cell_of_rows_with_one_wording_reaches_over_the_third() -> None:
    made = bare(2, (300, 500, 700))
    span(list(made.iter(qn("w:tr"))), [True, False])
    both, one = made.findall(qn("w:tr"))
    assert widths(both) == ["300", "500", "700"]
    assert widths(one) == ["300", "1200"]
    assert [found.get(qn("w:val")) for found in one.iter(qn("w:gridSpan"))] == ["2"]


def test_a_column_becomes_one_cell() -> None:
    made = bare(3, (300, 500))
    merge(list(made.iter(qn("w:tr"))), -1, "center")
    assert [one.get(qn("w:val")) for one in made.iter(qn("w:vMerge"))] == ["restart", "continue", "continue"]
    assert len(list(made.iter(qn("w:vAlign")))) == 3


def test_a_table_has_fixed_columns_a_name_and_a_header_that_is_repeated(ink: Ink) -> None:
    def row(*texts: str) -> list[list[XmlElement]]:
        return [[ink.paragraph("Cell", [ink.run(text, "en")])] for text in texts]

    made = table(ink, "Cells", (400, 800), [row("Item", "Cost"), row("Yeast", "")], "What it cost", has_header=True)
    assert [one.get(qn("w:w")) for one in made.iter(qn("w:gridCol"))] == ["400", "800"]
    assert [made.find(f".//{qn(tag)}").get(qn("w:val")) for tag in ("w:tblStyle", "w:tblCaption")] == [
        "Cells", "What it cost",
    ]  # fmt: skip
    first, second = made.findall(qn("w:tr"))
    assert [len(list(one.iter(qn("w:tblHeader")))) for one in (first, second)] == [1, 0]
    assert made.find(f".//{qn('w:tblInd')}") is None


def test_a_row_of_long_texts_may_break_and_an_empty_cell_holds_a_paragraph(ink: Ink) -> None:
    long = [ink.paragraph("Cell", [ink.run("yeast " * 80, "en")])]
    made = table(ink, "Cells", (500, 500), [[long, []], [[], []]], "", gutter=300, indent=200)
    assert [len(list(one.iter(qn("w:cantSplit")))) for one in made.findall(qn("w:tr"))] == [0, 1]
    assert all(cell.findall(qn("w:p")) for cell in made.iter(qn("w:tc")))
    assert made.find(f".//{qn('w:tblInd')}").get(qn("w:w")) == "200"
    assert [one.get(qn("w:w")) for one in made.iter(qn("w:right"))] == ["300", "300"]


def own(ink: Ink, *rows: tuple[str, str], caption: str = "") -> list[XmlElement]:
    header, *body = (tuple(passage(cell, "en") for cell in row) for row in (("Item", "Cost"), *rows))
    found = Table(header, tuple(body), passage(caption, "en") if caption else None)
    return list(own_table(found, ink, 6000, 0, "Resources"))


def styles(element: XmlElement) -> list[str]:
    return [one.get(qn("w:val")) for one in element.iter(qn("w:pStyle"))]


def test_figures_and_totals_have_styles_of_their_own(ink: Ink) -> None:
    (made,) = own(ink, ("Paper", "35"), ("Total", "35"))
    assert styles(made) == [
        "Cell Heading", "Cell Heading Figures", "Cell", "Cell Figures", "Cell Total", "Cell Total Figures",
    ]  # fmt: skip


def test_a_row_of_two_languages_is_held_together_where_it_is_a_few_lines(ink: Ink) -> None:
    def held(letters: int, gutter: int) -> bool:
        text = [ink.paragraph("Side", [ink.run("a" * letters, "en")])]
        return bool(list(table(ink, "Sides", (500, 500), [[text, text]], "", gutter=gutter).iter(qn("w:cantSplit"))))

    assert [held(letters, 300) for letters in (120, 121)] == [True, False]
    assert [held(letters, 0) for letters in (400, 401)] == [True, False]


def test_amounts_at_the_right_end_where_the_text_does_and_others_off_the_next_column(ink: Ink) -> None:
    (amounts,) = own(ink, ("Paper", "35"), ("Total", "35"))
    (names,) = own(ink, ("Paper", "of reed"))
    assert [one.get(qn("w:w")) for one in amounts.iter(qn("w:right"))] == ["0"] * 3
    assert not list(names.iter(qn("w:right")))
    header, row = (
        tuple(passage(cell, "en") for cell in cells) for cells in (("Item", "Cost", "Note"), ("Paper", "35", "a"))
    )
    (between,) = own_table(Table(header, (row,)), ink, 6000, 0, "Resources")
    assert {one.get(qn("w:w")) for one in between.iter(qn("w:right"))} == {"340"}


@pytest.mark.parametrize(("rows", "kept"), [(2, 4), (4, 8), (5, 8), (8, 8)])
def test_a_table_breaks_between_rows_but_for_the_first_two_and_the_last_three(rows: int, kept: int, ink: Ink) -> None:
    (made,) = own(ink, *[("Paper", "35")] * rows)
    assert len(list(made.iter(qn("w:keepNext")))) == kept


def test_a_caption_stands_above_its_table(ink: Ink) -> None:
    caption, made = own(ink, ("Paper", "35"), caption="What it cost")
    assert styles(caption) == ["Caption"]
    assert made.tag == qn("w:tbl")
