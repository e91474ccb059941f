"""How captions and picture credits are recognised."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, partial

from pipeline.lexicon import Lexicon


@dataclass(frozen=True, slots=True, eq=False)
class Captions:
    """The [captions] sections of all languages together.

    `credit` matches the opening of a credit, `within` the place in a caption where one begins; `numbered` matches a
    caption that gives its figure a number. Names of classes that hold one of `classes` or `credit_classes` say that an
    element is a caption or a credit.
    """

    credit: re.Pattern[str]
    within: re.Pattern[str]
    numbered: re.Pattern[str]
    classes: tuple[str, ...]
    credit_classes: tuple[str, ...]


@cache
def captions(lexicon: Lexicon) -> Captions:
    """The captions that `lexicon` knows, of all its languages."""
    words = partial(lexicon.entries, "captions")
    credit = (
        rf"(?:©|\(c\)|(?:{_any(words('credits'))})"
        rf"(?:\s+(?:{_any(words('by'))}))?\s*[:©])\s*\S"
    )
    return Captions(
        credit=re.compile(credit, re.IGNORECASE),
        within=re.compile(rf"(?:^|(?<=[.!?;…)»”])\s+|\s+[|–—·]\s+|\s*\()(?={credit})", re.IGNORECASE),
        numbered=re.compile(rf"(?:{_any(words('figures'))})\.?\s?\d{{1,3}}\s?[:.–—-]\s?\S", re.IGNORECASE),
        classes=words("classes"),
        credit_classes=words("credit_classes"),
    )


def _any(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longest that fits."""
    return "|".join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word)))) or "(?!)"
