"""The sort order of lists for readers: accents, case and the final sigma make no difference."""

from __future__ import annotations

import re

from pipeline.text.folding import fold
from pipeline.text.letters import is_greek

_WORD = re.compile(r"[^\W\d_]+|\d+")

# Numbers come before letters, and the reader's own script before the other.
_NUMBER, _FIRST, _SECOND = 0, 1, 2

Key = tuple[tuple[tuple[int, int, str], ...], str]


def collation(text: str, *, greek_first: bool = True) -> Key:
    """A sort key: word by word, numbers by value, without punctuation and spaces.

    Greek comes before Latin unless `greek_first` is False. Texts that differ only in accents, case or punctuation are
    in code point order.
    """
    return tuple(_part(word, greek_first=greek_first) for word in _WORD.findall(fold(text))), text


def _part(word: str, *, greek_first: bool) -> tuple[int, int, str]:
    if word.isdecimal():
        return _NUMBER, int(word[:18]), word
    return (_FIRST if is_greek(word) is greek_first else _SECOND), 0, word
