from __future__ import annotations

import io
import re
from math import atan2, degrees, hypot

import pytest
from lxml import etree
from PIL import Image

from pipeline.render.pdf.inks import inked, inked_drawing
from pipeline.render.sheet.emblem import HEIGHT, WIDTH, drawing, picture

BLUE, YELLOW, BLACK, WHITE = "#003399", "#ffcc00", "#000000", "#ffffff"
Corners = list[tuple[float, float]]


def shapes(version: str) -> list[tuple[str, Corners]]:
    found = []
    for path in etree.fromstring(drawing(version)):
        numbers = [float(number) for number in re.findall(r"-?\d+\.\d+", path.get("d", ""))]
        found.append((path.get("fill", ""), list(zip(numbers[::2], numbers[1::2], strict=True))))
    return found


def centre(corners: Corners) -> tuple[float, float]:
    return sum(x for x, _ in corners) / len(corners), sum(y for _, y in corners) / len(corners)


def test_twelve_stars_stand_at_the_hours_of_a_clock_on_a_circle_of_a_third_of_the_height() -> None:
    (_, ground), *stars = shapes("blue")
    assert (max(x for x, _ in ground), max(y for _, y in ground)) == (WIDTH, HEIGHT)
    assert WIDTH / HEIGHT == 1.5
    hands = [(x - WIDTH / 2, HEIGHT / 2 - y) for x, y in (centre(corners) for _, corners in stars)]
    assert [hypot(*hand) for hand in hands] == pytest.approx([HEIGHT / 3] * 12, abs=1e-3)
    assert [round(degrees(atan2(x, y)) % 360) % 360 for x, y in hands] == list(range(0, 360, 30))


def test_each_star_has_five_points_on_a_circle_of_an_eighteenth_of_the_height_and_one_points_up() -> None:
    for _, corners in shapes("blue")[1:]:
        x, y = centre(corners)
        radii = [hypot(one - x, other - y) for one, other in corners]
        assert radii[::2] == pytest.approx([HEIGHT / 18] * 5, abs=1e-3)
        # A straight line leads from each point to the next but one, through two inner corners.
        assert radii[1::2] == pytest.approx([0.381966] * 5, abs=1e-3)
        assert corners[0] == (pytest.approx(x, abs=1e-3), min(other for _, other in corners))


@pytest.mark.parametrize(
    ("version", "colours"),
    [
        ("blue", [BLUE, YELLOW]),
        ("black", [BLUE, YELLOW]),
        ("white", [WHITE, BLUE, YELLOW]),
        ("mono", [BLACK, WHITE, BLACK]),
    ],
)
def test_the_emblem_comes_in_the_colours_that_its_guide_allows(version: str, colours: list[str]) -> None:
    assert list(dict.fromkeys(colour for colour, _ in shapes(version)[-13:])) == colours[-2:]
    assert [colour for colour, _ in shapes(version)][: len(colours) - 1] == colours[:-1]


def test_on_a_ground_the_border_is_a_twenty_fifth_of_the_height() -> None:
    edge = shapes("white")[0][1]
    assert min(x for x, _ in edge) == pytest.approx(-HEIGHT / 25)


def test_the_picture_for_word_shows_what_the_drawing_shows() -> None:
    with Image.open(io.BytesIO(picture("blue"))) as dots:
        scale = dots.width / WIDTH
        assert dots.size == (round(WIDTH * scale), round(HEIGHT * scale))
        # At least 600 dots an inch at 12 mm of height.
        assert dots.height / (12 / 25.4) >= 600
        top = (round(WIDTH / 2 * scale), round((HEIGHT / 2 - HEIGHT / 3) * scale))
        assert dots.getpixel(top) == (0xFF, 0xCC, 0x00)
        assert dots.getpixel((5, 5)) == (0x00, 0x33, 0x99)


def test_for_a_press_the_colours_are_the_inks_of_the_guide() -> None:
    svg = inked_drawing(drawing("blue"), inked).decode()
    assert "#" not in svg
    assert set(re.findall(r'fill="([^"]*)"', svg)) == {"device-cmyk(1 0.8 0 0)", "device-cmyk(0 0 1 0)"}
