"""Maps for a book: countries, and each practice's number where the practice is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pipeline.model import Look, Resource
from pipeline.render.book.chips import HIGH, Chip, Spot, placed_chips
from pipeline.render.book.geography import GREECE, Europe, MapBox, box_of, europe
from pipeline.render.sheet.locator import XY

# With at least so many practices, Greece has a map of its own.
_GREEK = 3

# In the map's units: the margin around places, the least extent of a map, so that places can be recognised, and the
# margin around Greece.
_AROUND, _LEAST, _AROUND_GREECE = 60.0, 420.0, 14.0

_EDGE, _POINT = "#ffffff", "#c8102e"

# The part of the map on the cover, which goes beyond the map's edges and has the proportions of A4; in millimetres, the
# page's width, where the event's place and date begin, and the corner of the title.
_ART = (20.0, -6.0, 1010.0, 1394.0)
_PAGE, _EVENT, _TITLE = 210.0, 243.0, (145.0, 112.0)


class Panel(NamedTuple):
    """A map, its size in millimetres and its numbers; `is_greek` if it shows Greece only."""

    drawing: Resource
    width: float
    height: float
    chips: tuple[Chip, ...]
    is_greek: bool


class Colours(NamedTuple):
    """The colours of sea, land and countries with practices, each with its opacity, and of lines to numbers."""

    sea: tuple[str, float]
    land: tuple[str, float]
    country: tuple[str, float]
    line: str


def accent_of(look: Look) -> str:
    """The accent colour of the brand."""
    return dict(look.brand).get("accent", "#003399")


def accent_colours(look: Look) -> Colours:
    """The colours of a map in the brand's accent."""
    accent = accent_of(look)
    return Colours((accent, 0.07), ("#ccd4e4", 1), (accent, 0.42), accent)


def cover_art(spots: Iterable[Spot], accent: str) -> bytes:
    """The cover's background: the accent colour with Europe showing through, and a point for each place."""
    land = europe()
    known = [(spot, at) for spot in spots if (at := land.spot(spot.place))]
    countries = sorted({spot.place.country or "" for spot, _ in known})
    colours = Colours((accent, 1), (_EDGE, 0.1), (_EDGE, 0.24), accent)
    view = MapBox(*_ART)
    scale = _PAGE / view.width
    parts = [*_map_base(land, view, scale, colours, countries, accent)]
    for x, y in dict.fromkeys(((x - view.left) * scale, (y - view.top) * scale) for _, (x, y) in known):
        # No point is drawn on the title, or on the place and date of the event.
        if y < _EVENT and (y > _TITLE[1] or x > _TITLE[0]):
            parts.append(f'<circle cx="{x:.5g}" cy="{y:.5g}" r="1.5" fill="{_EDGE}"/>')
    return "".join([*parts, "</svg>\n"]).encode()


def panels(spots: Iterable[Spot], size: XY, colours: Colours) -> tuple[Panel, ...]:
    """The maps, of this size, of all practices whose place is known: of Greece if it has many, and of Europe."""
    known = [spot for spot in spots if europe().spot(spot.place)]
    greek = [spot for spot in known if spot.place.country == GREECE]
    groups = [(greek, True)] if len(greek) >= _GREEK else []
    others = [spot for spot in known if spot not in greek] if groups else known
    groups += [(others, False)] if others else []
    return tuple(_panel(group, size, colours, is_greek=is_greek) for group, is_greek in groups)


def _panel(spots: Sequence[Spot], size: XY, colours: Colours, *, is_greek: bool) -> Panel:
    land = europe()
    points = {spot: at for spot in spots if (at := land.spot(spot.place))}
    view = _view(land, list(points.values()), size[0] / size[1], is_greek=is_greek)
    scale = size[0] / view.width
    on_paper = {spot: ((x - view.left) * scale, (y - view.top) * scale) for spot, (x, y) in points.items()}
    chips = tuple(placed_chips(on_paper, size))
    countries = sorted({spot.place.country or "" for spot in spots})
    drawing = _drawing(land, view, scale, colours, countries, chips)
    name = "map-greece.svg" if is_greek else "map-europe.svg"
    return Panel(Resource(name, "image/svg+xml", drawing), *size, chips, is_greek)


def _view(land: Europe, points: list[XY], ratio: float, *, is_greek: bool) -> MapBox:
    if is_greek:
        found = land.outline(GREECE)
        return box_of([found[:2], found[2:]], _AROUND_GREECE).around(ratio, land.whole)
    found = box_of(points, _AROUND)
    spare = max(0.0, (_LEAST - max(found.width, found.height)) / 2)
    return box_of([found[:2], found[2:]], spare).around(ratio, land.whole)


def _drawing(
    land: Europe, view: MapBox, scale: float, colours: Colours, countries: Sequence[str], chips: Sequence[Chip]
) -> bytes:
    """The map, scaled to millimetres; lines lead from points to numbers that are not on them."""
    parts = [*_map_base(land, view, scale, colours, countries, _EDGE)]
    for chip in chips:
        x, y = chip.point
        middle = chip.left + chip.width / 2, chip.top + HIGH / 2
        if abs(middle[0] - x) > chip.width / 2 or abs(middle[1] - y) > HIGH / 2:
            parts.append(
                f'<path fill="none" stroke="{colours.line}" stroke-width="0.25" '
                f'd="M{x:.5g} {y:.5g}L{middle[0]:.5g} {middle[1]:.5g}"/>'
            )
    for x, y in dict.fromkeys(chip.point for chip in chips):
        parts.append(
            f'<circle cx="{x:.5g}" cy="{y:.5g}" r="1.1" fill="{_POINT}" stroke="{_EDGE}" stroke-width="0.35"/>'
        )
    return "".join([*parts, "</svg>\n"]).encode()


def _map_base(
    land: Europe, view: MapBox, scale: float, colours: Colours, countries: Sequence[str], edge: str
) -> Iterator[str]:
    """The beginning of a drawing: sea and countries, with borders in the colour `edge`."""
    others = land.land + "".join(path for code, path in land.countries.items() if code not in countries)
    own = "".join(land.countries.get(code, "") for code in countries)
    line = f'stroke="{edge}" stroke-width="{0.25 / scale:.4g}" stroke-linejoin="round"'
    size = f"{view.width * scale:.6g}", f"{view.height * scale:.6g}"
    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size[0]} {size[1]}">'
    yield f'<rect width="{size[0]}" height="{size[1]}" {_fill(colours.sea)}/>'
    yield f'<g transform="scale({scale:.6g}) translate({-view.left:.6g} {-view.top:.6g})">'
    yield f'<path {_fill(colours.land)} {line} d="{others}"/>'
    yield f'<path {_fill(colours.country)} {line} d="{own}"/>' if own else ""
    yield "</g>"


def _fill(colour: tuple[str, float]) -> str:
    """A fill with its opacity, so that in print it keeps to the inks of its colour."""
    return f'fill="{colour[0]}"' + (f' fill-opacity="{colour[1]:g}"' if colour[1] < 1 else "")
