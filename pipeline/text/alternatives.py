"""Patterns for any of many words."""

from __future__ import annotations

import re
from collections.abc import Iterable


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of `words`, tried in their order.

    Parted by first letters: Python's `re` tries every alternative of a row wherever a word begins.
    """
    rests: dict[str, list[str]] = {}
    for word in words:
        rests.setdefault(re.escape(word[:1]), []).append(re.escape(word[1:]))
    return "|".join(first + (f"(?:{'|'.join(rest)})" if rest[1:] else rest[0]) for first, rest in rests.items())
