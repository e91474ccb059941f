"""The most likely languages of a stretch of words in one script: Viterbi over the word model."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.split.evidence import WordEvidence, evidence
from pipeline.split.pairs import MarkPair, enclosing
from pipeline.split.tokens import Token
from pipeline.split.words import UNKNOWN, WordModel

# All costs are in nats. The costs of a change of language between two words, by what is between them.
_INSIDE_PHRASE = 13.0
_SOFT_BREAK = 6.0
_DOUBLE_NAME = 1.3  # a place with a name in two languages: Belgique-België
_COLON = 1.0
_SENTENCE_END = 4.0
_BRACKET_OR_QUOTE = 2.0
# Leaving the main language needs more evidence than returning: a wrong switch is worse than a missed one.
_LEAVING_HOME = 1.5
_LEAVING_FOR_UNKNOWN = 4.0
_RETURNING = 0.8
# The prior for words in brackets or quotes to be in the surrounding language, if it is English and if not.
_HOME_HOST = 3.5
_FOREIGN_HOST = 2.0
_INSERTED_UNKNOWN = -2.5

_BRACKETS = re.compile(r"[()\[\]{}«»“”„\"]|(?<!\w)['‘’]|['’](?!\w)")
_ENDS = re.compile(r"[.!?;…]\s|\n")
_SOFT = re.compile(r"[:,;](?!\d)|[–—/|·•]|\s-\s")
_LABEL_END = re.compile(r"\s?:\s+")


@dataclass(frozen=True, slots=True)
class ScriptStretch:
    """Consecutive words of one script in `line`.

    `priors` say for each class, in nats, how likely the stretch starts in it; `capitals` is whether the whole line is
    in capitals.
    """

    line: str
    words: Sequence[Token]
    priors: Sequence[float]
    capitals: bool


def word_languages(stretch: ScriptStretch, pairs: Sequence[MarkPair], model: WordModel) -> list[str]:
    """The language of each word of the stretch.

    Words in brackets or quotes are decided after the words around them and separately, so that a quotation neither
    influences what follows nor needs to be long to count.
    """
    members: dict[int, list[int]] = defaultdict(list)
    for at, pair in enumerate(enclosing(pairs, (word.start for word in stretch.words))):
        members[pair].append(at)
    parents = enclosing(pairs, (pair.opening for pair in pairs))
    languages = [""] * len(stretch.words)
    for pair in sorted(members):  # outer pairs open first
        inside = members[pair]
        around = members.get(parents[pair], []) if pair >= 0 else []
        host = _host(around, inside[0], languages)
        priors = _inserted(host, model) if host else stretch.priors
        for at, language in zip(inside, _path(stretch, inside, priors, model), strict=True):
            languages[at] = language
    return languages


def _host(around: list[int], first: int, languages: list[str]) -> str:
    """The language of the word before an insertion, else of the one after it; empty if there is neither."""
    at = bisect_left(around, first)
    return languages[around[at - 1 if at else 0]] if around else ""


def _inserted(host: str, model: WordModel) -> list[float]:
    """How likely an insertion starts in each class. The language of the page says nothing about its quotations."""
    special = {UNKNOWN: _INSERTED_UNKNOWN, host: _HOME_HOST if host == model.home else _FOREIGN_HOST}
    return [special.get(name, 0.0) for name in model.classes]


def _path(stretch: ScriptStretch, members: list[int], priors: Sequence[float], model: WordModel) -> list[str]:
    """The most likely languages of some words of the stretch, as if they were consecutive."""
    words = [stretch.words[at] for at in members]
    heard = [evidence(stretch.line, word, model, capitals=stretch.capitals) for word in words]
    if _is_all_home(heard, priors, model):
        return [model.home] * len(words)
    costs = [_switch_cost(stretch.line, before, word) for before, word in pairwise(words)]
    values = [found.values() for found in heard]
    for at, (before, word) in enumerate(pairwise(words), start=1):
        for name, penalty in model.against(before.text.lower(), word.text.lower()):
            values[at][name] += penalty
    return [model.classes[at] for at in _viterbi(values, costs, priors, model)]


def _is_all_home(heard: Sequence[WordEvidence], priors: Sequence[float], model: WordModel) -> bool:
    """Whether no stretch of words has enough evidence for another class than the home one to pay for a switch.

    A quick bound: the best score of any class for each word, against the cheapest possible switch.
    """
    opening = min(priors[model.home_at] - prior for at, prior in enumerate(priors) if at != model.home_at)
    most, gained = min(opening, _LEAVING_HOME + _COLON), 0.0
    for found in heard:
        gained = max(gained + found.lead, 0.0)
        if gained >= most:
            return False
    return True


def _viterbi(
    values: Sequence[Sequence[float]], costs: Sequence[float], priors: Sequence[float], model: WordModel
) -> list[int]:
    """The classes of the most likely path; `costs` are those of a switch before each word but the first."""
    best = [prior + value for prior, value in zip(priors, values[0], strict=True)]
    leaving = [_leaving(name, model.home) for name in model.classes]
    steps: list[list[int]] = []
    for heard, cost in zip(values[1:], costs, strict=True):
        highest = max(best)
        source = best.index(highest)
        arrivals = [highest - cost * share - extra for share, extra in leaving]
        steps.append(
            [at if stay >= move else source for at, (stay, move) in enumerate(zip(best, arrivals, strict=True))]
        )
        best = [max(stay, move) + value for stay, move, value in zip(best, arrivals, heard, strict=True)]
    path = [best.index(max(best))]
    for step in reversed(steps):
        path.append(step[path[-1]])
    return path[::-1]


def _switch_cost(line: str, before: Token, after: Token) -> float:
    """The cost of a change of language between two words, by the characters between them."""
    gap = line[before.end : after.start]
    if gap == " ":
        return _INSIDE_PHRASE
    if gap == "-":
        return _DOUBLE_NAME if _is_double_name(line, before, after) else _INSIDE_PHRASE
    if _BRACKETS.search(gap):
        return _BRACKET_OR_QUOTE
    if _ENDS.search(gap):
        return _SENTENCE_END
    if _LABEL_END.fullmatch(gap):
        return _COLON
    return _SOFT_BREAK if _SOFT.search(gap) else _INSIDE_PHRASE


def _is_double_name(line: str, before: Token, after: Token) -> bool:
    """Whether exactly two capitalised words are joined by a hyphen."""
    is_pair = line[max(0, before.start - 1) : before.start] != "-" and not line.startswith("-", after.end)
    return is_pair and before.text[0].isupper() and after.text[0].isupper()


def _leaving(name: str, home: str) -> tuple[float, float]:
    """The factor for the cost of switching to a class, and the extra cost."""
    if name == home:
        return _RETURNING, 0.0
    return 1.0, _LEAVING_FOR_UNKNOWN if name == UNKNOWN else _LEAVING_HOME
