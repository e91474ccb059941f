"""The look's `sheet.docx`: opened for each sheet in a size of text, in the brand's colours, and saved."""

from __future__ import annotations

import io
import zipfile
from functools import lru_cache, partial
from typing import Any, cast

from docx.document import Document
from docx.opc.oxml import serialize_part_xml
from docx.opc.package import Unmarshaller
from docx.opc.part import Part, PartFactory
from docx.opc.pkgreader import PackageReader
from docx.opc.pkgwriter import PackageWriter
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.package import Package
from lxml.etree import XMLSyntaxError

from pipeline.errors import ConfigurationError
from pipeline.messages import Message
from pipeline.model import Look
from pipeline.render.docx.embedding import FONT, embedded, is_font, used_styles
from pipeline.render.docx.restyling import DEFAULT_SIZE, BrandColours, coloured, restyled
from pipeline.render.docx.zipping import zipped

TEMPLATE = "sheet.docx"

_STYLES, _BODY = "word/styles.xml", "word/document.xml"
_COLOURED = frozenset({"word/numbering.xml", "word/theme/theme1.xml"})
# Parts that say the same for all sheets of a size and a language: read and written once, and then kept as they are.
_FIXED = frozenset({_STYLES, "word/numbering.xml", "word/settings.xml"})

_TYPES = "[Content_Types].xml"
_FONT_TYPE = b'<Default Extension="odttf" ContentType="application/vnd.openxmlformats-officedocument.obfuscatedFont"/>'


def opened(look: Look, size: float, tag: str) -> Document:
    """A new document on the template, in the brand's colours and spacing, with text of that `size` in points.

    The language `tag` (`el-GR`) is that of the whole document.
    """
    package, unmarshaller = Package(), cast("Any", Unmarshaller)
    unmarshaller.unmarshal(_read(look.file(TEMPLATE), look.brand, size, tag), package, _part)
    document: Document = cast("Any", package.main_document_part).document
    # What programs leave in a template that they save.
    for paragraph in document.paragraphs:
        if not element_of(paragraph).xpath("w:r/*[not(self::w:rPr)]"):
            document.element.body.remove(element_of(paragraph))
    return document


def _part(name: Any, kind: str, relation: str, data: bytes, package: Any) -> Any:
    """A part as python-docx makes it, but for those that no sheet changes."""
    make: Any = Part.load if name.membername in _FIXED else partial(PartFactory, reltype=relation)
    return make(partname=name, content_type=kind, blob=data, package=package)


def saved(document: Document, look: Look) -> bytes:
    """The document's file with fonts of the template, free of the time at which it was made.

    The fonts are stored as they are: to deflate them would cost as much time as all the rest of the sheet.
    """
    parts = _parts(document)
    if fonts := embedded(
        look.file(TEMPLATE), used_styles(data for name, data in parts.items() if name.endswith(".xml"))
    ):
        parts[_TYPES] = parts[_TYPES].replace(b"<Default ", _FONT_TYPE + b"<Default ", 1)
        parts |= fonts
    names = sorted(parts, key=lambda name: (name != _TYPES, name))
    return zipped({name: parts[name] for name in names}, stored=set(filter(FONT.fullmatch, parts)))


def element_of(block: Any) -> Any:
    """The XML of a paragraph, header or footer: python-docx has no public way to it."""
    return block._element  # noqa: SLF001


def _parts(document: Document) -> dict[str, bytes]:
    """The files of a document's package by name: what python-docx saves, without its deflating them first."""
    files: dict[str, bytes] = {}

    class Written:
        """Takes a package's files, in place of a file on disk."""

        @staticmethod
        def write(uri: Any, data: bytes) -> None:
            files[uri.membername] = data

    package = document.part.package
    for part in package.parts:
        part.before_marshal()
    steps: Any = PackageWriter
    steps._write_content_types_stream(Written, package.parts)  # noqa: SLF001 - it has no public steps
    steps._write_pkg_rels(Written, package.rels)  # noqa: SLF001 - as above
    steps._write_parts(Written, package.parts)  # noqa: SLF001 - as above
    return files


@lru_cache(maxsize=12)
def _read(template: bytes, brand: BrandColours, size: float, tag: str) -> Any:
    """The parts of an adapted template, which python-docx would take out of its file for each document."""
    reader: Any = PackageReader
    return reader.from_file(io.BytesIO(adapted(template, brand, size, tag)))


@lru_cache(maxsize=12)
def adapted(template: bytes, brand: BrandColours, size: float = DEFAULT_SIZE, tag: str = "") -> bytes:
    """A template's file in the colours and the spacing of a brand, with text of a size in a language, without fonts.

    ConfigurationError for a file that is no Word document.
    """
    try:
        return _adapted(template, brand, size, tag)
    except (zipfile.BadZipFile, KeyError, UnicodeDecodeError, XMLSyntaxError) as error:
        raise ConfigurationError(
            Message("render.no-word-template", template=TEMPLATE), Message("render.save-in-word")
        ) from error


def _adapted(template: bytes, brand: BrandColours, size: float, tag: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template)) as source, zipfile.ZipFile(out, "w") as target:
        source.getinfo(_STYLES)  # which nothing is read without
        for name in source.namelist():
            if is_font(name):
                continue
            data = source.read(name)
            if name == _STYLES:
                data = restyled(data.decode("utf-8"), source.read(_BODY).decode("utf-8"), brand, size)
            elif name in _COLOURED:
                data = coloured(data.decode("utf-8"), brand).encode()
            target.writestr(name, _fixed(data, tag) if name in _FIXED else data)
    return out.getvalue()


def _fixed(part: bytes, tag: str) -> bytes:
    """A part with the language as that of all text, and without a program's own hyphens."""
    root: Any = parse_xml(part)
    for default in root.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:lang") if tag else ():
        default.set(qn("w:val"), tag)
    for hyphens in root.iter(qn("w:autoHyphenation")):
        hyphens.set(qn("w:val"), "0")
    return bytes(serialize_part_xml(root))
