"""Three ways: what was judged, the person's words, and the page's as they are now."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from pipeline.amend.tools import Tools

# Longer texts are compared by a person.
_MOST_SENTENCES = 1_500

# A change: the sentences from … to … of the first text, and what stands there in the other.
_Change = tuple[int, int, tuple[str, ...]]


def merged(was: str, ours: str, theirs: str, tools: Tools) -> str | None:
    """`was` with the changes of both sides, by sentences; None where both changed the same ones, or neither did."""
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
    """The sentences with the white space before them."""
    ends = [end for _, end in tools.sentences(text)]
    return [text[start:end] for start, end in zip([0, *ends], ends, strict=False)]


def _changes(base: Sequence[str], other: Sequence[str]) -> list[_Change]:
    one, two = ([" ".join(sentence.split()) for sentence in text] for text in (base, other))
    found = SequenceMatcher(None, one, two, autojunk=False).get_opcodes()
    return [(start, end, tuple(other[first:last])) for tag, start, end, first, last in found if tag != "equal"]


def _meet(one: _Change, other: _Change) -> bool:
    """Whether two changes are about the same sentences, or both add something at one place."""
    return one[0] < max(other[1], other[0] + 1) and other[0] < max(one[1], one[0] + 1)


def _joined(sentences: Sequence[str]) -> str:
    whole = ""
    for sentence in sentences:
        gap = "" if not whole or sentence[:1].isspace() else " "
        whole += gap + sentence
    return whole.strip()
