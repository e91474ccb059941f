"""Cells of a Word table that are kept off an edge, reach over others or are one with those below them."""

from __future__ import annotations

from collections.abc import Sequence

from docx.oxml.ns import qn

from pipeline.render.docx.elements import Element, element


def inset(cell: Element, side: str, width: int) -> None:
    """Keep what is in a cell off the edge of the page."""
    margins = cell.find(qn("w:tcMar"))
    if margins is None:
        margins = element("w:tcMar")
        cell.append(margins)
    margins.append(element(side, {"w:w": str(width), "w:type": "dxa"}))


def span(table: Element, with_both: Sequence[bool]) -> None:
    """Let the second cell of rows that have one wording reach over the third."""
    for row, has_both in zip(list(table.iter(qn("w:tr"))), with_both, strict=True):
        if not has_both:
            _, wide, empty, *_ = row.iter(qn("w:tc"))
            row.remove(empty)
            width = wide.tcPr.find(qn("w:tcW"))
            width.set(qn("w:w"), str(int(width.get(qn("w:w"))) + int(empty.tcPr.find(qn("w:tcW")).get(qn("w:w")))))
            width.addnext(element("w:gridSpan", {"w:val": "2"}))


def merge(table: Element) -> None:
    """Make one cell of the last column, its content in the middle."""
    for number, row in enumerate(table.iter(qn("w:tr"))):
        cell = list(row.iter(qn("w:tcPr")))[-1]
        cell.find(qn("w:tcW")).addnext(element("w:vMerge", {"w:val": "continue" if number else "restart"}))
        cell.append(element("w:vAlign", {"w:val": "center"}))
