"""The maps in the index of a gallery."""

from __future__ import annotations

from pipeline.model import Look, Place
from pipeline.model.pack import Bilingual
from pipeline.render.site.index_cards import IndexCard
from pipeline.render.site.index_map import index_maps

LAKE = (Place("GR", None, "EL53"), Bilingual("Δυτική Μακεδονία", "Western Macedonia"))
BELGIUM = (Place("BE", None, None), Bilingual("Βέλγιο", ""))
NOWHERE = (Place("XX", None, None), Bilingual("Αλλού", "Elsewhere"))


def card(name: str, *places: tuple[Place, Bilingual]) -> IndexCard:
    return IndexCard(name, (("el", name),), (), places, (), "", ("el",), "")


def test_a_place_has_one_pin_with_the_number_of_its_sheets_and_its_names(look: Look) -> None:
    ((_, pins),) = index_maps([card("a", LAKE), card("b", LAKE, BELGIUM)], look)
    assert {(pin.value, pin.el, pin.en, pin.sheets) for pin in pins} == {
        ("Δυτική Μακεδονία", "Δυτική Μακεδονία", "Western Macedonia", 2),
        ("Βέλγιο", "Βέλγιο", "Βέλγιο", 1),
    }
    assert all(0 < pin.left < 100 and 0 < pin.top < 100 for pin in pins)
    assert len({pin.name for pin in pins}) == 2


def test_without_a_known_place_there_is_no_map(look: Look) -> None:
    assert index_maps([card("a", NOWHERE), card("b")], look) == ()
