"""The small map of Europe that shows where a practice is: the country in the accent, in Greece a point for the region.

`europe.json` beside this file holds the shapes; `scripts/make_map.py` writes it and says which borders are drawn.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from math import ceil, cos, pi, sin
from typing import NamedTuple

from pipeline.model import Place, Resource
from pipeline.render.sheet.images import Area, plotted

# The picture for formats without drawings: dots to a unit of the view, about 500 an inch on 36 mm.
_DOTS = 2

# A country of which less can be seen, in units, gets a ring around it.
_SMALL = 16

# Letters of the code of a Greek region.
REGION = 4

_EDGE, _POINT = "#ffffff", "#c8102e"
_LAND_EDGE, _COUNTRY_EDGE = 0.6, 1.0
_CORNERS = 48
_NUMBER = re.compile(r"-?\d+")

XY = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Europe:
    """Shapes as paths of SVG in whole units of the view, the middle of countries too small for one, regions' seats."""

    width: int
    height: int
    land: str
    countries: Mapping[str, str]
    tiny: Mapping[str, XY]
    points: Mapping[str, XY]


class _Disc(NamedTuple):
    """A circle round a point: filled, or a ring of a width."""

    at: XY
    radius: float
    colour: str
    ring: float = 0


@lru_cache(maxsize=64)
def locator(place: Place, accent: str, land: str) -> tuple[Resource, ...]:
    """The map of a place as a drawing and as a picture of the same name; () where its country is not known.

    `accent` is the colour of the country, `land` that of all others (`#rrggbb`); the ground is left clear.
    """
    europe, code = _europe(), place.country or ""
    if code not in europe.countries and code not in europe.tiny:
        return ()
    region = (place.nuts or "")[:REGION]
    name = f"map-{code}-{region}" if region in europe.points else f"map-{code}"
    others = europe.land + "".join(path for other, path in europe.countries.items() if other != code)
    own = europe.countries.get(code, "")
    discs = tuple(_discs(europe, code, region, accent))
    return (
        Resource(f"{name}.svg", "image/svg+xml", _drawing(europe, (land, others), (accent, own), discs)),
        Resource(f"{name}.png", "image/png", _picture(europe, (land, others), (accent, own), discs)),
    )


def _discs(europe: _Europe, code: str, region: str, accent: str) -> Iterator[_Disc]:
    """What makes a small country seen, and the region's point."""
    corners = [corner for ring in rings(europe.countries.get(code, "")) for corner in ring]
    xs, ys = zip(*(corners or [europe.tiny[code]]), strict=True)
    middle = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    if not corners:
        yield _Disc(middle, 2, accent)
    if max(max(xs) - min(xs), max(ys) - min(ys)) < _SMALL:
        yield _Disc(middle, 11, accent, ring=2)
    if region in europe.points:
        yield _Disc(europe.points[region], 6.4, _EDGE)
        yield _Disc(europe.points[region], 4.4, _POINT)


def _drawing(europe: _Europe, others: tuple[str, str], own: tuple[str, str], discs: Iterable[_Disc]) -> bytes:
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {europe.width} {europe.height}">']
    for (colour, path), edge, width in ((others, _EDGE, _LAND_EDGE), (own, own[0], _COUNTRY_EDGE)):
        line = f'stroke="{edge}" stroke-width="{width:g}" stroke-linejoin="round"'
        parts += [f'<path fill="{colour}" {line} d="{path}"/>'] if path else []
    for (x, y), radius, colour, ring in discs:
        inked = f'fill="none" stroke="{colour}" stroke-width="{ring:g}"' if ring else f'fill="{colour}"'
        parts.append(f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}" {inked}/>')
    return "".join([*parts, "</svg>\n"]).encode()


def _picture(europe: _Europe, others: tuple[str, str], own: tuple[str, str], discs: Iterable[_Disc]) -> bytes:
    # The clear ground bears the colour of the edges, for programs that show what is clear.
    palette = (_EDGE, others[0], _EDGE, own[0], _POINT)
    land, edge, accent = 1, 2, 3

    def areas() -> Iterator[Area]:
        for path, fill, line, width in ((others[1], land, edge, _LAND_EDGE), (own[1], accent, accent, _COUNTRY_EDGE)):
            for ring in rings(path):
                yield Area(_scaled(ring), fill, line, ceil(width * _DOTS))
        for at, radius, colour, width in discs:
            ink = palette.index(colour, 1)
            yield Area(_scaled(_circle(at, radius)), -1 if width else ink, ink, round(width * _DOTS))

    return plotted((europe.width * _DOTS, europe.height * _DOTS), palette, areas())


def _scaled(ring: Iterable[XY]) -> list[XY]:
    return [(x * _DOTS, y * _DOTS) for x, y in ring]


def _circle(at: XY, radius: float) -> Iterator[XY]:
    angles = (2 * pi * corner / _CORNERS for corner in range(_CORNERS))
    return ((at[0] + radius * cos(angle), at[1] + radius * sin(angle)) for angle in angles)


def rings(path: str) -> Iterator[list[XY]]:
    """The corners of a path that moves to a point and draws relative lines, ring by ring."""
    for ring in path.split("z")[:-1]:
        x = y = 0
        corners: list[XY] = []
        numbers = [int(number) for number in _NUMBER.findall(ring)]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            corners.append((x, y))
        yield corners


@cache
def _europe() -> _Europe:
    known = json.loads(resources.files(__package__).joinpath("europe.json").read_text(encoding="utf-8"))
    width, height = known["view"]
    return _Europe(width, height, known["land"], known["countries"], known["tiny"], known["points"])
