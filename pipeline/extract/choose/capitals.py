"""Titles all in Greek capitals, in the small letters that the page itself has for them elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.text import fold
from pipeline.text.letters import is_greek


def in_small_letters(words: str, others: Iterable[str]) -> str:
    """The same words as one of `others` has them, not all in capitals; "" where none does, or they are no capitals.

    Accents are lost in capitals: they are never guessed.
    """
    folded = fold(words)
    if not words.isupper() or not any(map(is_greek, words)) or len(folded) != len(words):
        return ""
    whole = re.compile(rf"(?<!\w){re.escape(folded)}(?!\w)")
    for other in others:
        match = whole.search(fold(other))
        found = other[slice(*match.span())] if match and len(fold(other)) == len(other) else ""
        if found and not found.isupper() and not found.islower():
            return found
    return ""
