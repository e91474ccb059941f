"""How values are written in the languages of the lexicon: months, magnitudes, currencies, words of contacts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import fields as parts
from functools import cache
from types import MappingProxyType

from pipeline.lexicon import Lexicon, Table

_LISTS = (
    "ordinals",
    "ongoing",
    "until",
    "since",
    "counted",
    "after_sums",
    "before_sums",
    "bylines",
    "nothing",
    "everywhere",
    "honorifics",
    "telephone",
    "fax",
    "mail",
    "person",
    "organisation",
    "organisations",
    "particles",
    "articles",
    "copulas",
)


@dataclass(frozen=True, slots=True)
class Words:
    """The [values] sections of all languages, as written.

    `months` and `seasons` map a form to its number (1–12; 21–24 as in EDTF), `magnitudes` a word to the power of ten,
    `currencies` a word or sign to its ISO 4217 code.
    """

    months: Mapping[str, int]
    seasons: Mapping[str, int]
    ordinals: tuple[str, ...]
    ongoing: tuple[str, ...]
    until: tuple[str, ...]
    since: tuple[str, ...]
    magnitudes: Mapping[str, int]
    currencies: Mapping[str, str]
    counted: tuple[str, ...]
    after_sums: tuple[str, ...]
    before_sums: tuple[str, ...]
    bylines: tuple[str, ...]
    nothing: tuple[str, ...]
    everywhere: tuple[str, ...]
    honorifics: tuple[str, ...]
    telephone: tuple[str, ...]
    fax: tuple[str, ...]
    mail: tuple[str, ...]
    person: tuple[str, ...]
    organisation: tuple[str, ...]
    organisations: tuple[str, ...]
    particles: tuple[str, ...]
    articles: tuple[str, ...]
    copulas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kinds:
    """Lines above a title that say what the page is: a practice, a list of practices, or something else.

    `other_openings` are how titles and headings of pages begin that describe no practice, `other_titles` titles that
    show it whatever facts the page has. `programme`, `project` and `call` are beginnings of words that speak of
    programmes and funds, of a project that somebody carries out, and of calls and forms.
    """

    practice: tuple[str, ...]
    list: tuple[str, ...]
    other: tuple[str, ...]
    other_openings: tuple[str, ...]
    other_titles: tuple[str, ...]
    stems: tuple[str, ...]
    programme: tuple[str, ...]
    project: tuple[str, ...]
    call: tuple[str, ...]


@cache
def words(lexicon: Lexicon) -> Words:
    """The words of values in all languages of `lexicon` together."""
    return Words(
        months=_numbered(lexicon, "months", 1),
        seasons=_numbered(lexicon, "seasons", 21),
        magnitudes={word: int(power) for word, power in _mapped(lexicon, "magnitudes").items()},
        currencies={word: str(code) for word, code in _mapped(lexicon, "currencies").items()},
        **{name: _listed(lexicon, name) for name in _LISTS},
    )


@cache
def kinds(lexicon: Lexicon) -> Kinds:
    """The words for kinds of pages in all languages of `lexicon` together."""

    def listed(name: str) -> tuple[str, ...]:
        tables = (lexicon.table(lang, "values").get("kinds", {}) for lang in lexicon.languages)
        return tuple(word for table in tables for word in table.get(name, ()))

    return Kinds(**{part.name: listed(part.name) for part in parts(Kinds)})


def _listed(lexicon: Lexicon, name: str) -> tuple[str, ...]:
    return tuple(word for lang in lexicon.languages for word in lexicon.table(lang, "values").get(name, ()))


def _mapped(lexicon: Lexicon, name: str) -> Table:
    tables = (lexicon.table(lang, "values").get(name, {}) for lang in lexicon.languages)
    return {word: value for table in tables for word, value in table.items()}


def _numbered(lexicon: Lexicon, name: str, first: int) -> Mapping[str, int]:
    rows = (lexicon.table(lang, "values").get(name, ()) for lang in lexicon.languages)
    return MappingProxyType(
        {form: number for row in rows for number, forms in enumerate(row, first) for form in forms.split()}
    )
