"""The prepared file of word lists and n-grams for languages in Latin letters."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from itertools import product

from pipeline.kept import kept

Scores = tuple[float, ...]

# The log probability of a word in a class that does not list it: rarer than the rarest word in any list.
UNLISTED = -16.5
_UNSEEN_NGRAM = -8.0

_CERTAIN = ord("!")
_ABSENT = ord("~")


@dataclass(frozen=True, slots=True)
class WordTables:
    """The prepared file. Levels are a byte a class; `values` gives the log probability of each level.

    `groups` hold, by the first letters of words, ` rest:levels` for each word; `ngrams` the levels of an n-gram's last
    letter after those before it (`^` and `$` are a word's ends). `twins` are Greek words, without accents, that look
    like Latin ones in capitals. `contracted` holds for a class the pairs of words that it would write as one.
    """

    classes: tuple[str, ...]
    values: Sequence[float] = field(repr=False)
    prefix: int
    longest: int
    groups: Mapping[bytes, bytes] = field(repr=False)
    ngrams: Mapping[bytes, bytes] = field(repr=False)
    twins: frozenset[str] = field(repr=False)
    contracted: Mapping[str, frozenset[tuple[str, str]]] = field(repr=False)

    def listed(self, word: str) -> Scores | None:
        """The log probability of a word in each class, `UNLISTED` if that does not list it; None if none does."""
        group = self.groups.get(word[: self.prefix].encode("utf-8", "replace"))
        entry = b" %b:" % word[self.prefix :].encode("utf-8", "replace")
        at = group.find(entry) if group else -1
        if group is None or at < 0:
            return None
        start = at + len(entry)
        return self._values(group[start : start + len(self.classes)])

    def follows(self, gram: str) -> Scores:
        """The log probability of an n-gram's last letter, by the longest suffix of it in the table."""
        for start in range(len(gram)):
            levels = self.ngrams.get(gram[start:].encode("utf-8", "replace"))
            if levels is not None:
                return self._values(levels)
        return (_UNSEEN_NGRAM,) * len(self.classes)

    def _values(self, levels: bytes) -> Scores:
        return tuple([self.values[level] for level in levels])


@cache
def shipped_tables() -> WordTables:
    """The tables of the package, from `lexicon/words.bin` (made by `scripts/make_words.py`)."""
    data = resources.files("pipeline.lexicon").joinpath("words.bin").read_bytes()
    header, twins, groups, ngrams = kept("words", data, lambda: _unpacked(data))
    about = json.loads(header)
    contracted = {
        name: frozenset(product(first.split(" "), second.split(" ")))
        for name, (first, second) in about["contracted"].items()
    }
    return WordTables(
        classes=tuple(about["classes"]),
        values=[UNLISTED if level == _ABSENT else (_CERTAIN - level) * about["step"] for level in range(128)],
        prefix=about["prefix"],
        longest=about["ngram"],
        groups=groups,
        ngrams=ngrams,
        twins=frozenset(twins.decode().split(" ")),
        contracted=contracted,
    )


def _unpacked(data: bytes) -> tuple[bytes, bytes, dict[bytes, bytes], dict[bytes, bytes]]:
    """The header of the file, the twins, the groups of words and the n-grams."""
    header, twins, *lines = zlib.decompress(data).split(b"\n")
    size, end_of_words = len(json.loads(header)["classes"]), lines.index(b"")
    groups = {prefix: b" " + rest for prefix, _, rest in (line.partition(b" ") for line in lines[:end_of_words])}
    return header, twins, groups, {line[size + 1 :]: line[:size] for line in lines[end_of_words + 1 :]}
