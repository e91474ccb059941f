"""Words to a field by degrees: a row of the lexicon, its misspelling, words around one, letters like those of many."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from pipeline.extract.labels.keys import key
from pipeline.extract.labels.known import labels
from pipeline.extract.labels.label import Labels
from pipeline.extract.labels.likeness import label_model
from pipeline.lexicon import Lexicon
from pipeline.lexicon.fields import Field

# A label that other words begin or end with has at least so many words: of one word, one in three was wrong.
_LEAST_WORDS = 2
# The margins by which letters tell a field: of headings that label nothing, 1 in 130 passes the first and 1 in 40 the
# second, which therefore needs something besides that shows the same.
SURE_MARGIN = 8.0
LEAST_MARGIN = 4.0

# Letters that speak so little against a label of one word are no reason to doubt it.
_AGAINST = -2.5


class Degree(IntEnum):
    """The nearness of words to a label of the lexicon, the nearest first."""

    ROW = 1
    SPELLING = 2
    PART = 3
    LETTERS = 4


@dataclass(frozen=True, slots=True)
class Meaning:
    """The field that words tell, to which degree, and the label that they come near to, empty where many do.

    `margin` is that of the letters; the nearer degrees have none.
    """

    field: Field
    degree: Degree
    like: str = ""
    margin: float = 0.0

    @property
    def is_sure(self) -> bool:
        """Whether the words tell the field by themselves, whatever stands after them."""
        return self.degree < Degree.LETTERS or self.margin >= SURE_MARGIN


@lru_cache(maxsize=4096)  # the headings of a site come again on each of its pages
def meaning(words: str, lexicon: Lexicon) -> Meaning | None:
    """The meaning of words that look like a label; None where they are near to none."""
    table = labels(lexicon)
    if row := table.alone(words):
        return Meaning(row.field, Degree.ROW, row.words)
    by_letters = label_model(lexicon).likest(words)
    if near := table.nearest(words, by_letters.field):
        return Meaning(table.field_of[near], Degree.SPELLING, table.spelt[near])
    parts = _parts(words, table)
    part = next((one for one in parts if _says_enough(one, table)), "")
    is_same = bool(part) and by_letters.field.name == table.field_of[part].name
    # Words may end with what they only speak of, where their letters tell another field: “Who carries the project”.
    is_object = by_letters.margin >= LEAST_MARGIN and not (is_same or key(words).startswith(part))
    if part and not is_object:
        return Meaning(table.field_of[part], Degree.PART, table.spelt[part])
    # A label of one word tells only what the letters of all the words rather tell, too.
    is_both = by_letters.margin >= _AGAINST and any(table.field_of[one].name == by_letters.field.name for one in parts)
    margin = max(by_letters.margin, LEAST_MARGIN) if is_both else by_letters.margin
    return Meaning(by_letters.field, Degree.LETTERS, margin=margin) if margin >= LEAST_MARGIN else None


def part_fields(words: str, lexicon: Lexicon) -> list[str]:
    """The fields of the labels, of one word too, that words begin or end with, the longest first."""
    table = labels(lexicon)
    return [table.field_of[part].name for part in _parts(words, table)]


def _parts(text: str, table: Labels) -> list[str]:
    """The labels that the words begin or end with, folded, the longest first."""
    if any(map(str.isdigit, text)):
        # A programme with its years, a line with its date: a value, that may well open with the words of a label.
        return []
    words = key(text).split(" ")
    ends = [part for count in range(len(words) - 1, 0, -1) for part in (words[:count], words[-count:])]
    return [found for part in ends if (found := " ".join(part).strip(",:;")) in table.field_of]


def _says_enough(part: str, table: Labels) -> bool:
    """Whether a label among other words tells their field: one of two words, with no article, that is no summary's.

    “In short” after other words says how they are told.
    """
    words = part.split(" ")
    return len(words) - (words[0] in table.articles) >= _LEAST_WORDS and table.field_of[part].name != "summary"
