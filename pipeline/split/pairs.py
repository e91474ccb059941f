"""Pairs of brackets and quotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

_CLOSING = {"(": ")", "[": "]", "{": "}", "«": "»", "“": "”", "„": "“", "‘": "’", "‹": "›"}
_CLOSERS = frozenset(_CLOSING.values())
_STRAIGHT = '"'
MARK = re.compile("[" + re.escape("".join(sorted({*_CLOSING, *_CLOSERS, _STRAIGHT}))) + "]")


class MarkPair(NamedTuple):
    """The offsets of an opening mark and of its closing one."""

    opening: int
    closing: int


def pairs(signs: Iterable[tuple[int, str]]) -> list[MarkPair]:
    """All pairs among `signs`, which are (offset, character) in ascending order; sorted by opening.

    A closing mark ends the innermost pair that is open for it; unclosed marks inside are ignored.
    """
    found: list[MarkPair] = []
    open_marks: list[tuple[int, str]] = []
    waiting: Counter[str] = Counter()
    for offset, sign in signs:
        if waiting[sign] and sign in _CLOSERS | {_STRAIGHT}:
            found.append(MarkPair(_opening(open_marks, waiting, sign), offset))
        elif sign in _CLOSING or sign == _STRAIGHT:
            closing = _CLOSING.get(sign, _STRAIGHT)
            open_marks.append((offset, closing))
            waiting[closing] += 1
    return sorted(found)


def _opening(open_marks: list[tuple[int, str]], waiting: Counter[str], sign: str) -> int:
    while True:
        offset, closing = open_marks.pop()
        waiting[closing] -= 1
        if closing == sign:
            return offset


def enclosing(found: Sequence[MarkPair], offsets: Iterable[int]) -> list[int]:
    """For each of the ascending `offsets` the index of the innermost pair around it, -1 if there is none."""
    result: list[int] = []
    around: list[int] = []
    ahead = 0
    for offset in offsets:
        while ahead < len(found) and found[ahead].opening < offset:
            around.append(ahead)
            ahead += 1
        while around and found[around[-1]].closing <= offset:
            around.pop()
        result.append(around[-1] if around else -1)
    return result
