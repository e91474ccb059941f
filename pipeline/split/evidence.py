"""What one word, in its place in the line, says about its language."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.split.tokens import LATIN, Token
from pipeline.split.word_tables import Scores
from pipeline.split.words import Weighed, WordModel

# A short word in capitals in a line of small letters is an acronym, which is evidence for no language.
_LONGEST_ACRONYM = 6
# A name says less about the surrounding language than a common word; a capitalised word that only one class knows well
# is taken for a noun, as in German.
_NAME_WEIGHT = 0.25
_NOUN_WEIGHT = 0.7
_NOUN_LEAD = -6.0
_DOUBLE_NAME_WEIGHT = 0.65


# After a letter, digit, comma or abbreviation a capital opens no sentence: it means a name.
_BEFORE_NAME = re.compile(r"(?:[\w,’'-]|\b[A-Z]\w{0,3}\.)\s*$")
_WINDOW = 7


class WordEvidence(NamedTuple):
    """The scores of a word (see `WordModel.weighed`), and their weight, from 0 to 1.

    `lead` is the most that the word says for any class against the home class, in nats.
    """

    scores: Scores
    weight: float
    lead: float

    def values(self) -> list[float]:
        """What the word says for each class, in nats, at most 0."""
        return [self.weight * score for score in self.scores]


def evidence(line: str, word: Token, model: WordModel, *, capitals: bool) -> WordEvidence:
    """The evidence of `word`; `capitals` is whether the whole line is in capitals."""
    text = word.text
    small = text.lower().replace("’", "'")
    if word.script != LATIN or _is_code(line, word, small, model, capitals=capitals):
        return WordEvidence(model.silence, 0.0, 0.0)
    weighed = model.weighed(small)
    weight = 1.0 if small == text or text.isupper() else _weight(line, word, weighed)
    return WordEvidence(weighed.scores, weight, weight * weighed.lead)


def _weight(line: str, word: Token, weighed: Weighed) -> float:
    """The weight of a capitalised word: lower where only a name or a German noun has a capital."""
    if _BEFORE_NAME.search(line, max(0, word.start - _WINDOW), word.start):
        return _NOUN_WEIGHT if weighed.runner_up <= _NOUN_LEAD else _NAME_WEIGHT
    opens_double_name = line.startswith("-", word.end) and line[word.end + 1 : word.end + 2].isupper()
    return _DOUBLE_NAME_WEIGHT if opens_double_name else 1.0


def _is_code(line: str, word: Token, small: str, model: WordModel, *, capitals: bool) -> bool:
    """Whether a word is an acronym, a letter before a hyphen (e-mail), or has digits and is in no list."""
    text = word.text
    if text.isalpha():
        if len(text) == 1:
            return line.startswith("-", word.end)
        return len(text) <= _LONGEST_ACRONYM and not capitals and text.isupper()
    is_joined = "&" in text and text.isupper() and not capitals
    return is_joined or (any(map(str.isdigit, text)) and not model.lists(small))
