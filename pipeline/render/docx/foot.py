"""Headers and footers of a Word sheet: the band's upper edge, the source, the funding line, the pages' numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn

from pipeline.lexicon.sheet_words import sheet_words
from pipeline.model import Figure, Look, Sheet
from pipeline.render.docx.elements import Ink, XmlElement, element
from pipeline.render.docx.fitting import Fit
from pipeline.render.docx.front_heights import OPENING
from pipeline.render.docx.grouping import partners
from pipeline.render.docx.measures import PageMeasures, twips
from pipeline.render.docx.paragraphs import spaced
from pipeline.render.docx.pictures import MM, PictureMaker, Size, exactly, within
from pipeline.render.docx.tables import inset, table
from pipeline.render.docx.template import element_of
from pipeline.render.frame import page_words, short_title
from pipeline.render.passages import language
from pipeline.render.sheet.funding import row_height

_FIELDS = {"page": "PAGE", "pages": "NUMPAGES"}

# Office Open XML, part 2: no property of a document may be longer.
_MOST = 255

# The emblem's height, and what no other logo exceeds; a logo may be wider than the emblem if it is no higher.
EMBLEM_HEIGHT = 12 * MM
# Logos are at most so many times as wide as high; the distance of those beside it from the fund's name in twips.
WIDEST, BELOW = 4, 68
# A border or an outline is no part of the emblem: logos are as high as what is inside of it.
_INSIDE = 0.92
_CODE_HEIGHT = 22 * MM

# Widths in twips: the emblem with its clear space, the first statement and each further one of two lines, the gap
# between them, the code with the room at its left, what keeps words off the edge of a blue ground.
_EMBLEM, _FIRST, _NEXT, _GAP, _CODE, _PAD = 1250, 2860, 2180, 227, 1300, 170

# The statement is blue, black or white whatever the brand's colours are (Regulation (EU) 2021/1060, annex IX).
_BLUE = "003399"
_COLOURS: Mapping[str, str] = MappingProxyType({"blue": _BLUE, "white": "FFFFFF"})


@dataclass(frozen=True, slots=True)
class FootWriter:
    """Fills the headers and footers of a document; `ink` and `pictures` are those of its body."""

    document: Document
    ink: Ink
    pictures: PictureMaker
    sheet: Sheet
    look: Look
    page: PageMeasures

    def fill(self, fit: Fit) -> tuple[XmlElement, ...]:
        """The source stands at the foot of the last page, the funding line at that of the first.

        Gives all that was filled.
        """
        section = self.document.sections[0]
        section.different_first_page_header_footer = True
        header = section.first_page_header
        element_of(header.paragraphs[0]).extend(self._grounds(header.part, fit))
        first, others = section.first_page_footer, section.footer
        running = self._running()
        source = self._source(first.part) if fit.may_be_one_page else ()
        self._set(first, [*source, *self._funding(first.part, fit)], deepcopy(running))
        self._set(others, list(self._source(others.part)) if fit.has_pinned_source else [], running)
        return tuple(element_of(one) for one in (header, first, others))

    def _grounds(self, part: Any, fit: Fit) -> Iterator[XmlElement]:
        """The ground of the band, and beside it that of what stands below its picture: none is surely upon another."""
        brand, pictures, page = dict(self.look.brand), replace(self.pictures, part=part), self.page
        accent, tint = (brand.get(name, usual) for name, usual in (("accent", "#003399"), ("tint", "#eef2fa")))
        end, left = page.top + fit.band, page.width - OPENING
        yield pictures.ground(accent, (0, 0), (page.width, end))
        if fit.captions:
            yield pictures.ground(accent, (0, end - 1), (left, fit.captions + 1))
            yield pictures.ground(tint, (left, end), (OPENING, fit.captions))

    def _set(self, footer: Any, parts: Sequence[XmlElement], running: XmlElement) -> None:
        found = element_of(footer)
        for paragraph in found.findall(qn("w:p")):
            found.remove(paragraph)
        found.extend([*parts, running])

    def source(self) -> Iterator[XmlElement]:
        """The source in the body, for a sheet of so many pages that it would stand on several."""
        return self._source(self.document.part)

    def _source(self, part: Any) -> Iterator[XmlElement]:
        """The source's lines with its code at their right, and what the office says of itself."""
        foot, ink = self.sheet.foot, replace(self.ink, part=part, marked=None)
        words = [ink.paragraph("Source", ink.runs(one)) for one in foot.source]
        disclaimer = "Disclaimer" if ink.style("Disclaimer") else "Source"
        words += [ink.paragraph(disclaimer, ink.runs(one)) for one in (foot.funding.notes[1:] if foot.funding else ())]
        if not words and not foot.code:
            return
        width = twips(self.page.room)
        codes = []
        if foot.code:
            run = replace(self.pictures, part=part).run(foot.code, exactly(height=_CODE_HEIGHT))
            codes = [[ink.paragraph("Code", [run])]]
        widths = (width - _CODE, _CODE) if codes else (width,)
        caption = sheet_words(ink.lexicon, self.sheet.lang).source
        yield ink.paragraph("Wide Gap")
        yield table(ink, "Origin", widths, [(words, *codes)], caption)
        yield ink.paragraph("Gap")

    def _funding(self, part: Any, fit: Fit) -> Iterator[XmlElement]:
        """The line as a table of one row, the partners' logos under the fund's name or below it."""
        funding = self.sheet.foot.funding
        if not funding:
            return
        colour = dict(self.look.brand).get("funding_colour", "blue")
        ink, pictures = replace(self.ink, part=part), replace(self.pictures, part=part)
        emblem = ink.paragraph("Emblem", [pictures.run(funding.emblem, exactly(height=EMBLEM_HEIGHT))])
        cells, widths = [[emblem]], [_EMBLEM]
        for number, statement in enumerate(funding.statements):
            words = ink.paragraph("Statement", ink.runs(statement))
            _colour(words, _COLOURS.get(colour, "000000"))
            if number:
                words.pPr.get_or_add_ind().set(qn("w:left"), str(_GAP))
            cells.append([words])
            widths.append(_NEXT + _GAP if number else _FIRST)
        last = [ink.paragraph("Fund", *[ink.runs(one) for one in funding.notes[:1]])]
        if colour == "white":
            _colour(last[0], _COLOURS["white"])
        beside, rows = partners(funding, self.page.room)
        if beside:
            high = round(funding.logo_height * MM)
            last.append(ink.paragraph("Fund", _row(beside, ink, pictures, within(WIDEST * high, high))))
            spaced(last[1], "before", BELOW)
        widths.append(twips(self.page.room) - sum(widths))
        line = table(ink, "Funding", widths, [[*cells, last]], funding.emblem.alt.text)
        for cell in line.iter(qn("w:tcPr")):
            if colour == "white":
                cell.append(element("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": _BLUE}))
                for side in ("w:top", "w:left", "w:bottom", "w:right"):
                    inset(cell, side, _PAD)
            cell.append(element("w:vAlign", {"w:val": "center"}))
        yield ink.paragraph("Clear")
        yield line
        for row in rows:
            yield ink.paragraph("Clear")
            most = EMBLEM_HEIGHT * (_INSIDE if colour in {"white", "mono"} else 1)
            high = round(min(most, row_height(is_close=fit.is_close) * MM))
            yield ink.paragraph("Partner", _row(row, ink, pictures, within(WIDEST * high, high)))
        yield ink.paragraph("Wide Gap")

    def _running(self) -> XmlElement:
        """The title, and the page's number in the words of each language."""
        ink, sheet = self.ink, self.sheet
        title = ink.run(short_title(sheet), language(sheet.head.titles[0], sheet.lang))
        inner = [title, ink.around(element("w:tab"), sheet.lang)]
        for number, (lang, words) in enumerate(page_words(sheet, ink.lexicon)):
            if number:
                inner.append(ink.run(" · ", lang))
            for text, counter in words:
                if text:
                    inner.append(ink.run(text, lang))
                if counter:
                    inner += ink.field(_FIELDS[counter], lang)
        return ink.paragraph("Footer", inner)


def _row(logos: Sequence[Figure], ink: Ink, pictures: PictureMaker, size: Size) -> Iterator[XmlElement]:
    """A row of partners' logos."""
    for number, logo in enumerate(logos):
        if number:
            yield ink.run("\u00a0\u00a0\u00a0\u00a0 ", ink.lang)
        yield pictures.run(logo, size)


def _colour(paragraph: XmlElement, colour: str) -> None:
    for properties in paragraph.iter(qn("w:rPr")):
        lang = properties.find(qn("w:lang"))
        lang.addprevious(element("w:color", {"w:val": colour}))


def describe(document: Document, sheet: Sheet, look: Look, tag: str) -> None:
    """Title, author, keywords, identifier, and the language `tag` (`el-GR`)."""
    properties = document.core_properties
    properties.title = sheet.title[:_MOST]
    properties.identifier = str(sheet.identifier)
    properties.language = tag
    properties.author = dict(look.brand).get("name", "")[:_MOST]
    properties.keywords = ", ".join(sheet.keywords)[:_MOST]
