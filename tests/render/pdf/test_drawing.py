from __future__ import annotations

import zlib
from typing import Any

import pydyf
from weasyprint.pdf.stream import Stream

from pipeline.model import Resource
from pipeline.render.pdf.drawing import Drawing, drawings
from pipeline.render.pdf.press import resource_url

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 3"><path fill="#123456" d="M0 0h9v3H0z"/></svg>'


def test_a_drawing_stands_on_a_sheet_of_its_own_that_is_packed_once() -> None:
    kept = Drawing(SVG.replace(b"fill=", b'stroke="#fff" fill='))
    page, form = on_a_page(kept, alpha=1.0)
    again, other = on_a_page(kept, alpha=0.5)
    assert (page, form.data) == (again, other.data)
    assert len(page) == 1
    operators = zlib.decompress(form.stream[0]).split(b"\n")
    named = {one.split()[0].decode()[1:] for one in operators if one.endswith(b" gs")}
    assert named == set(form.extra["Resources"]["ExtGState"]) != set()
    assert b"0.070588 0.203922 0.337255 rg" in operators
    assert form.extra["BBox"] == [0, 0, 90, 30]
    assert form.extra["Resources"]["ColorSpace"] == b"7 0 R"


def test_a_drawing_of_two_sizes_has_two_sheets() -> None:
    kept = Drawing(SVG)
    names = {tuple(on_a_page(kept, alpha=1.0, width=width)[0]) for width in (90, 45, 90)}
    assert len(names) == 2
    assert on_a_page(Drawing(SVG), alpha=1.0, width=45)[0] == on_a_page(kept, alpha=1.0, width=45)[0]


def on_a_page(drawing: Drawing, alpha: float, width: float = 90) -> tuple[list[bytes], Any]:
    """What a drawing adds to a page on which something else has set how clear things are, and its own stream."""
    resources: dict[str, Any] = {name: pydyf.Dictionary() for name in ("ExtGState", "XObject", "Pattern", "Shading")}
    resources["ColorSpace"] = b"7 0 R"
    images: dict[str, Any] = {}
    page: Any = Stream({}, (0, 0, 90, 30), resources, images, None, {}, None)
    page.set_alpha(alpha)
    page.set_alpha(alpha, stroke=True)
    number = len(page.stream)
    resources["ExtGState"].clear()
    drawing.draw(page, width, 30, None)
    assert not resources["ExtGState"]
    (image,) = images.values()
    return page.stream[number:], image["image"].get_x_object()


def test_the_same_drawing_is_kept_from_sheet_to_sheet_and_pictures_are_not() -> None:
    resources = (Resource("map-GR.svg", "image/svg+xml", SVG), Resource("a.jpg", "image/jpeg", b""))
    one, other = drawings(resources), drawings(list(resources))
    assert list(one) == [resource_url("map-GR.svg")]
    assert one[resource_url("map-GR.svg")] is other[resource_url("map-GR.svg")]


def test_a_drawing_with_gradients_is_drawn_anew_for_each_file() -> None:
    faded = SVG.replace(b"#123456", b"url(#fade)")
    assert not drawings([Resource("logo.svg", "image/svg+xml", faded)])
