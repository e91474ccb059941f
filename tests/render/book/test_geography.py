from pipeline.model import Place
from pipeline.render.book.geography import MapBox, europe


def test_a_greek_region_lies_at_its_seat_and_another_country_in_its_middle() -> None:
    land = europe()
    crete, macedonia = land.spot(Place("GR", None, "EL43")), land.spot(Place("GR", None, "EL52"))
    finland, malta = land.spot(Place("FI")), land.spot(Place("MT"))
    assert crete
    assert macedonia
    assert finland
    assert malta
    assert finland[1] < macedonia[1] < malta[1] < crete[1] + 20
    assert land.spot(Place("GR", None, "EL521")) == macedonia
    assert land.spot(Place("GR")) not in (None, crete, macedonia)
    assert land.spot(Place("JP")) is None
    assert land.spot(Place()) is None


def test_a_box_is_widened_to_a_shape_and_stays_inside() -> None:
    whole = MapBox(0, 0, 100, 100)
    assert MapBox(40, 40, 60, 50).around(1, whole) == MapBox(40, 35, 60, 55)
    assert MapBox(90, 0, 98, 20).around(1, whole) == MapBox(80, 0, 100, 20)
    assert MapBox(0, 0, 100, 10).around(0.5, whole) == MapBox(0, -50, 100, 150)
