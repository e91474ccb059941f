"""The tables of a Word document that hold data: the facts box and the page's own tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.lexicon.sheet import names_total
from pipeline.model import Fact, Table
from pipeline.render.docx.elements import Cells, Element, Ink, element, keep
from pipeline.render.docx.grouping import is_parted, shares_line
from pipeline.render.tables import figure_columns, shares

# Widths in twentieths of a point: the labels of the facts, the indent of the text below a section's heading.
_LABELS, INDENT = 3175, 3402

# A table with no more rows stays on one page.
_KEPT_ROWS = 9


def facts_box(facts: Sequence[Fact], ink: Ink, width: int, caption: str) -> Element:
    """The facts with their labels at the left; `width` in twentieths of a point."""
    rows: list[Cells] = []
    for row in facts:
        label = ink.paragraph("Fact Label", ink.voices(row.labels, "Fact Label Second", element("w:tab")))
        rows.append(([label], *_values(row, ink, is_parted=is_parted(facts))))
    columns = len(rows[0]) - 1
    widths = (_LABELS, *([(width - _LABELS) // columns] * columns))
    return ink.table("Facts", widths, rows, caption, has_header=False)


def _values(row: Fact, ink: Ink, *, is_parted: bool) -> Cells:
    """The cells of a fact's values; languages that share a cell are told apart by their colour, as the labels are."""
    style, second = "Fact Value", "Fact Label Second"
    if not is_parted and shares_line(row):
        return [[ink.paragraph(style, ink.voices((*row.values, *row.others), second, element("w:tab")))]]
    values = [ink.paragraph(style, ink.runs(one)) for one in row.values]
    others = [ink.paragraph(style, ink.runs(one, "" if is_parted else second)) for one in row.others]
    return [values, others] if is_parted else [[*values, *others]]


def own_table(table: Table, ink: Ink, width: int, indent: int, heading: str) -> Iterator[Element]:
    """A table of the page's own with its caption; `heading` is that of its section."""
    widths = [int(width * share) for share in shares(table)]
    sides = [" Figures" if is_figure else "" for is_figure in figure_columns(table)]
    named = [(row, "Cell Total" if names_total(ink.lexicon, row[0].text) else "Cell") for row in table.rows]
    rows = [
        [[ink.paragraph(f"{style}{side}", ink.runs(cell))] for cell, side in zip(row, sides, strict=True)]
        for row, style in ((table.header, "Cell Heading"), *named)
    ]
    if len(rows) <= _KEPT_ROWS:
        for made in (made for row in rows[:-1] for cell in row for made in cell):
            keep(made)
    if table.caption:
        yield ink.paragraph("Caption", ink.runs(table.caption))
    caption = table.caption.text if table.caption else heading
    yield ink.table("Cells", widths, rows, caption, has_header=True, indent=indent)
