"""Drawings that a user brings (SVG logos), made into pictures of dots that every writer can take.

A drawing may only show what is inside of it; one that would fetch something is refused. Its letters are set in the
fonts of the look, never in those of the system: it would look different elsewhere.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import resvg_py
from lxml import etree

from pipeline.messages import Message
from pipeline.render.sheet.coverage import coverage_of

# Dots in width and height at most: 600 an inch on the 12 mm of height that a logo takes.
_WIDTH, _HEIGHT = 1016, 288

# A drawing is at most so many times as long as it is wide.
_LONGEST = 12

# No logo is larger; what is may be made to take all memory.
_MOST_BYTES, _MOST_ELEMENTS = 2_000_000, 20_000

# The look's own font, which stands for all others.
_FAMILY = "Sheet Text"
_TEXT = "{http://www.w3.org/2000/svg}text"

_FOREIGN = frozenset({"script", "foreignObject", "iframe", "audio", "video"})
_INSIDE = re.compile(r"#|data:image/(?:png|jpeg);base64,")
_REFERENCE = re.compile(r"url\(\s*['\"]?\s*([^)]{0,30})|@import", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


class DrawingError(ValueError):
    """The drawing cannot be used; the text says why and what to do."""


def is_drawing(name: str) -> bool:
    """Whether a file is a drawing, by its name."""
    return name.lower().endswith(".svg")


@lru_cache(maxsize=16)
def dotted(svg: bytes, fonts: tuple[bytes, ...] = ()) -> bytes:
    """The drawing as a PNG, its letters in one of the TrueType `fonts`.

    DrawingError if it is broken, too large, not whole in itself, or has letters that the fonts lack.
    """
    root = _root(svg)
    width = _dots(_inspect(root))
    # Without its document type; nothing of the system's may change the picture.
    drawing = etree.tostring(root, encoding="unicode")
    if not (letters := _letters(root)):
        return _drawn(drawing, width, [])
    if lacking := coverage_of(fonts).lacks(letters):
        raise DrawingError(Message("render.letters-lacking", letters=lacking))
    # The library takes fonts from files alone.
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, f"{number}.ttf") for number in range(len(fonts))]
        for file, font in zip(files, fonts, strict=True):
            file.write_bytes(font)
        picture = _drawn(drawing, width, files)
    if picture == _drawn(drawing, width, []):
        raise DrawingError(Message("render.letters-unset"))
    return picture


def _root(svg: bytes) -> etree._Element:
    if len(svg) > _MOST_BYTES:
        raise DrawingError(Message("render.svg-large"))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        return etree.fromstring(svg, parser)
    except etree.XMLSyntaxError as error:
        raise DrawingError(Message("render.svg-xml")) from error


def _letters(root: etree._Element) -> str:
    """All that the drawing sets as text, but for white space."""
    texts = (text for element in root.iter(_TEXT) for text in map(str, element.itertext()))
    return "".join("".join(texts).split())


def _dots(shape: float) -> int:
    """How many dots a drawing is wide that is so many times as wide as it is high."""
    return max(1, min(_WIDTH, round(_HEIGHT * shape)))


def _drawn(drawing: str, width: int, fonts: Sequence[Path]) -> bytes:
    try:
        return resvg_py.svg_to_bytes(
            svg_string=drawing,
            width=width,
            skip_system_fonts=True,
            font_files=list(map(str, fonts)),
            # Where the drawing names a font that is not there, serifs stand for it.
            font_family=_FAMILY,
            serif_family=_FAMILY,
            sans_serif_family=_FAMILY,
            cursive_family=_FAMILY,
            fantasy_family=_FAMILY,
            monospace_family=_FAMILY,
        )
    except ValueError as error:
        raise DrawingError(Message("render.svg-undrawn")) from error


def _inspect(root: etree._Element) -> float:
    """How many times a drawing is as wide as it is high; DrawingError for one that is not whole in itself."""
    if etree.QName(root).localname != "svg":
        raise DrawingError(Message("render.svg-none"))
    for count, element in enumerate(root.iter()):
        if count > _MOST_ELEMENTS:
            raise DrawingError(Message("render.svg-parts", most=_MOST_ELEMENTS))
        if not isinstance(element.tag, str):
            raise DrawingError(Message("render.svg-entities"))
        _inspect_element(element)
    return _shape(root)


def _inspect_element(element: etree._Element) -> None:
    name = etree.QName(element).localname
    if name in _FOREIGN:
        raise DrawingError(Message("render.svg-element", name=name))
    styles = [element.text or ""] if name == "style" else []
    for key, entry in element.attrib.items():
        if etree.QName(key).localname == "href" and name != "a" and not _INSIDE.match(str(entry).strip()):
            raise DrawingError(Message("render.svg-outside", target=f"{str(entry)[:60]!r}"))
        styles.append(str(entry))
    for found in (found for style in styles for found in _REFERENCE.finditer(style)):
        if not _INSIDE.match(found[1] or ""):
            target = f"{found[1]!r}" if found[1] else Message("render.svg-style-sheet")
            raise DrawingError(Message("render.svg-outside", target=target))


def _shape(root: etree._Element) -> float:
    box = _NUMBER.findall(root.get("viewBox", ""))
    sides = box[2:4] or [*_NUMBER.findall(root.get("width", ""))[:1], *_NUMBER.findall(root.get("height", ""))[:1]]
    width, height = (float(side) for side in sides) if len(sides) == 2 else (0.0, 0.0)
    if not width or not height or max(width / height, height / width) > _LONGEST:
        raise DrawingError(Message("render.svg-shape", most=_LONGEST))
    return width / height
