"""Places as pages write them: the country, the region in the page's words, and its NUTS code where that is certain."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.lexicon import Lexicon
from pipeline.lexicon.places import country_of, place_key
from pipeline.lexicon.values import kinds, words
from pipeline.model import Place
from pipeline.values.flat import alternatives, flat
from pipeline.values.gazetteer import Gazetteer, gazetteer

# Longer texts are prose.
_LONGEST = 300
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_PARTS = re.compile(r"\s*[,;/|()\[\]\n]\s*|\s+[-–—]\s+|\s*[–—]\s*")
_NUTS = re.compile(r"^\s*(?:NUTS\s*[0-3]?|[A-Z]{2}\d{1,3})\s*[-–—:.]?\s*", re.IGNORECASE)
_CODE = re.compile(r"\b([A-Z]{2}[0-9A-Z]{1,3})\b")
_CODE_IN_BRACKETS = re.compile(r"\([A-Z]{2}\)$")
_WORD = re.compile(r"\S+")
# What a list sets before its entries, the sign of a map pin, and a date in brackets beside a place.
_MARK = re.compile(r"^[^\w(]+|^\([\d\s./–-]+\)\s*|\s*\([\d\s./–-]+\)$")
# Longer lines are no names.
_LONGEST_ALONE = 80
_BETWEEN = " ,:;·–-"
# A line with more parts, or with more words in one of them, is no place.
_MOST_PARTS = 4
_MOST_WORDS = 4
# The most words that a region without a country may have.
_REGION_WORDS = 6


@dataclass(frozen=True, slots=True, eq=False)
class PlaceReader(Gazetteer):
    """Reads places in short texts, with the words of one lexicon."""

    flag: re.Pattern[str]
    located: re.Pattern[str]
    kind: re.Pattern[str]
    organisations: frozenset[str]
    programme: re.Pattern[str]
    acronyms: tuple[str, ...]

    def is_certain(self, text: str) -> bool:
        """Whether a text names a country, by itself or through a known region."""
        found = self.place(text)
        return found is not None and found.country is not None

    def names_programme(self, text: str) -> bool:
        """Whether a programme or a fund is named in a text."""
        has_acronym = any(word.startswith(self.acronyms) for word in text.split())
        return has_acronym or self.programme.search(flat(text)) is not None

    def flag_of(self, text: str) -> str | None:
        """The country whose flag a text is about: “Country flag of Greece”."""
        return self._unframed(text)[1] if self.flag.match(flat(text.strip())) else None

    def flag_end(self, text: str) -> int:
        """The offset at which the words of a flag and the name of its country end before a place; 0 for other lines."""
        rest = self._unframed(text)[0] if self.flag_of(text) else ""
        return [word.start() for word in _WORD.finditer(text)][-len(rest.split())] if rest else 0

    def alone(self, text: str) -> Place | None:
        """The place that a line names which says nothing else; None for other lines.

        “Adelfia, Italy”, “(2018) Crete”, “The project is located in GR.”, “Δήμος Χ, Περιφέρεια Υ”: a country or a known
        region, with names beside it that are no organisation's. A town alone is none, and no code without words.
        """
        plain = " ".join(text.split())
        if len(plain) > _LONGEST_ALONE:
            return None
        bare, country = self._unframed(plain)
        is_sentence = bare.endswith((".", ":", "!", "?"))
        parts = [part for part in _PARTS.split(bare) if part]
        if is_sentence or len(parts) > _MOST_PARTS or len(self._countries(parts)) > 1:
            return None
        if ":" in bare or not all(map(self._is_name, parts)):
            return None
        if country is None and not any(map(self.is_place, parts)):
            found = self._place(bare) if _CODE_IN_BRACKETS.search(bare) else None
            return found if found and found.nuts else None
        return self.place(plain)

    def _countries(self, parts: list[str]) -> set[str]:
        """The countries that the parts of a line name."""
        edges = (self.country_at_edge(part) for part in parts if not self.nuts(part))
        return {code for code in map(self.country, parts) if code} | {edge[0] for edge in edges if edge}

    def _is_name(self, part: str) -> bool:
        """Whether a part of a line can be the name of a place: of a kind of place, or of no organisation."""
        if self.is_place(part) or self.kind.match(flat(part)):
            return len(part.split()) <= _REGION_WORDS
        plain = flat(part)
        is_other = self.names_programme(part) or not self.organisations.isdisjoint(plain.split())
        is_short = len(part.split()) <= _MOST_WORDS and not any(map(str.isdigit, part))
        return part[0].isupper() and is_short and not is_other

    def _unframed(self, text: str) -> tuple[str, str | None]:
        """A place without the words that only say that it is one, and the country that they name."""
        text = _MARK.sub("", _MARK.sub("", text)).strip()
        plain = flat(text)
        if flag := self.flag.match(plain):
            names = text[flag.end() :].split()
            for size in range(min(_MOST_WORDS, len(names)), 0, -1):
                if country := self.country(" ".join(names[:size])):
                    return " ".join(names[size:]).strip(_BETWEEN), country
        if located := self.located.match(plain):
            rest = text[located.end() :].strip(" .")
            if country := self.country(rest) or self.coded(rest):
                return "", country
            if self.is_place(rest.rpartition(",")[2]) or self.is_place(rest):
                return rest, None
        return text, None

    def place(self, text: str) -> Place | None:
        """The place that a short text names; None where neither a country nor anything like a region stands in it."""
        text = " ".join(text[:_LONGEST].split())
        text, framed = self._unframed(text)
        found = self._place(text)
        if framed is None:
            return found
        return found if found and found.country == framed else Place(framed, found.region if found else None)

    def _place(self, text: str) -> Place | None:
        code = _CODE.search(text)
        text = _NUTS.sub("", text).strip(" .:")
        outside = [part for part in _PARTS.split(_BRACKETS.sub(" , ", text)) if part]
        inside = [part for bracket in _BRACKETS.findall(text) for part in _PARTS.split(bracket) if part]
        country, rest = self._country(outside, inside)
        region = self._region(rest, country)
        nuts = self.nuts(region, country) if region else None
        if code and code[1] in self.region_codes and country in {None, country_of(code[1])}:
            nuts = code[1]
        if country is None and nuts:
            country = country_of(nuts)
        if country is None and (region is None or not self._is_region_like(region)):
            return None
        return Place(country, region, nuts)

    def _country(self, outside: list[str], inside: list[str]) -> tuple[str | None, list[str]]:
        for index, part in sorted(enumerate(outside), key=lambda numbered: self.is_inner(numbered[1])):
            if found := self.country(part):
                return found, [*reversed(outside[:index]), *outside[index + 1 :]]
        if code := next((code for part in outside if (code := self.nuts(part))), None):
            return country_of(code), outside
        if any(place_key(part) in self.greek for part in outside):
            return "GR", outside
        for index, part in enumerate(outside):
            if cut := self.country_at_edge(part):
                return cut[0], [cut[1], *reversed(outside[:index]), *outside[index + 1 :]]
        return next((found for part in inside if (found := self.country(part) or self.coded(part))), None), outside

    def _region(self, parts: list[str], country: str | None) -> str | None:
        parts = [
            part
            for part in parts
            if any(map(str.isalpha, part)) and (self.country(part) is None or self.is_inner(part))
        ]
        for part in parts:
            if self.nuts(part, country):
                return part
        for part in parts:
            names = part.split(" ")
            for size in range(1, len(names)):
                if self.nuts(" ".join(names[:size]), country) and country:
                    return " ".join(names[:size])
        return parts[0] if parts else None

    def _is_region_like(self, region: str) -> bool:
        return (
            not self.is_everywhere(region)
            and len(region.split()) <= _REGION_WORDS
            and not any(map(str.isdigit, region))
        )


@cache
def place_reader(lexicon: Lexicon) -> PlaceReader:
    """The reader of places for `lexicon`."""
    known, fixed = gazetteer(lexicon), words(lexicon)
    return PlaceReader(
        known.countries,
        known.regions,
        known.greek,
        known.everywhere,
        flag=re.compile(rf"(?:{alternatives(fixed.flags)})\s*"),
        located=re.compile(rf"(?:{alternatives(fixed.located)})\s+"),
        kind=re.compile(rf"(?:{alternatives(fixed.place_kinds)})\s*(?=\w)"),
        organisations=frozenset(map(flat, fixed.organisations)),
        programme=re.compile(rf"(?<!\w)(?:{alternatives(kinds(lexicon).programme)})"),
        acronyms=kinds(lexicon).acronyms,
    )
