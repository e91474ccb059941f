"""The signs for and against words as the title of a page, each between 0 and 1; lexicon/weights.toml weighs them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate, pairwise
from types import MappingProxyType

from pipeline.extract.choose.kind_words import beginnings
from pipeline.extract.choose.names_in_head import HeadNames
from pipeline.extract.labels.keys import key
from pipeline.extract.page.headings import is_sentence
from pipeline.extract.page.kickers import is_section
from pipeline.extract.page.lines import Line
from pipeline.lexicon import Lexicon
from pipeline.lexicon.boilerplate import boilerplate
from pipeline.lexicon.values import kinds, words
from pipeline.model import BlockKind
from pipeline.text import fold
from pipeline.text.line_ends import COLONS, NO_TITLE
from pipeline.values.readers import Readers, readers

# Works of a municipality are called by all that they are done to.
LONGEST = 320
# Words of a title: two say little, six or more are enough, beyond twenty it is a sentence.
_FULL_WORDS, _MOST_WORDS, _TOO_MANY_WORDS = 6, 20, 35
_HEADINGS = MappingProxyType({1: 1.0, 2: 0.7, 3: 0.5})
_LOW_HEADING, _BOLD, _CAPITALS = 0.3, 0.4, 0.3
_OFTEN = 2
# A line of many words that no stop closes may still be a title: those of works and deeds are as long.
_LONG_LINE = 0.25
_PROSE_LETTERS = 3000
# So many paragraphs above a line speak against it as fully as more do.
_FULL_PROSE_LINES = 2
_SHORT_LINE = 60
_SHORTEST_WORD = 3
_HOST = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,6}(?:/\S*)?", re.IGNORECASE)
_SWITCH = re.compile(r"(?:\W*\b(?:EN|EL|GR|ΕΛ|ΕΝ|FR|DE|IT|ES|English|Ελληνικά)\b)+\W*")
# So like a name in the head is a heading that the head calls so.
_NAMED = 0.8
# Words that share so much say the same.
_SAME = 0.6
# The way from the site's first page to this one.
_STEPS = re.compile(r"[^«‹]*\S\s*[>»›]\s*\S")
_WORD = re.compile(r"\w+")
_BETWEEN_WORDS = re.compile(r"[\s_-]+")
# Numbers of grants and projects.
_CODE = re.compile(r"\d{3}")


class TitleSigns:
    """The signs of titles on one page; what is counted over the page is counted once."""

    def __init__(self, lines: Sequence[Line], head: HeadNames, lexicon: Lexicon, *, is_text: bool) -> None:
        read: Readers = readers(lexicon)
        self.dates, self._amounts, self._contacts = read.dates, read.amounts, read.contacts
        self._is_text = is_text
        self._keys = frozenset(map(key, head.names))
        self._names, self._site_names = [*map(_bag, head.names)], [*map(_bag, head.site)]
        self._interface = beginnings(words(lexicon).interface)
        self._many = beginnings(kinds(lexicon).many)
        self._fixed = frozenset(map(key, boilerplate(lexicon).headings))
        content = [line for line in lines if line.has_words and not line.boilerplate]
        self._counts = Counter(key(line.text) for line in content if len(line.text) <= LONGEST)
        sentences = [line for line in content if is_sentence(line.text) and line.kind is not BlockKind.HEADING]
        self._sentences = frozenset(key(line.text) for line in sentences)
        # Line by line: most lines are folded already.
        starts = accumulate((len(line.text) + 1 for line in sentences), initial=0)
        first = [line.text[: max(0, _PROSE_LETTERS - at)] for line, at in zip(sentences, starts, strict=False)]
        self._prose = frozenset().union(*map(_bag, first))
        self._prose_lines = [line.number for line in sentences]
        self._short = [_bag(line.text) for line in content if len(line.text) <= LONGEST]
        self._section = next((line.number for line in lines if is_section(line)), lines[-1].number if lines else 0)
        visible = [line for line in lines if line.has_words and not line.is_firm_boilerplate]
        self._above_prose = {above.number for above, below in pairwise(visible) if is_sentence(below.text)}
        crumbs = (line.number for line in lines if line.number < self._section and _STEPS.match(line.text))
        self._crumbs = max(crumbs, default=-1)
        self._first = content[0].number if content else 0
        self._rank = self._main = 0

    def is_named(self, text: str) -> bool:
        """Whether the head of the page calls it so."""
        return len(text) <= LONGEST and key(text) in self._keys

    def of(self, line: Line, text: str) -> dict[str, float]:
        """The signs of a line's words, which come in page order."""
        like = max((_alike(_bag(text), name) for name in self._names), default=0.0)
        is_named = like > _NAMED and line.kind is BlockKind.HEADING
        heading = self._heading(line)
        is_main = heading == _HEADINGS[1]
        # Of what stands above a main heading only such a heading is earlier: no kicker, and no slogan of the site.
        early = 1 / (1 + (self._main if is_main else self._rank) / 2) if is_named or not line.boilerplate else 0.0
        self._rank += not line.boilerplate
        self._main += is_main and not line.boilerplate
        return {
            "heading": heading,
            "like_head": like,
            "early": early,
            "shape": _shape(text),
            "echo": self._echo(text),
            "sentence": 1.0
            if text.endswith(NO_TITLE)
            else _LONG_LINE * (len(text.split()) > _MOST_WORDS and not is_named),
            "label": float(text.endswith(COLONS)),
            "value": self._value(text),
            "boilerplate": self._boilerplate(line, text, like),
            "site": max(self._site(text), float(line.is_of_site)),
            "repeated": float(self._counts[key(text)] > _OFTEN),
            "above_prose": float(line.number in self._above_prose),
            "below_section": float(line.number > self._section),
            "below_prose": self._below_prose(line, like),
        }

    def of_name(self, name: str) -> dict[str, float]:
        """The signs of words that stand in the head of the page alone; being like themselves is none."""
        own = _bag(name)
        like = max((_alike(own, bag) for bag in self._short), default=0.0)
        return {"like_head": like, "shape": _shape(name), "echo": self._echo(name), "site": self._site(name)}

    def _heading(self, line: Line) -> float:
        if line.kind is not BlockKind.HEADING:
            return _BOLD if line.is_bold else 0.0
        return _CAPITALS if self._is_text and line.text.isupper() else _HEADINGS.get(line.level, _LOW_HEADING)

    def _below_prose(self, line: Line, like_head: float) -> float:
        """The amount of text above a line that neither markup nor the head of the page calls a title."""
        is_marked = line.kind is BlockKind.HEADING and not self._is_text
        above = 0 if is_marked or like_head > _NAMED else bisect_left(self._prose_lines, line.number)
        return min(1.0, above / _FULL_PROSE_LINES)

    def _echo(self, text: str) -> float:
        # A paragraph speaks in its own words.
        bag = frozenset() if key(text) in self._sentences else _bag(text)
        return len(bag & self._prose) / len(bag) if bag else 0.0

    def _value(self, text: str) -> float:
        if self._amounts.is_only_sum(text) or self._contacts.phone(text) == text:
            return 1.0
        if text.isupper() and _CODE.search(text):
            return 1.0
        signs = len(text.replace(" ", ""))
        return max(0.0, 0.85 - sum(map(str.isalpha, text)) / signs)

    def _boilerplate(self, line: Line, text: str, like_head: float) -> float:
        if like_head > _NAMED and line.kind is BlockKind.HEADING:
            return 0.0
        is_interface = self._interface.search(fold(text)) is not None and like_head <= _NAMED
        is_link = line.is_link and line.kind is not BlockKind.HEADING
        is_fixed = key(text) in self._fixed
        is_row = text.count("|") > 1 or "   " in text or line.number <= self._crumbs
        is_address = bool(_HOST.fullmatch(text) or _SWITCH.fullmatch(text))
        is_boilerplate = bool(line.boilerplate) or is_fixed or is_interface or is_link or is_row or is_address
        # The first line names something, even where it opens like a byline: “By bus to school”.
        is_byline = line.number > self._first and self._contacts.is_byline(text)
        return float(is_boilerplate or (is_byline and line.kind is not BlockKind.HEADING))

    def _site(self, text: str) -> float:
        is_office = len(text) <= _SHORT_LINE and self._contacts.is_organisation(text)
        # “Projects: find what is done near you”
        has_many = self._many.match(fold(text)) is not None
        return float(is_office or has_many or any(_alike(_bag(text), name) > _SAME for name in self._site_names))


def _shape(text: str) -> float:
    count = len(_BETWEEN_WORDS.split(text.strip()))
    if count > _MOST_WORDS:
        return max(0.0, (_TOO_MANY_WORDS - count) / (_TOO_MANY_WORDS - _MOST_WORDS))
    return min(1.0, max(0, count - 1) / (_FULL_WORDS - 1))


def _bag(text: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(fold(text)) if len(word) >= _SHORTEST_WORD)


def _alike(first: AbstractSet[str], second: AbstractSet[str]) -> float:
    """The share of words that two texts have in common (Dice)."""
    return 2 * len(first & second) / (len(first) + len(second)) if first and second else 0.0


def say_the_same(first: str, second: str) -> bool:
    """Whether two candidates are the same title, written otherwise."""
    return key(first) == key(second) or _alike(_bag(first), _bag(second)) > _SAME
