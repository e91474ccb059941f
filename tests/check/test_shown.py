"""Boxes on pages."""

from __future__ import annotations

import pytest

from pipeline.check.shown import Box

BOX = Box(0, 10, 10, 20, 30)


@pytest.mark.parametrize(
    ("other", "distance"),
    [
        (Box(0, 20, 10, 25, 30), 0),  # touches
        (Box(0, 23, 10, 25, 30), 3),
        (Box(0, 0, 10, 8, 30), 2),
        (Box(0, 10, 35, 20, 40), 5),
        (Box(0, 10, 0, 20, 9), 1),
        (Box(0, 23, 35, 25, 40), 5),  # the longer of both ways
        (Box(0, 12, 12, 15, 15), 0),
        (Box(1, 10, 10, 20, 30), float("inf")),
    ],
)
def test_the_distance_is_that_of_the_nearest_edges(other: Box, distance: float) -> None:
    assert BOX.distance(other) == other.distance(BOX) == distance


@pytest.mark.parametrize(
    ("other", "overlaps"),
    [
        (Box(0, 19, 29, 40, 40), True),
        (Box(0, 20, 10, 25, 30), False),  # shares an edge, no ground
        (Box(0, 10, 30, 20, 40), False),
        (Box(0, 12, 12, 15, 15), True),
        (Box(1, 12, 12, 15, 15), False),
    ],
)
def test_boxes_overlap_where_they_share_ground(other: Box, *, overlaps: bool) -> None:
    assert BOX.overlaps(other) is other.overlaps(BOX) is overlaps


def test_a_box_has_its_width_and_height() -> None:
    assert (BOX.width, BOX.height) == (10, 20)
