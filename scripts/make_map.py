"""Prepares the shapes of Europe's countries, for the map of a sheet and for that of a whole page.

The one of 36 mm is pipeline/render/sheet/europe.json, the one with more detail pipeline/render/book/europe.json. Run it
with `make map`; it needs npm. The shapes are Natural Earth's (public domain) of 1 : 50,000,000 from the npm package
`world-atlas`, in the projection that the European Union's own maps use (ETRS89-LAEA: Lambert's azimuthal equal-area one
about 10° E, 52° N). Natural Earth draws who holds a piece of land; the borders here are those that the
Union recognises: Crimea is part of Ukraine, Cyprus is one island. What is no country of Europe is one land.

The file holds paths of SVG in whole units of a view, each moved to once and then drawn by relative lines, so that they
deflate well; the middle of countries that are too small for a shape; and the seats of Greece's regions as points.
"""

from __future__ import annotations

import json
import math
import subprocess
import tarfile
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

RENDER = Path(__file__).parent.parent / "pipeline" / "render"
PACKAGE = "world-atlas@2.0.2"

Point = tuple[float, float]
Ring = list[Point]
Inside = Callable[[Point], bool]
Cut = Callable[[Point, Point], Point]

# ISO 3166-1: the package has numbers, the sheets have letters. Who is not here is drawn as land.
CODES = {
    "008": "AL", "040": "AT", "070": "BA", "056": "BE", "100": "BG", "112": "BY", "756": "CH", "196": "CY", "203": "CZ",
    "276": "DE", "208": "DK", "233": "EE", "724": "ES", "246": "FI", "250": "FR", "826": "GB", "300": "GR", "191": "HR",
    "348": "HU", "372": "IE", "352": "IS", "380": "IT", "438": "LI", "440": "LT", "442": "LU", "428": "LV", "492": "MC",
    "498": "MD", "499": "ME", "807": "MK", "470": "MT", "528": "NL", "578": "NO", "616": "PL", "620": "PT", "642": "RO",
    "688": "RS", "643": "RU", "752": "SE", "705": "SI", "703": "SK", "674": "SM", "792": "TR", "804": "UA",
}  # fmt: skip
# Shapes that Natural Earth keeps apart, by name: the island of Cyprus is one country, Åland is Finland's; Kosovo has no
# number.
NAMES = {"N. Cyprus": "CY", "Åland": "FI", "Aland": "FI", "Kosovo": "XK"}
# A polygon around a place belongs to this country, whoever holds it: Simferopol in Crimea.
MOVED = ((34.1, 44.95), "UA")

# The seats of Greece's thirteen regions (degrees east and north), from GeoNames.
SEATS = {
    "EL30": (23.72784, 37.98376),  # Athens
    "EL41": (26.55529, 39.10772),  # Mytilene
    "EL42": (24.9429, 37.44466),  # Ermoupoli
    "EL43": (25.14341, 35.32787),  # Heraklion
    "EL51": (25.40587, 41.11758),  # Komotini
    "EL52": (22.93493, 40.64072),  # Thessaloniki
    "EL53": (21.78984, 40.29931),  # Kozani
    "EL54": (20.85187, 39.66341),  # Ioannina
    "EL61": (22.42112, 39.62847),  # Larissa
    "EL62": (19.92016, 39.62441),  # Corfu
    "EL63": (21.73508, 38.2462),  # Patras
    "EL64": (22.4335, 38.89947),  # Lamia
    "EL65": (22.37883, 37.50959),  # Tripoli
}

LON0, LAT0 = math.radians(10), math.radians(52)
# The window in parts of the earth's radius: west, east, south, north; and its width in units.
WEST, EAST, SOUTH, NORTH = -0.300, 0.385, -0.330, 0.330


class View:
    """How large the map is: its width in units, how far a line may stray when it is simplified, the least of shapes."""

    def __init__(self, target: Path, width: int, tolerance: float, least: float) -> None:
        self.target, self.tolerance, self.least = target, tolerance, least
        self.unit = width / (EAST - WEST)
        self.width, self.height = width, round((NORTH - SOUTH) * self.unit)


VIEWS = (View(RENDER / "sheet" / "europe.json", 240, 0.6, 1.5), View(RENDER / "book" / "europe.json", 1200, 0.4, 2))

# Degrees: polygons wholly outside are not looked at.
NEAR = (-32.0, 50.0, 27.0, 75.0)
# Countries whose smaller islands stay as dots.
ISLANDS = frozenset({"CY", "GR", "HR", "MT"})
# What is cut off stands so far outside of the view that its edge is not seen.
MARGIN = 3


class Atlas(NamedTuple):
    """Arcs in degrees, and by country its polygons: rings of numbers of arcs (~n is arc n backwards)."""

    arcs: list[Ring]
    polygons: dict[str, list[list[list[int]]]]


def main() -> None:
    """Write the files anew."""
    atlas = read(fetched())
    for view in VIEWS:
        draw(atlas, view)


def draw(atlas: Atlas, view: View) -> None:
    """Write the file of one view."""
    simple = [simplified([on_view(point, view) for point in arc], view) for arc in atlas.arcs]
    countries, tiny = {}, {}
    for code, polygons in sorted(atlas.polygons.items()):
        rings = list(shapes(merged(polygons, atlas.arcs), simple, view, keeps_dots=code in ISLANDS))
        if rings:
            countries[code] = path(rings)
        elif code:
            middle = centre([on_view(point, view) for arc in polygons[0][0] for point in along(atlas.arcs, arc)])
            tiny[code] = [round(middle[0]), round(middle[1])]
    found = {
        "view": [view.width, view.height],
        "land": countries.pop(""),
        "countries": countries,
        "tiny": tiny,
        "points": {code: [round(at, 1) for at in on_view(seat, view)] for code, seat in SEATS.items()},
    }
    view.target.write_text(json.dumps(found, separators=(",", ":")) + "\n", encoding="utf-8")
    name, size = view.target.relative_to(RENDER), view.target.stat().st_size
    print(f"{name}: {len(countries)} countries, {len(tiny)} as points, {size} bytes")


def fetched() -> Any:
    """The package's topology of countries."""
    with tempfile.TemporaryDirectory() as folder:
        packed = subprocess.run(
            ["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True, capture_output=True, text=True
        )
        with tarfile.open(Path(folder) / packed.stdout.split()[-1]) as archive:
            member = archive.extractfile("package/countries-50m.json")
            assert member is not None
            return json.load(member)


def read(topology: Any) -> Atlas:
    """The arcs in degrees, and the polygons near Europe by country; "" is all land of no country of Europe."""
    (x_scale, y_scale), (west, south) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * x_scale + west, y * y_scale + south))
        arcs.append(points)
    polygons: dict[str, list[list[list[int]]]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        code = CODES.get(geometry.get("id", ""), "") or NAMES.get(geometry["properties"]["name"], "")
        for polygon in geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]:
            outline = [point for arc in polygon[0] for point in along(arcs, arc)]
            if any(NEAR[0] <= x <= NEAR[1] and NEAR[2] <= y <= NEAR[3] for x, y in outline):
                place, other = MOVED
                polygons.setdefault(other if is_around(outline, place) else code, []).append(polygon)
    return Atlas(arcs, polygons)


def along(arcs: Sequence[Ring], arc: int) -> Ring:
    """The points of an arc in the direction of its number, without the last, which begins the next."""
    return (arcs[arc] if arc >= 0 else arcs[~arc][::-1])[:-1]


def is_around(ring: Ring, place: Point) -> bool:
    """Whether a place lies inside a ring."""
    x, y = place
    crossed = [
        (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1
        for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True)
    ]
    return sum(crossed) % 2 == 1


def merged(polygons: Iterable[Sequence[Sequence[int]]], arcs: Sequence[Ring]) -> list[list[int]]:
    """The rings of arcs around polygons that are joined: a border that two of them share is left out."""
    used = [arc for polygon in polygons for ring in polygon for arc in ring]
    there = set(used)
    left = [arc for arc in used if ~arc not in there]
    by_start: dict[Point, list[int]] = {}
    for arc in left:
        by_start.setdefault(_start(arcs, arc), []).append(arc)
    rings = []
    for first in left:
        if first not in by_start[_start(arcs, first)]:
            continue
        ring, at = [], _start(arcs, first)
        while by_start.get(at):
            ring.append(by_start[at].pop())
            at = _start(arcs, ~ring[-1])
        rings.append(ring)
    return rings


def _start(arcs: Sequence[Ring], arc: int) -> Point:
    return arcs[arc][0] if arc >= 0 else arcs[~arc][-1]


def on_view(place: Point, view: View) -> Point:
    """Degrees east and north as units from the view's upper left corner."""
    east, north = math.radians(place[0]) - LON0, math.radians(place[1])
    scale = math.sqrt(2 / (1 + math.sin(LAT0) * math.sin(north) + math.cos(LAT0) * math.cos(north) * math.cos(east)))
    x = scale * math.cos(north) * math.sin(east)
    y = scale * (math.cos(LAT0) * math.sin(north) - math.sin(LAT0) * math.cos(north) * math.cos(east))
    return (x - WEST) * view.unit, (NORTH - y) * view.unit


def simplified(points: Ring, view: View) -> Ring:
    """A line without the points that hardly bend it (Douglas and Peucker).

    Countries share the arcs between them, so they stay joined.
    """
    kept, spans = {0, len(points) - 1}, [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        distances = ((_distance(points[i], points[first], points[last]), i) for i in range(first + 1, last))
        far, at = max(distances, default=(0.0, 0))
        if far > view.tolerance:
            kept.add(at)
            spans += [(first, at), (at, last)]
    return [points[i] for i in sorted(kept)]


def _distance(point: Point, start: Point, end: Point) -> float:
    """How far a point is from the line through two others, or from them where they are one."""
    (x, y), (x1, y1), (x2, y2) = point, start, end
    length = math.hypot(x2 - x1, y2 - y1)
    return abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length if length else math.hypot(x - x1, y - y1)


def shapes(rings: Iterable[Sequence[int]], arcs: Sequence[Ring], view: View, *, keeps_dots: bool) -> Iterator[Ring]:
    """The rings that are seen in the view; small islands as dots, or left out."""
    for ring in rings:
        whole = [point for arc in ring for point in along(arcs, arc)]
        shown = clipped(whole, view)
        if area(shown) >= view.least:
            yield shown
        elif keeps_dots:
            x, y = centre(whole)
            if 0 < x < view.width and 0 < y < view.height:
                yield [(x - 1, y), (x, y - 1), (x + 1, y), (x, y + 1)]


def clipped(ring: Ring, view: View) -> Ring:
    """The part of a ring inside the view and its margin (Sutherland and Hodgman)."""
    sides: tuple[tuple[int, float, int], ...] = (
        (0, -MARGIN, 1),
        (0, view.width + MARGIN, -1),
        (1, -MARGIN, 1),
        (1, view.height + MARGIN, -1),
    )
    for axis, edge, sign in sides:
        out: Ring = []
        for number, point in enumerate(ring):
            before = ring[number - 1]
            is_in, was_in = sign * (point[axis] - edge) >= 0, sign * (before[axis] - edge) >= 0
            if is_in != was_in:
                share = (edge - before[axis]) / (point[axis] - before[axis])
                out.append((before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])))
            if is_in:
                out.append(point)
        ring = out
    return ring


def area(ring: Ring) -> float:
    """The area of a ring; 0 of none."""
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True))) / 2


def centre(ring: Ring) -> Point:
    """The middle of a ring's points."""
    return sum(x for x, _ in ring) / len(ring), sum(y for _, y in ring) / len(ring)


def path(rings: Iterable[Ring]) -> str:
    """The rings as a path of SVG in whole units."""
    return "".join(_drawn([(round(x), round(y)) for x, y in ring]) for ring in rings)


def _drawn(points: list[tuple[int, int]]) -> str:
    points = [point for number, point in enumerate(points) if point != points[number - 1]] or points[:1]
    (x, y), *others = points
    steps = ""
    for px, py in others:
        for step in (px - x, py - y):
            steps += str(step) if step < 0 or not steps else f" {step}"
        x, y = px, py
    return f"M{points[0][0]} {points[0][1]}l{steps}z"


if __name__ == "__main__":
    main()
