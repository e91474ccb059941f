"""Repairs letters word by word, with a map back to the source's offsets."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterator
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from pipeline.model import Normalised
from pipeline.text.addresses import Address, addresses
from pipeline.text.composing import INVISIBLE, composed, has_loud
from pipeline.text.letters import GREEK, SUSPECT
from pipeline.text.lookalikes import Mended, mended_words


class Repair(NamedTuple):
    """A repaired word; `start`–`end` point into the source, `before` is the text there."""

    start: int
    end: int
    before: str
    after: str

    @property
    def is_dropped(self) -> bool:
        """Whether the word only lost invisible characters."""
        return self.before.translate(_DROPPED) == self.after


_DROPPED = dict.fromkeys(map(ord, INVISIBLE))
# PDFs have the increment sign instead of the letter delta.
_INCREMENT = re.compile(f"\u2206(?=[{GREEK}])|(?<=[{GREEK}])\u2206")
_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_SOFT_HYPHEN = "\u00ad"
# Two passes are enough for real text.
_MOST_PASSES = 5
_LINE = re.compile(r"[^\n]+")
_VEILED = re.compile(rf"(?<!\S)[^\s{INVISIBLE}]*+[{INVISIBLE}]\S*+")


def normalise(
    text: str, function_words: AbstractSet[str] = frozenset(), words: Container[str] = frozenset()
) -> tuple[Normalised, tuple[Repair, ...]]:
    """`text` in NFC (never NFKC), without invisible characters, each word in one script's letters; and the repairs.

    URLs, e-mail addresses, hashtags, file names and code stay as they are. Composition alone is not a repair: for
    Unicode both forms are the same text. A word made only of look-alike letters follows its neighbours if it is one of
    the `function_words`, or in a line of capitals, unless only its present reading is one of `words`. Both hold Greek
    and Latin words in lower case without accents.
    """
    if text.isascii() or not (has_loud(text) or SUSPECT.search(text) or _INCREMENT.search(text)):
        return Normalised(text), ()
    kept = addresses(text)
    whole = composed(text, [(start, end) for start, end, _ in kept])
    if whole.anchors:
        kept = addresses(whole.text)
    mended = _mended(whole.text, kept, function_words, words)
    result = Normalised(_with_changes(whole.text, mended), whole.anchors)
    return result, tuple(_repairs(text, whole, mended))


def _mended(text: str, kept: list[Address], function_words: AbstractSet[str], words: Container[str]) -> list[Mended]:
    """The words of `text` that change, in order, each once: a repaired word may show what another one is."""
    now, ends = text, dict[int, int]()
    for _ in range(_MOST_PASSES):
        found = [change for line in _LINE.finditer(now) for change in _in_line(line, kept, function_words, words)]
        found = sorted([*found, *(Mended(sign.start(), sign[0], "Δ") for sign in _INCREMENT.finditer(now))])
        if not found:
            break
        for start, before, _ in found:
            ends[start] = max(ends.get(start, 0), start + len(before))
        now = _with_changes(now, found)
    spans: list[tuple[int, int]] = []
    for start, end in sorted(ends.items()):
        if spans and start < spans[-1][1]:
            spans[-1] = spans[-1][0], max(end, spans[-1][1])
        else:
            spans.append((start, end))
    changed = (Mended(start, text[start:end], now[start:end]) for start, end in spans)
    return [change for change in changed if change.before != change.after]


def _in_line(
    line: re.Match[str], kept: list[Address], function_words: AbstractSet[str], words: Container[str]
) -> Iterator[Mended]:
    def is_kept(offset: int) -> bool:
        at = bisect_right(kept, (line.start() + offset, 1 << 62)) - 1
        return at >= 0 and line.start() + offset < kept[at].end

    for start, before, after in mended_words(line.group(), is_kept, function_words, words):
        yield Mended(line.start() + start, before, after)


def _with_changes(text: str, mended: list[Mended]) -> str:
    pieces: list[str] = []
    place = 0
    for start, before, after in mended:
        pieces += (text[place:start], after)
        place = start + len(before)
    return "".join([*pieces, text[place:]])


def _repairs(source: str, whole: Normalised, mended: list[Mended]) -> list[Repair]:
    """The repairs in the source's offsets, and the words that only lost invisible characters."""
    spans = [(whole.origin(start), whole.origin(start + len(before)), after) for start, before, after in mended]
    repairs = [Repair(start, end, source[start:end], after) for start, end, after in spans]
    starts = [start for start, _, _ in spans]
    for match in _VEILED.finditer(source) if whole.anchors else ():
        nearest = bisect_right(starts, match.end() - 1) - 1
        if not _INVISIBLE.search(match.group().strip(_SOFT_HYPHEN)):
            # A soft hyphen at the edge of a word has no effect.
            continue
        if nearest < 0 or spans[nearest][1] <= match.start():
            visible = match.group().translate(_DROPPED)
            repairs.append(Repair(match.start(), match.end(), match.group(), visible))
    return sorted(repairs)
