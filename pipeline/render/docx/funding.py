"""The funding line of a Word document: emblem, statement and logos in a row of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from docx.oxml.ns import qn

from pipeline.model import Figure, Funding
from pipeline.render.docx.elements import Element, Ink, element
from pipeline.render.sheet.emblem import HEIGHT, WIDTH

# The emblem's height in English metric units, and what no other logo exceeds.
EMBLEM_HEIGHT = 12 * 36_000
LOGO_WIDTH = EMBLEM_HEIGHT * WIDTH // HEIGHT

# Widths in twentieths of a point: the emblem with what is clear around it, a statement of two lines by its letters.
_EMBLEM, _LETTER, _GAP = 1250, 53, 420

# The statement is blue, black or white whatever the brand's colours are (Regulation (EU) 2021/1060, annex IX).
_BLUE = "003399"
_COLOURS: Mapping[str, str] = MappingProxyType({"blue": _BLUE, "white": "FFFFFF"})
_BLACK = "000000"


def funding_line(
    funding: Funding, ink: Ink, figure: Callable[[Figure, str], Element], width: int, colour: str
) -> Iterator[Element]:
    """The line as a table of one row; `colour` is the setting's, `figure` makes a paragraph with a picture."""
    cells, widths = [[figure(funding.emblem, "Emblem")]], [_EMBLEM]
    for statement in funding.statements:
        words = ink.paragraph("Statement", ink.runs(statement))
        _colour(words, _COLOURS.get(colour, _BLACK))
        cells.append([words])
        widths.append(len(statement.text) * _LETTER + _GAP)
    logos = [figure(logo, "Partner") for logo in funding.partners]
    table = ink.table(
        "Funding",
        (*widths, width - sum(widths)),
        [[*cells, _joined(logos) if logos else [ink.paragraph("Partner")]]],
        funding.emblem.alt.text,
        has_header=False,
    )
    for cell in table.iter(qn("w:tcPr")):
        if colour == "white":
            cell.append(element("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": _BLUE}))
            cell.append(element("w:tcMar", None, element("w:left", {"w:w": "170", "w:type": "dxa"})))
        cell.append(element("w:vAlign", {"w:val": "center"}))
    yield ink.paragraph("Gap")
    yield table


def bounded(inline: Element) -> None:
    """Make a picture no higher and no wider than the emblem."""
    size = inline.extent
    factor = min(EMBLEM_HEIGHT / size.cy, LOGO_WIDTH / size.cx)
    width, height = int(size.cx * factor), int(size.cy * factor)
    size.cx, size.cy = width, height
    shown = inline.graphic.graphicData.pic.spPr
    shown.cx, shown.cy = width, height


def _joined(paragraphs: Sequence[Element]) -> list[Element]:
    """The paragraphs' pictures in one line, with blanks between them."""
    first, *others = paragraphs
    for other in others:
        gap = element("w:t", {"xml:space": "preserve"})
        gap.text = "\u00a0\u00a0\u00a0\u00a0 "
        first.append(element("w:r", None, gap))
        first.extend(list(other.iterchildren(qn("w:r"))))
    return [first]


def _colour(paragraph: Element, colour: str) -> None:
    for properties in paragraph.iter(qn("w:rPr")):
        lang = properties.find(qn("w:lang"))
        lang.addprevious(element("w:color", {"w:val": colour}))
