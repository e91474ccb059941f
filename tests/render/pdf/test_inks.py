from __future__ import annotations

import pytest

from pipeline.render.pdf.inks import BLACK, inked, inked_drawing, known_inks


@pytest.mark.parametrize(
    ("colour", "inks"),
    [
        pytest.param("#003399", "device-cmyk(1 0.8 0 0)", id="the emblem's blue as its guide has it"),
        pytest.param("#FFCC00", "device-cmyk(0 0 1 0)", id="the emblem's yellow in capitals"),
        pytest.param("#000000", BLACK, id="black is black ink alone"),
        pytest.param("#ffffff", "device-cmyk(0 0 0 0)", id="white is no ink"),
        pytest.param("#808080", "device-cmyk(0 0 0 0.498)", id="grey is black ink alone"),
        pytest.param("#ff0000", "device-cmyk(0 1 1 0)", id="red is magenta and yellow"),
        pytest.param("#a02010", "device-cmyk(0 0.502 0.565 0.373)", id="what all lack is in black"),
    ],
)
def test_a_colour_is_in_the_inks_that_it_lacks_of_white(colour: str, inks: str) -> None:
    assert inked(colour) == inks


def test_only_the_emblems_colours_black_and_white_are_the_same_on_every_press() -> None:
    assert known_inks("#FFCC00") == inked("#ffcc00")
    assert known_inks("#ff0000") == ""


def test_only_whole_colours_of_a_drawing_are_changed() -> None:
    svg = b'<path fill="#003399" stroke="#abc" id="#0033990"/>'
    assert inked_drawing(svg, str.upper) == svg
    assert inked_drawing(svg, lambda colour: f"[{colour}]") == b'<path fill="[#003399]" stroke="#abc" id="#0033990"/>'
