"""The styles of a template in the colours, the distances and the size of text of a sheet."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from docx.opc.oxml import serialize_part_xml
from docx.oxml import parse_xml
from docx.oxml.ns import qn

BrandColours = tuple[tuple[str, str], ...]

# The colours of the shipped template that the brand's settings stand for; a template restyled by hand keeps its own.
_BRANDED: Mapping[str, str] = MappingProxyType({"accent": "003399", "tint": "EEF2FA", "ink": "1F2430"})

# What in the shipped styles hangs on the width of the page, in twentieths of a point: tabs at the right margin and at
# the second column, the indent below the picture at the head. With other margins than the shipped ones they move.
_RIGHT, _COLUMN, _PICTURE = "9864", "5130", "6860"
_PLACE = re.compile(rf'(?<=w:pos=")(?:{_RIGHT}|{_COLUMN})(?=")|(?<=w:left="){_PICTURE}(?=")')
_EDGES = re.compile(r'<w:pgSz\b[^>]*?w:w="(\d+)".*?<w:pgMar\b(?=[^>]*?w:left="(\d+)")[^>]*?w:right="(\d+)"', re.DOTALL)
_SHIPPED = (11906, 1021, 1021)

# The size in points of all text of the shipped template that names no other.
DEFAULT_SIZE = 11.0
# The distance of lines in 240ths of the font's own for each size that a sheet may have.
_LEADINGS: Mapping[float, int] = MappingProxyType({12.0: 259, 11.0: 248, 10.5: 241})
# The factor of the distances between sections where closer text saves a page, and on a short sheet; that of those
# between the paragraphs of a text, which part them still.
_CLOSER: Mapping[float, float] = MappingProxyType({10.5: 0.45, 12.0: 1.6})
_PARTED: Mapping[float, float] = MappingProxyType({10.5: 0.8, 12.0: 1.3})
_TEXTS = ("body", "side", "list ", "lead")
# The last line of a page stands apart from all others, and rows of a table from one another, whatever gives way.
_APART = ("footer", "cell")
# That of those of the head and above sections on a short sheet, by which it is as high as the PDF's.
_ROOMIER: Mapping[str, float] = MappingProxyType(
    {
        "kicker": 2.6,
        "band end": 1.95,
        "wide gap": 1.9,
        "rule": 1.8,
        **dict.fromkeys(("heading 1", "project", "office", "fact label", "fact value", "note"), 1.0),
    }
)
# The lead has a size of its own and follows that of the text; a short sheet has room: what is read first is set larger.
_LEADS = ("lead", "lead side")
_ROOMY = 12.0
_LARGER: Mapping[str, float] = MappingProxyType(
    {
        "heading 1": 1.2,
        "key number": 1.3,
        "key words": 1.15,
        "fact value": 1.14,
        "fact label": 1.1,
        **dict.fromkeys(_LEADS, 1.2),
    }
)


def restyled(styles: str, body: str, brand: BrandColours, size: float) -> bytes:
    """A template's styles for a brand and a size of text; `body` is its document, which tells the page's width."""
    made, spacing = _placed(coloured(styles, brand), body).encode(), float(dict(brand).get("spacing", "1"))
    if (size, spacing) == (DEFAULT_SIZE, 1):
        return made
    resized = parse_xml(made)
    _resize(resized, size, spacing)
    return bytes(serialize_part_xml(resized))


def _resize(styles: Any, size: float, spacing: float) -> None:
    defaults = "w:docDefaults/w:rPrDefault/w:rPr/*[self::w:sz or self::w:szCs]"
    for found in styles.xpath(defaults):
        found.set(qn("w:val"), str(round(int(found.get(qn("w:val"))) * size / DEFAULT_SIZE)))
    for one in styles.iter(qn("w:style")):
        name = one.find(qn("w:name")).get(qn("w:val"))
        spread, factor = closer(name, size) * spacing, growth(name, size)
        for found in (
            one.xpath("w:pPr/w:spacing/@*[local-name()='before' or local-name()='after']") if spread != 1 else ()
        ):
            found.getparent().set(found.attrname, str(round(int(found) * spread)))
        for found in one.xpath("w:rPr/*[self::w:sz or self::w:szCs]") if factor != 1 else ():
            found.set(qn("w:val"), str(round(int(found.get(qn("w:val"))) * factor)))
    for found in styles.xpath("w:docDefaults/w:pPrDefault/w:pPr/w:spacing[@w:lineRule='auto']"):
        found.set(qn("w:line"), str(leading(int(found.get(qn("w:line"))), size)))


def leading(line: int, size: float) -> int:
    """The distance of lines in a sheet whose text has a size, for the template's own `line` of all styles."""
    return _LEADINGS[size] if line == _LEADINGS[DEFAULT_SIZE] and size in _LEADINGS else line


def growth(style: str, size: float) -> float:
    """The factor of the size of a style that has one of its own, in a sheet whose text has a size."""
    if size == _ROOMY:
        return _LARGER.get(style.lower(), 1.0)
    return size / DEFAULT_SIZE if style.lower() in _LEADS else 1.0


def closer(style: str, size: float) -> float:
    """The factor of the distances around paragraphs of a style in a sheet whose text has a size."""
    name = style.lower()
    if name.startswith(_APART):
        return 1.0
    usual = (_PARTED if name.startswith(_TEXTS) else _CLOSER).get(size, 1.0)
    return _ROOMIER.get(name, usual) if size == _ROOMY else usual


def coloured(part: str, brand: BrandColours) -> str:
    """A part of a template in a brand's colours."""
    colours = {_BRANDED[key]: value.lstrip("#").upper() for key, value in brand if key in _BRANDED}
    pattern = re.compile(rf'(?<=")(?:{"|".join(_BRANDED.values())})(?=")', re.IGNORECASE)
    return pattern.sub(lambda found: colours.get(found[0].upper(), found[0]), part)


def _placed(styles: str, body: str) -> str:
    """The styles with what hangs on the page's width where it belongs on the page of this template."""
    found = _EDGES.search(body)
    width, left, right = map(int, found.groups()) if found else _SHIPPED
    wider = (width - left - right) - int(_RIGHT)
    moved = {_RIGHT: wider, _COLUMN: wider // 2, _PICTURE: wider + right - _SHIPPED[2]}
    return _PLACE.sub(lambda place: str(int(place[0]) + moved[place[0]]), styles)
