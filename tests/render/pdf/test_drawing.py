from __future__ import annotations

from typing import Any

import pydyf
from weasyprint.pdf.stream import Stream

from pipeline.model import Resource
from pipeline.render.pdf.drawing import Drawing, drawings
from pipeline.render.pdf.press import resource_url

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 3"><path fill="#123456" d="M0 0h9v3H0z"/></svg>'


def test_a_drawing_that_is_repeated_brings_the_states_that_it_names_and_all_that_it_sets() -> None:
    kept = Drawing(SVG.replace(b"fill=", b'stroke="#fff" fill='))
    before = on_a_page(kept, alpha=1.0)
    assert before == on_a_page(Drawing(SVG.replace(b"fill=", b'stroke="#fff" fill=')), alpha=0.5)
    assert before == on_a_page(kept, alpha=0.5)
    operators, states = before
    assert {one.split()[0].decode() for one in operators if one.endswith(b" gs")} == {f"/{name}" for name in states}


def on_a_page(drawing: Drawing, alpha: float) -> tuple[list[bytes], set[str]]:
    """What a drawing adds to a page on which something else has set how clear things are."""
    resources = {name: pydyf.Dictionary() for name in ("ExtGState", "ColorSpace", "XObject", "Pattern", "Shading")}
    page: Any = Stream({}, (0, 0, 90, 30), resources, {}, None, {}, None)
    page.set_alpha(alpha)
    page.set_alpha(alpha, stroke=True)
    number = len(page.stream)
    resources["ExtGState"].clear()
    drawing.draw(page, 90, 30, None)
    return page.stream[number:], set(resources["ExtGState"])


def test_the_same_drawing_is_kept_from_sheet_to_sheet_and_pictures_are_not() -> None:
    resources = (Resource("map-GR.svg", "image/svg+xml", SVG), Resource("a.jpg", "image/jpeg", b""))
    one, other = drawings(resources), drawings(list(resources))
    assert list(one) == [resource_url("map-GR.svg")]
    assert one[resource_url("map-GR.svg")] is other[resource_url("map-GR.svg")]


def test_a_drawing_with_gradients_is_drawn_anew_for_each_file() -> None:
    faded = SVG.replace(b"#123456", b"url(#fade)")
    assert not drawings([Resource("logo.svg", "image/svg+xml", faded)])
