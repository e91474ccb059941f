from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from PIL import Image

from pipeline.render.sheet.images import fit


def picture(mode: str, size: tuple[int, int], kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, 1).save(out, kind, **options)
    return out.getvalue()


def test_a_large_photograph_is_brought_to_the_size_of_print(photograph: Callable[..., bytes]) -> None:
    found = fit(photograph(3000, 2000))
    assert found
    assert found[0] == "image/jpeg"
    assert Image.open(io.BytesIO(found[1])).size == (1016, 677)


@pytest.mark.parametrize(("mode", "kind"), [("P", "GIF"), ("RGBA", "PNG"), ("LA", "PNG"), ("RGBA", "WEBP")])
def test_pictures_of_other_kinds_become_png_without_transparency(mode: str, kind: str) -> None:
    found = fit(picture(mode, (80, 90), kind))
    assert found
    assert found[0] == "image/png"
    assert Image.open(io.BytesIO(found[1])).mode == "RGB"


def test_four_colour_print_becomes_rgb() -> None:
    found = fit(picture("CMYK", (80, 80), "JPEG"))
    assert found
    assert Image.open(io.BytesIO(found[1])).mode == "RGB"


def test_where_a_photograph_was_taken_is_not_passed_on() -> None:
    place = Image.Exif()
    place[0x010E] = "at the lake"
    found = fit(picture("RGB", (80, 80), "JPEG", exif=place))
    assert found
    assert b"at the lake" not in found[1]


@pytest.mark.parametrize(
    "data",
    [b"", b"GIF89a", b"<svg/>", picture("RGB", (40, 400), "PNG"), picture("RGB", (80, 80), "PNG")[:60]],
    ids=["empty", "stub", "svg", "rule", "torn"],
)
def test_what_is_no_picture_is_of_no_use(data: bytes) -> None:
    assert fit(data) is None
