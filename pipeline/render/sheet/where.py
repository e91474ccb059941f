"""Where the practice is, as a picture: the small map of Europe with its alternative text."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.lexicon.place_names import place_name
from pipeline.lexicon.sheet_words import sheet_words
from pipeline.model import Figure, Look, Place, Record, Resource
from pipeline.render.passages import passage
from pipeline.render.sheet.locator import locator
from pipeline.render.sheet.voices import Voices

# The colour of other countries, on the ground of the facts.
_LAND = "#b7c3de"


class Where(NamedTuple):
    """The figure for the sheet's head, and its resources: the drawing, and a picture for formats without drawings."""

    figure: Figure
    resources: tuple[Resource, ...]


def where(record: Record, look: Look, voices: Voices) -> Where | None:
    """The map of the practice's place; None where its country is not known, or the page names several."""
    places = [value.value for value in record.of("location") if isinstance(value.value, Place) and value.is_sure]
    if len({place.country for place in places}) != 1:
        return None
    # Of several regions of one country none is pointed at.
    regions = {place.nuts: place for place in places if place.nuts}
    place = next(iter(regions.values())) if len(regions) == 1 else Place(places[0].country)
    brand = dict(look.brand)
    found = locator(place, brand.get("accent", "#003399"), _LAND)
    if not found:
        return None
    words = sheet_words(voices.lexicon, voices.languages[0])
    alt = words.map.format(place=place_name(place, words.lang, voices.lexicon))
    return Where(Figure(found[0].name, passage(alt, words.lang)), found)
