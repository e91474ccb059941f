"""The map of Europe: its shapes, and where places are on it. `scripts/make_map.py` writes `europe.json`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import NamedTuple

from pipeline.model import Place
from pipeline.render.sheet.locator import REGION, XY, rings

GREECE = "GR"


class MapBox(NamedTuple):
    """A part of the map, in its units."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def around(self, ratio: float, whole: MapBox) -> MapBox:
        """A box around this one whose width is `ratio` times its height, inside the `whole` as far as it fits."""
        width, height = max(self.width, self.height * ratio), max(self.height, self.width / ratio)
        left = _kept_inside((self.left + self.right - width) / 2, width, whole.left, whole.right)
        top = _kept_inside((self.top + self.bottom - height) / 2, height, whole.top, whole.bottom)
        return MapBox(left, top, left + width, top + height)


def _kept_inside(start: float, length: float, first: float, last: float) -> float:
    return (first + last - length) / 2 if length > last - first else min(max(start, first), last - length)


@dataclass(frozen=True, slots=True)
class Europe:
    """Shapes as SVG paths, the middle of each country, and the seats of Greece's regions."""

    whole: MapBox
    land: str
    countries: Mapping[str, str]
    middles: Mapping[str, XY]
    seats: Mapping[str, XY]

    def spot(self, place: Place) -> XY | None:
        """Where a place is: at the seat of its region in Greece, else in the middle of its country; None if unknown."""
        return self.seats.get((place.nuts or "")[:REGION]) or self.middles.get(place.country or "")

    def outline(self, country: str) -> MapBox:
        """The box around a country."""
        return box_of([point for ring in rings(self.countries[country]) for point in ring])


def box_of(points: list[XY], room: float = 0) -> MapBox:
    """The box around points, with some room on each side."""
    xs, ys = zip(*points, strict=True)
    return MapBox(min(xs) - room, min(ys) - room, max(xs) + room, max(ys) + room)


@cache
def europe() -> Europe:
    """The map."""
    known = json.loads(resources.files(__package__).joinpath("europe.json").read_text(encoding="utf-8"))
    width, height = known["view"]
    middles = {code: _middle(path) for code, path in known["countries"].items()}
    middles |= {code: tuple(at) for code, at in known["tiny"].items()}
    seats = {code: tuple(at) for code, at in known["points"].items()}
    return Europe(MapBox(0, 0, width, height), known["land"], known["countries"], middles, seats)


def _middle(path: str) -> XY:
    """The centre of gravity of a country's largest piece."""
    area, ring = max((abs(_area(ring)), ring) for ring in rings(path))
    if not area:
        return ring[0]
    steps = list(zip(ring, ring[1:] + ring[:1], strict=True))
    crosses = [x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in steps]
    whole = 3 * sum(crosses)
    x = sum((x1 + x2) * cross for ((x1, _), (x2, _)), cross in zip(steps, crosses, strict=True)) / whole
    y = sum((y1 + y2) * cross for ((_, y1), (_, y2)), cross in zip(steps, crosses, strict=True)) / whole
    return round(x, 1), round(y, 1)


def _area(ring: list[XY]) -> float:
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True)) / 2
