"""Word files: paragraphs, lists and tables of the body; headers and footers are furniture."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.hyperlink import Hyperlink
from docx.text.paragraph import Paragraph
from lxml import etree

from pipeline.errors import PageError
from pipeline.lexicon import Lexicon
from pipeline.model import BlockKind, Document, Metadata, Page, Resource
from pipeline.read.blocks import Draft, assembled, with_typed_lists
from pipeline.read.chrome import furniture, judged
from pipeline.read.line import Line
from pipeline.read.tables import Grid

_HEADING = re.compile(r"(?:heading|title|επικεφαλίδα|τίτλος)\s*(\d)?", re.IGNORECASE)
# What the libraries raise of a file that is damaged or made up: its package, its parts, their XML.
_BROKEN = (
    zipfile.BadZipFile, zlib.error, etree.LxmlError, PackageNotFoundError, LookupError, ValueError, AttributeError,
    TypeError, NotImplementedError, RuntimeError, EOFError, OSError,
)  # fmt: skip
# What a Word file may hold unpacked; more is no form that an officer filled in.
_LARGEST = 200_000_000


def read_docx(page: Page, lexicon: Lexicon, resources: tuple[Resource, ...]) -> tuple[Document, ...]:
    """The document of a Word file; PageError if it is none or too large unpacked."""
    try:
        return (_document(page, _opened(page.data), lexicon, resources),)
    except _BROKEN as error:
        raise PageError("this is no Word file, or a broken one", "open it in Word and save it again") from error


def _document(page: Page, source: Any, lexicon: Lexicon, resources: tuple[Resource, ...]) -> Document:
    drafts = [
        *(draft for section in source.sections for draft in _furniture(section.header, "page header")),
        *_Body().drafts(source.element.body, source),
        *(draft for section in source.sections for draft in _furniture(section.footer, "page footer")),
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


class _Body:
    """Walks the body in order, tables inside tables too."""

    def __init__(self) -> None:
        self._tables = 0
        self._paragraphs = 0

    def drafts(self, body: Any, parent: Any) -> Iterator[Draft]:
        for element in body.iterchildren():
            if element.tag == qn("w:p"):
                self._paragraphs += 1
                yield from _paragraph(Paragraph(element, parent), f"paragraph {self._paragraphs}")
            elif element.tag == qn("w:tbl"):
                yield from self._table(Table(element, parent))
            elif element.tag == qn("w:sdt"):
                for content in element.iterchildren(qn("w:sdtContent")):
                    yield from self.drafts(content, parent)

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


def _paragraph(paragraph: Paragraph, path: str) -> Iterator[Draft]:
    kind, level = _kind(paragraph)
    line = Line()
    parts: list[tuple[str, tuple[Any, ...]]] = []
    for inner in paragraph.iter_inner_content():
        link = _address(inner) if isinstance(inner, Hyperlink) else None
        for run in inner.runs if isinstance(inner, Hyperlink) else (inner,):
            for number, words in enumerate(run.text.split("\n")):
                if number:
                    parts.append(line.take())
                line.add(words, link, bold=bool(run.bold) and kind is not BlockKind.HEADING)
    parts.append(line.take())
    is_first = True
    for words, marks in parts:
        if words:
            yield Draft(kind, words, path, level=level, continues=not is_first, marks=marks)
            is_first = False


def _kind(paragraph: Paragraph) -> tuple[BlockKind, int]:
    style = paragraph.style.name or "" if paragraph.style else ""
    if found := _HEADING.match(style):
        return BlockKind.HEADING, int(found[1] or 1)
    properties: Any = paragraph._p.pPr  # noqa: SLF001 -- python-docx has no public word for list paragraphs
    numbering = properties.numPr if properties is not None else None
    if numbering is not None or style.lower().startswith("list"):
        depth = numbering.ilvl.val if numbering is not None and numbering.ilvl is not None else 0
        return BlockKind.ITEM, int(depth) + 1
    return BlockKind.PARAGRAPH, 0


def _address(link: Hyperlink) -> str | None:
    try:
        return link.url if urlsplit(link.url).scheme in {"http", "https", "mailto"} else None
    except ValueError:
        return None


def _furniture(part: Any, reason: str) -> Iterator[Draft]:
    if part.is_linked_to_previous:
        return
    for paragraph in part.paragraphs:
        for draft in _paragraph(paragraph, reason):
            yield replace(draft, chrome=reason)
