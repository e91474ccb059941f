from __future__ import annotations

from collections.abc import Mapping

from pipeline.lexicon import Lexicon
from pipeline.model import Foot, Head, Look, Record, Resource, Sheet, SheetId
from pipeline.render import FORMATS
from pipeline.render.passages import passage
from pipeline.render.pdf.drawing import drawings
from pipeline.render.pdf.press import resource_url
from pipeline.render.sheet.compose import compose

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 3"><path fill="#123456" d="M0 0h9v3H0z"/></svg>'


def test_a_map_that_is_repeated_is_drawn_as_it_was_at_first(
    records: Mapping[str, Record], lexicon: Lexicon, look: Look
) -> None:
    sheet = compose(records["both"], lexicon, look)
    (kept,) = drawings(sheet).values()
    kept.forget()
    first, second = (FORMATS["pdf"].write(sheet, look, lexicon).data for _ in range(2))
    kept.forget()
    assert first == second == FORMATS["pdf"].write(sheet, look, lexicon).data


def test_the_same_drawing_is_kept_from_sheet_to_sheet_and_pictures_are_not() -> None:
    resources = (Resource("map-GR.svg", "image/svg+xml", SVG), Resource("a.jpg", "image/jpeg", b""))
    head = Head(passage("A", "en"), ())
    one, other = (
        Sheet(SheetId(path, "", ""), "", "en", ("en",), head, (), Foot(), resources=resources) for path in "ab"
    )
    assert list(drawings(one)) == [resource_url("map-GR.svg")]
    assert drawings(one)[resource_url("map-GR.svg")] is drawings(other)[resource_url("map-GR.svg")]
