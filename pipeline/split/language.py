"""The language of each word of a line: by script for Greek, by word lists and letters for Latin words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise
from typing import NamedTuple

from pipeline.lexicon import Lexicon
from pipeline.lexicon.splitting import Splitting, splitting
from pipeline.model import Run
from pipeline.split.neutrals import NO_LANGUAGE, UNCERTAIN
from pipeline.split.pairs import MARK, MarkPair, pairs
from pipeline.split.tokens import ADDRESS, LATIN, Token, tokens
from pipeline.split.viterbi import ScriptStretch, word_languages
from pipeline.split.word_tables import shipped_tables
from pipeline.split.words import GREEKLISH, UNKNOWN, WordModel

# Priors in nats: if English is in the set, a Latin word is English until something speaks against it.
_HOME_PRIOR = 2.8
_PRIORS = {GREEKLISH: 0.5, UNKNOWN: -5.0}
# A line in capitals with no longer word is one of acronyms ("EN EL").
_LONGEST_CODE = 3
# In a row of at most this many names, one that is this much likelier in the home language decides for all.
_LONGEST_NAME = 8
_HOME_LEAD = -1.1
_NAMED_PRIOR = 6.0
# A single Latin word among Greek ones is usually an English term.
_LONE_WORD_PRIOR = 5.0


class TokenLine(NamedTuple):
    """A line before its languages are known: its words and addresses, and its pairs of brackets and quotes."""

    line: str
    tokens: list[Token]
    pairs: list[MarkPair]

    @property
    def has_other_script(self) -> bool:
        return any(token.script not in (LATIN, ADDRESS) for token in self.tokens)

    @property
    def is_in_capitals(self) -> bool:
        return self.line.isupper() and any(len(token.text) > _LONGEST_CODE for token in self.tokens)


@dataclass(frozen=True, slots=True, eq=False)
class Splitter:
    """What deciding needs: the languages by script, the word model and the facts of the lexicon.

    `latin` are the tags that a word in Latin letters can get.
    """

    languages: tuple[str, ...]
    by_script: Mapping[str, str]
    model: WordModel
    facts: Splitting
    latin: frozenset[str]

    def score(self, word: str, lang: str) -> float:
        """The score of a word in Latin letters for a language, in nats: 0 for the most likely one, down to -12."""
        return self.model.weighed(word.lower().replace("’", "'")).scores[self.model.classes.index(lang)]

    def read(self, line: str) -> TokenLine:
        """The words, addresses and brackets of a repaired line."""
        found = self._with_signs(tokens(line))
        return TokenLine(line, found, _pairs(line, found))

    def words(self, reading: TokenLine, leaning: Mapping[str, float] | None = None) -> list[Run]:
        """The words and addresses of a line, in order, each with its language.

        `leaning` is the evidence of the rest of the page, in nats by language.
        """
        runs = [Run(token.start, token.end, NO_LANGUAGE) for token in reading.tokens if token.script == ADDRESS]
        by_closing = sorted(reading.pairs, key=_closing)
        for script, group in groupby((token for token in reading.tokens if token.script != ADDRESS), key=_script):
            members = list(group)
            if script == LATIN:
                stretch = self._stretch(reading, members, leaning or {})
                inner = _cutting(reading.pairs, by_closing, members[0].start, members[-1].end)
                languages = word_languages(stretch, inner, self.model)
            else:
                languages = [self.by_script.get(script, UNCERTAIN)] * len(members)
            runs.extend(Run(word.start, word.end, language) for word, language in zip(members, languages, strict=True))
        return sorted(runs)

    def _with_signs(self, found: list[Token]) -> list[Token]:
        """Single letters of another script between Latin words count as Latin: they are symbols or units, not words."""
        result = list(found)
        for at, token in enumerate(found):
            if token.script in (LATIN, ADDRESS) or token.text in self.facts.letter_words:
                continue
            if sum(map(str.isalpha, token.text)) != 1:
                continue
            around = {found[near].script for near in (at - 1, at + 1) if 0 <= near < len(found)}
            if around == {LATIN}:
                result[at] = token._replace(script=LATIN)
        return result

    def _stretch(self, reading: TokenLine, words: Sequence[Token], leaning: Mapping[str, float]) -> ScriptStretch:
        home = _HOME_PRIOR
        line = reading.line
        is_lone = all(line[before.end : word.start] == "-" for before, word in pairwise(words))
        if is_lone and line[words[0].start : words[-1].end].isascii() and reading.has_other_script:
            home += _LONE_WORD_PRIOR
        if self._is_named_at_home(words):
            home += _NAMED_PRIOR
        special = _PRIORS | {self.model.home: home}
        priors = [special.get(name, 0.0) + leaning.get(name, 0.0) for name in self.model.classes]
        return ScriptStretch(line, words, priors, reading.is_in_capitals)

    def _is_named_at_home(self, words: Sequence[Token]) -> bool:
        """Whether the words are all names, and one of them is in the home language.

        “Drenthe, Netherlands” is English with a Dutch name in it.
        """
        if not 2 <= len(words) <= _LONGEST_NAME or not all(_is_name(word.text) for word in words):
            return False
        return any(self.model.weighed(word.text.lower().replace("’", "'")).lead <= _HOME_LEAD for word in words)


def _is_name(word: str) -> bool:
    return word[0].isupper() and not word.isupper()


def _script(token: Token) -> str:
    return token.script


def _opening(pair: MarkPair) -> int:
    return pair.opening


def _closing(pair: MarkPair) -> int:
    return pair.closing


def _cutting(pairs: Sequence[MarkPair], by_closing: Sequence[MarkPair], start: int, end: int) -> list[MarkPair]:
    """The pairs with a mark inside `start`–`end`; one around all of it does not separate its words."""
    first, last = (bisect_left(pairs, at, key=_opening) for at in (start, end))
    earliest, latest = (bisect_left(by_closing, at, key=_closing) for at in (start, end))
    closed = sorted(pair for pair in by_closing[earliest:latest] if pair.opening < start)
    return [*closed, *pairs[first:last]]


def _pairs(line: str, found: Sequence[Token]) -> list[MarkPair]:
    """The pairs of brackets and quotes in the line, except inside words and addresses."""
    signs: list[tuple[int, str]] = []
    ahead = 0
    for match in MARK.finditer(line):
        while ahead < len(found) and found[ahead].end <= match.start():
            ahead += 1
        if ahead == len(found) or match.start() < found[ahead].start:
            signs.append((match.start(), match.group()))
    return pairs(signs)


@lru_cache(maxsize=8)
def splitter(lexicon: Lexicon, languages: tuple[str, ...]) -> Splitter:
    """The splitter for a set of languages; made once for each."""
    facts = splitting(lexicon)
    by_script: dict[str, str] = {}
    for language in languages:
        by_script.setdefault(facts.scripts.get(language, LATIN), language)
    own = {tag: words for tag, words in facts.words.items() if tag in languages and facts.scripts[tag] == LATIN}
    home = "en" if "en" in languages else by_script.get(LATIN, UNKNOWN)
    model = WordModel(shipped_tables(), languages, home, own)
    return Splitter(languages, by_script, model, facts, frozenset(model.classes))
