"""A second opinion on stretches of which the word lists are unsure, or that may be in a language outside the set."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from pipeline.model import Run
from pipeline.split.detector import opinion
from pipeline.split.language import Splitter
from pipeline.split.neutrals import UNCERTAIN
from pipeline.split.words import GREEKLISH

# The detector is asked about stretches of at least this many words; for shorter ones word lists are better.
_SHORTEST = 8
# A stretch is unsure if this share of its lower-case words speaks against its language by this many nats.
_DOUBTFUL_SHARE = 0.35
_DOUBTFUL_SCORE = -4.0
_CERTAIN = 0.95


class Foreign(NamedTuple):
    """A stretch `start`–`end` of a line in a language outside the set, according to the detector."""

    start: int
    end: int
    language: str


def with_second_opinion(line: str, words: Sequence[Run], splitter: Splitter) -> tuple[list[Run], tuple[Foreign, ...]]:
    """The words with their languages after a second opinion, and the stretches found to be foreign.

    If the detector is certain of another language in the set, the stretch gets that one; if it is certain of one
    outside the set, the language becomes uncertain.
    """
    result: list[Run] = []
    foreign: list[Foreign] = []
    for lang, group in groupby(words, key=lambda run: run.lang):
        members = list(group)
        settled = lang
        if _is_unsure(line, lang, members, splitter):
            start, end = members[0].start, members[-1].end
            guess = opinion(line[start:end])
            if guess and guess.probability >= _CERTAIN:
                is_known = guess.language in splitter.languages
                settled = guess.language if is_known else UNCERTAIN
                foreign += () if is_known else (Foreign(start, end, guess.language),)
        result += members if settled == lang else [run._replace(lang=settled) for run in members]
    return result, tuple(foreign)


def _is_unsure(line: str, lang: str, members: Sequence[Run], splitter: Splitter) -> bool:
    if len(members) < _SHORTEST or lang not in splitter.latin or lang == GREEKLISH:
        return False
    if lang == UNCERTAIN:
        return True
    common = [word for run in members if (word := line[run.start : run.end]).islower()]
    doubtful = sum(splitter.score(word, lang) <= _DOUBTFUL_SCORE for word in common)
    return doubtful > max(_DOUBTFUL_SHARE * len(common), 2)
