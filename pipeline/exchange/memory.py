"""Translation memory: pairs of sentences, matched by their folded words or by similarity."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz, process

from pipeline.exchange import tmx
from pipeline.exchange.unit import TranslationState
from pipeline.exchange.unit_text import line
from pipeline.exchange.units import units
from pipeline.lexicon import Lexicon
from pipeline.model import Record, Trust
from pipeline.render.report.lacking import base_language
from pipeline.text import fold

# The minimum similarity of a match, of 100, and the penalty if the numbers differ.
_ALIKE, _OTHER_NUMBERS = 75, 15
_MOST = 3
_EXACT = 100
_NUMBERS = re.compile(r"\d+(?:[.,]\d+)*")


class KnownPair(NamedTuple):
    """The same sentence in two languages; `where` is its source."""

    lang: str
    words: str
    to: str
    others: str
    where: str = ""


class MemoryMatch(NamedTuple):
    """A match for a unit: its similarity, of 100, the source in the memory, and its translation."""

    score: int
    source: str
    target: str
    where: str

    @property
    def is_exact(self) -> bool:
        """Whether exactly these words were translated before."""
        return self.score == _EXACT


class Memory:
    """Pairs of sentences by language."""

    def __init__(self, pairs: Iterable[KnownPair]) -> None:
        self._known: dict[tuple[str, str], dict[str, list[MemoryMatch]]] = defaultdict(lambda: defaultdict(list))
        for lang, words, to, others, where in pairs:
            for pair in ((lang, words, to, others), (to, others, lang, words)):
                self._add(*pair, where)

    def _add(self, lang: str, words: str, to: str, others: str, where: str) -> None:
        source, target = line(words), line(others)
        found = self._known[base_language(lang), base_language(to)][fold(source)]
        if source and target and all(one.target != target for one in found):
            found.append(MemoryMatch(_EXACT, source, target, where))

    def matches(self, source: str, lang: str, to: str) -> tuple[MemoryMatch, ...]:
        """The matches for a source, the best first: exact ones, else at most three similar ones."""
        known = self._known.get((base_language(lang), base_language(to)), {})
        asked = fold(line(source))
        if exact := known.get(asked):
            return tuple(exact)
        alike = process.extract(asked, known.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=_MOST)
        found = []
        for words, ratio, _ in alike:
            lowered = ratio - (0 if _numbers(words) == _numbers(asked) else _OTHER_NUMBERS)
            if lowered >= _ALIKE:
                found += [one._replace(score=min(_EXACT - 1, int(lowered))) for one in known[words]]
        return tuple(sorted(found, key=lambda one: -one.score)[:_MOST])


def _numbers(text: str) -> list[str]:
    return sorted(re.sub(r"\D", "", number) for number in _NUMBERS.findall(text))


def pairs_of(record: Record, lexicon: Lexicon) -> Iterator[KnownPair]:
    """The pairs in a record: sentences that the page itself has in Greek and English, and approved translations."""
    fit = {id(value) for value in record.values if value.is_sure and value.state in {None, Trust.APPROVED}}
    sides = {(value.field, base_language(value.lang)) for value in record.values if id(value) in fit}
    for unit in units(record, "en", lexicon, lang="el", every=True):
        own = ((unit.key.field, "el") in sides, (unit.key.field, "en") in sides)
        if unit.target and all(own) and unit.want is TranslationState.DONE:
            yield KnownPair("el", unit.source, "en", unit.target, record.page.name)


def pairs_in(data: bytes, where: str, languages: Sequence[str] = ("el", "en")) -> Iterator[KnownPair]:
    """The pairs of a TMX file in two languages."""
    one, other = languages
    for words in tmx.pairs(data):
        if one in words and other in words:
            yield KnownPair(one, words[one], other, words[other], where)
