from __future__ import annotations

import io

import pikepdf
import pytest
from PIL import Image
from weasyprint import HTML

from pipeline.render.pdf.dots import dots

ADDRESS = "sheet-resource:logo.png"


def stripes(*colours: tuple[int, int, int]) -> Image.Image:
    picture = Image.new("RGB", (70, 3 * len(colours)))
    for number, colour in enumerate(colours):
        picture.paste(colour, (0, 3 * number, 70, 3 * number + 3))
    return picture


def png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def in_a_file(data: bytes) -> tuple[str, int, Image.Image]:
    """The picture as a PDF has it: colour space, bits of a dot, what is shown."""
    page = HTML(string=f'<html lang="en"><title>T</title><img src="{ADDRESS}">')
    file = page.render(cache={ADDRESS: dots(data)}).write_pdf()
    with pikepdf.open(io.BytesIO(file)) as pdf:
        streams = [one for one in pdf.objects if isinstance(one, pikepdf.Stream)]
        (found,) = [pikepdf.PdfImage(one) for one in streams if one.get("/Subtype") == "/Image"]
        return found.colorspace or "", found.bits_per_component, found.as_pil_image()


@pytest.mark.parametrize(("count", "bits"), [(2, 1), (3, 2), (16, 4), (17, 8), (256, 8)])
def test_a_picture_of_few_colours_is_the_same_to_the_dot_in_as_few_bits_as_tell_them_apart(
    count: int, bits: int
) -> None:
    picture = stripes(*((number, 255 - number, 7 * number % 256) for number in range(count)))
    _, found, shown = in_a_file(png(picture))
    assert found == bits
    assert shown.convert("RGB").tobytes() == picture.tobytes()


def test_a_code_of_black_and_white_squares_needs_no_palette() -> None:
    picture = Image.new("L", (50, 50), 255)
    picture.paste(0, (10, 10, 30, 40))
    space, bits, shown = in_a_file(png(picture))
    assert (space, bits) == ("/DeviceGray", 1)
    assert shown.convert("L").tobytes() == picture.tobytes()


def test_logos_of_one_form_in_two_colours_are_two_pictures() -> None:
    one, other = (dots(png(stripes(colour, (255, 255, 255)))) for colour in ((0, 90, 60), (150, 40, 0)))
    assert one is not None
    assert other is not None
    assert one.id != other.id


@pytest.mark.parametrize(
    "picture",
    [
        pytest.param(stripes(*((number % 256, number // 256, 0) for number in range(257))), id="of more colours"),
        pytest.param(stripes((1, 2, 3)).convert("RGBA"), id="partly clear"),
    ],
)
def test_other_pictures_are_left_to_weasyprint(picture: Image.Image) -> None:
    assert dots(png(picture)) is None
