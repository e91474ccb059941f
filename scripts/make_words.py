"""Prepares pipeline/lexicon/words.bin, the word lists and n-grams that tell Latin languages apart.

    python scripts/make_words.py

Source: the word frequencies of wordfreq 3.1 (Robyn Speer and others; data CC BY-SA 4.0). The same version of wordfreq
gives the same bytes. Greek words in Latin letters are made from the Greek list by three ways of writing them: the
standard ELOT 743 and two habits of keyboards. The class "und" mixes the Latin languages that no class stands for.
"""

from __future__ import annotations

import json
import math
import re
import unicodedata
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import wordfreq

TARGET = Path(__file__).parent.parent / "pipeline" / "lexicon" / "words.bin"

# How many of a class's most frequent words are kept.
SIZES = {
    "en": 110_000,
    "fr": 75_000,
    "nl": 75_000,
    "it": 75_000,
    "es": 75_000,
    "de": 115_000,
    "el-Latn": 50_000,
    "und": 50_000,
}
OTHERS = "da sv nb fi pt ro ca pl cs sk sl sh hu lv lt tr id is".split()

# An n-gram is kept if it makes up this share of one class's letters.
NGRAM_LENGTH = 4
NGRAM_SHARE = 1e-5
# N-grams count by word forms, not by running words: they speak for words that no list holds.
FORM_EXPONENT = 0.35
SMOOTHING = 1.5
LETTERS = 120

# Logarithms are kept in steps of a quarter nat, as one character each from "!" on; "~" stands for none.
STEP = 0.25
ABSENT = "~"
# The words are laid out by their first letters.
PREFIX = 3

# Prepositions that melt with an article: the two apart speak against the language (Italian alla, never "a la").
CONTRACTED = {"fr": ("à de", "le les"), "it": ("a di da in su", "il lo la i gli le"), "es": ("a de", "el")}

WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
GREEK_WORD = re.compile("[α-ωά-ώϊϋΐΰς]+")
TWIN_WORD = re.compile("[αβεζηικμνορτυχ]+")

Frequencies = dict[str, float]

STANDARD = dict(zip("αβγδεζηικλμνξοπρστυφωςθχψ", [*"avgdeziiklmnxoprstyfos", "th", "ch", "ps"], strict=True))
KEYBOARD = STANDARD | {"β": "b", "η": "h", "θ": "8", "ξ": "3", "υ": "u", "χ": "x", "ω": "w"}
MIXED = STANDARD | {"χ": "h", "ξ": "ks", "ω": "w"}
WAYS = ((STANDARD, 0.6), (KEYBOARD, 0.25), (MIXED, 0.15))

PAIRS = dict(zip("ου αι ει οι υι γγ γξ γχ γκ ντ".split(), "ou ai ei oi yi ng nx nch gk nt".split(), strict=True))
VOICELESS = frozenset("θκξπστφχψς")


def main() -> None:
    """Writes the file and says how large it is."""
    frequencies = {name: _most_frequent(_class_frequencies(name), size) for name, size in SIZES.items()}
    ngrams = _ngrams()
    header = {"classes": list(SIZES), "ngram": NGRAM_LENGTH, "step": STEP, "contracted": CONTRACTED, "prefix": PREFIX}
    lines = [json.dumps(header), " ".join(sorted(_twins())), *_word_lines(frequencies), "", *_ngram_lines(ngrams)]
    data = zlib.compress("\n".join(lines).encode(), 9)
    TARGET.write_bytes(data)
    print(f"{TARGET.name}: {len(data):,} bytes, {len(lines):,} lines")


def _class_frequencies(name: str) -> Frequencies:
    if name == "el-Latn":
        return _romanised_greek()
    if name == "und":
        return _mixed(OTHERS)
    return {word: share for word, share in wordfreq.get_frequency_dict(name, "best").items() if WORD.fullmatch(word)}


def _most_frequent(frequencies: Frequencies, size: int) -> Frequencies:
    return dict(sorted(frequencies.items(), key=lambda entry: (-entry[1], entry[0]))[:size])


def _mixed(languages: list[str]) -> Frequencies:
    total: Frequencies = defaultdict(float)
    for language in languages:
        for word, share in wordfreq.get_frequency_dict(language, "small").items():
            if WORD.fullmatch(word) and all(letter < "\u0250" for letter in word):
                total[word] += share / len(languages)
    return total


def _romanised_greek() -> Frequencies:
    total: Frequencies = defaultdict(float)
    for word, share in wordfreq.get_frequency_dict("el", "small").items():
        if GREEK_WORD.fullmatch(word):
            for letters, habit in WAYS:
                total[_romanised(word, letters)] += share * habit
    return total


def _romanised(word: str, letters: Mapping[str, str]) -> str:
    signs = [unicodedata.normalize("NFD", letter) for letter in word]
    result, at = [], 0
    while at < len(signs):
        pair = signs[at] + signs[at + 1][0] if at + 1 < len(signs) and "\u0308" not in signs[at + 1] else ""
        spelt = _pair(pair, at, signs, letters)
        result.append(spelt or letters[signs[at][0]])
        at += 2 if spelt else 1
    return "".join(result)


def _pair(pair: str, at: int, signs: list[str], letters: Mapping[str, str]) -> str:
    """The spelling of two letters that are read as one; empty where they are not."""
    if pair in {"αυ", "ευ", "ηυ"}:
        following = signs[at + 2][0] if at + 2 < len(signs) else "ς"
        standard = "f" if following in VOICELESS else "v"
        return letters[pair[0]] + ("u" if letters is KEYBOARD else standard)
    if pair == "μπ":
        return "mp" if at else "b"
    return PAIRS.get(pair, "")


def _ngrams() -> dict[str, list[float]]:
    """The logarithm of the last letter's probability after those before it, one a class, for every frequent n-gram."""
    counts = {name: _counted(_class_frequencies(name)) for name in SIZES}
    kept: set[str] = set()
    for counted in counts.values():
        longest = {gram: count for gram, count in counted.items() if len(gram) == NGRAM_LENGTH}
        least = sum(longest.values()) * NGRAM_SHARE
        kept.update(gram for gram, count in longest.items() if count > least)
        kept.update(gram for gram, count in counted.items() if len(gram) < NGRAM_LENGTH and count > least)
    models = [_Model(counts[name]) for name in SIZES]
    return {gram: [math.log(model.probability(gram)) for model in models] for gram in sorted(kept)}


def _counted(frequencies: Frequencies) -> Counter[str]:
    counted: Counter[str] = Counter()
    for word, share in frequencies.items():
        weight = (share * 1e7) ** FORM_EXPONENT
        for gram in _grams(f"^{word}$"):
            counted[gram] += weight
    return counted


def _grams(marked: str) -> Iterator[str]:
    for end in range(2, len(marked) + 1):
        for length in range(1, min(NGRAM_LENGTH, end) + 1):
            yield marked[end - length : end]


class _Model:
    """Letter probabilities, each length smoothed by the shorter one (Witten and Bell)."""

    def __init__(self, counted: Counter[str]) -> None:
        self._counted = counted
        self._sums: dict[str, float] = defaultdict(float)
        self._kinds: dict[str, int] = defaultdict(int)
        for gram, count in counted.items():
            self._sums[gram[:-1], len(gram)] += count
            self._kinds[gram[:-1], len(gram)] += 1
        self._known: dict[str, float] = {}

    def probability(self, gram: str) -> float:
        if gram not in self._known:
            shorter = self.probability(gram[1:]) if len(gram) > 1 else 1 / LETTERS
            context = (gram[:-1], len(gram))
            held_back = SMOOTHING * (1 + self._kinds.get(context, 0))
            self._known[gram] = (self._counted.get(gram, 0) + held_back * shorter) / (
                self._sums.get(context, 0) + held_back
            )
        return self._known[gram]


def _word_lines(frequencies: Mapping[str, Frequencies]) -> Iterator[str]:
    """A line for all words that begin with the same letters: those, then the rest of each word with its levels."""
    groups: dict[str, list[str]] = defaultdict(list)
    for word in sorted(set().union(*frequencies.values())):
        shares = (frequencies[name].get(word) for name in frequencies)
        levels = "".join(ABSENT if share is None else _level(math.log(share)) for share in shares)
        groups[word[:PREFIX]].append(f" {word[PREFIX:]}:{levels}")
    for prefix in sorted(groups):
        yield prefix + "".join(groups[prefix])


def _twins() -> set[str]:
    """Greek words, without accents, that look like Latin ones in capitals."""
    words = wordfreq.get_frequency_dict("el", "small")
    bare = (
        "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))
        for word in words
    )
    return {word for word in bare if TWIN_WORD.fullmatch(word)}


def _ngram_lines(ngrams: Mapping[str, list[float]]) -> Iterator[str]:
    for gram, logarithms in ngrams.items():
        yield f"{''.join(map(_level, logarithms))} {gram}"


def _level(logarithm: float) -> str:
    return chr(ord("!") + min(round(-logarithm / STEP), 90))


if __name__ == "__main__":
    main()
