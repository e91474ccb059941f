"""The paragraphs, lists and tables of a Word text in order, including nested tables and text boxes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from pipeline.model import BlockKind, Cell, Reason
from pipeline.read.blocks import Draft
from pipeline.read.docx.drawings import DrawnText, TextBox, chosen
from pipeline.read.docx.formatting import shading
from pipeline.read.docx.package import is_on, qn, value
from pipeline.read.docx.styles import ParagraphStyle, is_deleted, numbering, outline_level
from pipeline.read.docx.words import SKIPPED, Inline, InlineContext, Story, why_aside
from pipeline.read.formatting import UNKNOWN_BACKGROUND, Background
from pipeline.read.office import InlinePicture, XmlElement, in_cell, whole_number
from pipeline.read.styled_text import StyledText, asides, numbered, with_heights
from pipeline.read.tabbed_lines import TabbedLines

_DELETED = "deleted"
_PARAGRAPH, _TABLE, _CHUNK = qn("w:p"), qn("w:tbl"), qn("w:altChunk")
_ROW, _CELL, _CONTROL, _ALTERNATE = qn("w:tr"), qn("w:tc"), qn("w:sdt"), qn("mc:AlternateContent")
_DEEPEST_HEADING = 6
# More columns than any real table has; a wider span is an error in the file.
_WIDEST = 100

# Gives the blocks of an embedded document by the relation's id.
ChunkReader = Callable[[str], Iterator[Draft]]


class _Inside(NamedTuple):
    """What a block inherits: its background, and why it is set aside."""

    ground: Background = Background()
    aside: str = ""

    def around(self, element: XmlElement) -> _Inside:
        """The same inside an element: a content control may set its content aside."""
        return self._replace(aside=self.aside or why_aside(element)) if element.tag == _CONTROL else self


_PAGE = _Inside()


class Body:
    """Walks a text once. `place` is the start of the blocks' paths."""

    def __init__(self, story: Story, place: str = "", chunks: ChunkReader = lambda _: iter(())) -> None:
        self._story = story
        self._place = f"{place}: paragraph" if place else "paragraph"
        self._chunks = chunks
        self._lines = TabbedLines()
        self._paragraphs = 0

    def drafts(self, element: XmlElement, inside: _Inside = _PAGE) -> Iterator[Draft]:
        """The blocks in an element, in order."""
        joined: list[XmlElement] = []
        for child in element:
            tag = child.tag
            if tag == _PARAGRAPH:
                self._paragraphs += 1
                joined.append(child)
                follower = child.getnext()
                if follower is None or follower.tag != _PARAGRAPH or not is_deleted(child.find(qn("w:pPr"))):
                    yield from self._paragraph(joined, inside)
                    joined = []
            elif tag == _TABLE:
                yield from self._table(child, inside)
            elif tag == _ALTERNATE:
                if (form := chosen(child)) is not None:
                    yield from self.drafts(form, inside)
            elif tag == _CHUNK:
                yield from self._chunks(child.get(qn("r:id"), ""))
            elif tag not in SKIPPED and isinstance(tag, str):
                yield from self.drafts(child, inside.around(child))

    def _paragraph(self, elements: list[XmlElement], inside: _Inside) -> Iterator[Draft]:
        """A paragraph, or several that tracked changes have joined."""
        properties = elements[-1].find(qn("w:pPr"))
        name = value(properties.find(qn("w:pStyle"))) if properties is not None else ""
        style = self._story.styles.paragraph(name)
        kind, level, number = self._kind(properties, style)
        colour = shading(properties) or style.ground
        aside = inside.aside or (Reason.CONTENTS if style.is_contents else "")
        state = InlineContext(name, Background(colour) if colour else inside.ground, None, aside)
        path = self._story.place = f"{self._place} {self._paragraphs}"
        pieces = [piece for element in elements for piece in self._story.pieces(element, state)]
        words = with_heights([piece for piece in pieces if isinstance(piece, StyledText)])
        words = numbered(words, number)
        yield from self._lines.drafts(words, Draft(kind, "", path, level=level))
        yield from self._others(pieces, path, aside)
        yield from (Draft(BlockKind.PARAGRAPH, text, path, boilerplate=reason) for reason, text in asides(words))

    def _others(self, pieces: list[Inline], path: str, aside: str) -> Iterator[Draft]:
        """The pictures, text boxes and other drawings anchored to a paragraph."""
        for piece in pieces:
            if isinstance(piece, InlinePicture):
                yield piece.draft(path, aside)
            elif isinstance(piece, DrawnText):
                if words := " ".join(piece.words.split()):
                    yield Draft(BlockKind.PARAGRAPH, words, path, boilerplate=aside or piece.aside)
            elif isinstance(piece, TextBox):
                yield from self.drafts(piece.body, _Inside(UNKNOWN_BACKGROUND, aside))

    def _kind(self, properties: XmlElement | None, style: ParagraphStyle) -> tuple[BlockKind, int, str]:
        """What a paragraph is, its level, and its number if it is an item of a numbered list."""
        own = numbering(properties) if properties is not None else None
        place = own or style.numbering
        if own and style.numbering and not own.number:
            place = style.numbering._replace(level=own.level)
        number = self._story.lists.number(place) if place and place.number != "0" else ""
        outline = outline_level(properties) if properties is not None else None
        level = style.level if outline is None else outline
        if level:
            return BlockKind.HEADING, min(level, _DEEPEST_HEADING), ""
        if (place and self._story.lists.is_marked(place)) or (style.is_list and place is None):
            return BlockKind.ITEM, (place.level if place else 0) + 1, number
        return BlockKind.CAPTION if style.is_caption else BlockKind.PARAGRAPH, 0, ""

    def _table(self, table: XmlElement, inside: _Inside) -> Iterator[Draft]:
        number = self._lines.next_table()
        properties = table.find(qn("w:tblPr"))
        if properties is not None:
            if colour := shading(properties):
                inside = inside._replace(ground=Background(colour))
            elif self._story.styles.is_shaded(value(properties.find(qn("w:tblStyle")))):
                inside = inside._replace(ground=UNKNOWN_BACKGROUND)
        for at, (row, within) in enumerate(_inner(table, _ROW, inside)):
            settings = row.find(qn("w:trPr"))
            column = _count(settings, "w:gridBefore", 0)
            for cell, ground in _inner(row, _CELL, within._replace(aside=within.aside or _why_row(settings))):
                place = Cell(number, at, column)
                column += max(1, _count(cell.find(qn("w:tcPr")), "w:gridSpan", 1))
                yield from self._cell(cell, place, ground)

    def _cell(self, cell: XmlElement, place: Cell, inside: _Inside) -> Iterator[Draft]:
        properties = cell.find(qn("w:tcPr"))
        if properties is not None:
            colour = shading(properties)
            is_deleted_cell = properties.find(qn("w:cellDel")) is not None
            inside = _Inside(
                Background(colour) if colour else inside.ground, inside.aside or _DELETED * is_deleted_cell
            )
        self._lines.end_rows()
        yield from in_cell(self.drafts(cell, inside), place)
        self._lines.end_rows()


def _inner(element: XmlElement, tag: str, inside: _Inside) -> Iterator[tuple[XmlElement, _Inside]]:
    """The rows of a table or the cells of a row, whatever wraps them."""
    for child in element:
        if child.tag == tag:
            yield child, inside
        elif child.tag == _ALTERNATE:
            if (form := chosen(child)) is not None:
                yield from _inner(form, tag, inside)
        elif child.tag not in SKIPPED and isinstance(child.tag, str):
            yield from _inner(child, tag, inside.around(child))


def _count(properties: XmlElement | None, name: str, default: int) -> int:
    """A number of columns in the properties of a row or a cell."""
    written = value(properties.find(qn(name)) if properties is not None else None, str(default))
    return min(whole_number(written, _WIDEST), _WIDEST)


def _why_row(properties: XmlElement | None) -> str:
    """Why a row is set aside: it is hidden, or deleted by a tracked change."""
    if properties is None:
        return ""
    hidden = properties.find(qn("w:hidden"))
    if hidden is not None and is_on(hidden):
        return Reason.HIDDEN
    return _DELETED if properties.find(qn("w:del")) is not None else ""
