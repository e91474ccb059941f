"""Fonts in a PDF whose letters cannot be read: without a ToUnicode table, or with a wrong one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from pipeline.lexicon import Lexicon
from pipeline.model import LOST
from pipeline.read.mojibake import greek
from pipeline.read.pdf.words import Word
from pipeline.text import fold

_WORD = re.compile(r"[^\W\d_]\W?[^\W\d_]")
_LETTERS = re.compile(r"[^\W\d_]+")
# A font is judged by at least this many different words of three letters or more. If hardly any are known and most are
# odd, its letters cannot be read.
_FEWEST = 8
_SHORTEST = 3
_LOOKED_AT = 60
_KNOWN = 0.04
_ODD = 0.4
# What no language does within a word: a capital after a small letter, a digit or a sign between letters, non-ASCII
# letters in a row in Latin words, no vowel in four letters, letters of two scripts.
_ADDRESS = re.compile(r"@|://|^www\.|\.\w{2,4}(?:/|$)", re.IGNORECASE)
_INNER_SIGN = re.compile(r"[^\W\d_][^\w\s.,'’ʼ·/&()\[\]:;!?«»“”\"+=-][^\W\d_]|[^\W\d_]\d[^\W\d_]")
_INNER_CAPITAL = re.compile(r"[^\W\d_A-ZΑ-ΩΆ-Ώ][A-ZΑ-ΩΆ-Ώ]")
_LATIN_ROW = re.compile("[\u00a1-\u00ff]{3}")
_VOWEL = re.compile("[aeiouyæœøıаеиоуыэюяєіїαεηιουω]", re.IGNORECASE)
_LATIN = re.compile("[A-Za-z]")
_GREEK = re.compile("[\u0370-\u03ff]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")


class LegibleWords(NamedTuple):
    """The readable words of the pages; `lost` is how many letters of others there were, by page.

    `unreadable` and `letters` count the letters of all pages; `is_mended` says that a wrong table was corrected.
    """

    pages: list[list[Word]]
    lost: Mapping[int, int]
    unreadable: int
    letters: int
    is_mended: bool


def legible(pages: Sequence[Sequence[Word]], lexicon: Lexicon) -> LegibleWords:
    """The readable words; those in Greek fonts with a Latin table are corrected."""
    by_font: dict[str, Counter[str]] = defaultdict(Counter)
    for words in pages:
        for word in words:
            if LOST not in word.text:
                by_font[word.look.font][word.text] += 1
    bad = {font for font, words in by_font.items() if _is_garbled(words, lexicon)}
    latin = {font for font in bad if not _is_garbled(Counter(map(greek, by_font[font])), lexicon)}
    letters = sum(len(word.text) for words in pages for word in words)
    if not bad and not any(LOST in word.text for words in pages for word in words):
        return LegibleWords([list(words) for words in pages], {}, 0, letters, is_mended=False)
    lost: Counter[int] = Counter()
    kept: list[list[Word]] = []
    for number, words in enumerate(pages):
        kept.append([])
        for word in words:
            if word.look.font in latin:
                word = word._replace(text=greek(word.text))  # noqa: PLW2901
            if LOST in word.text or word.look.font in bad - latin:
                lost[number] += len(word.text)
            else:
                kept[-1].append(word)
    return LegibleWords(kept, lost, sum(lost.values()), letters, bool(latin))


def _is_garbled(words: Counter[str], lexicon: Lexicon) -> bool:
    """Whether the words of a font belong to no language."""
    texts = [word for word in words if len(word) >= _SHORTEST and _WORD.search(word) and not _ADDRESS.search(word)]
    if len(texts) < _FEWEST:
        return False
    texts = texts[:: 1 + len(texts) // _LOOKED_AT]
    if sum(map(_is_odd, texts)) < _ODD * len(texts):
        return False
    known = vocabulary(lexicon)
    return sum(any(fold(part) in known for part in _LETTERS.findall(text)) for text in texts) < _KNOWN * len(texts)


def _is_odd(word: str) -> bool:
    if _INNER_SIGN.search(word) or _INNER_CAPITAL.search(word) or _LATIN_ROW.search(word):
        return True
    scripts = bool(_LATIN.search(word)) + bool(_GREEK.search(word)) + bool(_CYRILLIC.search(word))
    core = max(_LETTERS.findall(word), key=len, default="")
    is_western = scripts > 0 and not core.isupper()
    is_long = is_western and len(core) > _SHORTEST
    return scripts > 1 or (is_long and not _VOWEL.search(core) and not _VOWEL.search(fold(core)))


@cache
def vocabulary(lexicon: Lexicon) -> frozenset[str]:
    """All words of three letters or more in the lexicon's tables, folded."""
    return frozenset(
        word
        for table in lexicon.tables.values()
        for text in _strings(table)
        for word in _LETTERS.findall(fold(text))
        if len(word) >= _SHORTEST
    )


def _strings(table: Any) -> Iterator[str]:
    if isinstance(table, str):
        yield table
    elif isinstance(table, Mapping):
        for value in table.values():
            yield from _strings(value)
    elif isinstance(table, list):
        for value in table:
            yield from _strings(value)
