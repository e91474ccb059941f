"""Boxes on pages."""

from __future__ import annotations

import pytest

from pipeline.check.funding_line import PageBox

BOX = PageBox(0, 10, 10, 20, 30)


@pytest.mark.parametrize(
    ("other", "distance"),
    [
        (PageBox(0, 20, 10, 25, 30), 0),  # touches
        (PageBox(0, 23, 10, 25, 30), 3),
        (PageBox(0, 0, 10, 8, 30), 2),
        (PageBox(0, 10, 35, 20, 40), 5),
        (PageBox(0, 10, 0, 20, 9), 1),
        (PageBox(0, 23, 35, 25, 40), 5),  # the longer of both ways
        (PageBox(0, 12, 12, 15, 15), 0),
        (PageBox(1, 10, 10, 20, 30), float("inf")),
    ],
)
def test_the_distance_is_that_of_the_nearest_edges(other: PageBox, distance: float) -> None:
    assert BOX.distance(other) == other.distance(BOX) == distance


@pytest.mark.parametrize(
    ("other", "overlaps"),
    [
        (PageBox(0, 19, 29, 40, 40), True),
        (PageBox(0, 20, 10, 25, 30), False),  # shares an edge, no ground
        (PageBox(0, 10, 30, 20, 40), False),
        (PageBox(0, 12, 12, 15, 15), True),
        (PageBox(1, 12, 12, 15, 15), False),
    ],
)
def test_boxes_overlap_where_they_share_ground(other: PageBox, *, overlaps: bool) -> None:
    assert BOX.overlaps(other) is other.overlaps(BOX) is overlaps


def test_a_box_has_its_width_and_height() -> None:
    assert (BOX.width, BOX.height) == (10, 20)
