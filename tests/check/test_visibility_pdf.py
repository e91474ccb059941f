"""What a PDF shows of its funding line: the emblem is known by how it is drawn."""

from __future__ import annotations

import io
from math import cos, pi, sin

import pikepdf
import pytest

from pipeline.check.finding import Flaw
from pipeline.check.funding_line import FundingLine
from pipeline.check.visibility_pdf import funding_line_in_pdf
from pipeline.lexicon import Lexicon
from pipeline.lexicon.funding_words import funding_words

HEIGHT = 40.0  # points


def emblem(stars: int = 12, circle: float = 1 / 3, wide: float = 1.5, star: float = 1 / 9) -> bytes:
    """The emblem's drawing at the page's lower left corner; stars are drawn as squares of their size."""
    lines = [f"10 10 {HEIGHT * wide} {HEIGHT} re f"]
    side = star * HEIGHT
    for number in range(stars):
        angle = 2 * pi * number / 12
        x = 10 + HEIGHT * wide / 2 + circle * HEIGHT * sin(angle) - side / 2
        y = 10 + HEIGHT / 2 + circle * HEIGHT * cos(angle) - side / 2
        lines.append(f"{x:.3f} {y:.3f} {side:.3f} {side:.3f} re f")
    return "\n".join(lines).encode()


@pytest.fixture
def shown(lexicon: Lexicon):
    def found(content: bytes) -> FundingLine:
        pdf = pikepdf.new()
        page = pdf.add_blank_page()
        image = pikepdf.Stream(pdf, b"\x00")
        image.Type, image.Subtype, image.Width, image.Height = pikepdf.Name.XObject, pikepdf.Name.Image, 1, 1
        image.ColorSpace, image.BitsPerComponent = pikepdf.Name.DeviceGray, 8
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=image))
        page.Contents = pikepdf.Stream(pdf, content)
        pdf.Root.Lang = "en-GB"
        out = io.BytesIO()
        pdf.save(out)
        made = funding_line_in_pdf(out.getvalue(), funding_words(lexicon))
        assert isinstance(made, FundingLine)
        return made

    return found


def test_twelve_stars_in_a_circle_on_a_rectangle_of_three_to_two_are_the_emblem(shown) -> None:
    found = shown(emblem())
    (one,) = found.emblems
    assert one.height == pytest.approx(HEIGHT * 25.4 / 72, abs=0.1)
    assert found.languages == ("en",)


@pytest.mark.parametrize(
    "drawing",
    [emblem(stars=11), emblem(circle=0.4), emblem(wide=1.6), emblem(wide=1.4), emblem(star=1 / 6), b""],
    ids=["a star less", "a wider circle", "a wider ground", "a narrower ground", "larger stars", "nothing"],
)
def test_what_is_drawn_otherwise_is_no_emblem(shown, drawing: bytes) -> None:
    assert shown(drawing).emblems == ()


def test_a_border_is_no_part_of_the_emblems_height(shown) -> None:
    border = f"9 9.333 {HEIGHT * 1.5 + 2} {(HEIGHT * 1.5 + 2) / 1.5} re f\n".encode()
    (one,) = shown(border + emblem()).emblems
    assert one.height == pytest.approx(HEIGHT * 25.4 / 72, abs=0.1)


@pytest.mark.parametrize(("x", "y", "count"), [(100, 10, 1), (100, 200, 0), (20, 20, 0)])
def test_a_picture_in_the_emblems_row_is_a_logo(shown, x: int, y: int, count: int) -> None:
    picture = f"\nq 30 0 0 30 {x} {y} cm /I Do Q".encode()
    assert len(shown(emblem() + picture).logos) == count


def test_a_file_that_cannot_be_read_is_a_flaw(lexicon: Lexicon) -> None:
    flaw = funding_line_in_pdf(b"neither", funding_words(lexicon))
    assert isinstance(flaw, Flaw)
    assert flaw.rule == "file"
