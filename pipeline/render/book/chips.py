"""The numbers of practices on a map, each beside its point and clear of the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import count
from typing import NamedTuple

from pipeline.model import Place
from pipeline.render.sheet.locator import XY

# In millimetres: a number's height, its width with two digits, the width of each further digit, and the gap around it.
HIGH, _WIDE, _WIDER, _GAP = 5.4, 6.4, 1.9, 0.5

# How many rings are searched for a number's place.
_RINGS = 40


class Spot(NamedTuple):
    """A practice on the map: its number in the book, and where it is."""

    number: int
    place: Place


class Chip(NamedTuple):
    """A number on a map: its left and top edge and width, and its point, in millimetres from the map's corner."""

    number: int
    left: float
    top: float
    width: float
    point: XY


def placed_chips(points: dict[Spot, XY], size: XY) -> Iterator[Chip]:
    """The numbers, each as near to its point as the others allow, and inside the map."""
    taken: list[Chip] = []
    following: defaultdict[XY, Iterator[XY]] = defaultdict(_places_around)
    for spot, (x, y) in sorted(points.items(), key=lambda one: (one[0].number, one[1])):
        width = _WIDE + _WIDER * max(0, len(str(spot.number)) - 2)
        for dx, dy in following[x, y]:
            chip = Chip(spot.number, x + dx - width / 2, y + dy - HIGH / 2, width, (x, y))
            if _is_inside(chip, size) and not any(_overlap(chip, other) for other in taken):
                taken.append(chip)
                yield chip
                break


def _places_around() -> Iterator[XY]:
    """Offsets around a point on a grid with room for numbers, ring by ring, the nearest first."""
    wide, high = _WIDE + _GAP, HIGH + _GAP
    yield 0.0, 0.0
    for ring in count(1):
        if ring > _RINGS:
            return
        edge = {(i, j) for i in range(-ring, ring + 1) for j in range(-ring, ring + 1) if max(abs(i), abs(j)) == ring}
        found = ((i * wide + (j % 2) * wide / 2, j * high) for i, j in edge)
        yield from sorted(found, key=lambda at: (round(at[0] ** 2 + at[1] ** 2, 3), at))


def _is_inside(chip: Chip, size: XY) -> bool:
    return 1 <= chip.left <= size[0] - chip.width - 1 and 1 <= chip.top <= size[1] - HIGH - 1


def _overlap(one: Chip, other: Chip) -> bool:
    return (
        one.left < other.left + other.width + _GAP
        and other.left < one.left + one.width + _GAP
        and abs(one.top - other.top) < HIGH + _GAP
    )
