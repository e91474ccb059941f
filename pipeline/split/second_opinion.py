"""Stretches that the word lists leave unsure, or that may be of a language outside the set: a second opinion."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from pipeline.model import Run
from pipeline.split.detector import LATIN_LANGUAGES, opinion
from pipeline.split.language import Splitter
from pipeline.split.neutrals import UNCERTAIN
from pipeline.split.words import GREEKLISH

# The detector is asked about stretches of so many words and more; below, word lists know better.
_SHORTEST = 8
# A stretch is unsure if so many of its common words speak against its language by so many nats.
_DOUBTFUL_SHARE = 0.35
_DOUBTFUL_SCORE = -4.0
_CERTAIN = 0.95


class Foreign(NamedTuple):
    """A stretch `start`–`end` of a line that the detector takes for a language outside the set."""

    start: int
    end: int
    language: str


def with_second_opinion(line: str, words: Sequence[Run], splitter: Splitter) -> tuple[list[Run], tuple[Foreign, ...]]:
    """The words with the languages that a second opinion leaves or gives them, and the stretches found foreign.

    Where the detector is certain of another language of the set, the stretch is in that one; where it is certain of
    one outside the set, the stretch is of no certain language.
    """
    result: list[Run] = []
    foreign: list[Foreign] = []
    for lang, group in groupby(words, key=lambda run: run.lang):
        members = list(group)
        settled = lang
        if _is_unsure(line, lang, members, splitter):
            start, end = members[0].start, members[-1].end
            guess = opinion(line[start:end], LATIN_LANGUAGES)
            if guess and guess.probability >= _CERTAIN:
                is_known = guess.language in splitter.languages
                settled = guess.language if is_known else UNCERTAIN
                foreign += () if is_known else (Foreign(start, end, guess.language),)
        result.extend(run._replace(lang=settled) for run in members)
    return result, tuple(foreign)


def _is_unsure(line: str, lang: str, members: Sequence[Run], splitter: Splitter) -> bool:
    if len(members) < _SHORTEST or lang not in splitter.latin or lang == GREEKLISH:
        return False
    if lang == UNCERTAIN:
        return True
    common = [word for run in members if (word := line[run.start : run.end]).islower()]
    doubtful = sum(splitter.score(word, lang) <= _DOUBTFUL_SCORE for word in common)
    return doubtful > max(_DOUBTFUL_SHARE * len(common), 2)
