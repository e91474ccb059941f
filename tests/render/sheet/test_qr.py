from __future__ import annotations

import io

import pytest
from PIL import Image

from pipeline.render.sheet.qr import code


def test_an_address_too_long_for_a_small_code_gets_none() -> None:
    assert code("https://lake.example/" + "a" * 300) == b""
    assert code("") == b""


@pytest.mark.parametrize(("letter", "most"), [("a", 280), ("λ", 140)])
def test_length_is_counted_in_bytes(letter: str, most: int) -> None:
    assert code(letter * most)
    assert code(letter * (most + 1)) == b""


def test_a_code_is_square_with_four_clear_modules_around_it_and_a_finder_in_three_corners() -> None:
    with Image.open(io.BytesIO(code("https://lake.example/"))) as picture:
        dots = picture.convert("L")
    # Version 2 has 25 modules a side (ISO/IEC 18004, 6.3.1).
    size, rest = divmod(dots.width, 25 + 2 * 4)
    assert (dots.width, rest) == (dots.height, 0)

    def row(down: int) -> str:
        middle = size // 2
        return "".join(
            "x" if dots.getpixel((across * size + middle, down * size + middle)) == 0 else "."
            for across in range(25 + 2 * 4)
        )

    assert {row(down) for down in (0, 1, 2, 3, 29, 30, 31, 32)} == {"." * 33}
    assert row(4).startswith("....xxxxxxx.")
    assert row(4).endswith(".xxxxxxx....")
    assert row(28).startswith("....xxxxxxx.")
