from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as ET

import pydyf
import pytest
from weasyprint.images import SVGImage
from weasyprint.pdf.stream import Stream

from benchmarks.swaps import weasyprints_own
from pipeline.model import Place
from pipeline.render.sheet.locator import locator


def drawn(svg: str) -> list[Any]:
    """The operators of a drawing."""
    resources = {name: pydyf.Dictionary() for name in ("ExtGState", "ColorSpace", "XObject", "Pattern", "Shading")}
    stream: Any = Stream({}, (0, 0, 100, 100), resources, {}, None, {}, None)
    SVGImage(ET.fromstring(svg), "", None, None).draw(stream, 100, 100, None)
    assert stream.stream[-1] == b"Q"
    return stream.stream  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    "path",
    [
        "M10 20l5-6 0 1-7 0z",
        "M98 207l6-2 0 1 1 0zM-3 4l-5-6 1 1z",
        "M1 2l3 4",
        "m1 2l3 4z",
        "M1 2L3 4z",
        "M1.5 2l3 4z",
        "M1 2c3 4 5 6 7 8z",
        "M1,2l3,4z",
        "",
    ],
)
def test_a_path_is_drawn_as_weasyprint_draws_it(path: str) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 50 50"><path fill="#0a0" d="{path}"/></svg>'
    ours = drawn(svg)
    with weasyprints_own():
        assert ours == drawn(svg)


def test_the_map_is_drawn_as_weasyprint_draws_it() -> None:
    svg = locator(Place(country="GR", nuts="EL43"), "#005a9c", "#cccccc")[0].data.decode()
    ours = drawn(svg)
    assert len(ours) > 1000
    with weasyprints_own():
        assert ours == drawn(svg)
