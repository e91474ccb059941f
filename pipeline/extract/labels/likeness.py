"""How like words are to the labels of each field, by their letters: naive Bayes, with a class for words of none.

The fields' classes are trained on the lexicon's own rows, in the languages whose boilerplate it knows: in others there
is nothing that is none. The class *none* holds what pages print in the same places:
headings, menus and bold lines of pages that describe no practice (`headings.bin`, made by scripts/make_headings.py),
and the lexicon's own words of boilerplate. Without it, every heading is like some label.
"""

from __future__ import annotations

import json
import math
import zlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import chain
from typing import NamedTuple

from pipeline.extract.labels.keys import key
from pipeline.extract.labels.known import folded_labels, labels
from pipeline.kept import kept
from pipeline.lexicon import Lexicon
from pipeline.lexicon.fields import Field, fields_by_name

BUCKETS = 1 << 17
_LENGTHS = (3, 4, 5)
# What a run of letters that a class never has counts as.
_UNSEEN = 0.05
# What a run of letters is worth above that, by how often the class has it.
_GAINS = tuple(math.log(count / _UNSEEN + 1) for count in range(4096))
# The pages that were counted are in few languages, and none of them is Greek: a line of the lexicon stands for so many.
_OWN_WEIGHT = 10
# Words of boilerplate are lists of these sections of a language's table.
_NONE_SECTIONS = ("boilerplate", "headings")


class Likeness(NamedTuple):
    """The field that words are likest to, and by how much: a run of letters' mean log odds against the next class."""

    field: Field
    margin: float


@dataclass(frozen=True, slots=True, eq=False)
class LabelModel:
    """What is counted of each class: `postings` hold for a run of letters how often each class of `fields` has it.

    They are pairs of a field's number and a count, each a letter: forty thousand mappings would take long to load.
    `others` are the counts of the class *none* by bucket; `priors` and `floors` are, for each class, the logarithm of
    its share of the rows and of one unseen run of letters. *None* is the last of both.
    """

    fields: tuple[Field, ...]
    postings: Mapping[str, str]
    others: bytes
    priors: tuple[float, ...]
    floors: tuple[float, ...]

    def likest(self, words: str) -> Likeness:
        """The field whose labels the words are likest to; the margin is below 0 where they are likest to no label."""
        return _likest(self, key(words))

    def among(self, words: str, names: Collection[str]) -> dict[str, float]:
        """How much liker words are to the labels of each of some fields than to all others and to words of none."""
        scores, count = self.scores(key(words))
        known = {field.name: score for field, score in zip(self.fields, scores, strict=False)}
        other = max([scores[-1], *(score for name, score in known.items() if name not in names)])
        return {name: (known[name] - other) / math.sqrt(count + 1) for name in names}

    def scores(self, folded: str) -> tuple[list[float], int]:
        """The logarithm of each class's likelihood, up to one constant, and from how many runs of letters."""
        none = len(self.fields)
        asked = [(self.postings.get(gram, ""), self.others[bucket(gram)]) for gram in sorted(grams(folded))]
        asked = [(found, other) for found, other in asked if found or other]
        scores = [prior + len(asked) * floor for prior, floor in zip(self.priors, self.floors, strict=True)]
        for found, other in asked:
            for number, count in zip(map(ord, found[::2]), map(ord, found[1::2]), strict=True):
                scores[number] += _GAINS[count]
            scores[none] += _GAINS[other]
        return scores, len(asked)


@lru_cache(maxsize=4096)  # the headings of a site come again on each of its pages
def _likest(model: LabelModel, folded: str) -> Likeness:
    scores, count = model.scores(folded)
    best = max(range(len(model.fields)), key=scores.__getitem__)
    next_best = max(score for number, score in enumerate(scores) if number != best)
    return Likeness(model.fields[best], (scores[best] - next_best) / math.sqrt(count + 1))


def grams(folded: str) -> set[str]:
    """The runs of three to five letters of folded words, and the words themselves."""
    text = f" {folded} "
    runs = {text[start : start + length] for length in _LENGTHS for start in range(len(text) - length + 1)}
    runs.update([f"={word}" for word in folded.split()])
    return runs


def bucket(gram: str) -> int:
    """Where a run of letters is counted in `headings.bin`."""
    return zlib.crc32(gram.encode()) % BUCKETS


@cache
def label_model(lexicon: Lexicon) -> LabelModel:
    """The model of `lexicon`, counted once."""
    known = fields_by_name(lexicon)
    languages = [lang for lang in lexicon.languages if any(lexicon.table(lang, one) for one in _NONE_SECTIONS)]
    folded = folded_labels(lexicon)
    rows = [
        list(dict.fromkeys(folded[label] for lang in languages for label in field.labels.get(lang, ())))
        for field in known.values()
    ]
    own = sorted({key(words) for words in _boilerplate(lexicon)} - labels(lexicon).field_of.keys())
    headings = resources.files("pipeline.lexicon").joinpath("headings.bin").read_bytes()
    texts = json.dumps([*rows, own]).encode()
    return LabelModel(
        tuple(known.values()), *kept("label-model", texts + headings, lambda: _counted(rows, own, headings))
    )


_Counted = tuple[dict[str, str], bytes, tuple[float, ...], tuple[float, ...]]


def _counted(rows: Sequence[Sequence[str]], own: Iterable[str], headings: bytes) -> _Counted:
    """All of a model but its fields, of the folded labels of each, and of the lexicon's own words for none."""
    postings: dict[str, str] = {}
    totals = []
    for number, texts in enumerate(rows):
        counts = Counter(chain.from_iterable(map(grams, texts)))
        totals.append(counts.total())
        for run, times in counts.items():
            postings[run] = postings.get(run, "") + chr(number) + chr(times)
    count, others = _with_own(own, headings)
    totals.append(sum(others))
    smoothing = _UNSEEN * (len(postings) + BUCKETS - others.count(0))
    priors = tuple(math.log(number + 1) for number in (*map(len, rows), count))
    return postings, others, priors, tuple(math.log(_UNSEEN / (total + smoothing)) for total in totals)


def _with_own(words: Iterable[str], headings: bytes) -> tuple[int, bytes]:
    """How many lines the class *none* has, and its counts, with the lexicon's own words."""
    shipped = zlib.decompress(headings)
    count, others = int.from_bytes(shipped[:4], "big"), bytearray(shipped[4:])
    for folded in words:
        count += 1
        for run in grams(folded):
            others[bucket(run)] = min(255, others[bucket(run)] + _OWN_WEIGHT)
    return count, bytes(others)


def _boilerplate(lexicon: Lexicon) -> Iterator[str]:
    for language in lexicon.languages:
        for section in _NONE_SECTIONS:
            for column in lexicon.table(language, section).values():
                yield from column if isinstance(column, list) else ()
