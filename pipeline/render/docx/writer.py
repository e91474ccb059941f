"""The parts of a sheet as paragraphs and tables of a Word document."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import assert_never
from urllib.parse import urlsplit

from docx.document import Document
from docx.shared import Mm

from pipeline.lexicon import Lexicon
from pipeline.lexicon.sheet import locale, sheet_words
from pipeline.model import (
    Facts,
    Figure,
    Flow,
    Heading,
    Items,
    Look,
    Note,
    Pair,
    Part,
    Rendered,
    Sheet,
    Table,
    Text,
)
from pipeline.render.docx.elements import Element, Ink, element, keep
from pipeline.render.docx.fitting import text_size
from pipeline.render.docx.frame import describe, set_footer
from pipeline.render.docx.funding import EMBLEM_HEIGHT, bounded, funding_line
from pipeline.render.docx.grouping import groups
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
    document = opened(look, text_size(sheet.parts, spacing(look)))
    writer = _Writer(sheet, lexicon, document, style_ids(look), dict(look.brand).get("funding_colour", "blue"))
    body = document.element.body
    end = body.sectPr
    for made in writer.body():
        end.addprevious(made)
    set_footer(document, writer.ink, sheet, look)
    describe(document, sheet, look, locale(lexicon, sheet.lang))
    return Rendered(saved(document))


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
        self._is_over_sides = False
        self._is_in_section = False
        self._over_sides = {
            one for one, other in pairwise(sheet.parts) if isinstance(one, Heading) and isinstance(other, Pair)
        }

    def body(self) -> Iterator[Element]:
        """All paragraphs and tables in order; tables that would touch are kept apart, or Word would join them."""
        gap = self.ink.paragraph("Gap").style
        last = gap
        for made in self._grouped():
            kind = "table" if made.tag.endswith("}tbl") else made.style
            if last == kind == gap:
                continue
            if last == kind == "table":
                yield self.ink.paragraph("Gap")
            yield made
            last = kind
        if last == "table":
            yield self.ink.paragraph("Gap")

    def _grouped(self) -> Iterator[Element]:
        """Neighbouring pairs share a table, and so do the source's words and its code.

        Headings stand in no table: Word's list of headings leaves out those that do.
        """
        for kind, parts in groups(self._sheet.parts):
            if kind == "section":
                yield from self._section(parts)
            elif kind == "pairs":
                yield self._pairs([part for part in parts if isinstance(part, Pair)])
            elif kind == "origin":
                yield from self._origin(parts)
            elif kind == "funding":
                yield from funding_line(parts, self.ink, self._figure, self._width, self._funding_colour)
            else:
                yield from self._in_turn(parts)

    def _section(self, parts: Sequence[Part]) -> Iterator[Element]:
        """A brief section on one page."""
        made = list(self._in_turn(parts))
        for one in made[:-1]:
            if one.tag.endswith("}p"):
                keep(one)
        yield from made

    def _in_turn(self, parts: Sequence[Part], *, is_side: bool = False) -> Iterator[Element]:
        """The parts one after the other; a line that introduces a list or table stays on its page."""
        for part, following in zip(parts, [*parts, None][1:], strict=True):
            for made in self._part(part, is_side=is_side):
                if isinstance(part, Text) and isinstance(following, Items | Table):
                    keep(made)
                yield made

    def _part(self, part: Part, *, is_side: bool) -> Iterator[Element]:
        match part:
            case Heading():
                self._heading = " · ".join(one.text for one in part.passages)
                self._is_over_sides = part in self._over_sides
                self._is_in_section = part.level > 1
                yield self._heading_of(part)
            case Facts():
                yield facts_box(part, self.ink, self._width, self._heading)
            case Pair():
                yield self._pairs([part])
            case _:
                yield from self._flow(part, is_side=is_side)

    def _flow(self, flow: Flow, *, is_side: bool) -> Iterator[Element]:
        ink = self.ink
        match flow:
            case Text():
                style = {"Body": "Side", "Lead": "Lead Side"}.get(flow.style, flow.style) if is_side else flow.style
                yield ink.paragraph(style, ink.runs(flow.passage))
            case Items():
                for item in flow.items:
                    level = min(item.level, _DEEPEST)
                    style = f"{'Side' if is_side else 'List'} Bullet{f' {level}' if level > 1 else ''}"
                    yield ink.paragraph(style, ink.runs(item.passage))
            case Table():
                indent = 0 if is_side or self._is_over_sides else INDENT
                width = self._width // 2 - _GUTTER if is_side else self._width - indent
                yield from own_table(flow, ink, width, indent, self._heading)
                yield ink.paragraph("Gap")
            case Figure():
                is_beside = flow.style == "Figure" and (is_side or self._is_over_sides)
                yield self._figure(flow, "Figure Side" if is_beside else flow.style)
                if flow.caption:
                    yield ink.paragraph("Caption", ink.runs(flow.caption))
            case Note():
                style = flow.style if self._is_in_section or flow.style != "Missing" else "Note"
                for passage in flow.passages:
                    yield ink.paragraph(style, ink.runs(passage))
            case _:
                assert_never(flow)

    def _heading_of(self, heading: Heading) -> Element:
        """The languages of a title stand below one another, those of a section's heading on one line."""
        parting = element("w:br" if heading.level == 1 else "w:tab")
        style = "Heading 1" if heading.level == 1 else "Heading 2 Sides" if self._is_over_sides else "Heading 2"
        return self.ink.paragraph(style, self.ink.voices(heading.passages, "Second Language", parting))

    def _pairs(self, pairs: Sequence[Pair]) -> Element:
        column = (self._width + _GUTTER) // 2
        rows = [tuple(list(self._in_turn(side, is_side=True)) for side in (pair.left, pair.right)) for pair in pairs]
        widths = (column, self._width - column)
        return self.ink.table("Sides", widths, rows, self._heading, has_header=False, gutter=_GUTTER)

    def _origin(self, parts: Iterable[Part]) -> Iterator[Element]:
        """The source's lines with its code at their right."""
        group = list(parts)
        codes = [self._figure(part, part.style) for part in group if isinstance(part, Figure)]
        style = "Source" if codes else "Source Alone"
        words = [self.ink.paragraph(style, self.ink.runs(part.passage)) for part in group if isinstance(part, Text)]
        if codes:
            widths = (self._width - _CODE, _CODE)
            caption = sheet_words(self._lexicon, self._sheet.lang).source
            yield self.ink.paragraph("Gap")
            yield self.ink.table("Origin", widths, [(words, codes)], caption, has_header=False)
        else:
            yield from words

    def _figure(self, figure: Figure, style: str) -> Element:
        # Word has no drawings that every version shows: a drawing has a picture of the same name beside it.
        name = figure.name.removesuffix(".svg") + ".png" if figure.style == "Emblem" else figure.name
        data = io.BytesIO(self._pictures[name])
        inline = self._document.part.new_pic_inline(data, height=_HEIGHTS.get(figure.style))
        if figure.style == "Figure":
            _shrink(inline)
        if figure.style == "Partner":
            bounded(inline)
        inline.docPr.set("descr", figure.alt.text)
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")
        run = self.ink.around(element("w:drawing", None, inline), language(figure.alt, self._sheet.lang))
        return self.ink.paragraph(style, [run])


def _shrink(inline: Element) -> None:
    """Make a picture no wider and no higher than the page's own may be."""
    size, shown = inline.extent, inline.graphic.graphicData.pic.spPr
    factor = min(_WIDEST / size.cx, _HIGHEST / size.cy)
    size.cx = shown.cx = int(size.cx * factor)
    size.cy = shown.cy = int(size.cy * factor)
