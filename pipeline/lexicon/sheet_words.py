"""The fixed words of the sheet: the `[sheet]` section of a language's table, typed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from pipeline.errors import ConfigurationError
from pipeline.lexicon import Lexicon
from pipeline.messages import Message
from pipeline.text import fold

_WORD = re.compile(r"\w+")

# In languages without their own words, sheets use English.
_FALLBACK = "en"

# Currencies that readers of every language know by their sign.
_SIGNS = MappingProxyType({"EUR": "€", "GBP": "£", "USD": "$"})


@dataclass(frozen=True, slots=True)
class SheetWords:
    """The fixed words of a sheet in one language. Texts with `{…}` are filled in with `str.format`.

    `totals` are beginnings of words that name a sum of sums, folded, `languages` the languages' names by tag.
    """

    lang: str
    good_practice: str
    untitled: str
    start: str
    end: str
    budget: str
    of_which_eu: str
    money: str
    thousands: str
    point: str
    project: str
    to_check: str
    draft: str
    continued: str
    since: str
    map: str
    photo: str
    prepared: str
    file: str
    both: str
    totals: tuple[str, ...]
    links: str
    source: str
    read: str
    page: str
    picture: str
    code: str
    logo: str
    link: str
    fund: str
    funded: str
    emblem: str
    cut: str
    also: str
    all_only: str
    in_other: str
    in_only: str
    languages: Mapping[str, str]

    def only(self, lang: str) -> str:
        """In which language alone something is given: "in Greek only"."""
        name = self.languages.get(lang)
        return self.in_only.format(language=name) if name else self.in_other

    def sum(self, amount: str, currency: str | None) -> str:
        """A sum of money as the language writes it, with the currency's sign or code; `amount` is a decimal as text."""
        whole, _, cents = amount.partition(".")
        number = f"{int(whole):,}".replace(",", self.thousands)
        if cents.strip("0"):
            number += f"{self.point}{cents:0<2}"
        sign = _SIGNS.get(currency or "", "")
        text = self.money.format(sum=number, currency=sign) if sign else f"{number} {currency or ''}".strip()
        return text.replace(" ", "\u00a0")


@dataclass(frozen=True, slots=True)
class DateWords:
    """How dates are written in one language; `months_of` are the months' names beside a day (Greek genitive).

    `first` is the first day of a month (Greek has an ordinal there).
    """

    lang: str
    ongoing: str
    day: str
    month: str
    season: str
    months: tuple[str, ...]
    months_of: tuple[str, ...]
    seasons: tuple[str, ...]
    first: str = "1"

    def date(self, edtf: str) -> str:
        """A level 0 EDTF date, a season or an open end in words; "" for anything else."""
        if edtf == "..":
            return self.ongoing
        parts = edtf.split("-")
        if not 1 <= len(parts) <= 3 or not all(part.isascii() and part.isdigit() for part in parts):
            return ""
        if len(parts[0]) != 4 or any(len(part) != 2 for part in parts[1:]):
            return ""
        year, *rest = (int(part) for part in parts)
        return self._words(year, *rest)

    def _words(self, year: int, month: int = 0, day: int = 0) -> str:
        if not month:
            return str(year)
        if 21 <= month <= 24 and not day:  # ISO 8601-2: seasons, independent of the hemisphere
            return self.season.format(season=self.seasons[month - 21], year=year)
        if not 1 <= month <= 12:
            return ""
        if day:
            return self.day.format(day=self.first if day == 1 else day, month_of=self.months_of[month - 1], year=year)
        return self.month.format(month=self.months[month - 1], year=year)


@cache
def sheet_words(lexicon: Lexicon, lang: str) -> SheetWords:
    """The sheet's words in a language, by default the English ones; ConfigurationError if some are missing."""
    lang = lang if lexicon.table(lang, "sheet") else _FALLBACK
    section: dict[str, Any] = {key: entry for key, entry in lexicon.table(lang, "sheet").items() if key != "dates"}
    try:
        return SheetWords(
            lang, **{**section, "totals": tuple(section["totals"])}, languages=language_names(lexicon, lang)
        )
    except (KeyError, TypeError) as error:
        raise _incomplete(lang, error) from error


@cache
def _totals(lexicon: Lexicon) -> tuple[str, ...]:
    tables = (lexicon.table(lang, "sheet") for lang in lexicon.languages)
    return tuple(stem for table in tables for stem in table.get("totals", ()))


def names_total(lexicon: Lexicon, text: str) -> bool:
    """Whether a text calls the number beside it a total, in any language of the lexicon."""
    return any(word.startswith(_totals(lexicon)) for word in _WORD.findall(fold(text)))


@cache
def date_words(lexicon: Lexicon, lang: str) -> DateWords:
    """The words for dates in a language, by default the English ones; ConfigurationError if some are missing."""
    lang = lang if lexicon.table(lang, "sheet") else _FALLBACK
    section: Mapping[str, Any] = lexicon.table(lang, "sheet").get("dates", {})
    try:
        entries: dict[str, Any] = {key: tuple(one) if isinstance(one, list) else one for key, one in section.items()}
        return DateWords(lang, **entries)
    except TypeError as error:
        raise _incomplete(lang, error) from error


@cache
def locale(lexicon: Lexicon, lang: str) -> str:
    """The tag that office documents need: language and country.

    A language without a table of its own is written with its namesake country (`fr` → `fr-FR`), which is right for
    those that the pipeline tells apart.
    """
    known = lexicon.table(lang, "language").get("locale")
    return str(known) if known else f"{lang}-{lang.upper()}"


@cache
def language_name(lexicon: Lexicon, lang: str) -> str:
    """A language's name in that language; its tag if no table has it."""
    return str(lexicon.table(lang, "language").get("name", lang))


@cache
def language_names(lexicon: Lexicon, lang: str) -> Mapping[str, str]:
    """What the languages are called in `lang`, by their tags; without those that have no name in it."""
    names = ((tag, lexicon.table(tag, "language").get("names", {}).get(lang)) for tag in lexicon.languages)
    return MappingProxyType({tag: str(name) for tag, name in names if name})


def _incomplete(lang: str, error: Exception) -> ConfigurationError:
    return ConfigurationError(
        Message("lexicon.sheet-incomplete", lang=lang, error=str(error)), Message("lexicon.sheet-keys")
    )
