"""Countries (ISO 3166-1) and regions (NUTS) by name, from `places.toml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from pipeline.lexicon import Lexicon
from pipeline.text import fold

# The length of codes of the smallest regions.
_SMALLEST = 5
_PARTS = re.compile(r"\s*,\s+|\s+–\s+")
_AND = re.compile(r"&|(?<!\w)(?:και|and)(?!\w)")


@dataclass(frozen=True, slots=True)
class Places:
    """`countries` maps an ISO code to its names, `regions` a NUTS code to its names, as written."""

    countries: Mapping[str, tuple[str, ...]]
    regions: Mapping[str, tuple[str, ...]]


@cache
def places(lexicon: Lexicon) -> Places:
    """The places that `lexicon` knows."""

    def rows(section: str) -> Mapping[str, tuple[str, ...]]:
        return MappingProxyType({code: tuple(names) for code, names in lexicon.table("places", section).items()})

    return Places(rows("countries"), rows("regions"))


@cache
def shown_names(lexicon: Lexicon, lang: str) -> Mapping[str, str]:
    """The one name in `lang` that a sheet shows, by the code of a country or region, or the key of a town.

    Empty for a language that places.toml has no names in.
    """
    if not lexicon.table("places", lang):
        return MappingProxyType({})
    within: dict[str, str] = {}
    for greek, english in (*lexicon.table("places", "within").items(), *greek_parts(lexicon)):
        shown = greek if lang == "el" else english
        within |= {place_key(greek): shown, place_key(english): shown}
    return MappingProxyType({**within, **lexicon.table("places", lang)})


@cache
def greek_parts(lexicon: Lexicon) -> tuple[tuple[str, str], ...]:
    """The prefectures and islands that are one region of Greece only together, in Greek and in English."""
    regions = places(lexicon).regions.items()
    own = [names[:2] for code, names in regions if code.startswith("EL") and len(code) == _SMALLEST]
    names = [[_PARTS.split(name) for name in both] for both in own]
    pairs = [zip(*both, strict=True) for both in names if len({len(one) for one in both}) == 1 < len(both[0])]
    return tuple((greek, english) for pair in pairs for greek, english in pair)


def country_of(nuts: str) -> str:
    """The ISO 3166-1 code of a NUTS code's country: Eurostat writes EL and UK where ISO has GR and GB."""
    return {"EL": "GR", "UK": "GB"}.get(nuts[:2], nuts[:2])


@lru_cache(maxsize=4096)  # each step that looks for places asks for the same lines
def place_key(name: str) -> str:
    """One form for all spellings of a place's name: folded, with hyphens and “and” as spaces."""
    return " ".join(_AND.sub(" ", fold(name).replace("-", " ")).split()).strip(" .,;:")
