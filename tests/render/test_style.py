"""The style sheet, held against WCAG 2.1 AA: 4.5 : 1 for text of any size that the sheets use."""

from __future__ import annotations

import re

import pytest

from pipeline.contrast import contrast
from pipeline.model import Look
from pipeline.settings import Brand
from pipeline.settings.problems import QUIET


def colours(css: str) -> dict[str, str]:
    return dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", css))


@pytest.mark.parametrize("text", ["accent", "ink", "quiet"])
@pytest.mark.parametrize("ground", ["#ffffff", "tint"])
def test_text_stands_out_from_its_ground(text: str, ground: str, look: Look) -> None:
    known = colours(look.file("sheet.css").decode())
    assert contrast(known[text], known.get(ground, ground)) >= 4.5


def test_the_style_sheet_starts_from_the_colours_of_the_settings(look: Look) -> None:
    known = colours(look.file("sheet.css").decode())
    brand = Brand()
    assert (known["accent"], known["tint"], known["ink"]) == (brand.accent, brand.tint, brand.ink)
    assert known["quiet"] == QUIET


def test_the_style_sheet_starts_from_the_spacing_of_the_settings(look: Look) -> None:
    css = look.file("sheet.css").decode()
    assert re.findall(r"--spacing: ([\d.]+);", css) == [f"{Brand().spacing:g}"]
    assert css.count("var(--spacing)") >= 8


def test_no_type_is_smaller_than_nine_points_and_no_capitals_are_made_by_style(look: Look) -> None:
    css = look.file("sheet.css").decode()
    assert min(float(size) for size in re.findall(r"font-size: ([\d.]+)pt", css)) >= 9
    # The second language of a title is smaller than its first; no title is set in less than 14 points.
    assert [float(size) for size in re.findall(r"font-size: ([\d.]+)em", css) if float(size) < 1] == [0.78]
    assert "text-transform" not in css
    assert "hyphens: auto" not in css
