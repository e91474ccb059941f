"""The runs of the lines of one text, each with evidence from the others, as most pages are in one or two languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from pipeline.model import Run
from pipeline.split.language import Splitter, TokenLine
from pipeline.split.neutrals import joined, main_language
from pipeline.split.second_opinion import Foreign, with_second_opinion

# The most evidence that other lines may give, in nats, and the number of Latin words from which they count.
_MOST_LEANING = 3.0
_FEWEST_WORDS = 20
# Lines with more Latin words than this do without.
_LONGEST_LEANING_LINE = 8
# Short lines are kept: the menus, the labels and the foot of a site come again on each of its pages.
_KEPT, _LONGEST_KEPT = 2000, 100


class LineRuns(NamedTuple):
    """The runs of one line, which cover it, its main language, and stretches in languages outside the set."""

    runs: list[Run]
    lang: str
    foreign: tuple[Foreign, ...] = ()


def split_lines(lines: Sequence[str], splitter: Splitter) -> list[LineRuns]:
    """The runs of each of the repaired `lines`. For short lines, all others count as evidence."""
    heard = [(_kept if len(line) <= _LONGEST_KEPT else _heard)(line, splitter) for line in lines]
    leaning = _leaning([words for _, words in heard], splitter)
    # What is in the main language already, the others' evidence for it leaves there.
    main = max(leaning, key=leaning.__getitem__, default="")
    return [
        _line(
            reading, splitter.words(reading, leaning) if leaning and _leans(words, main, splitter) else words, splitter
        )
        for reading, words in heard
    ]


def _heard(line: str, splitter: Splitter) -> tuple[TokenLine, list[Run]]:
    """The words of a line with the languages that they have by themselves."""
    reading = splitter.read(line)
    return reading, splitter.words(reading)


_kept = lru_cache(_KEPT)(_heard)


def _leaning(words: Iterable[Sequence[Run]], splitter: Splitter) -> Mapping[str, float]:
    counts = Counter(run.lang for found in words for run in found if run.lang in splitter.latin)
    total = counts.total()
    return {lang: _MOST_LEANING * count / total for lang, count in counts.items()} if total >= _FEWEST_WORDS else {}


def _leans(words: Sequence[Run], main: str, splitter: Splitter) -> bool:
    latin = [run.lang for run in words if run.lang in splitter.latin]
    return len(latin) <= _LONGEST_LEANING_LINE and latin.count(main) < len(latin)


def _line(reading: TokenLine, words: Sequence[Run], splitter: Splitter) -> LineRuns:
    runs, foreign = with_second_opinion(reading.line, words, splitter)
    return LineRuns(joined(reading.line, runs, reading.pairs), main_language(runs), foreign)
