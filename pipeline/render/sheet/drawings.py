"""Drawings that a user brings (SVG logos), made into pictures of dots that every writer can take.

A drawing may only show what is inside of it. One that would fetch something, or needs fonts, is refused: it would look
different elsewhere.
"""

from __future__ import annotations

import re
from functools import lru_cache

import resvg_py
from lxml import etree

# The width in dots: over 1,400 an inch on the 18 mm that a logo may take.
_DOTS = 1016

# A drawing is at most so many times as long as it is wide.
_LONGEST = 12

# No logo is larger; what is may be made to take all memory.
_MOST_BYTES, _MOST_ELEMENTS = 2_000_000, 20_000

_FOREIGN = frozenset({"script", "foreignObject", "iframe", "audio", "video"})
_WORDS = frozenset({"text", "tspan", "textPath"})
_INSIDE = re.compile(r"#|data:image/(?:png|jpeg);base64,")
_REFERENCE = re.compile(r"url\(\s*['\"]?\s*([^)]{0,30})|@import", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


class DrawingError(ValueError):
    """The drawing cannot be used; the text says why and what to do."""


def is_drawing(name: str) -> bool:
    """Whether a file is a drawing, by its name."""
    return name.lower().endswith(".svg")


@lru_cache(maxsize=16)
def dotted(svg: bytes) -> bytes:
    """The drawing as a PNG; DrawingError if it is broken, too large or not whole in itself."""
    if len(svg) > _MOST_BYTES:
        raise DrawingError("it is larger than 2 MB")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(svg, parser)
    except etree.XMLSyntaxError as error:
        raise DrawingError("it is not sound XML") from error
    _inspect(root)
    try:
        # Without its document type; nothing of the system's may change the picture.
        return resvg_py.svg_to_bytes(
            svg_string=etree.tostring(root, encoding="unicode"), width=_DOTS, skip_system_fonts=True
        )
    except ValueError as error:
        raise DrawingError("it cannot be drawn") from error


def _inspect(root: etree._Element) -> None:
    """DrawingError for whatever is not a drawing that is whole in itself."""
    if etree.QName(root).localname != "svg":
        raise DrawingError("it is no SVG")
    for count, element in enumerate(root.iter()):
        if count > _MOST_ELEMENTS:
            raise DrawingError(f"it has more than {_MOST_ELEMENTS} parts")
        if not isinstance(element.tag, str):
            raise DrawingError("it holds entities or instructions")
        _inspect_element(element)
    _inspect_shape(root)


def _inspect_element(element: etree._Element) -> None:
    name = etree.QName(element).localname
    if name in _FOREIGN:
        raise DrawingError(f"it holds a <{name}>")
    if name in _WORDS:
        raise DrawingError("it holds letters that need a font: turn them into paths")
    styles = [element.text or ""] if name == "style" else []
    for key, entry in element.attrib.items():
        if etree.QName(key).localname == "href" and name != "a" and not _INSIDE.match(str(entry).strip()):
            raise DrawingError(f"it refers to {str(entry)[:60]!r}, outside of itself")
        styles.append(str(entry))
    for found in (found for style in styles for found in _REFERENCE.finditer(style)):
        if not _INSIDE.match(found[1] or ""):
            raise DrawingError(f"it refers to {(found[1] or 'a style sheet')!r}, outside of itself")


def _inspect_shape(root: etree._Element) -> None:
    box = _NUMBER.findall(root.get("viewBox", ""))
    sides = box[2:4] or [*_NUMBER.findall(root.get("width", ""))[:1], *_NUMBER.findall(root.get("height", ""))[:1]]
    width, height = (float(side) for side in sides) if len(sides) == 2 else (0.0, 0.0)
    if not width or not height or max(width / height, height / width) > _LONGEST:
        raise DrawingError(f"it has no size, or is more than {_LONGEST} times as long as it is wide")
