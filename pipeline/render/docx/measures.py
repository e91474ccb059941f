"""Sizes and distances from the styles of a template, and the number of lines that words take in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from docx.oxml import parse_xml
from docx.oxml.ns import qn

from pipeline.model import Look
from pipeline.render.docx.letters import faces, lines
from pipeline.render.docx.restyling import DEFAULT_SIZE, BrandColours, closer, growth, leading
from pipeline.render.docx.template import TEMPLATE, adapted

# Word's unit of length is a twentieth of a point (a twip).
_TWIPS = 20

# The line height of a font that is not ours, in thousandths of its size.
_LINE = 1220
# Word's number for single line spacing.
_SINGLE = 240
_BOLD = " Bold"


def twips(points: float) -> int:
    """Points in Word's unit, the twip."""
    return round(points * _TWIPS)


class Measure(NamedTuple):
    """A paragraph style in points: size of letters, height of a line, spaces and indents; `face` names its widths."""

    size: float
    leading: float
    before: float
    after: float
    left: float
    right: float
    face: str

    def lines(self, text: str, width: float) -> int:
        """The number of lines that a text takes between indents in a column of a width."""
        return lines(text, self.face, (width - self.left - self.right) / self.size * 1000)

    @property
    def room(self) -> float:
        """The height of a paragraph of one line with its spaces."""
        return self.before + self.leading + self.after

    def height(self, text: str, width: float) -> float:
        """The height of a paragraph, its spaces apart."""
        return self.lines(text, width) * self.leading


class PageMeasures(NamedTuple):
    """A page of the template in points; `top` is the margin of its first page, `header` the room above all others."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    header: float
    footer: float

    @property
    def room(self) -> float:
        """The width between the margins."""
        return self.width - self.left - self.right


class _Own(NamedTuple):
    """The measures that a style sets itself; None where it takes it from the style that it is based on."""

    based: str
    size: float | None
    line: float | None
    is_exact: bool
    before: float | None
    after: float | None
    left: float | None
    right: float | None
    family: str | None
    is_bold: bool | None
    frame: Mapping[str, str] | None


@dataclass(frozen=True, slots=True)
class Measures:
    """The styles of a template by their names in lower case; `page` is what its sections are set on.

    `ids` are what the template calls its styles, those of letters and tables among them.
    """

    page: PageMeasures
    styles: Mapping[str, _Own]
    default: _Own
    ids: Mapping[str, str]

    @property
    def has_default_size(self) -> bool:
        """Whether text has the size that the template is shipped with: only then others are tried."""
        return self.default.size == DEFAULT_SIZE

    def of(self, name: str, size: float) -> Measure:
        """A style in a sheet whose text has a size: styles without one of their own take it, the lead follows it."""
        chain = self._chain(name.lower())

        def first(attribute: str) -> float | None:
            return next((found for own in chain if (found := getattr(own, attribute)) is not None), None)

        own_size = next((own.size for own in chain[:-1] if own.size is not None), None)
        points = size * (self.default.size or DEFAULT_SIZE) / DEFAULT_SIZE
        points = points if own_size is None else own_size * growth(name, size)
        family = next((own.family for own in chain if own.family), "")
        face = family + (_BOLD if first("is_bold") and family + _BOLD in faces() else "")
        line, is_exact = next(
            ((own.line, own.is_exact) for own in chain[:-1] if own.line is not None),
            (leading(int(self.default.line or _SINGLE), size), self.default.is_exact),
        )
        natural = faces()[face].line if face in faces() else _LINE
        distance = line / _TWIPS if is_exact else points * natural / 1000 * line / _SINGLE
        before, after, left, right = ((first(side) or 0.0) / _TWIPS for side in ("before", "after", "left", "right"))
        spread = closer(name, size)
        return Measure(points, distance, before * spread, after * spread, left, right, face)

    def frame(self, name: str) -> Mapping[str, str]:
        """The frame that a style's paragraphs stand in, by attribute; LibreOffice reads it in the paragraphs alone."""
        return next((own.frame for own in self._chain(name.lower()) if own.frame), {})

    def _chain(self, name: str) -> list[_Own]:
        chain: list[_Own] = []
        while (own := self.styles.get(name)) and own not in chain:
            chain.append(own)
            name = own.based
        return [*chain, self.default]


def measures(look: Look) -> Measures:
    """The measures of the look's template."""
    return _measures(look.file(TEMPLATE), look.brand)


@lru_cache(maxsize=4)
def _measures(template: bytes, brand: BrandColours) -> Measures:
    with zipfile.ZipFile(io.BytesIO(adapted(template, brand))) as package:
        styles: Any = parse_xml(package.read("word/styles.xml"))
        body: Any = parse_xml(package.read("word/document.xml"))
    names = {
        one.get(qn("w:styleId")): one.find(qn("w:name")).get(qn("w:val")).lower() for one in styles.iter(qn("w:style"))
    }
    found = {
        names[one.get(qn("w:styleId"))]: _own(one, names)
        for one in styles.iter(qn("w:style"))
        if one.get(qn("w:type")) == "paragraph"
    }
    default = _own(styles.find(qn("w:docDefaults")), names)
    return Measures(_page(body), found, default, {name: style for style, name in names.items()})


def _own(style: Any, names: Mapping[str, str]) -> _Own:
    def attribute_of(path: str, attribute: str = "w:val") -> str | None:
        one = style.find(".//" + "/".join(map(qn, path.split("/"))))
        return None if one is None else one.get(qn(attribute))

    def number(path: str, attribute: str) -> float | None:
        text = attribute_of(path, attribute)
        return None if text is None else float(text)

    size, frame = number("w:rPr/w:sz", "w:val"), style.find(f"{qn('w:pPr')}/{qn('w:framePr')}")
    bold = style.find(f".//{qn('w:rPr')}/{qn('w:b')}")
    return _Own(
        based=names.get(attribute_of("w:basedOn") or "", ""),
        size=None if size is None else size / 2,
        line=number("w:pPr/w:spacing", "w:line"),
        is_exact=attribute_of("w:pPr/w:spacing", "w:lineRule") == "exact",
        before=number("w:pPr/w:spacing", "w:before"),
        after=number("w:pPr/w:spacing", "w:after"),
        left=number("w:pPr/w:ind", "w:left"),
        right=number("w:pPr/w:ind", "w:right"),
        family=attribute_of("w:rPr/w:rFonts", "w:ascii"),
        is_bold=None if bold is None else bold.get(qn("w:val")) not in {"0", "false"},
        frame=None if frame is None else dict(frame.attrib),
    )


def _page(body: Any) -> PageMeasures:
    size, margins = (body.find(f".//{qn(tag)}") for tag in ("w:pgSz", "w:pgMar"))

    def points(measured: Any, side: str) -> float:
        return float(measured.get(qn(f"w:{side}")) or 0) / _TWIPS

    edges = (points(margins, side) for side in ("top", "bottom", "left", "right", "header", "footer"))
    return PageMeasures(points(size, "w"), points(size, "h"), *edges)
