"""The tags of a PDF page: its structure elements in reading order, with their marked content (ISO 32000-1, 14.8)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from ctypes import sizeof, string_at
from itertools import groupby, pairwise
from typing import Any, NamedTuple, TypeAlias

from pypdfium2 import PdfPage, raw  # type: ignore[import-untyped]

from pipeline.model import BlockKind, Cell
from pipeline.read.charset import clean
from pipeline.read.pdf.printed_lines import PrintedLine, line_of, with_heights
from pipeline.read.pdf.words import Word
from pipeline.read.table_cells import Grid

_HEADINGS = {"Title": 1, "H": 2, **{f"H{level}": level for level in range(1, 7)}}
# Inline elements; elements that start a block even inside another; elements that give their blocks a kind; cells.
_INLINE = {"Span", "Link", "Em", "Strong", "Quote", "Reference", "Lbl", "Sub", "Annot", "Form", "Formula"}
_BLOCKS = {"P", "LI", "LBody", "Caption", "TOCI", "Note", "FENote", "BlockQuote", "Div", "Sect", "TD", "TH"}
_ENTRIES = {"LI", "LBody", "Caption"}
_CELLS = {"TD", "TH"}
_DEEPEST = 60
# In font sizes.
_ONE_LINE = 0.3
# Tags are followed if they hold at least this share of a page's letters.
_TRUSTED = 0.8
# The names of standard types are far shorter.
_LONGEST_TYPE = 128
# In bytes.
_LONGEST_ALT = 4000


class TagPlace(NamedTuple):
    """The place of marked content: its number in reading order, and the kind of the nearest block element."""

    order: int
    block: int
    kind: str
    level: int = 0
    cell: Cell | None = None


TagPlaces: TypeAlias = Mapping[int, TagPlace]


class Tags:
    """Reads the tags of pages; tables and blocks are numbered across all pages."""

    def __init__(self) -> None:
        self._blocks = 0
        self._tables = 0
        self._places: dict[int, TagPlace] = {}
        self._alts: dict[int, str] = {}
        # The buffer that pdfium writes type names into.
        self._room = (raw.FPDF_WCHAR * _LONGEST_TYPE)()

    def places(self, page: PdfPage) -> TagPlaces:
        """The place of each marked content of a page, by its id; empty if the page has no tags."""
        self._places, self._alts = {}, {}
        tree = raw.FPDF_StructTree_GetForPage(page)
        if tree:
            try:
                for at in range(raw.FPDF_StructTree_CountChildren(tree)):
                    if top := raw.FPDF_StructTree_GetChildAtIndex(tree, at):
                        self._walk(top, TagPlace(0, 0, ""), None)
            finally:
                raw.FPDF_StructTree_Close(tree)
        return self._places

    def alts(self) -> Mapping[int, str]:
        """The alternative texts of pictures on the page last read, by marked-content id."""
        return self._alts

    def _walk(self, element: Any, around: TagPlace, grid: Grid | None, depth: int = 0) -> None:
        """Take an element's content; `around` is the place of its parent, `grid` the current table."""
        kind = self._type(element)
        inside = self._inside(kind, around)
        if kind == "Table":
            grid = Grid(self._tables)
            self._tables += 1
        elif kind == "TR" and grid is not None:
            grid.next_row()
        for at in range(raw.FPDF_StructElement_CountChildren(element) if depth < _DEEPEST else 0):
            child = raw.FPDF_StructElement_GetChildAtIndex(element, at)
            if child and kind == "TR" and grid is not None and (name := self._type(child)) in _CELLS:
                cell = grid.next_cell(_span(child, b"ColSpan"), _span(child, b"RowSpan"), is_header=name == "TH")
                self._walk(child, inside._replace(cell=cell), None, depth + 1)
            elif child:
                self._walk(child, inside, grid, depth + 1)
            elif (mark := raw.FPDF_StructElement_GetChildMarkedContentID(element, at)) >= 0:
                self._places.setdefault(mark, TagPlace(len(self._places), *inside[1:]))
                if kind == "Figure":
                    self._alts.setdefault(mark, _alt(element))
            elif kind == "TR" and grid is not None:
                # An empty cell has no content, but it does have a place.
                grid.next_cell()

    def _type(self, element: Any) -> str:
        length = raw.FPDF_StructElement_GetType(element, self._room, sizeof(self._room))
        if not 2 < length <= sizeof(self._room):
            return ""
        return string_at(self._room, length - 2).decode("utf-16-le", "replace")

    def _inside(self, kind: str, around: TagPlace) -> TagPlace:
        """The place of content directly inside an element of this kind."""
        if kind in _INLINE or (kind not in _BLOCKS and kind not in _HEADINGS and around.block):
            return around
        if around.kind in _ENTRIES and kind not in _HEADINGS:
            if kind == "LBody":
                return around
            kind = around.kind if kind not in _ENTRIES else kind
        self._blocks += 1
        return TagPlace(0, self._blocks, kind, _HEADINGS.get(kind, 0), around.cell)


def tagged(words: Sequence[Word], places: TagPlaces, page: int) -> tuple[list[PrintedLine], Sequence[Word]]:
    """The lines of tagged words, and the other words: all of them if the tags do not hold most."""
    held = [word for word in words if word.look.mark in places and not word.look.is_artifact]
    content = sum(len(word.text) for word in words if not word.look.is_artifact)
    if not held or sum(len(word.text) for word in held) < _TRUSTED * content:
        return [], words
    held.sort(key=lambda word: (places[word.look.mark].order, word.number))
    lines = []
    for _, group in groupby(held, key=lambda word: places[word.look.mark].block):
        block = list(group)
        place = places[block[0].look.mark]
        kind = (
            str(BlockKind.ITEM) if place.kind in {"LI", "LBody"} else str(BlockKind.CAPTION) * (place.kind == "Caption")
        )
        lines += [
            line_of(part, page)._replace(kind=kind, level=place.level, block=place.block, cell=place.cell)
            for part in _printed(block)
        ]
    numbers = {word.number for word in held}
    return lines, [word for word in words if word.number not in numbers]


def _printed(words: Sequence[Word]) -> Iterator[list[Word]]:
    """The words of a block in lines: a line ends if the next word starts farther left, or lower."""
    settled = list(with_heights(words))
    line = settled[:1]
    for before, word in pairwise(settled):
        is_lower = abs(before.base - word.base) > _ONE_LINE * max(before.size, word.size)
        if is_lower or word.left < before.left or word.look.turn != before.look.turn:
            yield line
            line = []
        line.append(word)
    if line:
        yield line


def _alt(element: Any) -> str:
    """The alternative text of an element."""
    length = raw.FPDF_StructElement_GetAltText(element, None, 0)
    if not 2 < length <= _LONGEST_ALT:
        return ""
    room = (raw.FPDF_WCHAR * (length // 2))()
    raw.FPDF_StructElement_GetAltText(element, room, length)
    return " ".join(clean(bytes(room)[: length - 2].decode("utf-16-le", "replace")).split())


def _span(element: Any, name: bytes) -> int:
    """How many columns or rows a cell spans."""
    for number in range(raw.FPDF_StructElement_GetAttributeCount(element)):
        attributes = raw.FPDF_StructElement_GetAttributeAtIndex(element, number)
        value = raw.FPDF_StructElement_Attr_GetValue(attributes, name)
        found = raw.c_float()
        if value and raw.FPDF_StructElement_Attr_GetNumberValue(value, found):
            return max(1, int(found.value))
    return 1
