"""How likely a Latin word is in each language: by frequency for known words, by letter n-grams for all others."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pipeline.split.word_tables import UNLISTED, Scores, WordTables

# Classes besides the languages: Greek in Latin letters, and any other language in Latin letters.
GREEKLISH = "el-Latn"
UNKNOWN = "und"

# Below this frequency a listed word is judged by its letters in the classes that do not list it.
_RARE = -12.5
# The share of running text that is in no list, and the lowest probability assumed for a word's spelling: beyond it,
# only differences between languages count.
_OUT_OF_LIST = math.log(0.02)
_RAREST_SPELLING = -13.0
# A word outside the lists is no more frequent than the rarest inside.
_MOST_OUT_OF_LIST = math.log(5e-7)
# N-grams overstate their evidence, as the letters of a word are not independent.
_NGRAM_WEIGHT = 0.8
_LONGEST_WORD = 40
# The most that one word may count against a language: it may be a name or a quotation.
_MOST_AGAINST = -12.0
# Two separate words that the language would contract.
_NOT_CONTRACTED = -3.0
# A list without frequencies is assumed to follow Zipf's law: the n-th word has this share divided by n + 2.
_ZIPF_SHARE = 0.1

_MOST_REMEMBERED = 50_000


class Weighed(NamedTuple):
    """The evidence of a word, in nats: `scores` for each class, 0 for the most likely, down to -12.

    `runner_up` is the second highest of them; `lead` is how far the best other class is ahead of the home class.
    """

    scores: Scores
    runner_up: float
    lead: float


class WordModel:
    """The tables, limited to a set of languages and extended by word lists of further ones."""

    def __init__(
        self, tables: WordTables, languages: tuple[str, ...], home: str, own_words: Mapping[str, tuple[str, ...]]
    ) -> None:
        """A word is in the language `home` until something speaks against it.

        `own_words` are the words of languages that the tables lack, most frequent first.
        """
        self._tables = tables
        self._own = [_zipf(words) for words in own_words.values()]
        known = (*tables.classes, *own_words)
        wanted = {*languages, UNKNOWN} | ({GREEKLISH} if "el" in languages else set())
        self.classes = tuple(name for name in known if name in wanted)
        self.home = home
        self.home_at = self.classes.index(home)
        self._kept = tuple(known.index(name) for name in self.classes)
        self._left = tuple(at for at, name in enumerate(known) if name not in self.classes)
        self._contracted = [
            (at, tables.contracted[name]) for at, name in enumerate(self.classes) if name in tables.contracted
        ]
        self._known: dict[str, Weighed] = {}
        self.silence: Scores = (0.0,) * len(self.classes)

    def __contains__(self, word: object) -> bool:
        """Whether it is a word of any language, or a Greek word (without accents) that looks like a Latin one."""
        return isinstance(word, str) and (word in self._tables.twins or self.lists(word))

    def lists(self, word: str) -> bool:
        """Whether a list of any language holds `word`."""
        return self._tables.listed(word) is not None or any(word in own for own in self._own)

    def against(self, before: str, word: str) -> list[tuple[int, float]]:
        """The evidence, in nats, against classes that would contract `before` and `word` into one word."""
        return [(at, _NOT_CONTRACTED) for at, pairs in self._contracted if (before, word) in pairs]

    def weighed(self, word: str) -> Weighed:
        """The evidence of a word for each of `classes`.

        `word` is in lower case with straight apostrophes; one with an apostrophe that is in no list is taken apart.
        """
        known = self._known.get(word)
        if known is None:
            known = self._summed_up(self._scores(word))
            if len(self._known) < _MOST_REMEMBERED:
                self._known[word] = known
        return known

    def _summed_up(self, scores: Scores) -> Weighed:
        abroad = max((*scores[: self.home_at], *scores[self.home_at + 1 :]), default=_MOST_AGAINST)
        return Weighed(scores, sorted(scores)[-2], abroad - scores[self.home_at])

    def _scores(self, word: str) -> Scores:
        listed = self._tables.listed(word)
        if listed is None and "'" in word:
            parts = [self.weighed(part).scores for part in word.split("'") if part]
            return _relative([sum(values) for values in zip(*parts, strict=True)])
        if listed is None:
            every = self._spelt(word)
        elif max(listed) < _RARE:
            every = tuple(
                min(have, spelt) if have == UNLISTED else have
                for have, spelt in zip(listed, self._spelt(word), strict=True)
            )
        else:
            every = listed
        unknown = every[self._tables.classes.index(UNKNOWN)] if listed is None else UNLISTED
        every += tuple(own.get(word, unknown) for own in self._own)
        if not self._left:
            return _relative(every)
        elsewhere = max(every[at] for at in self._left)
        kept = zip(self._kept, self.classes, strict=True)
        return _relative([max(every[at], elsewhere) if name == UNKNOWN else every[at] for at, name in kept])

    def _spelt(self, word: str) -> Scores:
        """The scores of a word in no list, by its letters."""
        marked, longest = f"^{word[:_LONGEST_WORD]}$", self._tables.longest
        grams = [self._tables.follows(marked[max(0, end - longest) : end]) for end in range(2, len(marked) + 1)]
        total = [sum(values) for values in zip(*grams, strict=True)]
        best = max(total)
        basis = _OUT_OF_LIST + max(best, _RAREST_SPELLING)
        return tuple(min(basis + _NGRAM_WEIGHT * (value - best), _MOST_OUT_OF_LIST) for value in total)


def _relative(values: Sequence[float]) -> Scores:
    best = max(values)
    least = best + _MOST_AGAINST
    return tuple([value - best if value > least else _MOST_AGAINST for value in values])


def _zipf(words: tuple[str, ...]) -> dict[str, float]:
    return {word: math.log(_ZIPF_SHARE / (rank + 2)) for rank, word in enumerate(words, start=1)}
