"""The parts of a sheet as paragraphs and tables of a Word document."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
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
    Passage,
    Rendered,
    Sheet,
    Table,
    Text,
)
from pipeline.render.docx.elements import Cells, Element, Ink, element
from pipeline.render.docx.fitting import text_size
from pipeline.render.docx.frame import describe, set_footer
from pipeline.render.docx.template import opened, saved, spacing, style_ids
from pipeline.render.passages import language
from pipeline.render.tables import figure_columns, shares

# Widths in twentieths of a point; text stands as far from the margin as the facts do, which their box moves in.
_LABELS = 3402
_GUTTER = 397
_INSET = 227
_CODE = 1300

_DEEPEST = 4

# A table with no more rows stays on one page.
_KEPT_ROWS = 9

# Printed sizes of pictures: the page's own at most as wide, the others exactly as high.
_WIDTHS = {"Figure": Mm(86)}
_HEIGHTS = {"Code": Mm(22), "Logo": Mm(12)}


def warm_up(look: Look) -> None:
    """Read the template's styles."""
    style_ids(look)


def write_docx(sheet: Sheet, look: Look, lexicon: Lexicon) -> Rendered:
    """The sheet as a Word document, the same bytes for the same sheet and look."""
    document = opened(look, text_size(sheet.parts, spacing(look)))
    writer = _Writer(sheet, lexicon, document, style_ids(look))
    body = document.element.body
    end = body.sectPr
    for made in writer.body():
        end.addprevious(made)
    set_footer(document, writer.ink, sheet, look)
    describe(document, sheet, look, locale(lexicon, sheet.lang))
    return Rendered(saved(document))


class _Writer:
    """Makes the elements of one document."""

    def __init__(self, sheet: Sheet, lexicon: Lexicon, document: Document, styles: Mapping[str, str]) -> None:
        words = sheet_words(lexicon, sheet.lang)

        def told(target: str) -> str:
            return words.link.format(to=urlsplit(target).netloc or urlsplit(target).path)[:255]

        self._sheet, self._lexicon, self._document = sheet, lexicon, document
        self.ink = Ink(document.part, styles, lexicon, sheet.lang, told)
        self._pictures = {one.name: one.data for one in sheet.resources}
        section = document.sections[0]
        space = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
        self._width = space // 635  # from English metric units
        self._heading = sheet.title
        self._is_over_sides = False
        self._is_in_section = False
        self._over_sides = {
            one for one, other in pairwise(sheet.parts) if isinstance(one, Heading) and isinstance(other, Pair)
        }

    def body(self) -> Iterator[Element]:
        """All paragraphs and tables in order; tables that would touch are kept apart, or Word would join them."""
        last = ""
        for made in self._grouped():
            if last == made.tag and made.tag.endswith("}tbl"):
                yield self.ink.paragraph("Gap")
            yield made
            last = made.tag
        if last.endswith("}tbl"):
            yield self.ink.paragraph("Gap")

    def _grouped(self) -> Iterator[Element]:
        """Neighbouring pairs share a table; so do the source's words and its code."""
        for kind, group in groupby(self._sheet.parts, key=_group):
            parts = list(group)
            if kind == "pairs":
                yield self._pairs([part for part in parts if isinstance(part, Pair)])
            elif kind == "origin":
                yield from self._origin(parts)
            else:
                yield from self._in_turn(parts)

    def _in_turn(self, parts: Sequence[Part], *, is_side: bool = False) -> Iterator[Element]:
        """The parts one after the other; a line that introduces a list or table stays on its page."""
        for part, following in zip(parts, [*parts, None][1:], strict=True):
            for made in self._part(part, is_side=is_side):
                if isinstance(part, Text) and isinstance(following, Items | Table):
                    made.pPr.append(element("w:keepNext"))
                yield made

    def _part(self, part: Part, *, is_side: bool) -> Iterator[Element]:
        match part:
            case Heading():
                self._heading = " · ".join(one.text for one in part.passages)
                self._is_over_sides = part in self._over_sides
                self._is_in_section = part.level > 1
                yield self._heading_of(part)
            case Facts():
                yield self._facts(part)
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
                yield from self._table(flow, is_side=is_side)
                yield ink.paragraph("Gap")
            case Figure():
                is_beside = flow.style == "Figure" and self._is_over_sides
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
        """The languages of the title stand below one another, those of a section at the edges of the columns."""
        parting = "w:br" if heading.level == 1 else "w:tab"
        inner = self._voices(heading.passages, "Second Language", element(parting))
        style = f"Heading {heading.level}"
        return self.ink.paragraph(f"{style} Sides" if self._is_over_sides else style, inner)

    def _voices(self, passages: Iterable[Passage], second: str, parting: Element) -> Iterator[Element]:
        for number, passage in enumerate(passages):
            if number:
                yield self.ink.around(parting, language(passage, self._sheet.lang))
            yield from self.ink.runs(passage, second if number else "")

    def _facts(self, facts: Facts) -> Element:
        ink = self.ink
        rows: list[Cells] = []
        for row in facts.rows:
            label = ink.paragraph("Fact Label", self._voices(row.labels, "Fact Label Second", element("w:tab")))
            rows.append(([label], [ink.paragraph("Fact Value", ink.runs(value)) for value in row.values]))
        return ink.table(
            "Facts", (_LABELS - _INSET, self._width - _LABELS + _INSET), rows, self._heading, has_header=False
        )

    def _pairs(self, pairs: Sequence[Pair]) -> Element:
        column = (self._width + _GUTTER) // 2
        rows = [tuple(list(self._in_turn(side, is_side=True)) for side in (pair.left, pair.right)) for pair in pairs]
        widths = (column, self._width - column)
        return self.ink.table("Sides", widths, rows, self._heading, has_header=False, gutter=_GUTTER)

    def _table(self, table: Table, *, is_side: bool) -> Iterator[Element]:
        """A table of the page's own: as wide as its column, or below the text of its section."""
        ink = self.ink
        indent = 0 if is_side or self._is_over_sides else _LABELS
        width = self._width // 2 - _GUTTER if is_side else self._width - indent
        widths = [int(width * share) for share in shares(table)]
        sides = [" Figures" if is_figure else "" for is_figure in figure_columns(table)]
        rows = [
            [
                [ink.paragraph(f"{'Cell' if number else 'Cell Heading'}{side}", ink.runs(cell))]
                for cell, side in zip(row, sides, strict=True)
            ]
            for number, row in enumerate((table.header, *table.rows))
        ]
        if len(rows) <= _KEPT_ROWS:
            for made in (made for row in rows[:-1] for cell in row for made in cell):
                made.pPr.append(element("w:keepNext"))
        if table.caption:
            yield ink.paragraph("Caption", ink.runs(table.caption))
        caption = table.caption.text if table.caption else self._heading
        yield ink.table("Cells", widths, rows, caption, has_header=True, indent=indent)

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
        data = io.BytesIO(self._pictures[figure.name])
        inline = self._document.part.new_pic_inline(
            data, width=_WIDTHS.get(figure.style), height=_HEIGHTS.get(figure.style)
        )
        inline.docPr.set("descr", figure.alt.text)
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")
        run = self.ink.around(element("w:drawing", None, inline), language(figure.alt, self._sheet.lang))
        return self.ink.paragraph(style, [run])


def _group(part: Part) -> str:
    if isinstance(part, Pair):
        return "pairs"
    return "origin" if getattr(part, "style", "") in {"Source", "Code"} else ""
