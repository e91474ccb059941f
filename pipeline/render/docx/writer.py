"""A sheet as paragraphs and tables of a Word document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, assert_never
from urllib.parse import urlsplit

from docx.document import Document

from pipeline.lexicon import Lexicon
from pipeline.lexicon.sheet_words import locale, sheet_words
from pipeline.model import Figure, Flow, Items, Look, Note, Pair, Part, Passage, Rendered, Section, Sheet, Table, Text
from pipeline.render.docx.bookmarks import Bookmarks
from pipeline.render.docx.continuing import name_pages
from pipeline.render.docx.elements import Ink, XmlElement, element, words
from pipeline.render.docx.fitting import Fit, fit
from pipeline.render.docx.foot import FootWriter, describe
from pipeline.render.docx.grouping import groups, held, in_rows, is_brief, is_over_sides, one_line
from pipeline.render.docx.head import HeadWriter
from pipeline.render.docx.heights import BETWEEN, GUTTER, picture_room
from pipeline.render.docx.measures import measures, twips
from pipeline.render.docx.paragraphs import framed, high, keep, style_of
from pipeline.render.docx.pictures import POINT, PictureMaker, number_pictures, within
from pipeline.render.docx.tables import own_table, table
from pipeline.render.docx.template import opened, saved
from pipeline.render.measure import is_lone

_DEEPEST = 4


class _Area(NamedTuple):
    """The styles of a text's paragraphs and lists, the name of its tables, its width and distance from the margin."""

    style: str
    lists: str
    heading: str
    width: int
    indent: int = 0
    is_column: bool = False  # another stands beside it


def warm_up(look: Look) -> None:
    """Read the template's styles and measures."""
    measures(look)


def write_docx(sheet: Sheet, look: Look, lexicon: Lexicon) -> Rendered:
    """The sheet as a Word document, the same bytes for the same sheet and look."""
    fitted = fit(sheet, look)
    tag = locale(lexicon, sheet.lang)
    document = opened(look, fitted.size, tag)
    writer = _Writer(sheet, look, lexicon, document, fitted)
    end = document.element.body.sectPr
    for made in writer.body():
        end.addprevious(made)
    name_pages(document, sheet, writer.ink, fitted.pages)
    number_pictures([document.element, *writer.foot.fill(fitted)])
    describe(document, sheet, look, tag)
    return Rendered(saved(document, look))


class _Writer:
    """Makes the elements of one document."""

    def __init__(self, sheet: Sheet, look: Look, lexicon: Lexicon, document: Document, fitted: Fit) -> None:
        link, known = sheet_words(lexicon, sheet.lang).link, measures(look)

        def link_title(target: str) -> str:
            return link.format(to=urlsplit(target).netloc or urlsplit(target).path)[:255]

        self._sheet, self._fit, self._known = sheet, fitted, known
        self.ink = Ink(document.part, known.ids, lexicon, sheet.lang, link_title, Bookmarks(sheet.values).around)
        self._pictures = PictureMaker(document.part, self.ink, {one.name: one.data for one in sheet.resources})
        accent = dict(look.brand).get("accent", "#003399").lstrip("#").upper()
        self._head = HeadWriter(self.ink, self._pictures, known, accent)
        self.foot = FootWriter(document, self.ink, self._pictures, sheet, look, known.page)
        self._width, self._gutter = twips(known.page.room), twips(GUTTER)
        self._indent = twips(known.of("Body", fitted.size).left)

    def body(self) -> Iterator[XmlElement]:
        """All paragraphs and tables in order; tables that would touch are kept apart, or Word would join them."""
        last = gap = self.ink.style("Gap") or "no style is called so"
        for made in (*self._front(), *self._sections(), *self._end()):
            kind = "table" if made.tag.endswith("}tbl") else style_of(made) or ""
            if last == kind == gap:
                continue
            if last == kind == "table":
                yield self.ink.paragraph("Gap")
            yield made
            last = kind
        if last == "table":
            yield self.ink.paragraph("Gap")

    def _front(self) -> Iterator[XmlElement]:
        head = self._sheet.head
        yield from self._head.body(head, self._fit)
        yield from self._lines(head.notes, "Note")
        style = "Lead Alone" if is_lone(self._sheet) and self.ink.style("Lead Alone") else "Lead"
        yield from self._in_turn(head.lead, _Area(style, "Side", self._sheet.title, self._width))

    def _sections(self) -> Iterator[XmlElement]:
        """Headings stand in no table: Word's list of headings leaves out those that do."""
        for section, gap in zip(self._sheet.sections, self._fit.gaps, strict=True):
            made = list(self._section(section))
            if gap and made[-1].tag.endswith("}p"):
                # Room after a paragraph is dropped at a page's end, where the heading would run into the foot.
                made.append(high(self.ink.paragraph("Clear"), twips(gap)))
            for one in (one for one in made[:-1] if is_brief(section) and one.tag.endswith("}p")):
                keep(one)
            yield from made

    def _section(self, section: Section) -> Iterator[XmlElement]:
        """A section under its heading, in two columns or over the whole width, or in one column beside it."""
        ink, heading = self.ink, one_line(section.heading)
        has_sides = is_over_sides(section)
        if has_sides or self._fit.is_wide:
            parting = element("w:tab") if has_sides else words(" · ")
            yield ink.paragraph("Heading 2 Sides", ink.voices(section.heading, "Second Language", parting))
            yield from self._lines(section.notes, "Note")
            area = _Area("Side", "Side", heading, self._width)
        else:
            yield ink.paragraph("Rule")
            voices = ink.voices(section.heading, "Second Language", element("w:br"))
            frame = self._known.frame("Heading 2 Beside")
            yield framed(ink.paragraph("Heading 2 Beside", voices), frame, self._indent)
            for one in self._lines(section.notes, "Missing Beside"):
                yield framed(one, self._known.frame("Missing Beside"), self._indent)
            area = _Area("Body", "List", heading, self._width - self._indent, self._indent)
        yield from self._in_turn(section.flows, area)

    def _end(self) -> Iterator[XmlElement]:
        foot = self._sheet.foot
        yield from self._lines((one for note in foot.context for one in note.passages), "Context")
        yield from self._lines([foot.tags] if foot.tags else [], "Tags")
        if not self._fit.has_pinned_source:
            yield from self.foot.source()

    def _lines(self, passages: Iterable[Passage], style: str) -> Iterator[XmlElement]:
        return (self.ink.paragraph(style, self.ink.runs(one)) for one in passages)

    def _in_turn(self, parts: Sequence[Part], area: _Area) -> Iterator[XmlElement]:
        """The parts one after the other; a text that introduces a list or table stays on its page."""
        grouped = list(groups(parts))
        for group, following in zip(grouped, [*grouped, (None,)][1:], strict=True):
            pairs = [part for part in group if isinstance(part, Pair)]
            figures = [part for part in group if isinstance(part, Figure)]
            if pairs:
                yield self._pairs(pairs, area)
            elif len(figures) > 1:
                yield self._figures(figures, area)
            else:
                yield from self._flows([part for part in group if not isinstance(part, Pair)], area, following[0])

    def _flows(self, flows: Sequence[Flow], area: _Area, following: Part | None = None) -> Iterator[XmlElement]:
        for flow, then in zip(flows, [*flows, following][1:], strict=True):
            made = list(self._flow(flow, area))
            for one in held(flow, then, made, is_column=area.is_column):
                keep(one)
            yield from made

    def _flow(self, flow: Flow, area: _Area) -> Iterator[XmlElement]:
        match flow:
            case Text():
                yield from self._lines([flow.passage], area.style)
            case Items():
                for item in flow.items:
                    level = min(item.level, _DEEPEST)
                    family = f"{area.lists} {'Number' if item.is_numbered else 'Bullet'}"
                    yield from self._lines([item.passage], f"{family} {level}" if level > 1 else family)
            case Table():
                yield from own_table(flow, self.ink, area.width, area.indent, area.heading)
                yield self.ink.paragraph("Gap")
            case Figure():
                yield from self._figure(flow, picture_room(self._fit.size, 1, is_wide=not area.indent), area)
            case Note():
                yield from self._lines(flow.passages, "Note")
            case _:
                assert_never(flow)

    def _figure(self, figure: Figure, room: tuple[float, float], area: _Area) -> Iterator[XmlElement]:
        """A picture among the text, no wider and no higher than its room in points, and what is said below it."""
        picture = self._pictures.run(figure, within(*(round(one * POINT) for one in room)))
        yield self.ink.paragraph("Figure" if area.indent else "Figure Side", [picture])
        yield from self._head.captions(figure, "Caption" if area.indent else "Caption Side")

    def _figures(self, figures: Sequence[Figure], area: _Area) -> XmlElement:
        """Pictures side by side, in rows of as many as there is room for."""
        room = picture_room(self._fit.size, len(figures), is_wide=not area.indent)
        width = twips(room[0] + BETWEEN)
        side, rows = area._replace(indent=0), in_rows(figures, area.width, width)
        cells = [[list(self._figure(one, room, side)) for one in row] for row in rows]
        even = [[*row, *[[]] * (len(cells[0]) - len(row))] for row in cells]
        return table(self.ink, "Sides", [width] * len(cells[0]), even, area.heading, indent=area.indent)

    def _pairs(self, pairs: Sequence[Pair], area: _Area) -> XmlElement:
        left, room = (self._width + self._gutter) // 2, self._width // 2 - self._gutter
        side = _Area("Lead Side" if area.style[:4] == "Lead" else "Side", "Side", area.heading, room, is_column=True)
        rows = [tuple(list(self._flows(one, side)) for one in (pair.left, pair.right)) for pair in pairs]
        return table(self.ink, "Sides", (left, self._width - left), rows, area.heading, gutter=self._gutter)
