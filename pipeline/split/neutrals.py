"""White space, digits and punctuation: each joins a neighbour, and both marks of a pair get the same language."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pipeline.model import Run
from pipeline.split.pairs import MarkPair

NO_LANGUAGE = "zxx"
UNCERTAIN = "und"
_SILENT = frozenset({NO_LANGUAGE, UNCERTAIN})

# Digits and currency attached to the word before or after, with at most one sign between (COVID-19, 3-year); and the
# colon of a label.
_TOUCHING_BEFORE = re.compile(r"[-–/.+'’]?[\d€$£%]+|:(?!\S)")
_TOUCHING_AFTER = re.compile(r"[\d€$£]+[-–/.+'’]?$")
_LONGEST_NUMBER = 40


def joined(line: str, words: Sequence[Run], pairs: Sequence[MarkPair]) -> list[Run]:
    """Runs that cover `line` without gap or overlap, from the runs of its words and addresses.

    Signs between two words of one language join them. Between two languages they go to the line's main language if it
    is one of the two, else to the one before; digits and currency that touch a word go with it. Both ends of a bracket
    or quote pair take the language before the pair, at the start of a line the one after it. Addresses and words of
    no certain language attract nothing. A line without words is one run of no language.
    """
    if not words:
        return [Run(0, len(line), NO_LANGUAGE)] if line else []
    main = main_language(words)
    fixed = _pair_languages(words, pairs, main)
    places = sorted(fixed)
    groups = _grouped(words, places)
    pieces: list[Run] = []
    for before, after in zip([None, *groups], [*groups, None], strict=True):
        start, stop = before.end if before else 0, after.start if after else len(line)
        inside = places[bisect_left(places, start) : bisect_left(places, stop)]
        pieces += _gap(line, start, stop, (before, after), main, [(at, fixed[at]) for at in inside])
        if after:
            pieces.append(after)
    return merged(pieces)


def _grouped(words: Sequence[Run], places: Sequence[int]) -> list[Run]:
    """Consecutive words of one language as one run, unless a bracket or quote is between them."""
    groups: list[Run] = []
    marks_before = -1
    for word in words:
        marks = bisect_left(places, word.start)
        if groups and groups[-1].lang == word.lang and marks == marks_before:
            groups[-1] = Run(groups[-1].start, word.end, word.lang)
        else:
            groups.append(word)
        marks_before = marks
    return groups


def main_language(words: Iterable[Run]) -> str:
    """The language of most characters; `und`, then `zxx`, only if there is nothing else."""
    counts: Counter[str] = Counter()
    for start, end, lang in words:
        counts[lang] += end - start
    ranked = sorted(counts, key=lambda lang: (lang == NO_LANGUAGE, lang == UNCERTAIN, -counts[lang]))
    return ranked[0] if ranked else NO_LANGUAGE


def merged(runs: Iterable[Run]) -> list[Run]:
    """The runs without empty ones, with neighbours of one language merged."""
    result: list[Run] = []
    for run in runs:
        if run.start == run.end:
            continue
        if result and result[-1].lang == run.lang:
            result[-1] = Run(result[-1].start, run.end, run.lang)
        else:
            result.append(run)
    return result


def _pair_languages(words: Sequence[Run], pairs: Sequence[MarkPair], main: str) -> dict[int, str]:
    """The language of each paired bracket and quote, by offset."""
    speaking = [run for run in words if run.lang not in _SILENT]
    starts = [run.start for run in speaking]
    openings = [pair.opening for pair in pairs]
    fixed: dict[int, str] = {}
    for pair in pairs:
        beside = _beside(pair, starts, openings)
        fixed[pair.opening] = fixed[pair.closing] = speaking[beside].lang if beside < len(speaking) else main
    return fixed


def _beside(pair: MarkPair, starts: Sequence[int], openings: Sequence[int]) -> int:
    """Which word decides for a pair: the one before it, else the one after it, else, if neither is free, one inside."""
    inside, after = bisect_left(starts, pair.opening), bisect_left(starts, pair.closing)
    if inside:
        return inside - 1
    is_free = after < len(starts) and bisect_left(openings, starts[after]) == bisect_left(openings, pair.closing)
    return after if is_free else inside


def _gap(
    line: str, start: int, stop: int, around: tuple[Run | None, Run | None], main: str, fixed: list[tuple[int, str]]
) -> Iterator[Run]:
    """The runs of the characters `start`–`stop` between the words `around`; `fixed` are the paired marks among them."""
    left, right = (_attraction(word, around, main) for word in around)
    left, right = left or right or main, right or left or main
    posts = [(at, at + 1, lang) for at, lang in fixed]
    posts += _touching(line, start, stop, around)
    place, lang = start, left
    for post_start, post_end, post_lang in [*sorted(posts), (stop, stop, right)]:
        if post_start < place:
            continue
        yield Run(place, post_start, main if main == post_lang else lang)
        yield Run(post_start, post_end, post_lang)
        place, lang = post_end, post_lang


def _attraction(word: Run | None, around: tuple[Run | None, Run | None], main: str) -> str | None:
    """The language that a word gives to the characters beside it: none if it has none but the line has."""
    if word is None:
        return None
    is_between_equals = all(beside and beside.lang == word.lang for beside in around)
    return word.lang if is_between_equals or word.lang not in _SILENT or main in _SILENT else None


def _touching(
    line: str, start: int, stop: int, around: tuple[Run | None, Run | None]
) -> Iterator[tuple[int, int, str]]:
    """Digits attached to the word before or after."""
    before, after = around
    if before and before.lang not in _SILENT and (match := _TOUCHING_BEFORE.match(line, start, stop)):
        yield start, match.end(), before.lang
    if after and after.lang not in _SILENT:
        begin = max(start, stop - _LONGEST_NUMBER)
        if match := _TOUCHING_AFTER.search(line, begin, stop):
            yield match.start(), stop, after.lang
