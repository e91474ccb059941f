"""The emblem of the European Union, drawn from the geometry that its graphics guide gives.

A rectangle of 3 to 2; twelve upright stars at the hours of a clock, on a circle whose radius is a third of the height;
the points of a star lie on a circle of an eighteenth of the height (Interinstitutional style guide, annex A1).
Lengths are in eighteenths of the height.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import cos, pi, sin, sqrt

from pipeline.render.sheet.images import Shape, painted

WIDTH, HEIGHT = 27, 18

_BLUE, _YELLOW, _BLACK, _WHITE = "#003399", "#ffcc00", "#000000", "#ffffff"

# The inner corners of a five-pointed star, by its outer circle.
_INNER = (3 - sqrt(5)) / 2

# On a coloured ground the emblem has a white border of a twenty-fifth of its height.
_BORDER = HEIGHT / 25

# The outline of the one-colour emblem.
_OUTLINE = 0.4

# The dots of the picture for formats without drawings: 600 an inch and more up to a height of 15 mm.
_DOTS = 20

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Colours:
    ground: str
    stars: str
    edge: str = ""
    edge_width: float = 0


# The emblem that goes with each colour of the statement.
_VERSIONS = {
    "blue": _Colours(_BLUE, _YELLOW),
    "black": _Colours(_BLUE, _YELLOW),
    "white": _Colours(_BLUE, _YELLOW, _WHITE, _BORDER),
    "mono": _Colours(_WHITE, _BLACK, _BLACK, _OUTLINE),
}


@lru_cache(maxsize=4)
def drawing(version: str) -> bytes:
    """The emblem as SVG, for a statement that is `blue`, `black`, `white` (on a ground) or `mono` (all black)."""
    colours = _VERSIONS[version]
    edge = colours.edge_width
    box = f"{-edge:g} {-edge:g} {WIDTH + 2 * edge:g} {HEIGHT + 2 * edge:g}"
    shapes = "".join(
        f'<path fill="{colour}" d="M{" L".join(f"{x:.4f} {y:.4f}" for x, y in points)} Z"/>'
        for colour, points in _shapes(colours)
    )
    size = f'width="{WIDTH + 2 * edge:g}mm" height="{HEIGHT + 2 * edge:g}mm"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="{box}">{shapes}</svg>\n'.encode()


@lru_cache(maxsize=4)
def picture(version: str) -> bytes:
    """The emblem as PNG."""
    colours = _VERSIONS[version]
    edge = colours.edge_width
    return painted((WIDTH + 2 * edge, HEIGHT + 2 * edge), (-edge, -edge), tuple(_shapes(colours)), _DOTS)


def _shapes(colours: _Colours) -> Iterator[Shape]:
    if colours.edge:
        yield colours.edge, _rectangle(colours.edge_width)
    yield colours.ground, _rectangle(0)
    for hour in range(12):
        angle = 2 * pi * hour / 12
        yield colours.stars, _star(WIDTH / 2 + HEIGHT / 3 * sin(angle), HEIGHT / 2 - HEIGHT / 3 * cos(angle))


def _rectangle(edge: float) -> tuple[Point, ...]:
    left, top, right, bottom = -edge, -edge, WIDTH + edge, HEIGHT + edge
    return (left, top), (right, top), (right, bottom), (left, bottom)


def _star(x: float, y: float) -> tuple[Point, ...]:
    """A star of outer radius 1 round a centre, one point up."""
    radii = [_INNER if corner % 2 else 1 for corner in range(10)]
    return tuple((x + r * sin(pi * n / 5), y - r * cos(pi * n / 5)) for n, r in enumerate(radii))
