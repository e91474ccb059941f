"""The head of a Word sheet: the band with the titles, key figures, the facts beside the map."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from docx.oxml.ns import qn

from pipeline.model import Fact, Figure, Head, Highlight, Passage
from pipeline.render.docx.cells import inset, merge, span
from pipeline.render.docx.elements import Cells, Element, Ink, element
from pipeline.render.docx.fitting import Fit
from pipeline.render.docx.front_heights import LABEL, map_column, map_width, title_sizes
from pipeline.render.docx.grouping import is_parted
from pipeline.render.docx.measures import Measures
from pipeline.render.docx.paragraphs import lower
from pipeline.render.docx.pictures import MM, POINT, TWIP, Pictures, Size, within
from pipeline.render.docx.template import DEFAULT_SIZE
from pipeline.render.measure import FEWER, NUMBERS, has_long_numbers

# Twentieths of a point in a point; half points.
_TWIPS, _HALVES = 20, 2
_LOGO_HEIGHT, _LOGO_WIDTH = 10 * MM, 40 * MM

# The title's sizes that the shipped template has; of another one no title is set smaller or larger.
_TITLES = (20.0, 24.0)

# Key figures of which a row has no room for large ones are so much smaller.
_NARROW = 0.75

# The edge of a key figure in eighths of a point.
_EDGE = 16


@dataclass(frozen=True, slots=True)
class HeadWriter:
    """Makes the paragraphs and tables of a sheet's head; `accent` is a colour as Word writes it."""

    ink: Ink
    pictures: Pictures
    known: Measures
    accent: str

    def body(self, head: Head, fit: Fit) -> Iterator[Element]:
        """All of the head but its notes and the lead."""
        text = fit.size
        yield from self._band(head, text, fit.band)
        if head.picture:
            yield from self.captions(head.picture, "Opening Caption")
        if head.figures:
            yield self.ink.paragraph("Wide Gap")
            yield self._keys(head.figures, text, _said(head.titles))
        if head.facts or head.map:
            yield self.ink.paragraph("Wide Gap")
            yield from self._where(head, text, fit.above_facts)

    def captions(self, figure: Figure, style: str) -> Iterator[Element]:
        """What stands below a picture: its caption in each language, whose it is."""
        told = [*figure.captions, *([figure.credit] if figure.credit else [])]
        for number, one in enumerate(told):
            yield self.ink.paragraph(style, self.ink.runs(one, "Second Caption" if number else ""))

    def _band(self, head: Head, text: float, band: float) -> Iterator[Element]:
        ink = self.ink
        kicker, marks = list(ink.runs(head.kicker)), list(self._marks(head))
        if head.picture:  # which leaves no room at the right
            page = self.known.page
            height = round((page.top + band) * POINT)
            opening = self.pictures.opening(head.picture, round(page.width * _TWIPS) * TWIP, height)
            above = [*marks, ink.around(element("w:br"), ink.lang)] if marks else []
            kicker = [opening, *above, *kicker]
        elif marks:
            kicker += [ink.around(element("w:tab"), ink.lang), *marks]
        yield ink.paragraph("Kicker", kicker)
        yield ink.paragraph("Heading 1", self._titles(head, text))
        if head.project:
            yield ink.paragraph("Project", ink.runs(head.project))
        if head.office and not head.logos:
            yield ink.paragraph("Office", ink.runs(head.office))
        yield ink.paragraph("Band End")
        if head.picture:  # what follows stands below it; the band's ground, which is as high, needs no shading here
            clear = element("w:br", {"w:type": "textWrapping", "w:clear": "all"})
            yield ink.paragraph("Gap", [element("w:r", None, clear)])

    def _marks(self, head: Head) -> Iterator[Element]:
        """What stands at the band's right, beside a picture above the kicker: a mark, the office's logos."""
        for number, one in enumerate(head.mark):
            yield from self.ink.runs(one, "Mark")
            if number + 1 < len(head.mark):
                yield self.ink.run(" · ", self.ink.lang, "Mark")
        for logo in head.logos:
            yield self.ink.run("  ", self.ink.lang)
            yield self.pictures.run(logo, within(_LOGO_WIDTH, _LOGO_HEIGHT))

    def _titles(self, head: Head, text: float) -> Iterator[Element]:
        """The titles below one another; long ones are set smaller, if the template's title has the shipped size."""
        size = self.known.of("Heading 1", text).size
        sizes = title_sizes(head, size)
        for number, (title, points) in enumerate(zip(head.titles, sizes, strict=True)):
            if number:
                yield self.ink.around(element("w:br"), self.ink.lang)
            for run in self.ink.runs(title, "Second Title" if number else ""):
                if size in _TITLES:
                    _resize(run, points)
                yield run

    def _keys(self, figures: Sequence[Highlight], text: float, caption: str) -> Element:
        width = round(self.known.page.room * _TWIPS) // len(figures)
        size = self.known.of("Key Number", text).size
        smaller = size * _NARROW if has_long_numbers(figures, NUMBERS if text <= DEFAULT_SIZE else FEWER) else 0
        cells = [list(self._key(one, smaller)) for one in figures]
        table = self.ink.table("Keys", [width] * len(figures), [cells], caption, has_header=False)
        for cell in table.iter(qn("w:tcPr")):
            edge = {"w:val": "single", "w:sz": str(_EDGE), "w:space": "0", "w:color": self.accent}
            cell.append(element("w:tcBorders", None, element("w:left", edge)))
        return table

    def _key(self, figure: Highlight, smaller: float) -> Iterator[Element]:
        """A number, set in `smaller` points where the row has no room for it, and its words."""
        number = self.ink.paragraph("Key Number", self.ink.runs(figure.number))
        for run in number.iter(qn("w:r")) if smaller else ():
            _resize(run, smaller)
        yield number
        for number, words in enumerate(figure.words):
            yield self.ink.paragraph("Key Words", self.ink.runs(words, "Key Words Second" if number else ""))

    def _where(self, head: Head, text: float, above: float) -> Iterator[Element]:
        """The facts on the tint from edge to edge of the page, the map in a column of its own at their right."""
        map_of = (
            [self.ink.paragraph("Map", [self.pictures.run(head.map, _wide(round(map_width(text) * POINT)))])]
            if head.map
            else []
        )
        if not head.facts:
            yield from map_of
            return
        page = self.known.page
        left, right, label, wide = (round(one * _TWIPS) for one in (page.left, page.right, LABEL, map_column(text)))
        columns = 2 if is_parted(head.facts) else 1
        room = round(page.room * _TWIPS) - label - (wide if head.map else 0)
        widths = [left + label, *[room // columns] * columns]
        widths = [*widths, wide + right] if head.map else [*widths[:-1], widths[-1] + right]
        rows = [self._fact(row, is_parted=columns > 1) for row in head.facts]
        for cell in filter(None, rows[0]) if above else ():
            lower(cell[0], round(above * _TWIPS))
        if head.map:
            rows = [[*row, map_of if not number else []] for number, row in enumerate(rows)]
        table = self.ink.table("Facts", widths, rows, _said(head.titles), has_header=False, indent=-left)
        if columns > 1:
            span(table, [bool(row.others) for row in head.facts])
        for row in table.iter(qn("w:tr")):
            cells = list(row.iter(qn("w:tcPr")))
            inset(cells[0], "w:left", left)
            inset(cells[-1], "w:right", right)
        if head.map:
            merge(table)
        yield table

    def _fact(self, row: Fact, *, is_parted: bool) -> Cells:
        """A fact's labels below one another, and its values in a column a language; one wording is for both."""
        ink = self.ink
        labels = [
            ink.paragraph("Fact Label", ink.runs(one, "Fact Label Second" if number else ""))
            for number, one in enumerate(row.labels)
        ]
        values = [ink.paragraph("Fact Value", ink.runs(one)) for one in row.values]
        others = [ink.paragraph("Fact Value", ink.runs(one)) for one in row.others]
        return [labels, values, others] if is_parted else [labels, values]


def _said(heading: Iterable[Passage]) -> str:
    return " · ".join(one.text for one in heading)


def _wide(width: int) -> Size:
    return lambda wide, high: (width, round(width * high / wide))


def _resize(run: Element, points: float) -> None:
    """Give a run, or the one in a link, a size of its own."""
    for properties in run.iter(qn("w:rPr")):
        lang = properties.find(qn("w:lang"))
        for tag in ("w:sz", "w:szCs"):
            lang.addprevious(element(tag, {"w:val": str(round(points * _HALVES))}))
