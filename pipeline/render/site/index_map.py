"""The maps in the index of a gallery: where its sheets are, and how many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from pipeline.model import Look
from pipeline.render.book.chips import Spot
from pipeline.render.book.geography import europe
from pipeline.render.book.panels import Panel, accent_colours, panels
from pipeline.render.site.index_cards import IndexCard

# The map's size in millimetres, which browsers scale.
_SIZE = (174.0, 150.0)
_HIGH = 5.4


class Pin(NamedTuple):
    """A place on the map, in per cent of the map's size, with the number of sheets there and the place's value."""

    name: str
    left: float
    top: float
    sheets: int
    value: str
    el: str
    en: str


def index_maps(cards: Sequence[IndexCard], look: Look) -> tuple[tuple[Panel, tuple[Pin, ...]], ...]:
    """Maps of Greece and of Europe, each place with the number of its sheets."""
    places: dict[object, list[tuple[IndexCard, Any]]] = {}
    for card in cards:
        for place, said in card.places:
            if spot := europe().spot(place):
                places.setdefault(spot, []).append((card, (place, said)))
    groups = list(places.values())
    spots = [Spot(at, group[0][1][0]) for at, group in enumerate(groups)]
    colours = accent_colours(look)
    return tuple((panel, tuple(_pins(panel, groups))) for panel in panels(spots, _SIZE, colours))


def _pins(panel: Panel, groups: Sequence[Sequence[tuple[IndexCard, Any]]]) -> Iterator[Pin]:
    for chip in panel.chips:
        group = groups[chip.number]
        said = group[0][1][1]
        left, top = (chip.left + chip.width / 2) / panel.width * 100, (chip.top + _HIGH / 2) / panel.height * 100
        count = len({card.name for card, _ in group})
        yield Pin(
            f"pin-{chip.number}",
            round(left, 2),
            round(top, 2),
            count,
            said.el or said.en,
            said.el or said.en,
            said.en or said.el,
        )
