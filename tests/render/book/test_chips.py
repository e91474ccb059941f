from pipeline.model import Place
from pipeline.render.book.chips import HIGH, Spot, placed_chips

SIZE = (174.0, 176.0)


def test_numbers_at_one_place_stand_beside_each_other_inside_the_map() -> None:
    chips = list(placed_chips({Spot(number, Place("GR")): (90.0, 120.0) for number in range(1, 121)}, SIZE))
    assert [chip.number for chip in chips] == list(range(1, 121))
    for at, one in enumerate(chips):
        assert 0 <= one.left <= SIZE[0] - one.width
        assert 0 <= one.top <= SIZE[1] - HIGH
        for other in chips[at + 1 :]:
            apart = abs(one.left - other.left) >= min(one.width, other.width)
            assert apart or abs(one.top - other.top) >= HIGH


def test_a_number_stands_on_its_point_where_nothing_is_in_the_way() -> None:
    (chip,) = placed_chips({Spot(7, Place("GR")): (90.0, 120.0)}, SIZE)
    assert (chip.left + chip.width / 2, chip.top + HIGH / 2) == (90.0, 120.0)
