"""The paragraphs, lists and tables of an OpenDocument text in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from pipeline.model import BlockKind, Reason
from pipeline.read.blocks import Draft
from pipeline.read.formatting import UNKNOWN_BACKGROUND, Background
from pipeline.read.odt.lists import ListEntry, Lists
from pipeline.read.odt.package import qn
from pipeline.read.odt.words import SKIPPED, Anchored, InlineContext, Story, picture
from pipeline.read.office import InlinePicture, XmlElement, beside_text, in_cell, whole_number
from pipeline.read.styled_text import StyledText, asides, numbered, with_heights
from pipeline.read.tabbed_lines import TabbedLines
from pipeline.read.table_cells import Grid

_TEXTS = frozenset(map(qn, ("text:p", "text:h")))
_INDEXES = frozenset(
    map(
        qn,
        """text:table-of-content text:alphabetical-index text:illustration-index text:table-index text:object-index
        text:user-index text:bibliography""".split(),
    )
)
_CELLS = frozenset(map(qn, ("table:table-cell", "table:covered-table-cell")))
_DEEPEST_HEADING = 6
# Cells repeated more often than this are empty space.
_MOST_REPEATED = 100


class _Inside(NamedTuple):
    """What a block inherits: its background, why it is set aside, and its list item."""

    ground: Background = Background()
    aside: str = ""
    entry: ListEntry | None = None


_PAGE = _Inside()


class Body:
    """Walks a text once. `place` is the start of the blocks' paths."""

    def __init__(self, story: Story, place: str = "") -> None:
        self._story = story
        self._place = f"{place}: paragraph" if place else "paragraph"
        self._lists = Lists(story.styles)
        self._lines = TabbedLines()
        self._paragraphs = 0

    def drafts(self, element: XmlElement, inside: _Inside = _PAGE) -> Iterator[Draft]:
        """The blocks in an element, in order."""
        for child in element:
            tag = child.tag
            if tag in _TEXTS:
                self._paragraphs += 1
                yield from self._paragraph(child, inside)
                inside = inside._replace(entry=inside.entry.rest() if inside.entry else None)
            elif tag == qn("text:list"):
                yield from self._list(child, inside)
            elif tag == qn("table:table"):
                yield from self._table(child, inside)
            elif tag == qn("office:annotation") or (isinstance(tag, str) and tag.startswith(_DRAWING)):
                yield from self._hanging(child, self._place, inside)
            elif tag not in SKIPPED and isinstance(tag, str):
                yield from self.drafts(child, self._around(child, inside))

    def _around(self, element: XmlElement, inside: _Inside) -> _Inside:
        if element.tag in _INDEXES:
            return inside._replace(aside=inside.aside or Reason.CONTENTS)
        if element.tag == qn("text:section"):
            is_hidden = element.get(qn("text:display")) == "none" or self._story.styles.is_hidden_section(
                element.get(qn("text:style-name"), "")
            )
            return inside._replace(aside=inside.aside or (Reason.HIDDEN if is_hidden else ""))
        return inside

    def _list(self, element: XmlElement, inside: _Inside) -> Iterator[Draft]:
        opened = self._lists.opened(element, inside.entry)
        for item in element:
            if item.tag == qn("text:list-item"):
                yield from self.drafts(item, inside._replace(entry=self._lists.entry(opened, item)))
            elif item.tag == qn("text:list-header"):
                yield from self.drafts(item, inside._replace(entry=self._lists.entry(opened, None)))

    def _paragraph(self, element: XmlElement, inside: _Inside) -> Iterator[Draft]:
        style = self._story.styles.paragraph(element.get(qn("text:style-name"), ""))
        written = element.get(qn("text:outline-level"), "1")
        level = style.level if element.tag == qn("text:p") else int(written) if written.isdecimal() else 1
        aside = inside.aside or (Reason.CONTENTS if style.is_contents else "")
        ground = Background(style.ground) if style.ground else inside.ground
        path = self._story.place = f"{self._place} {self._paragraphs}"
        pieces = list(self._story.pieces(element, InlineContext(style.look, ground, None, aside)))
        words = with_heights([piece for piece in pieces if isinstance(piece, StyledText)])
        has_words = any(piece.text.strip() and not piece.aside for piece in words)
        base = Draft(BlockKind.PARAGRAPH, "", path)
        if level:
            base = replace(base, kind=BlockKind.HEADING, level=min(level, _DEEPEST_HEADING))
        elif inside.entry and inside.entry.is_marked:
            base = replace(base, kind=BlockKind.ITEM, level=inside.entry.level, continues=inside.entry.is_rest)
            words = numbered(words, self._lists.number(inside.entry) if has_words else "")
        elif style.is_caption:
            base = replace(base, kind=BlockKind.CAPTION)
        yield from self._lines.drafts(words, base)
        for piece in pieces:
            if isinstance(piece, InlinePicture):
                yield piece.draft(path, aside)
            elif isinstance(piece, Anchored):
                yield from self._hanging(piece.element, path, inside._replace(aside=aside))
        yield from (Draft(BlockKind.PARAGRAPH, text, path, boilerplate=reason) for reason, text in asides(words))

    def _hanging(self, element: XmlElement, path: str, inside: _Inside) -> Iterator[Draft]:
        """A comment, a note, or a frame with its pictures, its text box or its object."""
        reason = {qn("office:annotation"): Reason.COMMENT, qn("text:note"): Reason.FOOTNOTE}.get(element.tag, "")
        if reason:
            yield from beside_text(Body(self._story, reason).drafts(element), reason)
            return
        aside = inside.aside
        for image in element.iterchildren(qn("draw:image")):
            if shown := picture(element, image):
                yield shown.draft(path, aside)
                return  # what follows are other forms of the same picture
        for inner in element.iterchildren(qn("draw:object")):
            yield from (
                Draft(BlockKind.PARAGRAPH, text, path, boilerplate=aside or why)
                for text, why in self._story.objects(inner.get(qn("xlink:href"), ""))
            )
            return
        yield from self.drafts(element, _Inside(UNKNOWN_BACKGROUND, aside))

    def _table(self, table: XmlElement, inside: _Inside) -> Iterator[Draft]:
        grid = Grid(self._lines.next_table())
        ground = self._story.styles.ground("table", table.get(qn("table:style-name"), ""))
        inside = _Inside(Background(ground) if ground else inside.ground, inside.aside)
        for row in _rows(table):
            grid.next_row()
            for cell in row:
                if cell.tag in _CELLS:
                    yield from self._cell(cell, grid, inside)

    def _cell(self, cell: XmlElement, grid: Grid, inside: _Inside) -> Iterator[Draft]:
        if cell.tag == qn("table:covered-table-cell"):
            return
        place = grid.next_cell(_count(cell, "table:number-columns-spanned"), _count(cell, "table:number-rows-spanned"))
        for _ in range(1, _count(cell, "table:number-columns-repeated")):
            grid.next_cell()
        ground = self._story.styles.ground("table-cell", cell.get(qn("table:style-name"), ""))
        self._lines.end_rows()
        inside = inside._replace(ground=Background(ground) if ground else inside.ground)
        yield from in_cell(self.drafts(cell, inside), place)
        self._lines.end_rows()


_DRAWING = qn("draw:frame").removesuffix("frame")


def _rows(element: XmlElement) -> Iterator[XmlElement]:
    """The rows of a table, whatever groups them."""
    for child in element:
        if child.tag == qn("table:table-row"):
            yield child
        elif child.tag not in {*_CELLS, qn("table:table")} and isinstance(child.tag, str):
            yield from _rows(child)


def _count(cell: XmlElement, name: str) -> int:
    return min(whole_number(cell.get(qn(name), "1"), 1), _MOST_REPEATED)
