"""The page's own tables in a Word document."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lexicon.sheet import names_total
from pipeline.model import Table
from pipeline.render.docx.cells import table
from pipeline.render.docx.elements import Element, Ink
from pipeline.render.docx.heights import is_held
from pipeline.render.docx.paragraphs import keep
from pipeline.render.tables import figure_columns, shares


def own_table(own: Table, ink: Ink, width: int, indent: int, heading: str) -> Iterator[Element]:
    """A table of the page's own with its caption; `heading` is that of its section."""
    widths = [int(width * share) for share in shares(own)]
    sides = [" Figures" if is_figure else "" for is_figure in figure_columns(own)]
    named = [(row, "Cell Total" if names_total(ink.lexicon, row[0].text) else "Cell") for row in own.rows]
    rows = [
        [[ink.paragraph(f"{style}{side}", ink.runs(cell))] for cell, side in zip(row, sides, strict=True)]
        for row, style in ((own.header, "Cell Heading"), *named)
    ]
    for number, row in enumerate(rows):
        for made in (made for cell in row for made in cell) if is_held(number, len(rows)) else ():
            keep(made)
    if own.caption:
        yield ink.paragraph("Caption", ink.runs(own.caption))
    caption = own.caption.text if own.caption else heading
    yield table(ink, "Cells", widths, rows, caption, has_header=True, indent=indent)
