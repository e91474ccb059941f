"""Text folded letter by letter, so that offsets stay: for patterns that meet words of the lexicon."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from pipeline.text.alternatives import any_of
from pipeline.text.letters import LetterTable


def flat(text: str) -> str:
    """`text` in small letters without accents and final sigma, exactly as long as before."""
    return text.lower() if text.isascii() else text.translate(_FLAT)


def _flat(character: str) -> str:
    if character.isascii():
        return character.lower()
    small = unicodedata.normalize("NFD", character)[0].lower()
    return "σ" if small == "ς" else small if len(small) == 1 else character


_FLAT = LetterTable(_flat)


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of `words`, flat, the longest first."""
    return any_of(sorted({flat(word) for word in words}, key=lambda word: (-len(word), word)))
