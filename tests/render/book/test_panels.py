from collections.abc import Iterable

from pipeline.model import Place
from pipeline.render.book.chips import Spot
from pipeline.render.book.panels import Colours, Panel, cover_art, panels

SIZE = (174.0, 176.0)
COLOURS = Colours(("#003399", 0.07), ("#ccd4e4", 1), ("#003399", 0.42), "#003399")
KOZANI = Place("GR", None, "EL53")


def drawn(places: Iterable[Place]) -> tuple[Panel, ...]:
    return panels((Spot(number, place) for number, place in enumerate(places, 1)), SIZE, COLOURS)


def test_every_practice_has_its_number_on_one_map() -> None:
    places = [KOZANI, Place("GR", None, "EL30"), Place("BE"), Place("GR"), Place("FI"), Place("JP"), Place()]
    found = drawn(places)
    assert [panel.is_greek for panel in found] == [True, False]
    assert [[chip.number for chip in panel.chips] for panel in found] == [[1, 2, 4], [3, 5]]


def test_a_few_greek_practices_stand_on_the_map_of_europe() -> None:
    (panel,) = drawn([KOZANI, Place("BE")])
    assert not panel.is_greek
    assert len(panel.chips) == 2


def test_countries_with_practices_are_told_from_others_and_the_drawing_is_always_the_same() -> None:
    (one,), (other,), (again,) = drawn([Place("BE")]), drawn([Place("FI")]), drawn([Place("BE")])
    assert one.drawing.data != other.drawing.data
    assert one == again
    assert not drawn([Place("JP")])


def test_the_cover_has_a_point_for_each_place() -> None:
    spots = [Spot(1, KOZANI), Spot(2, KOZANI), Spot(3, Place("BE")), Spot(4, Place())]
    assert cover_art(spots, "#003399").count(b"<circle") == 2
    assert cover_art([], "#003399").startswith(b"<svg")
