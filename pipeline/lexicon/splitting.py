"""The lexicon's sections for telling languages apart and finding sentences: `[language]` and `[split]`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import fields as parts
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
    first words of sentences, which end one even after letters with dots (U.K., Α.Ε.).
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
    scripts = {tag: lexicon.table(tag, "language").get("script", "Latin") for tag in lexicon.languages}
    lists = {tag: tuple(lexicon.table(tag, "split").get("words", ())) for tag in lexicon.languages}
    names = (part.name for part in parts(Splitting) if part.name not in {"scripts", "words"})
    return Splitting(
        scripts=scripts,
        words={tag: words for tag, words in lists.items() if words},
        **{name: frozenset(lexicon.entries("split", name)) for name in names},
    )
