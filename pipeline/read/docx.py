"""Word files: paragraphs, lists and tables of the body; headers and footers are furniture."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from typing import Any, TypeAlias

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

from pipeline.errors import PageError
from pipeline.lexicon import Lexicon
from pipeline.model import BlockKind, Document, Metadata, Page, Resource
from pipeline.read.blocks import Draft, assembled, with_typed_lists
from pipeline.read.chrome import furniture, judged
from pipeline.read.docx_words import boxes, lines
from pipeline.read.tables import Grid

_HEADING = re.compile(r"(?:heading|title|επικεφαλίδα|τίτλος)\s*(\d)?", re.IGNORECASE)
_TELLING = re.compile(rf"{_HEADING.pattern}|list", re.IGNORECASE)
# What the libraries raise of a file that is damaged or made up: its package, its parts, their XML.
_BROKEN = (
    zipfile.BadZipFile, zlib.error, etree.LxmlError, PackageNotFoundError, LookupError, ValueError, AttributeError,
    TypeError, NotImplementedError, RuntimeError, EOFError, OSError,
)  # fmt: skip

_Styles: TypeAlias = Mapping[str, str]

_NOTES = {"footnotes": "footnote", "endnotes": "endnote"}
# So many styles may be made of one another.
_DEEPEST = 10
# What wraps paragraphs and tables without changing them.
_WRAPPERS = frozenset(map(qn, ("w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo")))
# What a Word file may hold unpacked; more is no form that an officer filled in.
_LARGEST = 200_000_000


def read_docx(page: Page, lexicon: Lexicon, resources: tuple[Resource, ...]) -> tuple[Document, ...]:
    """The document of a Word file; PageError if it is none or too large unpacked."""
    try:
        return (_document(page, _opened(page.data), lexicon, resources),)
    except _BROKEN as error:
        raise PageError("this is no Word file, or a broken one", "open it in Word and save it again") from error


def _document(page: Page, source: Any, lexicon: Lexicon, resources: tuple[Resource, ...]) -> Document:
    styles = _styles(source)
    drafts = [
        *(draft for section in source.sections for draft in _furniture(section.header, styles, "page header")),
        *_Body(styles).drafts(source.element.body, source),
        *_notes(source, styles),
        *(draft for section in source.sections for draft in _furniture(section.footer, styles, "page footer")),
    ]
    reasons = judged(drafts, furniture(lexicon))
    drafts = [replace(draft, chrome=reason) for draft, reason in zip(drafts, reasons, strict=True)]
    text, blocks = assembled(with_typed_lists(drafts))
    title = (source.core_properties.title or "").strip()
    metadata = Metadata(title="" if title.lower() in {"word document", "untitled"} else title, url=page.url or "")
    return Document(page.without_data(), text, blocks, metadata, resources)


def _opened(data: bytes) -> Any:
    with zipfile.ZipFile(BytesIO(data)) as package:
        size = sum(entry.file_size for entry in package.infolist())
    if size > _LARGEST:
        raise PageError("this Word file is too large when unpacked", "copy its text into a new document")
    return docx.Document(BytesIO(data))


def _styles(source: Any) -> _Styles:
    """The names of paragraph styles by their ids, that of the default style by ""; asking each paragraph takes long.

    A style of one's own goes by the name of the heading or list style that it was made of, if any.
    """
    known = {
        style.styleId or "": style
        for style in reversed(source.styles.element.style_lst)
        if style.type in (None, WD_STYLE_TYPE.PARAGRAPH)
    }
    found = {name: _telling_name(style, known) for name, style in known.items()}
    default = next((style for style in known.values() if style.default), None)
    return {**found, "": (default.name_val or "") if default is not None else ""}


def _telling_name(style: Any, known: Mapping[str, Any]) -> str:
    at = style
    for _ in range(_DEEPEST):
        if at is None or _TELLING.match(at.name_val or ""):
            break
        at = known.get(at.basedOn_val or "")
    return (style if at is None else at).name_val or ""


class _Body:
    """Walks the body in order, tables inside tables too."""

    def __init__(self, styles: _Styles, place: str = "") -> None:
        self._styles = styles
        self._place = f"{place}: paragraph" if place else "paragraph"
        self._tables = 0
        self._paragraphs = 0

    def drafts(self, body: Any, parent: Any) -> Iterator[Draft]:
        for element in body.iterchildren():
            if element.tag == qn("w:p"):
                self._paragraphs += 1
                paragraph = Paragraph(element, parent)
                yield from _paragraph(paragraph, self._styles, f"{self._place} {self._paragraphs}")
                for box in boxes(paragraph):
                    yield from self.drafts(box, parent)
            elif element.tag == qn("w:tbl"):
                yield from self._table(Table(element, parent))
            elif element.tag in _WRAPPERS:
                yield from self.drafts(element, parent)

    def _table(self, table: Table) -> Iterator[Draft]:
        grid = Grid(self._tables)
        self._tables += 1
        for row in table._tbl.tr_lst:  # noqa: SLF001 -- Table.rows builds a grid of all cells for each row
            grid.next_row()
            for cell in row.tc_lst:
                place = grid.next_cell(cell.grid_span)
                for draft in self.drafts(cell, table):
                    kind = BlockKind.CELL if draft.kind is BlockKind.PARAGRAPH else draft.kind
                    yield replace(draft, kind=kind, cell=draft.cell or place)


def _paragraph(paragraph: Paragraph, styles: _Styles, path: str) -> Iterator[Draft]:
    kind, level = _kind(paragraph, styles)
    is_first = True
    for words, marks in lines(paragraph, marks_bold=kind is not BlockKind.HEADING):
        if words:
            yield Draft(kind, words, path, level=level, continues=not is_first, marks=marks)
            is_first = False


def _kind(paragraph: Paragraph, styles: _Styles) -> tuple[BlockKind, int]:
    properties: Any = paragraph._p.pPr  # noqa: SLF001 -- python-docx has no public word for list paragraphs
    named = properties.style if properties is not None else None
    style = styles.get(named or "", styles.get("", ""))
    if found := _HEADING.match(style):
        return BlockKind.HEADING, int(found[1] or 1)
    numbering = properties.numPr if properties is not None else None
    if numbering is not None or style.lower().startswith("list"):
        depth = numbering.ilvl.val if numbering is not None and numbering.ilvl is not None else 0
        return BlockKind.ITEM, int(depth) + 1
    return BlockKind.PARAGRAPH, 0


def _notes(source: Any, styles: _Styles) -> Iterator[Draft]:
    """Footnotes and endnotes, behind the body: no field of a practice, but words of the page."""
    for relation in source.part.rels.values():
        reason = _NOTES.get(relation.reltype.rpartition("/")[2], "")
        if reason and not relation.is_external:
            for note in parse_xml(relation.target_part.blob):
                for draft in _Body(styles, reason).drafts(note, source):
                    # Addresses of links are in a list of the notes' own.
                    yield replace(draft, chrome=reason, cell=None, marks=())


def _furniture(part: Any, styles: _Styles, reason: str) -> Iterator[Draft]:
    if not part.is_linked_to_previous:
        for draft in _Body(styles, reason).drafts(part._element, part):  # noqa: SLF001 -- no public name
            yield replace(draft, chrome=reason, cell=None)
