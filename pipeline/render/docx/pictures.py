"""Pictures of a Word document: in a line of their own or floating, in the sizes that the sheet gives them."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from pipeline.model import Figure
from pipeline.render.docx.elements import Ink, XmlElement, element
from pipeline.render.passages import language
from pipeline.render.sheet.images import painted

# English metric units in a millimetre and in a point.
MM, POINT = 36_000, 12_700

# What the picture at the head of the first page takes, and how far words stay from it.
_OPENING_WIDTH, _OPENING_GAP = 74 * MM, 7 * MM

# A share of a side in the units that cuts are given in.
_WHOLE = 100_000

# What Word's own program writes into a picture that readers may pass over.
_DECORATIVE = (
    f'<a:extLst {nsdecls("a")}><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)

Size = Callable[[int, int], tuple[int, int]]


def exactly(*, height: int) -> Size:
    """A size of a height."""
    return lambda wide, high: (round(wide * height / high), height)


def within(width: int, height: int) -> Size:
    """The largest size that is no wider and no higher."""

    def size(wide: int, high: int) -> tuple[int, int]:
        factor = min(width / wide, height / high)
        return int(wide * factor), int(high * factor)

    return size


@dataclass(frozen=True, slots=True)
class PictureMaker:
    """Makes the pictures of one part of a document; `data` are the sheet's resources by name."""

    part: Any
    ink: Ink
    data: Mapping[str, bytes]

    def run(self, figure: Figure, size: Size) -> XmlElement:
        """A run with the picture in the line."""
        inline = self._inline(figure)
        extent, shown = inline.extent, inline.graphic.graphicData.pic.spPr
        extent.cx, extent.cy = size(extent.cx, extent.cy)
        shown.cx, shown.cy = extent.cx, extent.cy
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")
        return self._around(figure, inline)

    def opening(self, figure: Figure, page_width: int, height: int) -> XmlElement:
        """A run with the picture at the upper right corner of the page, cut to its height; words stay at its left."""
        size = (_OPENING_WIDTH, height)
        inline = self._inline(figure)
        picture = inline.graphic.graphicData.pic
        _cover(picture, inline.extent.cx / inline.extent.cy, _OPENING_WIDTH / height)
        picture.spPr.cx, picture.spPr.cy = size
        anchored = _anchored(inline, (page_width - _OPENING_WIDTH, 0), size, is_behind=False, gap=_OPENING_GAP)
        return self._around(figure, anchored)

    def ground(self, colour: str, at: tuple[float, float], size: tuple[float, float]) -> XmlElement:
        """A run with a picture that is mere colour, behind the text at a place of the page; lengths are in points."""
        inline = self.part.new_pic_inline(io.BytesIO(_dot(colour)))
        shown = inline.graphic.graphicData.pic.spPr
        (left, top), (width, height) = ((round(one * POINT), round(other * POINT)) for one, other in (at, size))
        shown.cx, shown.cy = width, height
        inline.docPr.append(parse_xml(_DECORATIVE))
        anchored = _anchored(inline, (left, top), (width, height), is_behind=True)
        return element("w:r", None, element("w:drawing", None, anchored))

    def _inline(self, figure: Figure) -> Any:
        # Word has no drawings that every version shows: a drawing has a picture of the same name beside it.
        data = self.data.get(figure.name.removesuffix(".svg") + ".png") or self.data[figure.name]
        inline = self.part.new_pic_inline(io.BytesIO(data))
        inline.docPr.set("descr", figure.alt.text)
        return inline

    def _around(self, figure: Figure, drawing: XmlElement) -> XmlElement:
        return self.ink.around(element("w:drawing", None, drawing), language(figure.alt, self.ink.lang))


@lru_cache(maxsize=8)
def _dot(colour: str) -> bytes:
    """A picture of one dot."""
    return painted((1, 1), (0, 0), ((colour, ((0, 0), (1, 0), (1, 1), (0, 1))),), 1)


def number_pictures(roots: Iterable[XmlElement]) -> None:
    """Give each picture of a document a number of its own: python-docx counts those of a part only."""
    found = (one for root in roots for one in root.iter(qn("wp:docPr")))
    for number, picture in enumerate(found, 1):
        picture.set("id", str(number))


def _cover(picture: Any, ratio: float, wanted: float) -> None:
    """Cut a picture of a ratio of width to height so that it fills a place of another one."""
    cut = round(_WHOLE * (1 - min(wanted / ratio, ratio / wanted)) / 2)
    sides = ("l", "r") if ratio > wanted else ("t", "b")
    source = element("a:srcRect")
    for side in sides:
        source.set(side, str(cut))
    picture.blipFill.find(qn("a:blip")).addnext(source)


def _anchored(inline: Any, at: tuple[int, int], size: tuple[int, int], *, is_behind: bool, gap: int = 0) -> XmlElement:
    """A picture at a place of the page, with words at its left or over it."""
    wrap = "<wp:wrapNone/>" if is_behind else '<wp:wrapSquare wrapText="left"/>'
    anchor = parse_xml(
        f'<wp:anchor {nsdecls("wp", "a", "pic", "r")} distT="0" distB="0" distL="{gap}" distR="0" simplePos="0" '
        f'relativeHeight="{0 if is_behind else 1}" behindDoc="{int(is_behind)}" locked="0" layoutInCell="1" '
        'allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{at[0]}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{at[1]}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{size[0]}" cy="{size[1]}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>{wrap}</wp:anchor>'
    )
    anchor.extend([inline.docPr, element("wp:cNvGraphicFramePr"), inline.graphic])
    return anchor
