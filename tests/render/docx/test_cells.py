"""Cells that are kept off an edge, reach over others, or are one with those below them."""

from docx.oxml.ns import qn

from pipeline.render.docx.cells import inset, merge, span
from pipeline.render.docx.elements import Element, element


def table(rows: int, widths: tuple[int, ...]) -> Element:
    def cell(width: int) -> Element:
        properties = element("w:tcPr", None, element("w:tcW", {"w:w": str(width), "w:type": "dxa"}))
        return element("w:tc", None, properties, element("w:p"))

    return element("w:tbl", None, *(element("w:tr", None, *map(cell, widths)) for _ in range(rows)))


def widths(row: Element) -> list[str]:
    return [one.get(qn("w:w")) for one in row.iter(qn("w:tcW"))]


def test_a_cell_is_kept_off_one_edge_and_then_another() -> None:
    (cell,) = table(1, (500,)).iter(qn("w:tcPr"))
    inset(cell, "w:left", 100)
    inset(cell, "w:right", 200)
    (margins,) = cell.findall(qn("w:tcMar"))
    assert [(one.tag, one.get(qn("w:w"))) for one in margins] == [(qn("w:left"), "100"), (qn("w:right"), "200")]


def test_the_second_cell_of_rows_with_one_wording_reaches_over_the_third() -> None:
    made = table(2, (300, 500, 700))
    span(made, [True, False])
    both, one = made.findall(qn("w:tr"))
    assert widths(both) == ["300", "500", "700"]
    assert widths(one) == ["300", "1200"]
    assert [found.get(qn("w:val")) for found in one.iter(qn("w:gridSpan"))] == ["2"]


def test_the_last_column_becomes_one_cell() -> None:
    made = table(3, (300, 500))
    merge(made)
    assert [one.get(qn("w:val")) for one in made.iter(qn("w:vMerge"))] == ["restart", "continue", "continue"]
    assert len(list(made.iter(qn("w:vAlign")))) == 3
