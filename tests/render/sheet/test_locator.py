"""The map that shows where a practice is."""

import io
import json
import re
from importlib import resources
from math import cos, radians, sin, sqrt

import pytest
from lxml import etree
from PIL import Image

import pipeline.render.sheet
from pipeline.lexicon import shipped
from pipeline.lexicon.places import country_of, places
from pipeline.model import Place
from pipeline.render.sheet.locator import locator

EUROPE = json.loads(resources.files(pipeline.render.sheet).joinpath("europe.json").read_text(encoding="utf-8"))
ACCENT, LAND = "#003399", "#b7c3de"
SVG = "{http://www.w3.org/2000/svg}"


def on_view(east: float, north: float) -> tuple[float, float]:
    """Degrees in the units of the map: Lambert's azimuthal equal-area projection about 10° E, 52° N."""
    turn, up, middle = radians(east - 10), radians(north), radians(52)
    scale = sqrt(2 / (1 + sin(middle) * sin(up) + cos(middle) * cos(up) * cos(turn)))
    x, y = scale * cos(up) * sin(turn), scale * (cos(middle) * sin(up) - sin(middle) * cos(up) * cos(turn))
    return (x + 0.3) * 240 / 0.685, (0.33 - y) * 240 / 0.685


def countries_at(east: float, north: float) -> list[str]:
    """The countries whose shapes a place lies in."""
    x, y = on_view(east, north)
    return [code for code, path in EUROPE["countries"].items() if sum(crossings(path, x, y)) % 2]


def crossings(path: str, x: float, y: float) -> list[bool]:
    found = []
    for ring in path.split("z")[:-1]:
        numbers = [int(number) for number in re.findall(r"-?\d+", ring)]
        corners, at = [], (0, 0)
        for step in zip(numbers[::2], numbers[1::2], strict=True):
            at = (at[0] + step[0], at[1] + step[1])
            corners.append(at)
        for (x1, y1), (x2, y2) in zip(corners, corners[1:] + corners[:1], strict=True):
            found.append((y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1)
    return found


def drawing(place: Place) -> etree._Element:
    svg, _ = locator(place, ACCENT, LAND)
    return etree.fromstring(svg.data)


@pytest.mark.parametrize(
    ("name", "east", "north", "country"),
    [
        ("Simferopol", 34.1, 44.95, "UA"),
        ("Sevastopol", 33.6, 44.65, "UA"),
        ("Donetsk", 37.8, 48.0, "UA"),
        ("Kyrenia", 33.32, 35.3, "CY"),
        ("Limassol", 33.0, 34.8, "CY"),
        ("Kaliningrad", 21.0, 54.7, "RU"),
        ("Pristina", 21.1, 42.6, "XK"),
        ("Kozani", 21.8, 40.3, "GR"),
        ("Heraklion", 25.1, 35.2, "GR"),
    ],
)
def test_borders_are_those_that_the_european_union_recognises(name, east, north, country):
    assert countries_at(east, north) == [country], name


def are_one(path: str, *places: tuple[float, float]) -> bool:
    """Whether one shape of a path holds all the places, with no border between them."""
    return any(
        all(sum(crossings(f"{ring}z", *on_view(*place))) % 2 for place in places) for ring in path.split("z")[:-1]
    )


def test_there_are_no_borders_outside_of_the_countries_of_europe():
    algiers, tunis = (3.5, 36.4), (9.7, 36.5)
    assert are_one(EUROPE["land"], algiers, tunis)


def test_crimea_and_its_country_are_one_shape_and_so_is_cyprus():
    assert are_one(EUROPE["countries"]["UA"], (33.0, 46.4), (34.1, 45.0))
    assert are_one(EUROPE["countries"]["CY"], (33.3, 35.3), (33.0, 34.8))


@pytest.mark.parametrize(
    ("island", "east", "north"),
    [
        ("Lesbos", 26.3, 39.2),
        ("Rhodes", 28.0, 36.2),
        ("Corfu", 19.8, 39.6),
        ("Samos", 26.8, 37.75),
        ("Chios", 26.05, 38.4),
        ("Kythira", 23.0, 36.25),
        ("Kos", 27.1, 36.8),
        ("Limnos", 25.2, 39.9),
        ("Zakynthos", 20.8, 37.8),
        ("Thasos", 24.7, 40.7),
    ],
)
def test_the_islands_of_greece_are_kept(island, east, north):
    x, y = on_view(east, north)
    near = [(x + dx, y + dy) for dx in (-1.5, 0, 1.5) for dy in (-1.5, 0, 1.5)]
    assert any(sum(crossings(EUROPE["countries"]["GR"], *at)) % 2 for at in near), island


def test_the_country_is_drawn_in_the_accent_and_all_others_as_land():
    others, own = drawing(Place("AT", "Tirol", "AT33")).iter(f"{SVG}path")
    assert (others.get("fill"), own.get("fill")) == (LAND, ACCENT)
    assert own.get("d") == EUROPE["countries"]["AT"]
    assert own.get("d") not in others.get("d")
    assert EUROPE["countries"]["DE"] in others.get("d")


def test_a_country_that_is_hardly_seen_has_a_ring_around_it():
    for code in ("MT", "LU", "CY", "MC", "LI"):
        assert [disc.get("fill") for disc in drawing(Place(code)).iter(f"{SVG}circle")][-1] == "none"
    assert not list(drawing(Place("FR")).iter(f"{SVG}circle"))


def test_a_greek_region_has_a_point_at_its_seat_and_its_parts_have_the_same():
    for nuts in ("EL53", "EL531"):
        svg, png = locator(Place("GR", "Δυτική Μακεδονία", nuts), ACCENT, LAND)
        assert (svg.name, png.name) == ("map-GR-EL53.svg", "map-GR-EL53.png")
        point = list(etree.fromstring(svg.data).iter(f"{SVG}circle"))[-1]
        kozani = on_view(21.79, 40.3)
        assert (float(point.get("cx")), float(point.get("cy"))) == pytest.approx(kozani, abs=0.2)


def test_all_thirteen_regions_of_greece_have_a_point_in_or_beside_greece():
    regions = {code for code in places(shipped()).regions if country_of(code) == "GR" and len(code) == 4}
    assert set(EUROPE["points"]) == regions
    for x, y in EUROPE["points"].values():
        near = [(x + dx, y + dy) for dx in (-2, 0, 2) for dy in (-2, 0, 2)]
        assert any(sum(crossings(EUROPE["countries"]["GR"], *at)) % 2 for at in near)


@pytest.mark.parametrize("place", [Place(), Place("US"), Place(None, "Tirol")])
def test_there_is_no_map_of_a_place_that_it_cannot_show(place):
    assert locator(place, ACCENT, LAND) == ()


def test_the_picture_shows_what_the_drawing_shows_on_a_clear_ground():
    _, png = locator(Place("UA"), "#7a1f5c", LAND)
    picture = Image.open(io.BytesIO(png.data)).convert("RGBA")
    scale = picture.width / EUROPE["view"][0]
    kyiv, paris, ocean = on_view(30.5, 50.4), on_view(2.3, 48.8), on_view(-12, 46)
    seen = [picture.getpixel((round(x * scale), round(y * scale))) for x, y in (kyiv, paris, ocean)]
    assert seen[:2] == [(0x7A, 0x1F, 0x5C, 255), (0xB7, 0xC3, 0xDE, 255)]
    assert seen[2][3] == 0


def test_maps_are_small_and_the_same_each_time():
    svg, png = locator(Place("GR", "Κρήτη", "EL43"), ACCENT, LAND)
    assert len(svg.data) < 10_500
    assert len(png.data) < 14_000
    locator.cache_clear()
    assert locator(Place("GR", "Κρήτη", "EL43"), ACCENT, LAND) == (svg, png)
