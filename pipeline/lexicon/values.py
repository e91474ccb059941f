"""How values are written in the languages of the lexicon: months, magnitudes, currencies, words for contacts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import fields as parts
from functools import cache
from types import MappingProxyType

from pipeline.lexicon import Lexicon, TomlTable

# Fields of `ValueWords` that are not lists of words.
_MAPPINGS = frozenset({"months", "seasons", "magnitudes", "currencies"})


@dataclass(frozen=True, slots=True)
class ValueWords:
    """The [values] sections of all languages, as written.

    `months` and `seasons` map a form to its number (1–12; 21–24 as in EDTF), `magnitudes` a word to the power of ten,
    `currencies` a word or sign to its ISO 4217 code.
    """

    months: Mapping[str, int]
    seasons: Mapping[str, int]
    ordinals: tuple[str, ...]
    of: tuple[str, ...]
    conjunctions: tuple[str, ...]
    ongoing: tuple[str, ...]
    until: tuple[str, ...]
    since: tuple[str, ...]
    changed: tuple[str, ...]
    magnitudes: Mapping[str, int]
    currencies: Mapping[str, str]
    counted: tuple[str, ...]
    after_sums: tuple[str, ...]
    before_sums: tuple[str, ...]
    bylines: tuple[str, ...]
    unnamed_authors: tuple[str, ...]
    nothing: tuple[str, ...]
    everywhere: tuple[str, ...]
    flags: tuple[str, ...]
    located: tuple[str, ...]
    place_kinds: tuple[str, ...]
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
    interface: tuple[str, ...]
    objects: tuple[str, ...]
    leading: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kinds:
    """Lines above a title that say what the page is: a practice, a list of practices, or something else.

    `other_openings` are how titles and headings of pages begin that describe no practice, `other_titles` titles that
    show it whatever facts the page has. `programme`, `project`, `done`, `many`, `matter` and `call` are beginnings of
    words that speak of programmes and funds, of one project, of what has been done, of many projects, of what practices
    are about, and of calls and forms; `event` of those in titles that tell of a meeting, a call or questions.
    `acronyms` are programmes that only their capitals tell from other words; `more` are the words after the opening of
    a text that lead to the rest.
    `categories` are labels of who did it that are the name of a programme or a sort of body as well.
    """

    practice: tuple[str, ...]
    list: tuple[str, ...]
    other: tuple[str, ...]
    other_openings: tuple[str, ...]
    other_titles: tuple[str, ...]
    stems: tuple[str, ...]
    programme: tuple[str, ...]
    acronyms: tuple[str, ...]
    project: tuple[str, ...]
    done: tuple[str, ...]
    many: tuple[str, ...]
    matter: tuple[str, ...]
    event: tuple[str, ...]
    call: tuple[str, ...]
    more: tuple[str, ...]
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoleWords:
    """Beginnings of words, a space at the end for whole words, that say what a sum is of the whole.

    `total` say that it is all of it; so do `whole` with none but `neutral` words beside them. `eu`, `own` and `other`
    name who pays; beside a word of the whole, `share` shows that they do. `part` open a part. `each` say that the sum
    comes again: for every year, person or piece.
    """

    total: tuple[str, ...]
    whole: tuple[str, ...]
    neutral: tuple[str, ...]
    share: tuple[str, ...]
    eu: tuple[str, ...]
    own: tuple[str, ...]
    other: tuple[str, ...]
    part: tuple[str, ...]
    each: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FigureWords:
    """One language's words at numbers that tell what came of a practice, empty where the lexicon gives none.

    `counted`, `times` and `planned` are beginnings of words. `counted` nouns are such, `times` never are; `plurals`
    are endings of nouns, `adjectives` of adjectives that agree with them. `done` may follow a noun and belongs to it,
    and so may `rates`, which elsewhere in a sentence make something else of its numbers. Of sentences with a word of
    `planned` it is not sure that it came so. A number after a word of `unsure` is another one; `about` says nothing
    else of it. `within` stand before the year that a sentence is about.
    """

    counted: tuple[str, ...]
    plurals: tuple[str, ...]
    adjectives: tuple[str, ...]
    done: tuple[str, ...]
    rates: tuple[str, ...]
    times: tuple[str, ...]
    planned: tuple[str, ...]
    unsure: tuple[str, ...]
    about: tuple[str, ...]
    within: tuple[str, ...]


@cache
def words(lexicon: Lexicon) -> ValueWords:
    """The words of values in all languages of `lexicon` together."""
    return ValueWords(
        months=_numbered(lexicon, "months", 1),
        seasons=_numbered(lexicon, "seasons", 21),
        magnitudes={word: int(power) for word, power in _mapped(lexicon, "magnitudes").items()},
        currencies={word: str(code) for word, code in _mapped(lexicon, "currencies").items()},
        **{part.name: _listed(lexicon, part.name) for part in parts(ValueWords) if part.name not in _MAPPINGS},
    )


@cache
def kinds(lexicon: Lexicon) -> Kinds:
    """The words for kinds of pages in all languages of `lexicon` together."""
    return Kinds(**{part.name: _listed(lexicon, part.name, "kinds") for part in parts(Kinds)})


@cache
def roles(lexicon: Lexicon) -> RoleWords:
    """The words for roles of sums in all languages of `lexicon` together."""
    return RoleWords(**{part.name: _listed(lexicon, part.name, "roles") for part in parts(RoleWords)})


@cache
def figures(lexicon: Lexicon, lang: str) -> FigureWords:
    """The words at numbers in one language."""
    rows = lexicon.table(lang, "values").get("figures", {}) if lang in lexicon.languages else {}
    return FigureWords(**{part.name: tuple(rows.get(part.name, ())) for part in parts(FigureWords)})


def _listed(lexicon: Lexicon, name: str, section: str = "") -> tuple[str, ...]:
    tables = (lexicon.table(lang, "values") for lang in lexicon.languages)
    lists = ((table.get(section, {}) if section else table).get(name, ()) for table in tables)
    return tuple(word for words in lists for word in words)


def _mapped(lexicon: Lexicon, name: str) -> TomlTable:
    tables = (lexicon.table(lang, "values").get(name, {}) for lang in lexicon.languages)
    return {word: value for table in tables for word, value in table.items()}


def _numbered(lexicon: Lexicon, name: str, first: int) -> Mapping[str, int]:
    rows = (lexicon.table(lang, "values").get(name, ()) for lang in lexicon.languages)
    return MappingProxyType(
        {form: number for row in rows for number, forms in enumerate(row, first) for form in forms.split()}
    )
