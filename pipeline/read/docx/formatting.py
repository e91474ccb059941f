"""Character formatting from the properties of a run, a paragraph or a cell of a Word file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from pipeline.read.docx.package import is_on, qn, value
from pipeline.read.formatting import CharacterFormat
from pipeline.read.office import XmlElement

_COLOUR = re.compile(r"[0-9a-fA-F]{6}")
_MARKERS = MappingProxyType(
    dict(
        pair.split(":")
        for pair in (
            "black:000000 blue:0000FF cyan:00FFFF green:00FF00 magenta:FF00FF red:FF0000 yellow:FFFF00 white:FFFFFF "
            "darkBlue:000080 darkCyan:008080 darkGreen:008000 darkMagenta:800080 darkRed:800000 darkYellow:808000 "
            "darkGray:808080 lightGray:C0C0C0"
        ).split()
    )
)


def shading(properties: XmlElement | None) -> str:
    """The colour of the shading that a run's, a paragraph's or a cell's properties set; "" for none."""
    shade = properties.find(qn("w:shd")) if properties is not None else None
    if shade is None:
        return ""
    return _colour(shade.get(qn("w:color") if value(shade) == "solid" else qn("w:fill"), ""))


def _colour(written: str) -> str:
    return written.upper() if _COLOUR.fullmatch(written) else ""


def _points(element: XmlElement) -> float:
    """A size in half-points; Strict files give points with their unit."""
    written = value(element)
    number = written.removesuffix("pt")
    try:
        return float(number) * (2 if number != written else 1)
    except ValueError:
        return 0.0


def _height(element: XmlElement) -> int:
    return {"superscript": 1, "subscript": -1}.get(value(element), 0)


def _font(element: XmlElement) -> str:
    return str(element.get(qn("w:ascii")) or element.get(qn("w:hAnsi")) or "")


# For each element of a run's properties, the attribute of the format that it sets, and how to read it.
_SAYINGS: Mapping[str, tuple[str, Callable[[XmlElement], Any]]] = MappingProxyType(
    {
        qn("w:b"): ("bold", is_on),
        qn("w:vanish"): ("is_vanished", is_on),
        qn("w:strike"): ("is_struck", is_on),
        qn("w:dstrike"): ("is_struck", is_on),
        qn("w:vertAlign"): ("height", _height),
        qn("w:sz"): ("size", _points),
        qn("w:color"): ("colour", lambda element: _colour(value(element))),
        qn("w:highlight"): ("ground", lambda element: _MARKERS.get(value(element), "")),
        qn("w:rFonts"): ("font", _font),
    }
)
_SHADE = qn("w:shd")


def changed(look: CharacterFormat, properties: XmlElement | None) -> CharacterFormat:
    """A format as changed by a run's properties."""
    if properties is None:
        return look
    changes: dict[str, Any] = {}
    for element in properties:
        if saying := _SAYINGS.get(element.tag):
            changes[saying[0]] = saying[1](element)
        elif element.tag == _SHADE and (ground := shading(properties)):
            changes.setdefault("ground", ground)
    return replace(look, **changes) if changes else look
