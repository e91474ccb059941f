"""The fonts inside a template that its sheets take along: python-docx never sees them.

A program that saves a template may embed every font it knows of, a few hundred kilobytes each, and one of them twice.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from docx.opc.oxml import serialize_part_xml
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from pipeline.render.docx.letters import faces

# What holds the fonts inside a document, obfuscated as ECMA-376 part 1, 17.8.1 wants them.
FONT = re.compile(r"word/fonts/[^/]+\.odttf")
TABLE, RELATIONS = "word/fontTable.xml", "word/_rels/fontTable.xml.rels"
_STYLES = "word/styles.xml"

# The face of the funding statement, which is told by no letters' widths.
_STATEMENT = "Ubuntu derivative Sheets"

_USED = re.compile(rb'<w:(?:p|r|tbl)Style w:val="([^"]+)"')


def is_font(name: str) -> bool:
    """Whether a part of a package holds a font, or tells which."""
    return bool(FONT.fullmatch(name)) or name == RELATIONS


def used_styles(parts: Iterable[bytes]) -> frozenset[str]:
    """The ids of the styles that parts of a document are set in."""
    return frozenset(found.decode() for part in parts for found in _USED.findall(part))


@lru_cache(maxsize=64)
def embedded(template: bytes, used: frozenset[str]) -> Mapping[str, bytes]:
    """The parts with a template's fonts for a sheet in the `used` styles; the table of fonts where it says less then.

    The shipped families are for editing, whatever a sheet uses; another one goes along where a used style names it.
    """
    with zipfile.ZipFile(io.BytesIO(template)) as source:
        found = {name: source.read(name) for name in source.namelist() if is_font(name)}
        if RELATIONS not in found or TABLE not in source.namelist():
            return MappingProxyType({})
        table: Any = parse_xml(source.read(TABLE))
        kept = {_STATEMENT, *faces(), *_families(parse_xml(source.read(_STYLES)), used)}
    if not (dropped := set(_dropped(table, kept))):
        return MappingProxyType(found)
    relations: Any = parse_xml(found[RELATIONS])
    for one in [one for one in relations if one.get("Id") in dropped]:
        found.pop(f"word/{one.get('Target').removeprefix('/word/')}", None)
        relations.remove(one)
    return MappingProxyType({**found, RELATIONS: serialize_part_xml(relations), TABLE: serialize_part_xml(table)})


def _dropped(table: Any, kept: Iterable[str]) -> Iterator[str]:
    """The relationships of fonts that a table of fonts is made to name no longer: not kept, or there already."""
    known: set[tuple[str, str]] = set()
    for font in table.iter(qn("w:font")):
        family = font.get(qn("w:name"))
        for face in [one for one in font if one.get(qn("r:id"))]:
            if family not in kept or (family, face.tag) in known:
                font.remove(face)
                yield face.get(qn("r:id"))
            known.add((family, face.tag))


def _families(styles: Any, used: Iterable[str]) -> set[str]:
    """The families that styles name, themselves or by those that they are based on, and that of all text."""
    by_id = {one.get(qn("w:styleId")): one for one in styles.iter(qn("w:style"))}
    waiting, reached = [*used, *(name for name, one in by_id.items() if one.get(qn("w:default")))], set()
    while waiting:
        one = waiting.pop()
        if one in by_id and one not in reached:
            reached.add(one)
            waiting += by_id[one].xpath("w:basedOn/@w:val")
    named = [styles.find(qn("w:docDefaults")), *(by_id[one] for one in reached)]
    sides = ("w:ascii", "w:hAnsi")
    letters = (letter for one in named if one is not None for letter in one.iter(qn("w:rFonts")))
    return {family for letter in letters for side in sides if (family := letter.get(qn(side)))}
