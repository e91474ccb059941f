"""Which languages of a field a sheet shows, and what it says of those that are missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from pipeline.lexicon import Lexicon
from pipeline.lexicon.sheet import SheetWords, sheet_words
from pipeline.model import FieldValue, Passage
from pipeline.render.passages import NEUTRAL, passage

# How the languages of a sheet may be asked for, and those it is then set in.
LANGUAGES: Mapping[str, tuple[str, ...]] = {"both": ("el", "en"), "el": ("el",), "en": ("en",)}


@dataclass(frozen=True, slots=True)
class Voices:
    """The languages a sheet is set in, with their fixed words."""

    languages: tuple[str, ...]
    lexicon: Lexicon

    def words(self) -> Iterator[SheetWords]:
        """The fixed words of each language."""
        return (sheet_words(self.lexicon, lang) for lang in self.languages)

    def label(self, name: str) -> tuple[Passage, ...]:
        """A fixed word in each language, said once where it is the same."""
        return distinct(passage(getattr(words, name), words.lang) for words in self.words())

    def by_language(self, values: Iterable[FieldValue]) -> dict[str, list[FieldValue]]:
        """The values to show by language, the sheet's own first, in page order.

        A sheet in one language falls back on the other languages only where its own is missing. Greek in Latin
        letters beside Greek letters is how the page's English says it.
        """
        group = tuple(values)
        tags = {value.lang for value in group}
        found: dict[str, list[FieldValue]] = {lang: [] for lang in self.languages}
        for value in group:
            found.setdefault(_side(value.lang, tags), []).append(value)
        own = {lang: group for lang, group in found.items() if group}
        if len(self.languages) > 1 or self.languages[0] not in own:
            return own
        return {self.languages[0]: own[self.languages[0]]}

    def missing(self, shown: Iterable[str]) -> frozenset[tuple[str, str]]:
        """Pairs (language of the sheet that is missing, language shown instead)."""
        given = list(shown)
        real = [lang for lang in given if lang not in NEUTRAL]
        return frozenset((lang, real[0]) for lang in self.languages if real and lang not in given)


def distinct(group: Iterable[Passage]) -> tuple[Passage, ...]:
    """The passages that differ in their text, in order."""
    found: dict[str, Passage] = {}
    for one in group:
        found.setdefault(one.text, one)
    return tuple(one for text, one in found.items() if text)


def _side(lang: str, tags: AbstractSet[str]) -> str:
    if lang in NEUTRAL:
        return lang
    if lang == "el-Latn" and "el" in tags:
        return "en"
    return lang.split("-", maxsplit=1)[0]
