"""The runs of the lines of one text, each with evidence from the others, as most pages are in one or two languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
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


class LineRuns(NamedTuple):
    """The runs of one line, which cover it, its main language, and stretches in languages outside the set."""

    runs: list[Run]
    lang: str
    foreign: tuple[Foreign, ...] = ()


def split_lines(lines: Sequence[str], splitter: Splitter) -> list[LineRuns]:
    """The runs of each of the repaired `lines`. For short lines, all others count as evidence."""
    readings = [splitter.read(line) for line in lines]
    words = [splitter.words(reading) for reading in readings]
    leaning = _leaning(words, splitter)
    if leaning:
        words = [
            splitter.words(reading, leaning) if _leans(found, splitter) else found
            for reading, found in zip(readings, words, strict=True)
        ]
    return [_line(reading, found, splitter) for reading, found in zip(readings, words, strict=True)]


def _leaning(words: Iterable[Sequence[Run]], splitter: Splitter) -> Mapping[str, float]:
    counts = Counter(run.lang for found in words for run in found if run.lang in splitter.latin)
    total = counts.total()
    return {lang: _MOST_LEANING * count / total for lang, count in counts.items()} if total >= _FEWEST_WORDS else {}


def _leans(words: Sequence[Run], splitter: Splitter) -> bool:
    return 0 < sum(run.lang in splitter.latin for run in words) <= _LONGEST_LEANING_LINE


def _line(reading: TokenLine, words: Sequence[Run], splitter: Splitter) -> LineRuns:
    runs, foreign = with_second_opinion(reading.line, words, splitter)
    return LineRuns(joined(reading.line, runs, reading.pairs), main_language(runs), foreign)
