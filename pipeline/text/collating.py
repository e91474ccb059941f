"""The order of words in a list for readers: accents, case and the final sigma make no difference."""

from __future__ import annotations

import re

from pipeline.text.folding import fold
from pipeline.text.letters import is_greek

_WORD = re.compile(r"[^\W\d_]+|\d+")

# Numbers stand before letters; of scripts, the reader's own is the first.
_NUMBER, _FIRST, _SECOND = 0, 1, 2

Key = tuple[tuple[tuple[int, int, str], ...], str]


def collation(text: str, *, greek_first: bool = True) -> Key:
    """A key to sort texts by: word by word, numbers by their value, signs and spaces left out.

    Greek stands before Latin unless it is told otherwise. Texts that differ only in accents, case or signs stand in the
    order of their code points.
    """
    return tuple(_part(word, greek_first=greek_first) for word in _WORD.findall(fold(text))), text


def _part(word: str, *, greek_first: bool) -> tuple[int, int, str]:
    if word.isdecimal():
        return _NUMBER, int(word[:18]), word
    return (_FIRST if is_greek(word) is greek_first else _SECOND), 0, word
