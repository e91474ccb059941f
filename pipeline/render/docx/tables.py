"""Tables of a Word document: the page's own, and those whose cells are set off, wide or high."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from docx.oxml.ns import qn

from pipeline.lexicon.sheet_words import names_total
from pipeline.model import Table
from pipeline.render.docx.elements import Ink, XmlElement, element, styled
from pipeline.render.docx.heights import is_held
from pipeline.render.docx.paragraphs import keep
from pipeline.render.table_columns import figure_columns, shares

# A row whose cells have no more letters stays on one page; one of two languages side by side if it is a few lines.
_KEPT, _KEPT_BESIDE = 400, 120

# What parts amounts from the next column.
_PARTED = 340

Cells = Sequence[Sequence[XmlElement]]


def table(
    ink: Ink,
    style: str,
    widths: Sequence[int],
    rows: Iterable[Cells],
    caption: str,
    *,
    has_header: bool = False,
    gutter: int = 0,
    indent: int = 0,
) -> XmlElement:
    """A table of fixed column widths (twentieths of a point); `gutter` parts the columns inside the first cell.

    `indent` is the distance from the margin.
    """
    look = {"w:val": "04A0", "w:firstRow": str(int(has_header)), "w:lastRow": "0", "w:firstColumn": "1"}
    properties = element(
        "w:tblPr",
        None,
        *styled("w:tblStyle", ink.style(style)),
        _wide("w:tblW", sum(widths)),
        *([_wide("w:tblInd", indent)] if indent else []),
        element("w:tblLayout", {"w:type": "fixed"}),
        element("w:tblLook", {**look, "w:lastColumn": "0", "w:noHBand": "0", "w:noVBand": "1"}),
        element("w:tblCaption", {"w:val": caption}),
    )
    grid = element("w:tblGrid", None, *(element("w:gridCol", {"w:w": str(width)}) for width in widths))
    made = (_row(row, widths, gutter, is_header=has_header and not number) for number, row in enumerate(rows))
    return element("w:tbl", None, properties, grid, *made)


def _row(cells: Cells, widths: Sequence[int], gutter: int, *, is_header: bool) -> XmlElement:
    properties = element("w:trPr")
    most = _KEPT_BESIDE if gutter else _KEPT
    if max(sum(len(text.text) for made in inner for text in made.iter(qn("w:t"))) for inner in cells) <= most:
        properties.append(element("w:cantSplit"))
    if is_header:
        properties.append(element("w:tblHeader"))
    made = element("w:tr", None, properties)
    for number, (inner, width) in enumerate(zip(cells, widths, strict=True)):
        cell = element("w:tcPr", None, _wide("w:tcW", width))
        if gutter and not number:
            inset(cell, "w:right", gutter)
        made.append(element("w:tc", None, cell, *(inner or [element("w:p")])))
    return made


def inset(cell: XmlElement, side: str, width: int) -> None:
    """Keep what is in a cell off an edge."""
    margins = cell.find(qn("w:tcMar"))
    if margins is None:
        margins = element("w:tcMar")
        cell.append(margins)
    margins.append(_wide(side, width))


def span(rows: Sequence[XmlElement], with_both: Sequence[bool]) -> None:
    """Let the second cell of rows that have one wording reach over the third."""
    for row, has_both in zip(rows, with_both, strict=True):
        if not has_both:
            _, wide, empty, *_ = row.iter(qn("w:tc"))
            row.remove(empty)
            width = wide.tcPr.find(qn("w:tcW"))
            width.set(qn("w:w"), str(int(width.get(qn("w:w"))) + int(empty.tcPr.find(qn("w:tcW")).get(qn("w:w")))))
            width.addnext(element("w:gridSpan", {"w:val": "2"}))


def merge(rows: Sequence[XmlElement], column: int, align: str = "top") -> None:
    """Make one cell of a column of some rows."""
    for number, row in enumerate(rows):
        cell = list(row.iter(qn("w:tcPr")))[column]
        cell.find(qn("w:tcW")).addnext(element("w:vMerge", {"w:val": "continue" if number else "restart"}))
        cell.append(element("w:vAlign", {"w:val": align}))


def own_table(own: Table, ink: Ink, width: int, indent: int, heading: str) -> Iterator[XmlElement]:
    """A table of the page's own with its caption; `heading` is that of its section."""
    widths = [int(width * share) for share in shares(own)]
    sides = [" Figures" if is_figure else "" for is_figure in figure_columns(own)]
    named = [(row, "Cell Total" if names_total(ink.lexicon, row[0].text) else "Cell") for row in own.rows]
    rows = [
        [[ink.paragraph(f"{style}{side}", ink.runs(cell))] for cell, side in zip(row, sides, strict=True)]
        for row, style in ((own.header, "Cell Heading"), *named)
    ]
    for number, row in enumerate(rows):
        for made in (made for cell in row for made in cell) if is_held(number, own) else ():
            keep(made)
    if own.caption:
        yield ink.paragraph("Caption", ink.runs(own.caption))
    caption = own.caption.text if own.caption else heading
    made = table(ink, "Cells", widths, rows, caption, has_header=True, indent=indent)
    for row in made.iter(qn("w:tr")):
        for number, cell in enumerate(row.iter(qn("w:tcPr"))):
            if sides[number]:  # the last amounts end where the text does
                inset(cell, "w:right", _PARTED if number < len(sides) - 1 else 0)
    yield made


def _wide(tag: str, width: int) -> XmlElement:
    return element(tag, {"w:w": str(width), "w:type": "dxa"})
