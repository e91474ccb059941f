"""A sheet as paragraphs and tables of a Word document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never
from urllib.parse import urlsplit

from docx.document import Document

from pipeline.lexicon import Lexicon
from pipeline.lexicon.sheet import locale, sheet_words
from pipeline.model import Figure, Flow, Items, Look, Note, Pair, Part, Passage, Rendered, Section, Sheet, Table, Text
from pipeline.render.docx.bookmarks import Bookmarks
from pipeline.render.docx.elements import Element, Ink, element
from pipeline.render.docx.fitting import Fit, fit
from pipeline.render.docx.foot import FootWriter, describe
from pipeline.render.docx.grouping import groups, in_rows, is_brief, is_over_sides
from pipeline.render.docx.head import HeadWriter
from pipeline.render.docx.heights import BETWEEN, GUTTER, picture_room
from pipeline.render.docx.measures import measures
from pipeline.render.docx.paragraphs import framed, high, keep
from pipeline.render.docx.pictures import POINT, Pictures, number_pictures, within
from pipeline.render.docx.tables import own_table
from pipeline.render.docx.template import opened, saved, style_ids

# Twentieths of a point in a point.
_TWIPS = 20

_DEEPEST = 4


def warm_up(look: Look) -> None:
    """Read the template's styles and measures."""
    style_ids(look)
    measures(look)


def write_docx(sheet: Sheet, look: Look, lexicon: Lexicon) -> Rendered:
    """The sheet as a Word document, the same bytes for the same sheet and look."""
    found = fit(sheet, look)
    document = opened(look, found.size)
    writer = _Writer(sheet, look, lexicon, document, found)
    end = document.element.body.sectPr
    for made in writer.body():
        end.addprevious(made)
    edges = writer.foot.fill(found)
    number_pictures([document.element, *edges])
    describe(document, sheet, look, locale(lexicon, sheet.lang))
    return Rendered(saved(document, look))


class _Writer:
    """Makes the elements of one document."""

    def __init__(self, sheet: Sheet, look: Look, lexicon: Lexicon, document: Document, found: Fit) -> None:
        words = sheet_words(lexicon, sheet.lang)

        def told(target: str) -> str:
            return words.link.format(to=urlsplit(target).netloc or urlsplit(target).path)[:255]

        known = measures(look)
        self._sheet, self._fit, self._known = sheet, found, known
        marked = Bookmarks(sheet.values).around
        self.ink = Ink(document.part, style_ids(look), lexicon, sheet.lang, told, marked)
        self._pictures = Pictures(document.part, self.ink, {one.name: one.data for one in sheet.resources})
        accent = dict(look.brand).get("accent", "#003399").lstrip("#").upper()
        self._head = HeadWriter(self.ink, self._pictures, known, accent)
        self.foot = FootWriter(document, self.ink, self._pictures, sheet, look, known.page)
        self._width = round(known.page.room * _TWIPS)
        self._indent = round(known.of("Body", found.size).left * _TWIPS)
        self._gutter = round(GUTTER * _TWIPS)
        self._heading = sheet.title
        self._style = "Body"
        self._is_over_sides = False

    def body(self) -> Iterator[Element]:
        """All paragraphs and tables in order; tables that would touch are kept apart, or Word would join them."""
        gap = self.ink.paragraph("Gap").style
        last = gap
        for made in (*self._front(), *self._sections(), *self._end()):
            kind = "table" if made.tag.endswith("}tbl") else made.style
            if last == kind == gap:
                continue
            if last == kind == "table":
                yield self.ink.paragraph("Gap")
            yield made
            last = kind
        if last == "table":
            yield self.ink.paragraph("Gap")

    def _front(self) -> Iterator[Element]:
        head = self._sheet.head
        yield from self._head.body(head, self._fit)
        self._is_over_sides = is_over_sides(head.lead)
        yield from self._lines(head.notes, "Note")
        self._style = "Lead"
        yield from self._in_turn(head.lead)
        self._style = "Body"

    def _sections(self) -> Iterator[Element]:
        """Headings stand in no table: Word's list of headings leaves out those that do."""
        for section, gap in zip(self._sheet.sections, self._fit.gaps, strict=True):
            made = list(self._section(section))
            if gap and made[-1].tag.endswith("}p"):
                # Room after a paragraph is dropped at a page's end, where the heading would run into the foot.
                made.append(high(self.ink.paragraph("Clear"), round(gap * _TWIPS)))
            if is_brief(section):
                for one in made[:-1]:
                    if one.tag.endswith("}p"):
                        keep(one)
            yield from made

    def _section(self, section: Section) -> Iterator[Element]:
        """A section in two columns under its heading, or in one beside it."""
        ink = self.ink
        self._heading = " · ".join(one.text for one in section.heading)
        has_sides = not section.notes and is_over_sides(section.flows)
        self._is_over_sides = has_sides or self._fit.is_wide
        if has_sides:
            voices = ink.voices(section.heading, "Second Language", element("w:tab"))
            yield ink.paragraph("Heading 2 Sides", voices)
        elif self._is_over_sides:
            yield ink.paragraph("Heading 2 Sides", ink.voices(section.heading, "Second Language", ink.text(" · ")))
            yield from self._lines(section.notes, "Note")
        else:
            yield ink.paragraph("Rule")
            voices = ink.voices(section.heading, "Second Language", element("w:br"))
            for style, inner in (
                ("Heading 2 Beside", voices),
                *(("Missing Beside", ink.runs(one)) for one in section.notes),
            ):
                made = ink.paragraph(style, inner)
                made.pPr.pStyle.addnext(framed(self._known.frame(style)))
                yield made
        yield from self._in_turn(section.flows)

    def _end(self) -> Iterator[Element]:
        foot = self._sheet.foot
        for note in foot.context:
            yield from self._lines(note.passages, "Context")
        if foot.tags:
            yield from self._lines([foot.tags], "Tags")
        if not self._fit.has_pinned_source:
            yield from self.foot.source()

    def _lines(self, passages: Iterable[Passage], style: str) -> Iterator[Element]:
        return (self.ink.paragraph(style, self.ink.runs(one)) for one in passages)

    def _in_turn(self, parts: Sequence[Part]) -> Iterator[Element]:
        """The parts one after the other; a line that introduces a list or table stays on its page."""
        grouped = list(groups(parts))
        for group, following in zip(grouped, [*grouped, ()][1:], strict=True):
            pairs = [part for part in group if isinstance(part, Pair)]
            figures = [part for part in group if isinstance(part, Figure)]
            if pairs:
                yield self._pairs(pairs)
            elif len(figures) > 1:
                yield self._figures(figures)
            else:
                yield from self._flows_of([part for part in group if not isinstance(part, Pair)], following)

    def _flows_of(
        self, flows: Sequence[Flow], following: Sequence[Part] = (), *, is_side: bool = False
    ) -> Iterator[Element]:
        for flow, then in zip(flows, [*flows, next(iter(following), None)][1:], strict=True):
            for made in self._flow(flow, is_side=is_side):
                if isinstance(flow, Text) and isinstance(then, Items | Table):
                    keep(made)
                yield made

    def _flow(self, flow: Flow, *, is_side: bool) -> Iterator[Element]:
        ink = self.ink
        match flow:
            case Text():
                beside = {"Body": "Side", "Lead": "Lead Side"}
                style = (
                    beside[self._style] if is_side or (self._is_over_sides and self._style == "Body") else self._style
                )
                yield ink.paragraph(style, ink.runs(flow.passage))
            case Items():
                for item in flow.items:
                    side = "Side" if self._is_wide(is_side=is_side) else "List"
                    family = f"{side} {'Number' if item.is_numbered else 'Bullet'}"
                    level = min(item.level, _DEEPEST)
                    yield ink.paragraph(f"{family} {level}" if level > 1 else family, ink.runs(item.passage))
            case Table():
                indent = 0 if self._is_wide(is_side=is_side) else self._indent
                width = self._width // 2 - self._gutter if is_side else self._width - indent
                yield from own_table(flow, ink, width, indent, self._heading)
                yield ink.paragraph("Gap")
            case Figure():
                is_wide = self._is_wide(is_side=is_side)
                yield from self._figure(flow, picture_room(self._fit.size, 1, is_wide=is_wide), is_wide=is_wide)
            case Note():
                yield from self._lines(flow.passages, "Note")
            case _:
                assert_never(flow)

    def _is_wide(self, *, is_side: bool) -> bool:
        """Whether what is set starts at the margin, or at the edge of a column, rather than beside a heading."""
        return is_side or self._is_over_sides or self._style == "Lead"

    def _figure(self, figure: Figure, room: tuple[float, float], *, is_wide: bool) -> Iterator[Element]:
        """A picture among the text, no wider and no higher than its room in points, and what is said below it."""
        width, height = (round(one * POINT) for one in room)
        picture = self._pictures.run(figure, within(width, height))
        yield self.ink.paragraph("Figure Side" if is_wide else "Figure", [picture])
        yield from self._head.captions(figure, "Caption Side" if is_wide else "Caption")

    def _figures(self, figures: Sequence[Figure]) -> Element:
        """Pictures beside one another, in rows of as many as there is room for."""
        is_wide = self._is_wide(is_side=False)
        indent = 0 if is_wide else self._indent
        room = picture_room(self._fit.size, len(figures), is_wide=is_wide)
        width = round((room[0] + BETWEEN) * _TWIPS)
        rows = list(in_rows(figures, self._width - indent, width))
        cells = [[list(self._figure(one, room, is_wide=True)) for one in row] for row in rows]
        even = [[*row, *[[]] * (len(cells[0]) - len(row))] for row in cells]
        widths = [width] * len(cells[0])
        return self.ink.table("Sides", widths, even, self._heading, has_header=False, indent=indent)

    def _pairs(self, pairs: Sequence[Pair]) -> Element:
        column = (self._width + self._gutter) // 2
        rows = [tuple(list(self._flows_of(side, is_side=True)) for side in (pair.left, pair.right)) for pair in pairs]
        widths = (column, self._width - column)
        return self.ink.table("Sides", widths, rows, self._heading, has_header=False, gutter=self._gutter)
