from __future__ import annotations

from typing import Any

import pytest
from weasyprint import HTML
from weasyprint.formatting_structure.boxes import Box
from weasyprint.layout.block import collapse_margin

from benchmarks.swaps import weasyprints_own
from pipeline.render.pdf import box_measures


def page_of(markup: str) -> Any:
    return HTML(string=f"<title>T</title>{markup}").render().pages[0]._page_box


@pytest.mark.parametrize("margins", [[], [3.5], [-2], [3, 1.5, -2, -0.5], [0, 0.0], [0.0, -0.0]])
def test_margins_that_meet_come_to_what_weasyprint_makes_of_them(margins: list[float]) -> None:
    with weasyprints_own():
        own = collapse_margin(margins)
    assert box_measures.collapse_margin(margins) == own


@pytest.mark.parametrize("placeholders", [False, True])
def test_boxes_come_in_the_order_in_which_weasyprint_goes_through_them(*, placeholders: bool) -> None:
    page = page_of("<p>One <b style='position: absolute'>two<i>three</i></b></p><table><tr><td>a</table>")
    ours = list(box_measures.descendants(page, placeholders))
    with weasyprints_own():
        assert ours == list(page.descendants(placeholders))
    assert len(ours) > 10
    assert all(isinstance(one, Box) for one in ours) is placeholders


def test_tables_of_one_style_share_the_styles_of_table_and_wrapper() -> None:
    inside = page_of("<table><tr><td>a</table><table><tr><td>b</table><table style='margin: 3mm'><tr><td>c</table>")
    wrappers = [box for box in inside.descendants() if isinstance(box, Box) and box.is_table_wrapper]
    first, second, third = ((box.style, box.get_wrapped_table().style) for box in wrappers)
    assert first[0] is second[0]
    assert first[1] is second[1]
    assert third[0]["margin_top"] != first[0]["margin_top"]
    assert third[1]["margin_top"] == first[1]["margin_top"]
