from __future__ import annotations

import io
from collections.abc import Callable
from hashlib import sha256
from inspect import getsource
from typing import Any

import pikepdf
import pytest
from PIL import Image
from weasyprint.pdf import tags as weasyprint_tags

from pipeline.model import Look, Resource, SheetId
from pipeline.render.pdf.form import SCREEN
from pipeline.render.pdf.press import resource_url
from pipeline.render.pdf.tags import WRAPPED, filled, pictures_of, tagging, text_of
from pipeline.render.pdf.writer import set_markup, written

Document = Callable[..., Any]


def red(width: int, height: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "red").save(out, "PNG")
    return out.getvalue()


DOTS = Resource("a.png", "image/png", red(300, 100))


@pytest.fixture
def document(look_of: Callable[..., Look]) -> Document:
    """A document of this markup, set in no style but a page of 100 by 200 pixels."""
    look = look_of({"sheet.css": b"@page { size: 100px 200px; margin: 0 } body { margin: 0 }"})

    def made(body: str, resources: tuple[Resource, ...] = ()) -> Any:
        return set_markup(f'<html lang="en"><body>{body}</body></html>', look, SCREEN, resources)

    return made


def test_the_private_function_that_is_wrapped_is_the_one_this_was_written_for() -> None:
    digest = sha256(getsource(WRAPPED).encode()).hexdigest()
    assert digest == "f716251a83e7096e9cae972b63e633aab21c664d200582166dd0d5096780f9c4", (
        "weasyprint.pdf.tags._build_box_tree has changed: read it, mend pipeline/render/pdf/tags.py, then this digest"
    )


def test_tags_say_the_language_the_scope_of_headers_and_the_kind_of_a_list(document: Document) -> None:
    body = (
        '<p lang="el">Νερό</p><ol><li>One</li></ol><ul><li>Two</li></ul>'
        '<table><tr><th>Year</th></tr><tr><th scope="row">2019</th></tr></table>'
    )
    data = written(document(body), SCREEN, SheetId("lake.html", "", ""))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        tags = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/S" in one]
        assert [str(one.Lang) for one in tags if one.S == "/P" and "/Lang" in one] == ["el"]
        assert sorted(str(one.A.ListNumbering) for one in tags if one.S == "/L") == ["/Decimal", "/Disc"]
        assert sorted(str(one.A.Scope) for one in tags if one.S == "/TH") == ["/Column", "/Row"]


def test_after_a_failure_weasyprint_is_as_it_was() -> None:
    with pytest.raises(ValueError, match="torn"):
        fail_while_tagging()
    assert weasyprint_tags._build_box_tree is WRAPPED


def fail_while_tagging() -> None:
    with tagging():
        assert weasyprint_tags._build_box_tree is not WRAPPED
        raise ValueError("torn")


def test_a_page_is_filled_as_far_down_as_its_pictures_and_text_reach(document: Document) -> None:
    box = '<div style="height: 150px"></div>'
    image = f'<img src="{resource_url("a.png")}" style="display: block; width: 96px; height: 50px"/>'
    assert filled(document(box).pages[0]) == 0
    assert filled(document(image, (DOTS,)).pages[0]) == pytest.approx(0.25)
    assert filled(document(box + image, (DOTS,)).pages[0]) == pytest.approx(1)
    below = document(f"{box}<p>Water</p>").pages[0]
    assert filled(below) > 0.75
    assert text_of(below) == "Water"


def test_a_pictures_dots_are_counted_by_the_inch_that_it_is_printed_at(document: Document) -> None:
    image = f'<img src="{resource_url("a.png")}" style="width: 96px; height: 96px"/>'
    assert list(pictures_of(document(image, (DOTS,)))) == [(resource_url("a.png"), 100)]
