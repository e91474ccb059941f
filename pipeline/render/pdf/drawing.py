"""Drawings of ours (the map, the emblem) that stand on sheet after sheet: read and drawn once, then repeated.

WeasyPrint reads an SVG anew for each document; for the map alone that is a fifth of a sheet's time.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

import pydyf
from weasyprint.images import SVGImage

from pipeline.model import Resource
from pipeline.render.pdf.dots import Dots, dots
from pipeline.render.pdf.press import resource_url
from pipeline.render.pdf.streams import packed
from pipeline.render.pdf.tags import resources_of

# How a drawing names its gradients and patterns, which are kept in the file and not in what it draws.
_OF_THE_FILE = b"url("


class Drawing:
    """An image as WeasyPrint wants one: drawn on a sheet of its own, which pages name, and packed once for all files.

    What it draws depends on its size alone, for it has neither letters nor pictures.
    """

    def __init__(self, data: bytes) -> None:
        self._image = SVGImage(ET.fromstring(data), "", None, None)  # noqa: S314 - our own drawing
        self._data = data
        self._drawn: dict[tuple[float, float], _Drawn] = {}

    def get_intrinsic_size(self, resolution: Any, font_size: Any) -> Any:
        """Width, height and ratio, as far as the drawing has them."""
        return self._image.get_intrinsic_size(resolution, font_size)

    def draw(self, stream: Any, width: float, height: float, style: Any) -> None:
        """Append the operator that shows the drawing to a page's stream."""
        size = width, height
        if size not in self._drawn:
            # A page's stream leaves out what it has set before.
            states = pydyf.Dictionary()
            apart = stream.clone(resources={**resources_of(stream), "ExtGState": states})
            self._image.draw(apart, width, height, style)
            # By what it is: not by what this process has drawn before.
            name = sha256(self._data + repr(size).encode()).hexdigest()[:32]
            self._drawn[size] = _Drawn(name, width, height, packed(apart.stream), states)
        drawn = self._drawn[size]._replace(colours=resources_of(stream)["ColorSpace"])
        stream.draw_x_object(stream.add_image(drawn, False, 1))  # noqa: FBT003 - never smoothed


class _Drawn(NamedTuple):
    """A drawing of one size: its deflated operators, the states that they name, and a file's kinds of colours."""

    id: str
    width: float
    height: float
    data: bytes
    states: pydyf.Dictionary
    colours: Any = None

    def get_x_object(self, *_: Any) -> pydyf.Stream:
        """The drawing's own stream for a file."""
        described = {
            "Type": "/XObject",
            "Subtype": "/Form",
            "BBox": pydyf.Array([0, 0, self.width, self.height]),
            "Resources": pydyf.Dictionary({"ExtGState": pydyf.Dictionary(self.states), "ColorSpace": self.colours}),
            "Filter": "/FlateDecode",
        }
        return pydyf.Stream([self.data], pydyf.Dictionary(described))


def drawings(resources: Iterable[Resource]) -> dict[str, Drawing | Dots]:
    """The drawings and the pictures of few colours on a sheet by their addresses, for WeasyPrint's cache of images."""
    found = ((resource_url(one.name), _drawing_or_dots(one)) for one in resources)
    return {address: image for address, image in found if image is not None}


def _drawing_or_dots(resource: Resource) -> Drawing | Dots | None:
    if _is_drawing(resource):
        return _drawing(resource.data)
    return dots(resource.data) if resource.media_type == "image/png" else None


def _is_drawing(resource: Resource) -> bool:
    return resource.media_type == "image/svg+xml" and _OF_THE_FILE not in resource.data


@lru_cache(maxsize=64)
def _drawing(data: bytes) -> Drawing:
    return Drawing(data)
