"""The languages of a field that a sheet shows, and its notes on those that are missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from pipeline.lexicon import Lexicon
from pipeline.lexicon.fields import Field, Role, fields
from pipeline.lexicon.sheet_words import SheetWords, sheet_words
from pipeline.model import FieldValue, Passage, Record
from pipeline.render.passages import NEUTRAL, passage

# How the languages of a sheet may be asked for, and those it is then set in.
LANGUAGES: Mapping[str, tuple[str, ...]] = {"both": ("el", "en"), "el": ("el",), "en": ("en",)}

# Of two sides these stand first.
_FIRST = ("el", "en")

# What may be in a language that the practice is not told in: names, and what is told of the project and the site.
_OF_NO_SIDE = frozenset({"title", "project_about", "context"})


def languages_of(record: Record, asked: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The languages of a record's sheet: those `asked` for (a key of `LANGUAGES`), or the page's own two sides.

    A page that tells the practice in two languages of which one is not Greek or English lacks neither of the two: its
    sheet has them side by side, Greek before English before others. A language that no text is in is no such side.
    """
    texts = (field.name for field in fields(lexicon) if field.role is Role.SECTION and field.name not in _OF_NO_SIDE)
    text_languages = {_base(value.lang) for name in texts for value in record.of(name)}
    own = [lang for lang in sides(record) if lang in text_languages]
    if asked != "both" or len(own) < 2:
        return LANGUAGES[asked]
    return tuple(sorted(own, key=lambda lang: _FIRST.index(lang) if lang in _FIRST else len(_FIRST)))


def sides(record: Record) -> tuple[str, ...]:
    """The page's main languages without what their tags say of letters or country."""
    return tuple(dict.fromkeys(map(_base, record.sides)))


@dataclass(frozen=True, slots=True)
class Voices:
    """The languages a sheet is set in, with their fixed words."""

    languages: tuple[str, ...]
    lexicon: Lexicon

    def words(self) -> Iterator[SheetWords]:
        """The fixed words of each language, once where languages without words of their own share the English ones."""
        found = (sheet_words(self.lexicon, lang) for lang in self.languages)
        return iter({words.lang: words for words in found}.values())

    def label(self, name: str) -> tuple[Passage, ...]:
        """A fixed word in each language, said once where it is the same."""
        return distinct(passage(getattr(words, name), words.lang) for words in self.words())

    def heading(self, field: Field) -> tuple[Passage, ...]:
        """A field's label in each language, said once where it is the same."""
        return distinct(label(field, lang) for lang in self.languages)

    def by_language(self, values: Iterable[FieldValue]) -> dict[str, list[FieldValue]]:
        """The values to show by language, the sheet's own first, in page order.

        A sheet in one language falls back on the other languages only where its own is missing. Greek in Latin
        letters beside Greek letters is how the page's English says it.
        """
        group = tuple(values)
        tags = {value.lang for value in group}
        groups: dict[str, list[FieldValue]] = {lang: [] for lang in self.languages}
        for value in group:
            groups.setdefault(_side(value.lang, tags), []).append(value)
        own = {lang: group for lang, group in groups.items() if group}
        if len(self.languages) > 1 or self.languages[0] not in own:
            return own
        return {self.languages[0]: own[self.languages[0]]}

    def missing(self, shown: Iterable[str]) -> frozenset[tuple[str, str]]:
        """Pairs (language of the sheet that is missing, language shown instead; "" where several are)."""
        given = list(shown)
        real = [lang for lang in given if lang not in NEUTRAL]
        only = real[0] if len(real) == 1 else ""
        return frozenset((lang, only) for lang in self.languages if real and lang not in given)


def label(field: Field, lang: str) -> Passage:
    """A field's label for a sheet in `lang`, marked as the language that it is in."""
    return passage(field.shown(lang), field.shown_in(lang))


def distinct(group: Iterable[Passage]) -> tuple[Passage, ...]:
    """The passages that differ in their text, in order."""
    by_text: dict[str, Passage] = {}
    for one in group:
        by_text.setdefault(one.text, one)
    return tuple(one for text, one in by_text.items() if text)


def _side(lang: str, tags: AbstractSet[str]) -> str:
    if lang in NEUTRAL:
        return lang
    if lang == "el-Latn" and "el" in tags:
        return "en"
    return _base(lang)


def _base(lang: str) -> str:
    return lang.split("-", maxsplit=1)[0]
