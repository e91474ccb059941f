from __future__ import annotations

import io

import pytest
from PIL import Image

from pipeline.model import Look
from pipeline.render.sheet.coverage import fonts_of
from pipeline.render.sheet.drawings import DrawingError, dotted

NAMESPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def svg(inner: str, attributes: str = 'viewBox="0 0 40 20"', before: str = "") -> bytes:
    return f"{before}<svg {NAMESPACES} {attributes}>{inner}</svg>".encode()


def test_a_drawing_becomes_a_picture_of_its_shape_sharp_enough_for_print() -> None:
    with Image.open(io.BytesIO(dotted(svg('<rect width="20" height="20" fill="#ff0000"/>')))) as picture:
        assert picture.width / picture.height == pytest.approx(2, rel=0.01)
        # 12 mm is the highest that a logo is printed.
        assert picture.height / (12 / 25.4) >= 600
        assert picture.convert("RGBA").getpixel((100, 100)) == (255, 0, 0, 255)
        assert picture.convert("RGBA").getpixel((500, 100))[3] == 0


def test_a_gradient_inside_of_the_drawing_is_no_reference_to_the_outside() -> None:
    inner = '<linearGradient id="g"/><rect width="40" height="20" fill="url(#g)"/><use xlink:href="#g"/>'
    assert dotted(svg(inner))


def test_a_document_type_of_a_drawing_program_is_passed_over() -> None:
    before = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    assert dotted(svg("<path d='M0 0h9v9z'/>", before=before))


@pytest.mark.parametrize(
    ("inner", "said"),
    [
        ('<image href="https://logos.example/x.png"/>', "outside itself"),
        ('<image xlink:href="file:///etc/hostname"/>', "outside itself"),
        ('<image href="logo.png"/>', "outside itself"),
        ('<use href="other.svg#a"/>', "outside itself"),
        ('<image href="data:image/svg+xml;base64,PHN2Zy8+"/>', "outside itself"),
        ('<rect fill="url(https://logos.example/x#y)"/>', "outside itself"),
        ("<rect style=\"fill: url( '//logos.example/x' )\"/>", "outside itself"),
        ('<style>@import "https://logos.example/x.css";</style>', "outside itself"),
        ("<style>@font-face { src: url(x.ttf) }</style>", "outside itself"),
        ("<script>alert(1)</script>", "<script>"),
        ("<foreignObject/>", "<foreignObject>"),
        ("<text>Lake Office</text>", r"no font of the templates has \(LakeOfic\): turn them into paths"),
        ("<g>", "not well-formed XML"),
    ],
)
def test_what_is_not_whole_in_itself_is_refused_in_words(inner: str, said: str) -> None:
    with pytest.raises(DrawingError, match=said):
        dotted(svg(inner))


@pytest.mark.parametrize("family", ["sans-serif", "Calibri", "Arial, 'Segoe UI'", "serif", ""])
def test_letters_are_set_in_the_fonts_of_the_look_whatever_font_is_named(family: str, look: Look) -> None:
    named = f'font-family="{family}" ' if family else ""
    picture = dotted(svg(f'<text {named}x="2" y="15" font-size="9">Πόλη</text>'), fonts_of(look))
    assert picture == dotted(
        svg('<text font-family="Sheet Text" x="2" y="15" font-size="9">Πόλη</text>'), fonts_of(look)
    )
    with Image.open(io.BytesIO(picture)) as opened:
        assert opened.getbbox() is not None


def test_letters_that_no_font_of_the_look_has_are_refused(look: Look) -> None:
    with pytest.raises(DrawingError, match=r"\(漢字\): turn them into paths"):
        dotted(svg('<text x="2" y="15">Πόλη <tspan>漢字</tspan></text>'), fonts_of(look))


def test_a_text_without_letters_needs_no_font() -> None:
    assert dotted(svg("<path d='M0 0h9v9z'/><text> </text><title>漢字</title>"))


def test_entities_are_never_expanded() -> None:
    bomb = '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
    for entity in ("&b;", "&f;"):
        with pytest.raises(DrawingError):
            dotted(svg(f"<title>{entity}</title>", before=bomb))


@pytest.mark.parametrize("attributes", ["", 'width="0" height="5"', 'viewBox="0 0 4000 2"'])
def test_a_drawing_without_a_useful_shape_is_refused(attributes: str) -> None:
    with pytest.raises(DrawingError, match="no size"):
        dotted(svg("<path d='M0 0h9v9z'/>", attributes))


def test_a_drawing_of_endless_parts_is_refused() -> None:
    with pytest.raises(DrawingError, match="parts"):
        dotted(svg("<g/>" * 20_001))
