"""XLIFF 2.0. A unit is written as one segment; units that a program has split into several are read, too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import groupby
from typing import Any

from lxml import etree

from pipeline.exchange.unit import ReturnedUnit, Unit
from pipeline.exchange.xml import XML, XmlElement, root, text, written

_SPACE = "urn:oasis:names:tc:xliff:document:2.0"
_NAMES: Any = {None: _SPACE}


def write(found: Sequence[Unit], *, copies: bool = False) -> bytes:
    """The units. The file has one source language, that of most; with `copies`, sources are filled in as targets."""
    lang = Counter(unit.key.lang for unit in found).most_common(1)[0][0] if found else "el"
    to = found[0].key.to if found else "en"
    top = etree.Element(f"{{{_SPACE}}}xliff", {"version": "2.0", "srcLang": lang, "trgLang": to}, nsmap=_NAMES)
    for number, (page, group) in enumerate(groupby(found, key=lambda unit: unit.key.page), 1):
        file = _sub(top, "file", {"id": f"f{number}", "original": page})
        for unit in group:
            _add(file, unit, copies=copies)
    return written(top)


def _add(file: XmlElement, unit: Unit, *, copies: bool) -> None:
    # An id must be a name token; the full id is the unit's name.
    code = sha256(str(unit.key).encode()).hexdigest()[:16]
    one = _sub(file, "unit", {"id": f"u{code}", "name": str(unit.key), f"{XML}space": "preserve"})
    notes = _sub(one, "notes")
    for note in (" · ".join((unit.title, *unit.labels)), *unit.hints):
        _sub(notes, "note").text = note
    segment = _sub(one, "segment", {"state": "translated" if unit.target and not unit.is_known else "initial"})
    _sub(segment, "source").text = unit.source
    if unit.target or copies:
        _sub(segment, "target").text = unit.target or unit.source


def _sub(parent: XmlElement, name: str, attributes: dict[str, str] | None = None) -> XmlElement:
    return etree.SubElement(parent, f"{{{_SPACE}}}{name}", attributes or {})


def read(data: bytes) -> Iterator[ReturnedUnit]:
    """The units of a returned file."""
    for one in root(data).iter(f"{{{_SPACE}}}unit"):
        pieces = [
            (piece, piece.find(f"{{{_SPACE}}}source"), piece.find(f"{{{_SPACE}}}target"))
            for piece in one.iter(f"{{{_SPACE}}}segment", f"{{{_SPACE}}}ignorable")
        ]
        # Text between segments is rarely translated: the source's spaces serve for both.
        is_there = any(text(target).strip() for *_, target in pieces)
        said = [
            text(target if target is not None or piece.tag.endswith("segment") else source)
            for piece, source, target in pieces
        ]
        yield ReturnedUnit(
            one.get("name", ""), "".join(text(source) for _, source, _ in pieces), "".join(said) if is_there else ""
        )
