"""The parts of a sheet as paragraphs and tables of a Word document."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import assert_never
from urllib.parse import urlsplit

from docx.document import Document
from docx.shared import Mm

from pipeline.lexicon import Lexicon
from pipeline.lexicon.sheet import locale, sheet_words
from pipeline.model import Figure, Flow, Items, Look, Note, Pair, Part, Passage, Rendered, Section, Sheet, Table, Text
from pipeline.render.docx.elements import Element, Ink, element, keep
from pipeline.render.docx.fitting import text_size
from pipeline.render.docx.frame import describe, set_footer
from pipeline.render.docx.funding import EMBLEM_HEIGHT, bounded, funding_line
from pipeline.render.docx.grouping import groups, is_brief, is_over_sides
from pipeline.render.docx.tables import INDENT, facts_box, own_table
from pipeline.render.docx.template import opened, saved, spacing, style_ids
from pipeline.render.passages import language

# Widths in twentieths of a point.
_GUTTER = 397
_CODE = 1300

_DEEPEST = 4

# Printed sizes of pictures: the page's own at most as wide and high, the others exactly as high.
_WIDEST, _HIGHEST = Mm(86), Mm(60)
_HEIGHTS = {"Code": Mm(22), "Logo": Mm(12), "Emblem": EMBLEM_HEIGHT}


def warm_up(look: Look) -> None:
    """Read the template's styles."""
    style_ids(look)


def write_docx(sheet: Sheet, look: Look, lexicon: Lexicon) -> Rendered:
    """The sheet as a Word document, the same bytes for the same sheet and look."""
    document = opened(look, text_size(sheet, spacing(look)))
    writer = _Writer(sheet, lexicon, document, style_ids(look), dict(look.brand).get("funding_colour", "blue"))
    body = document.element.body
    end = body.sectPr
    for made in writer.body():
        end.addprevious(made)
    set_footer(document, writer.ink, sheet, look)
    describe(document, sheet, look, locale(lexicon, sheet.lang))
    return Rendered(saved(document, look))


class _Writer:
    """Makes the elements of one document."""

    def __init__(
        self, sheet: Sheet, lexicon: Lexicon, document: Document, styles: Mapping[str, str], funding_colour: str
    ) -> None:
        words = sheet_words(lexicon, sheet.lang)

        def told(target: str) -> str:
            return words.link.format(to=urlsplit(target).netloc or urlsplit(target).path)[:255]

        self._sheet, self._lexicon, self._document = sheet, lexicon, document
        self.ink = Ink(document.part, styles, lexicon, sheet.lang, told)
        self._pictures = {one.name: one.data for one in sheet.resources}
        section = document.sections[0]
        space = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
        self._width = space // 635  # from English metric units
        self._funding_colour = funding_colour
        self._heading = sheet.title
        self._style = "Body"
        self._is_over_sides = False

    def body(self) -> Iterator[Element]:
        """All paragraphs and tables in order; tables that would touch are kept apart, or Word would join them."""
        gap = self.ink.paragraph("Gap").style
        last = gap
        for made in (*self._head(), *self._sections(), *self._foot()):
            kind = "table" if made.tag.endswith("}tbl") else made.style
            if last == kind == gap:
                continue
            if last == kind == "table":
                yield self.ink.paragraph("Gap")
            yield made
            last = kind
        if last == "table":
            yield self.ink.paragraph("Gap")

    def _head(self) -> Iterator[Element]:
        head, ink = self._sheet.head, self.ink
        yield from (self._figure(logo, "Logo") for logo in head.logos)
        yield ink.paragraph("Kicker", ink.runs(head.kicker))
        self._heading = _said(head.titles)
        yield ink.paragraph("Heading 1", ink.voices(head.titles, "Second Language", element("w:br")))
        if head.facts:
            yield facts_box(head.facts, ink, self._width, self._heading)
        yield from self._lines(head.notes, "Note")
        self._style = "Lead"
        yield from self._in_turn(head.lead)
        self._style = "Body"

    def _sections(self) -> Iterator[Element]:
        """Headings stand in no table: Word's list of headings leaves out those that do."""
        for section in self._sheet.sections:
            made = list(self._section(section))
            if is_brief(section):
                for one in made[:-1]:
                    if one.tag.endswith("}p"):
                        keep(one)
            yield from made

    def _section(self, section: Section) -> Iterator[Element]:
        self._heading = _said(section.heading)
        self._is_over_sides = not section.notes and is_over_sides(section.flows)
        style = "Heading 2 Sides" if self._is_over_sides else "Heading 2"
        yield self.ink.paragraph(style, self.ink.voices(section.heading, "Second Language", element("w:tab")))
        yield from self._lines(section.notes, "Missing")
        yield from self._in_turn(section.flows)

    def _foot(self) -> Iterator[Element]:
        foot = self._sheet.foot
        for note in foot.context:
            yield from self._lines(note.passages, "Context")
        if foot.tags:
            yield from self._lines([foot.tags], "Tags")
        yield from self._origin()
        if foot.funding:
            yield from funding_line(foot.funding, self.ink, self._figure, self._width, self._funding_colour)
            yield from self._lines(foot.funding.notes, "Fund")

    def _lines(self, passages: Iterable[Passage], style: str) -> Iterator[Element]:
        return (self.ink.paragraph(style, self.ink.runs(one)) for one in passages)

    def _in_turn(self, parts: Sequence[Part]) -> Iterator[Element]:
        """The parts one after the other; a line that introduces a list or table stays on its page."""
        grouped = list(groups(parts))
        for group, following in zip(grouped, [*grouped, ()][1:], strict=True):
            pairs = [part for part in group if isinstance(part, Pair)]
            if pairs:
                yield self._pairs(pairs)
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
                side = {"Body": "Side", "Lead": "Lead Side"}
                yield ink.paragraph(side[self._style] if is_side else self._style, ink.runs(flow.passage))
            case Items():
                for item in flow.items:
                    level = min(item.level, _DEEPEST)
                    style = f"{'Side' if is_side else 'List'} Bullet{f' {level}' if level > 1 else ''}"
                    write = ink.numbered if item.is_numbered else ink.paragraph
                    yield write(style, ink.runs(item.passage))
            case Table():
                indent = 0 if is_side or self._is_over_sides else INDENT
                width = self._width // 2 - _GUTTER if is_side else self._width - indent
                yield from own_table(flow, ink, width, indent, self._heading)
                yield ink.paragraph("Gap")
            case Figure():
                yield self._figure(flow, "Figure Side" if is_side or self._is_over_sides else "Figure")
                yield from self._lines(flow.captions, "Caption")
            case Note():
                yield from self._lines(flow.passages, "Note")
            case _:
                assert_never(flow)

    def _pairs(self, pairs: Sequence[Pair]) -> Element:
        column = (self._width + _GUTTER) // 2
        rows = [tuple(list(self._flows_of(side, is_side=True)) for side in (pair.left, pair.right)) for pair in pairs]
        widths = (column, self._width - column)
        return self.ink.table("Sides", widths, rows, self._heading, has_header=False, gutter=_GUTTER)

    def _origin(self) -> Iterator[Element]:
        """The source's lines with its code at their right."""
        foot = self._sheet.foot
        words = list(self._lines(foot.source, "Source" if foot.code else "Source Alone"))
        if not foot.code:
            yield from words
            return
        widths = (self._width - _CODE, _CODE)
        caption = sheet_words(self._lexicon, self._sheet.lang).source
        yield self.ink.paragraph("Gap")
        yield self.ink.table("Origin", widths, [(words, [self._figure(foot.code, "Code")])], caption, has_header=False)

    def _figure(self, figure: Figure, style: str) -> Element:
        # Word has no drawings that every version shows: a drawing has a picture of the same name beside it.
        data = io.BytesIO(
            self._pictures[figure.name.removesuffix(".svg") + ".png" if style == "Emblem" else figure.name]
        )
        inline = self._document.part.new_pic_inline(data, height=_HEIGHTS.get(style))
        if style in {"Figure", "Figure Side"}:
            _shrink(inline)
        if style == "Partner":
            bounded(inline)
        inline.docPr.set("descr", figure.alt.text)
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")
        run = self.ink.around(element("w:drawing", None, inline), language(figure.alt, self._sheet.lang))
        return self.ink.paragraph(style, [run])


def _said(heading: Iterable[Passage]) -> str:
    """A heading in one line."""
    return " · ".join(one.text for one in heading)


def _shrink(inline: Element) -> None:
    """Make a picture no wider and no higher than the page's own may be."""
    size, shown = inline.extent, inline.graphic.graphicData.pic.spPr
    factor = min(_WIDEST / size.cx, _HIGHEST / size.cy)
    size.cx = shown.cx = int(size.cx * factor)
    size.cy = shown.cy = int(size.cy * factor)
