"""The head of a Word sheet: the band with the titles, key figures, the facts beside the map."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docx.oxml.ns import qn

from pipeline.model import Fact, Figure, Head, Highlight
from pipeline.render.docx.elements import Ink, XmlElement, element
from pipeline.render.docx.fitting import Fit
from pipeline.render.docx.front_heights import CLEARED, GAP, LABEL, has_gap, map_column, map_width, title_sizes
from pipeline.render.docx.grouping import is_parted, one_line, picture_words
from pipeline.render.docx.measures import Measures, twips
from pipeline.render.docx.paragraphs import high, sized, spaced
from pipeline.render.docx.pictures import MM, POINT, PictureMaker, Size, within
from pipeline.render.docx.restyling import DEFAULT_SIZE
from pipeline.render.docx.tables import Cells, inset, merge, span, table
from pipeline.render.measure import FEWER, NUMBERS, has_long_numbers

_LOGO_HEIGHT, _LOGO_WIDTH = 10 * MM, 40 * MM

# The title's sizes that the shipped template has; of another one no title is set smaller or larger.
_TITLES = (20.0, 24.0)

# Key figures of which a row has no room for large ones are so much smaller.
_NARROW = 0.75

_SPACE = "\u00a0"

# The edge of a key figure in eighths of a point.
_EDGE = 16


@dataclass(frozen=True, slots=True)
class HeadWriter:
    """Makes the paragraphs and tables of a sheet's head; `accent` is a colour as Word writes it."""

    ink: Ink
    pictures: PictureMaker
    known: Measures
    accent: str

    def body(self, head: Head, fit: Fit) -> Iterator[XmlElement]:
        """All of the head but its notes and the lead."""
        text = fit.size
        yield from self._band(head, fit)
        if head.picture:
            yield from self.captions(head.picture, "Opening Caption")
        if head.figures:
            yield self.ink.paragraph("Wide Gap")
            yield self._keys(head.figures, text, one_line(head.titles))
        if (head.facts or head.map) and (head.figures or head.picture):
            yield self.ink.paragraph("Wide Gap")
        yield from self._where(head, text, twips(fit.around_facts))
        if has_gap(head):
            yield self.ink.paragraph("Wide Gap")

    def captions(self, figure: Figure, style: str) -> Iterator[XmlElement]:
        """What stands below a picture: its caption in each language, whose it is."""
        for number, one in enumerate(picture_words(figure)):
            yield self.ink.paragraph(style, self.ink.runs(one, "Second Caption" if number else ""))

    def _band(self, head: Head, fit: Fit) -> Iterator[XmlElement]:
        ink = self.ink
        kicker, marks = list(ink.runs(head.kicker)), list(self._marks(head))
        if head.picture:  # which leaves no room at the right
            page = self.known.page
            height = round((page.top + fit.band) * POINT)
            opening = self.pictures.opening(head.picture, round(page.width * POINT), height)
            kicker = [opening, *marks, *(self._parting() if marks else ()), *kicker]
        elif marks:
            kicker += [ink.around(element("w:tab"), ink.lang), *marks]
        first, last = ink.paragraph("Kicker", kicker), ink.paragraph("Band End")
        if head.picture:
            for edge, room in zip((first, last), fit.edges, strict=True):
                spaced(edge, "before", twips(room))
        yield first
        yield ink.paragraph("Heading 1", self._titles(head, fit.size))
        if head.project:
            yield ink.paragraph("Project", ink.runs(head.project))
        if head.office and not head.logos:
            yield ink.paragraph("Office", ink.runs(head.office))
        yield last
        if head.picture:  # what follows stands below it; the band's ground, which is as high, needs no shading here
            clear = element("w:br", {"w:type": "textWrapping", "w:clear": "all"})
            yield high(ink.paragraph("Gap", [element("w:r", None, clear)]), twips(CLEARED))

    def _marks(self, head: Head) -> Iterator[XmlElement]:
        """What stands at the band's right, beside a picture above the kicker: a mark, the office's logos."""
        for number, one in enumerate(head.mark):
            # The ground of the mark ends where its words do, but for a space.
            yield self.ink.run(" · " if number else _SPACE, self.ink.lang, "Mark")
            yield from self.ink.runs(one, "Mark")
        if head.mark:
            yield self.ink.run(_SPACE, self.ink.lang, "Mark")
        for logo in head.logos:
            yield self.ink.run("  ", self.ink.lang)
            yield self.pictures.run(logo, within(_LOGO_WIDTH, _LOGO_HEIGHT))

    def _titles(self, head: Head, text: float) -> Iterator[XmlElement]:
        """The titles below one another; long ones are set smaller, if the template's title has the shipped size."""
        size = self.known.of("Heading 1", text).size
        sizes = title_sizes(head, size, text)
        for number, (title, points) in enumerate(zip(head.titles, sizes, strict=True)):
            if number:
                yield from self._parting()
            for run in self.ink.runs(title, "Second Title" if number else ""):
                yield sized(run, points) if size in _TITLES else run

    def _parting(self) -> Iterator[XmlElement]:
        """What parts two lines of a paragraph: a break, and a small line that is empty."""
        yield self.ink.around(element("w:br"), self.ink.lang)
        yield sized(self.ink.around(element("w:br"), self.ink.lang), GAP)

    def _keys(self, figures: Sequence[Highlight], text: float, caption: str) -> XmlElement:
        width = twips(self.known.page.room) // len(figures)
        size = self.known.of("Key Number", text).size
        smaller = size * _NARROW if has_long_numbers(figures, NUMBERS if text <= DEFAULT_SIZE else FEWER) else 0
        cells = [list(self._key(one, smaller)) for one in figures]
        keys = table(self.ink, "Keys", [width] * len(figures), [cells], caption)
        for cell in keys.iter(qn("w:tcPr")):
            edge = {"w:val": "single", "w:sz": str(_EDGE), "w:space": "0", "w:color": self.accent}
            cell.append(element("w:tcBorders", None, element("w:left", edge)))
        return keys

    def _key(self, figure: Highlight, smaller: float) -> Iterator[XmlElement]:
        """A number, set in `smaller` points where the row has no room for it, and its words."""
        number = self.ink.paragraph("Key Number", self.ink.runs(figure.number))
        for run in number.iter(qn("w:r")) if smaller else ():
            sized(run, smaller)
        yield number
        for number, words in enumerate(figure.words):
            yield self.ink.paragraph("Key Words", self.ink.runs(words, "Key Words Second" if number else ""))

    def _where(self, head: Head, text: float, around: int) -> Iterator[XmlElement]:
        """The facts on the tint from edge to edge of the page, the map in a column of its own at their right."""
        ink, page = self.ink, self.known.page
        shown = [self.pictures.run(one, _wide(round(map_width(text) * POINT))) for one in (head.map,) if one]
        map_of = [ink.paragraph("Map", shown)] if shown else []
        if not head.facts:
            yield from map_of
            return
        left, right, label, wide = map(twips, (page.left, page.right, LABEL, map_column(text)))
        columns = 2 if is_parted(head.facts) else 1
        room = twips(page.room) - label - (wide if map_of else 0)
        widths = [left + label, *[room // columns] * columns]
        widths = [*widths, wide + right] if map_of else [*widths[:-1], widths[-1] + right]
        rows = [cells for row in head.facts for cells in self._fact(row, is_parted=columns > 1)]
        for row, side, end in ((rows[0], "before", 0), (rows[-1], "after", -1)):
            for cell in filter(None, row):
                spaced(cell[end], side, around)
        if map_of:
            rows = [[*row, [] if number else map_of] for number, row in enumerate(rows)]
        facts = table(ink, "Facts", widths, rows, one_line(head.titles), indent=-left)
        made = list(facts.iter(qn("w:tr")))
        if columns > 1:
            span(made, [bool(row[2]) for row in rows])
        for line in made:
            cells = list(line.iter(qn("w:tcPr")))
            inset(cells[0], "w:left", left)
            inset(cells[-1], "w:right", right)
        for at, row in enumerate(rows):
            if not row[0]:  # what both languages share stands beside the labels of the row above
                merge(made[at - 1 : at + 1], 0)
        if map_of:
            merge(made, -1, "center")
        yield facts

    def _fact(self, row: Fact, *, is_parted: bool) -> Iterator[Cells]:
        """A fact's labels below one another, and its values in a column a language; one wording is for both."""
        ink = self.ink
        labels = [
            ink.paragraph("Fact Label", ink.runs(one, "Fact Label Second" if number else ""))
            for number, one in enumerate(row.labels)
        ]
        values, others, shared = (
            [ink.paragraph("Fact Value", ink.runs(one)) for one in group]
            for group in (row.values, row.others, row.shared)
        )
        yield [labels, values, others] if is_parted else [labels, values]
        if shared:
            yield [[], shared, []]


def _wide(width: int) -> Size:
    return lambda wide, high: (width, round(width * high / wide))
