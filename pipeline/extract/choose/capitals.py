"""Titles all in Greek capitals, in the small letters that the page itself has for them elsewhere."""

from __future__ import annotations

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
    for other in others:
        at = fold(other).find(folded)
        found = other[at : at + len(words)] if at >= 0 and len(fold(other)) == len(other) else ""
        beside = other[max(0, at - 1) : at] + other[at + len(words) : at + len(words) + 1]
        if found and not found.isupper() and not found.islower() and not any(map(str.isalnum, beside)):
            return found
    return ""
