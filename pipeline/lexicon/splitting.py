"""The lexicon's sections for telling languages apart and finding sentences: `[language]` and `[split]`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from pipeline.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Splitting:
    """Facts of all languages in the lexicon that have a `[split]` section.

    `scripts` name the script of each language ("Greek"); one that is missing is written in Latin letters.
    `words` are lists of a language's own, most frequent first, for languages that the prepared lists lack.
    `twins` are short words, in small letters without accents, that may be typed wholly in the other script's
    look-alikes. `letter_words` are words of one letter. The dot of `abbreviations` never ends a sentence, that of
    `closing_abbreviations` does before a capital, that of `before_numbers` unless a digit follows; all are in small
    letters with their dots. `openers` are frequent
    first words of sentences, which end one even behind letters with dots (U.K., Α.Ε.).
    """

    scripts: Mapping[str, str]
    words: Mapping[str, tuple[str, ...]]
    twins: frozenset[str]
    letter_words: frozenset[str]
    abbreviations: frozenset[str]
    closing_abbreviations: frozenset[str]
    before_numbers: frozenset[str]
    openers: frozenset[str]


@lru_cache(maxsize=8)
def splitting(lexicon: Lexicon) -> Splitting:
    """The view of a lexicon; made once for each."""
    sections = {tag: lexicon.table(tag, "split") for tag in lexicon.languages}
    scripts = {tag: lexicon.table(tag, "language").get("script", "Latin") for tag in lexicon.languages}

    def all_of(key: str) -> frozenset[str]:
        return frozenset(entry for section in sections.values() for entry in section.get(key, ()))

    return Splitting(
        scripts=scripts,
        words={tag: tuple(section["words"]) for tag, section in sections.items() if section.get("words")},
        twins=all_of("twins"),
        letter_words=all_of("letter_words"),
        abbreviations=all_of("abbreviations"),
        closing_abbreviations=all_of("closing_abbreviations"),
        before_numbers=all_of("before_numbers"),
        openers=all_of("openers"),
    )
