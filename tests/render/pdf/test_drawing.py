from __future__ import annotations

from collections.abc import Mapping

from pipeline.lexicon import Lexicon
from pipeline.model import Look, Record, Resource
from pipeline.render import FORMATS
from pipeline.render.pdf.drawing import drawings
from pipeline.render.pdf.press import resource_url
from pipeline.render.sheet.compose import compose

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 3"><path fill="#123456" d="M0 0h9v3H0z"/></svg>'


def test_a_map_that_is_repeated_is_drawn_as_it_was_at_first(
    records: Mapping[str, Record], lexicon: Lexicon, look: Look
) -> None:
    sheet = compose(records["both"], lexicon, look)
    (kept,) = drawings(sheet.resources).values()
    kept.forget()
    first, second = (FORMATS["pdf"].write(sheet, look, lexicon).data for _ in range(2))
    kept.forget()
    assert first == second == FORMATS["pdf"].write(sheet, look, lexicon).data


def test_the_same_drawing_is_kept_from_sheet_to_sheet_and_pictures_are_not() -> None:
    resources = (Resource("map-GR.svg", "image/svg+xml", SVG), Resource("a.jpg", "image/jpeg", b""))
    one, other = drawings(resources), drawings(list(resources))
    assert list(one) == [resource_url("map-GR.svg")]
    assert one[resource_url("map-GR.svg")] is other[resource_url("map-GR.svg")]


def test_what_is_kept_in_the_file_itself_is_drawn_anew_for_each() -> None:
    clear = SVG.replace(b"<path", b"<path opacity='.5'")
    assert not drawings([Resource("logo.svg", "image/svg+xml", clear)])
