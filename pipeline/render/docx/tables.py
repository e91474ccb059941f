"""The page's own tables in a Word document."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lexicon.sheet import names_total
from pipeline.model import Table
from pipeline.render.docx.elements import Element, Ink, keep
from pipeline.render.tables import figure_columns, shares

# A table with no more rows stays on one page.
_KEPT_ROWS = 9


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
