"""Text folded letter by letter, so that offsets stay: for patterns that meet words of the lexicon."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable


def flat(text: str) -> str:
    """`text` in small letters without accents and final sigma, exactly as long as before."""
    return text.lower() if text.isascii() else "".join(map(_flat, text))


def _flat(character: str) -> str:
    if character.isascii():
        return character.lower()
    small = unicodedata.normalize("NFD", character)[0].lower()
    return "σ" if small == "ς" else small if len(small) == 1 else character


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of `words`, flat, the longest first."""
    return "|".join(
        re.escape(word) for word in sorted({flat(word) for word in words}, key=lambda word: (-len(word), word))
    )
