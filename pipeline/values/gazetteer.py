"""Names of countries and regions, and the codes that they stand for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.kept import kept
from pipeline.lexicon import Lexicon
from pipeline.lexicon.places import country_of, greek_parts, place_key, places
from pipeline.lexicon.values import words

_CODE_OF_COUNTRY = re.compile("[A-Z]{2}")


@dataclass(frozen=True, slots=True, eq=False)
class Gazetteer:
    """Knows places by the names of one lexicon, folded."""

    countries: Mapping[str, str]
    regions: Mapping[str, tuple[str, ...]]
    greek: frozenset[str]
    everywhere: frozenset[str]

    def country(self, name: str) -> str | None:
        """The ISO code of a country by its name."""
        return self.countries.get(place_key(name))

    def nuts(self, name: str, country: str | None = None) -> str | None:
        """The NUTS code of a region, of level 2 if it has one; None where several regions bear the name."""
        codes = [code for code in self.regions.get(place_key(name), ()) if country in {None, country_of(code)}]
        if not codes or len({country_of(code) for code in codes}) > 1:
            return None
        second = [code for code in codes if len(code) == 4]
        best = second or [code for code in codes if len(code) == min(map(len, codes))]
        return best[0] if len(best) == 1 else None

    def is_place(self, text: str) -> bool:
        """Whether a line is nothing but the name of a country or of a known region."""
        return self.country(text) is not None or self.nuts(text) is not None or place_key(text) in self.greek

    def is_everywhere(self, text: str) -> bool:
        """Whether a line is a word like “nationwide” or “regional”, which names a level and no place."""
        return place_key(text) in self.everywhere

    @property
    def region_codes(self) -> frozenset[str]:
        """The NUTS codes of all regions."""
        return frozenset(code for codes in self.regions.values() for code in codes)

    def coded(self, part: str) -> str | None:
        """The country whose ISO code, or the code that NUTS has for it, stands in brackets."""
        code = country_of(part) if _CODE_OF_COUNTRY.fullmatch(part) else None
        return code if code in self.countries.values() else None

    def country_at_edge(self, part: str) -> tuple[str, str] | None:
        """The country with whose name some words end or begin, and the other words."""
        names = part.split(" ")
        for size in range(1, min(4, len(names))):
            if found := self.country(" ".join(names[-size:])):
                return found, " ".join(names[:-size])
            if found := self.country(" ".join(names[:size])):
                return found, " ".join(names[size:])
        return None

    def is_inner(self, part: str) -> bool:
        """Whether a country is one within another, as Northern Ireland is; the only region of a country ends in 00."""
        return self.country(part) is not None and not (self.nuts(part) or "00").endswith("00")


@cache
def gazetteer(lexicon: Lexicon) -> Gazetteer:
    """The places that a lexicon knows."""
    known = places(lexicon)
    source = repr((known.countries, known.regions)).encode()
    countries, regions = kept("places", source, lambda: (_by_key(known.countries), _by_key(known.regions)))
    return Gazetteer(
        countries={name: codes[-1] for name, codes in countries.items()},
        regions=regions,
        greek=frozenset(place_key(name) for both in greek_parts(lexicon) for name in both),
        everywhere=frozenset(map(place_key, words(lexicon).everywhere)),
    )


def _by_key(named: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """The codes that each name stands for."""
    codes: dict[str, tuple[str, ...]] = {}
    for code, names in named.items():
        for name in dict.fromkeys(map(place_key, names)):
            codes[name] = (*codes.get(name, ()), code)
    return codes
