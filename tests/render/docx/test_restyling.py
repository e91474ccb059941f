"""A template's styles in the distances and the size of text of a sheet."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from docx import Document

from pipeline.model import Look
from pipeline.render.docx.measures import measures
from pipeline.render.docx.restyling import DEFAULT_SIZE, closer, growth, leading
from pipeline.render.docx.template import opened, saved


def styles(look: Look, size: float) -> Any:
    return Document(io.BytesIO(saved(opened(look, size, "el-GR"), look))).styles


@pytest.mark.parametrize("size", [10.5, 11.0, 12.0])
@pytest.mark.parametrize("style", ["Body", "Heading 1", "Wide Gap", "Footer", "Lead", "Fact Value"])
def test_the_styles_of_a_sheet_have_the_measures_that_its_pages_are_told_by(
    style: str, size: float, look: Look
) -> None:
    told, found = measures(look).of(style, size), styles(look, size)[style]
    spaces = [one.pt if one else 0 for one in (found.paragraph_format.space_before, found.paragraph_format.space_after)]
    assert spaces == pytest.approx([told.before, told.after], abs=0.05)
    points = found.font.size.pt if found.font.size else size
    assert points == pytest.approx(told.size, abs=0.3)


def test_closer_text_has_less_room_between_sections_than_between_paragraphs() -> None:
    assert closer("Rule", 10.5) < closer("Body", 10.5) < 1 < closer("Body", 12.0) < closer("Rule", 12.0)
    assert closer("footer", 10.5) == closer("Cell Total", 10.5) == closer("Rule", DEFAULT_SIZE) == 1


def test_a_short_sheet_has_a_higher_band_and_its_titles_stand_as_close_to_one_another() -> None:
    assert closer("Kicker", 12.0) > closer("Rule", 12.0) > closer("Project", 12.0) == closer("Heading 1", 12.0) == 1


def test_what_is_read_first_grows_on_a_short_sheet_alone() -> None:
    assert growth("Heading 1", 12.0) > growth("Heading 1", DEFAULT_SIZE) == growth("Heading 1", 10.5) == 1
    assert growth("Lead", 10.5) < 1 < growth("Lead", 12.0)


def test_a_distance_of_lines_that_was_given_by_hand_stays() -> None:
    assert leading(300, 10.5) == 300
    assert leading(248, 10.5) < leading(248, DEFAULT_SIZE) == 248


def test_the_brand_s_spacing_is_that_of_all_distances(look: Look, look_of: Callable[..., Look]) -> None:
    def before(look: Look, size: float) -> float:
        return float(styles(look, size)["Rule"].paragraph_format.space_before.pt)

    tight = look_of(brand=(("spacing", "0.6"),))
    for size in (10.5, 11.0):
        assert before(tight, size) == pytest.approx(before(look, size) * 0.6, abs=0.05)
