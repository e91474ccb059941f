"""Names of typed places in one language, as shown on sheets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from enum import IntEnum
from functools import cache
from types import MappingProxyType

from pipeline.lexicon import Lexicon
from pipeline.lexicon.places import country_of, place_key, places, shown_names
from pipeline.model import Place
from pipeline.text.letters import is_greek

_PARTS = re.compile(r"\s*[,;/|()\[\]\n·]\s*|\s+[-–—]\s+|\s*[–—]\s*")

# The length of codes at the level of Greece's thirteen regions, which is meant if a name exists at several levels.
_MIDDLE = 4

# Codes of countries and of NUTS regions, alone or before a name.
_CODE = re.compile(r"[A-Z]{2}(?:\d[0-9A-Z]{0,2})?")
_CODE_BEFORE = re.compile(r"^(?:NUTS ?[0-3]?\b)?[\s:.-]*(?:[A-Z]{2}\d[0-9A-Z]{0,2}(?:\b|$))?[\s:.-]*")

# Words for kinds of places, which may stand beside a name.
_KINDS = frozenset("περιφερεια περιφερειασ region regional prov. prov province of the in".split())


class _Rank(IntEnum):
    """The order of names, from the smallest place to the largest."""

    INSIDE = 0
    REGION = 1
    LAND = 2  # a country within a country, as Scotland is
    COUNTRY = 3


def place_name(place: Place, lang: str, lexicon: Lexicon, written: str = "", written_lang: str = "") -> str:
    """The place in the words of `lang`, from the smallest part to the country: "Δυτική Μακεδονία, Ελλάδα".

    A name that is not known in `lang` stays as it is written, in brackets where its letters are others: "Ισπανία
    (Castilla y León)". `written` are the page's words for the place: what they
    name besides its region and its country is kept, as written in their own language `written_lang`, in another one
    where its name is known.
    """
    namer = _Namer(place, lang, lexicon)
    found = dict(namer.parts(written, is_own=lang == written_lang))
    if not any(place_key(namer.region) in place_key(name) for name in found):
        found[namer.region] = _Rank.REGION
    found.setdefault(namer.country, _Rank.COUNTRY)
    is_one = sum(rank is _Rank.COUNTRY for rank in found.values()) == 1
    names = [name for name in (sorted(found, key=found.__getitem__) if is_one else found) if name]
    foreign = [name for name in names if any(map(is_greek, name)) != (lang == "el")]
    own = ", ".join(name for name in names if name not in foreign)
    return f"{own} ({', '.join(foreign)})" if own and foreign else ", ".join(names)


class _Namer:
    """Finds the names for the parts of one place in one language."""

    def __init__(self, place: Place, lang: str, lexicon: Lexicon) -> None:
        self._known, self._shown = places(lexicon), shown_names(lexicon, lang)
        self._codes = _codes(lexicon)
        place = self._coded(place)
        self.country = self._of_country(place.country) if place.country else ""
        self.region = self._of_region(place)
        aliases = [*self._known.countries.get(place.country or "", ()), *self._known.regions.get(place.nuts or "", ())]
        keys = {place_key(name) for name in (*aliases, place.region or "") if name}
        self._said = sorted(keys, key=len, reverse=True)

    def parts(self, written: str, *, is_own: bool) -> Iterator[tuple[str, _Rank]]:
        """The names in the page's words in order, each with its rank."""
        for part in filter(None, (_CODE_BEFORE.sub("", part) for part in _PARTS.split(written))):
            key = place_key(part)
            code = self._codes.get(key, "")
            if key in self._shown:
                yield self._shown[key], _Rank.LAND if code in self._known.countries else _Rank.INSIDE
            elif code in self._known.countries:
                yield self._of_country(code), _Rank.COUNTRY
            elif code in self._shown and self._shown[code] != self.region:
                yield self._shown[code], _Rank.INSIDE
            elif is_own and not self._is_said(part, key):
                yield part, _Rank.INSIDE

    def _is_said(self, part: str, key: str) -> bool:
        """Whether a part only names the region, the country, their codes, or the kind of place."""
        if _CODE.fullmatch(part):
            return True
        for known in self._said:
            key = f" {key} ".replace(f" {known} ", " ").strip()
        return set(key.split()) <= _KINDS

    def _coded(self, place: Place) -> Place:
        """The place with the code of its region, if the name alone determines it."""
        code = self._codes.get(place_key(place.region or ""), "")
        is_region = code not in self._known.countries and country_of(code) == place.country
        return replace(place, nuts=code) if is_region and not place.nuts else place

    def _of_country(self, code: str) -> str:
        return self._shown.get(code) or self._known.countries.get(code, (code,))[0]

    def _of_region(self, place: Place) -> str:
        """The region's name; "" if it is the country, or a code of no known region."""
        name, nuts = place.region or "", place.nuts or ""
        key = place_key(name)
        if key in self._shown:
            return self._shown[key]
        is_whole_country = not nuts[2:].strip("0")
        if is_whole_country and self._codes.get(key, "") == place.country:
            return ""
        if nuts in self._shown:
            return self._shown[nuts]
        if _CODE.fullmatch(name):
            return self._known.regions.get(nuts, ("",))[0]
        return name


@cache
def _codes(lexicon: Lexicon) -> Mapping[str, str]:
    """The codes of countries, and of regions that have a name to show, by the keys of all their names."""
    known, shown = places(lexicon), shown_names(lexicon, "en")
    found = {place_key(name): code for code, names in known.countries.items() for name in names}
    for code in sorted(known.regions.keys() & shown.keys(), key=lambda code: (len(code) != _MIDDLE, code)):
        for name in known.regions[code]:
            found.setdefault(place_key(name), code)
    return MappingProxyType(found)
