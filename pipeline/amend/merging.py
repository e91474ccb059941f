"""Three-way merge: the words that were judged, the person's, and the page's current ones."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from pipeline.amend.tools import Tools

# Longer texts are left for a person to compare.
_MOST_SENTENCES = 1_500

# A change: start and end sentence in the first text, and the sentences that replace them.
_Change = tuple[int, int, tuple[str, ...]]


def merged(was: str, ours: str, theirs: str, tools: Tools) -> str | None:
    """`was` with the changes of both sides, by sentence; None if both changed the same ones, or one changed nothing."""
    base, left, right = (_sentences(text, tools) for text in (was, ours, theirs))
    if max(map(len, (base, left, right))) > _MOST_SENTENCES:
        return None
    one, other = _changes(base, left), _changes(base, right)
    if not one or not other or any(_meet(first, second) for first in one for second in other):
        return None
    out: list[str] = []
    at = 0
    for start, end, new in sorted((*one, *other)):
        out += [*base[at:start], *new]
        at = end
    return _joined([*out, *base[at:]])


def _sentences(text: str, tools: Tools) -> list[str]:
    """The sentences, each with the white space before it."""
    ends = [end for _, end in tools.sentences(text)]
    return [text[start:end] for start, end in zip([0, *ends], ends, strict=False)]


def _changes(base: Sequence[str], other: Sequence[str]) -> list[_Change]:
    one, two = ([" ".join(sentence.split()) for sentence in text] for text in (base, other))
    found = SequenceMatcher(None, one, two, autojunk=False).get_opcodes()
    return [(start, end, tuple(other[first:last])) for tag, start, end, first, last in found if tag != "equal"]


def _meet(one: _Change, other: _Change) -> bool:
    """Whether two changes affect the same sentences, or insert at the same place."""
    return one[0] < max(other[1], other[0] + 1) and other[0] < max(one[1], one[0] + 1)


def _joined(sentences: Sequence[str]) -> str:
    whole = ""
    for sentence in sentences:
        gap = "" if not whole or sentence[:1].isspace() else " "
        whole += gap + sentence
    return whole.strip()
