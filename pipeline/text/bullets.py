"""Typed list marks: bullets, dashes, numbers."""

from __future__ import annotations

import re
from typing import NamedTuple

# A hyphen or dash needs a space after it, a star a space or a letter. An o of either script may be a round bullet.
_BULLET = re.compile(r"[•▪◦❖✔✓➢➤►●■□‣⁃○\uf0b7\uf0a7\uf0d8·][\s\u200b]*(?=\S)|[*–—-]\s+(?=\S)|\*(?=[^\W_])")
_LETTER_O = re.compile(r"[oο]\s+(?=\S)")
# Without a space after it, a hyphen may also be a sign or part of a word.
_HYPHEN = re.compile(r"[-–](?=[^\W\d_])")
# 5. or 2.1. or b) or (iv)
_NUMBER = re.compile(r"\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-zα-ω]|[ivx]{2,4})[.)]\s+(?=\S)")


class ListMark(NamedTuple):
    """`kind` is `bullet`, `letter o`, `hyphen`, `number`, or empty; `length` counts the sign and the space after it."""

    kind: str
    length: int


def list_mark(text: str) -> ListMark:
    """The list mark that `text` starts with. All but bullets only count among others of their kind."""
    for kind, pattern in (("bullet", _BULLET), ("letter o", _LETTER_O), ("hyphen", _HYPHEN), ("number", _NUMBER)):
        if found := pattern.match(text):
            return ListMark(kind, found.end())
    return ListMark("", 0)
