"""The look's `sheet.docx`: opened for each sheet in a size of text, in the brand's colours, and saved."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

import docx
from docx.document import Document
from docx.opc.oxml import serialize_part_xml
from docx.opc.pkgwriter import PackageWriter
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from pipeline.model import Look

TEMPLATE = "sheet.docx"

# The colours of the shipped template that the brand's settings stand for; a template restyled by hand keeps its own.
_BRANDED: Mapping[str, str] = MappingProxyType({"accent": "003399", "tint": "EEF2FA", "ink": "1F2430"})

_STYLES = "word/styles.xml"
_COLOURED = frozenset({_STYLES, "word/numbering.xml", "word/theme/theme1.xml"})

# What holds the fonts inside a document, obfuscated as ECMA-376 part 1, 17.8.1 wants them.
_FONT, _FONT_RELATIONS = re.compile(r"word/fonts/[^/]+\.odttf"), "word/_rels/fontTable.xml.rels"
_TYPES = "[Content_Types].xml"
_FONT_TYPE = b'<Default Extension="odttf" ContentType="application/vnd.openxmlformats-officedocument.obfuscatedFont"/>'

# Every file of the package gets this date: the same sheet gives the same bytes.
_NO_DATE = (1980, 1, 1, 0, 0, 0)


# Space before and after paragraphs in a style sheet.
_SPACE = re.compile(r'(w:(?:before|after))="(\d+)"')

# The size in points of all text of the shipped template that names no other.
DEFAULT_SIZE = 11.0
# The distance of lines in 240ths of the font's own for each size that a sheet may have.
_LEADINGS: Mapping[float, int] = MappingProxyType({12.0: 259, 11.0: 248, 10.5: 241})
# The factor of the distances between sections where closer text saves a page, and on a short sheet; that of those
# between the paragraphs of a text, which part them still.
_CLOSER: Mapping[float, float] = MappingProxyType({10.5: 0.45, 12.0: 1.6})
_PARTED: Mapping[float, float] = MappingProxyType({10.5: 0.8, 12.0: 1.3})
_TEXTS = ("body", "side", "list ", "lead")
# The last line of a page stands apart from all others.
_FIXED = "footer"
# Styles of a size of their own that follow that of the text; a short sheet has room: what is read first is set larger.
_FOLLOWING = frozenset({"lead", "lead side"})
_ROOMY = 12.0
_LARGER: Mapping[str, float] = MappingProxyType(
    {"heading 1": 1.2, "key number": 1.3, "key words": 1.15, "fact value": 1.14, "fact label": 1.1}
)


def opened(look: Look, size: float) -> Document:
    """A new document on the template, in the brand's colours and spacing, with text of that `size` in points."""
    return docx.Document(io.BytesIO(adapted(look.file(TEMPLATE), look.brand, size)))


def _resize(styles: Any, size: float) -> None:
    defaults = "w:docDefaults/w:rPrDefault/w:rPr/*[self::w:sz or self::w:szCs]"
    for found in styles.xpath(defaults):
        found.set(qn("w:val"), str(round(int(found.get(qn("w:val"))) * size / DEFAULT_SIZE)))
    for one in styles.iter(qn("w:style")):
        name = one.find(qn("w:name")).get(qn("w:val"))
        _space(one, closer(name, size))
        factor = growth(name, size)
        for found in one.xpath("w:rPr/*[self::w:sz or self::w:szCs]") if factor != 1 else ():
            found.set(qn("w:val"), str(round(int(found.get(qn("w:val"))) * factor)))
    for found in styles.xpath("w:docDefaults/w:pPrDefault/w:pPr/w:spacing[@w:lineRule='auto']"):
        found.set(qn("w:line"), str(leading(int(found.get(qn("w:line"))), size)))


def leading(line: int, size: float) -> int:
    """The distance of lines in a sheet whose text has a size, for the template's own `line` of all styles."""
    return _LEADINGS[size] if line == _LEADINGS[DEFAULT_SIZE] and size in _LEADINGS else line


def growth(style: str, size: float) -> float:
    """The factor of the size of a style that has one of its own, in a sheet whose text has a size."""
    if style.lower() in _FOLLOWING:
        return size / DEFAULT_SIZE
    return _LARGER.get(style.lower(), 1.0) if size == _ROOMY else 1.0


def _space(style: Any, factor: float) -> None:
    for found in style.iter(qn("w:spacing")) if factor != 1 else ():
        for side in (qn("w:before"), qn("w:after")):
            if found.get(side):
                found.set(side, str(round(int(found.get(side)) * factor)))


def closer(style: str, size: float) -> float:
    """The factor of the distances around paragraphs of a style in a sheet whose text has a size."""
    if style.lower() == _FIXED:
        return 1.0
    return (_PARTED if style.lower().startswith(_TEXTS) else _CLOSER).get(size, 1.0)


def saved(document: Document, look: Look) -> bytes:
    """The document's file with the template's fonts, free of the time at which it was made.

    The fonts are stored as they are: to deflate them would cost as much time as all the rest of the sheet.
    """
    final, parts = io.BytesIO(), _parts(document)
    if fonts := _fonts(look.file(TEMPLATE)):
        parts[_TYPES] = parts[_TYPES].replace(b"<Default ", _FONT_TYPE + b"<Default ", 1)
        parts |= fonts
    with zipfile.ZipFile(final, "w") as target:
        for name in sorted(parts, key=lambda name: (name != _TYPES, name)):
            method = zipfile.ZIP_STORED if _FONT.fullmatch(name) else zipfile.ZIP_DEFLATED
            target.writestr(zipfile.ZipInfo(name, _NO_DATE), parts[name], method)
    return final.getvalue()


def element_of(block: Any) -> Any:
    """The XML of a paragraph, header or footer: python-docx has no public way to it."""
    return block._element  # noqa: SLF001


def _parts(document: Document) -> dict[str, bytes]:
    """The files of a document's package by name: what python-docx saves, without its deflating them first."""
    found: dict[str, bytes] = {}

    class Written:
        """What a package is written to."""

        @staticmethod
        def write(uri: Any, data: bytes) -> None:
            found[uri.membername] = data

    package = document.part.package
    for part in package.parts:
        part.before_marshal()
    steps: Any = PackageWriter
    steps._write_content_types_stream(Written, package.parts)  # noqa: SLF001 - it has no public steps
    steps._write_pkg_rels(Written, package.rels)  # noqa: SLF001 - as above
    steps._write_parts(Written, package.parts)  # noqa: SLF001 - as above
    return found


@lru_cache(maxsize=4)
def _fonts(template: bytes) -> Mapping[str, bytes]:
    """The parts of a template that hold its fonts; python-docx never sees them."""
    with zipfile.ZipFile(io.BytesIO(template)) as source:
        return MappingProxyType({name: source.read(name) for name in source.namelist() if _is_font(name)})


def _is_font(name: str) -> bool:
    return bool(_FONT.fullmatch(name)) or name == _FONT_RELATIONS


@lru_cache(maxsize=12)
def adapted(template: bytes, brand: tuple[tuple[str, str], ...], size: float = DEFAULT_SIZE) -> bytes:
    """A template's file in the colours and the spacing of a brand, with text of a size, without its fonts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            if _is_font(name):
                continue
            data = source.read(name)
            if name in _COLOURED:
                data = _coloured(data.decode("utf-8"), brand).encode()
            if name == _STYLES:
                data = _spaced(data.decode("utf-8"), float(dict(brand).get("spacing", "1"))).encode()
            if name == _STYLES and size != DEFAULT_SIZE:
                styles = parse_xml(data)
                _resize(styles, size)
                data = serialize_part_xml(styles)
            target.writestr(name, data)
    return out.getvalue()


def _coloured(part: str, brand: tuple[tuple[str, str], ...]) -> str:
    colours = {_BRANDED[key]: value.lstrip("#").upper() for key, value in brand if key in _BRANDED}
    pattern = re.compile(rf'(?<=")(?:{"|".join(_BRANDED.values())})(?=")', re.IGNORECASE)
    return pattern.sub(lambda found: colours.get(found[0].upper(), found[0]), part)


def _spaced(styles: str, factor: float) -> str:
    return _SPACE.sub(lambda found: f'{found[1]}="{round(int(found[2]) * factor)}"', styles)
