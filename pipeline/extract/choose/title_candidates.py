"""What may be the title of a page, and the signs for and against each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from types import MappingProxyType

from pipeline.extract.choose.naming import SITE, Head
from pipeline.extract.labels.rows import key
from pipeline.extract.page.headings import is_sentence
from pipeline.extract.page.kickers import is_section
from pipeline.extract.page.label_roles import run_in_facts
from pipeline.extract.page.lines import Line, Piece
from pipeline.extract.page.sides import Sides, halves
from pipeline.lexicon import Lexicon
from pipeline.lexicon.chrome import chrome
from pipeline.lexicon.fields import Role
from pipeline.lexicon.values import kinds, words
from pipeline.model import BlockKind, Rule
from pipeline.text import fold
from pipeline.values.readers import Readers, readers

LONGEST = 220
# Words of a title: two say little, six or more are enough, beyond twenty it is a sentence.
_FULL_WORDS, _MOST_WORDS, _TOO_MANY_WORDS = 6, 20, 35
_HEADINGS = MappingProxyType({1: 1.0, 2: 0.7, 3: 0.5})
_LOW_HEADING, _BOLD, _CAPITALS = 0.3, 0.4, 0.3
# The words of an address lack their accents and signs.
_ADDRESS = 0.75
_OFTEN = 2
_MOST_NAMES = 4
_PROSE_LETTERS = 3000
_LONG_LINE = 90
_SHORT_LINE = 60
_SHORTEST_WORD = 3
_HOST = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,6}(?:/\S*)?", re.IGNORECASE)
_SWITCH = re.compile(r"(?:\W*\b(?:EN|EL|GR|ΕΛ|ΕΝ|FR|DE|IT|ES|English|Ελληνικά)\b)+\W*")
# So like a name in the head is a heading that the head calls so.
_NAMED = 0.8
# Words that share so much say the same.
_SAME = 0.6
# The way from the site's first page to this one.
_STEPS = re.compile(r"\S\s*[>»›]\s*\S")
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d{1,2}[.)]\s+(?=[^\W\d_])")
# Numbers of grants and projects.
_CODE = re.compile(r"\d{3}")
_ENDS = (".", ";", "!", ",")


@dataclass(frozen=True, slots=True)
class TitleCandidate:
    """Words that may be the title: a piece of the page, or, where `piece` is None, words of its head alone."""

    text: str
    lang: str
    signs: tuple[tuple[str, float], ...]
    rule: Rule = Rule.CHOSEN
    piece: Piece | None = None
    level: int = 0


def candidates(
    lines: Sequence[Line], head: Head, spoken: AbstractSet[int], sides: Sides, lexicon: Lexicon, *, is_text: bool
) -> tuple[TitleCandidate, ...]:
    """The candidates in page order, then what only the head of the page says.

    `spoken` are lines that are kickers; `is_text` says that the page is pasted text, where capitals are no heading.
    """
    signs = _Signs(lines, head, lexicon, is_text=is_text)
    found: list[TitleCandidate] = []
    texts: set[tuple[str, bool]] = set()
    for line in _possible(lines, spoken, signs):
        for piece in halves(line, _own_words(line, lexicon), sides):
            text = line.text[piece.start : piece.end].strip()
            same = (key(text), bool(line.chrome))
            if text and len(text) <= LONGEST and same not in texts:
                texts.add(same)
                lang = line.segment.lang if piece == line.whole else sides.of_words(text)
                features = signs.of(line, text)
                found.append(TitleCandidate(text, lang, tuple(features.items()), Rule.CHOSEN, piece, line.level))
    known = {key(one.text) for one in found}
    names = [name for name in head.names if not SITE.search(name)][:_MOST_NAMES] or head.names[:1]
    alone = [(name, Rule.HEAD_OF_PAGE, 1.0) for name in names if key(name) not in known]
    alone += [(head.slug, Rule.ADDRESS, _ADDRESS)] if head.slug and not names else []
    for name, rule, weight in alone:
        features = {"head": weight, **signs.of_name(name)}
        found.append(TitleCandidate(name, sides.of_words(name), tuple(features.items()), rule))
    return tuple(found)


def _possible(lines: Sequence[Line], spoken: AbstractSet[int], signs: _Signs) -> Iterator[Line]:
    """The lines that may be a title at all: no label, no value, no date, and no boilerplate but headings."""
    facts = run_in_facts(lines)
    values = _values(lines)
    for line in lines:
        if not line.has_words:
            continue
        is_told = line.kind is not BlockKind.HEADING and _tells(line.text) and not signs.is_named(line.text)
        if line.number in facts or is_told:
            continue
        is_item = line.kind is BlockKind.ITEM or line.text.startswith("#")
        if line.number in spoken or line.label or line.is_of_site or line.is_picture_caption or is_item:
            continue
        is_value = line.number in values and line.kind is not BlockKind.HEADING
        is_cell = line.kind in {BlockKind.CELL, BlockKind.DETAIL} and not line.is_bold
        is_set_aside = line.is_firm_chrome and line.kind is not BlockKind.HEADING and not signs.is_named(line.text)
        if not (is_value or is_cell or is_set_aside or signs.dates.is_only_dates(line.text)):
            yield line


def _values(lines: Sequence[Line]) -> frozenset[int]:
    """The lines right below labels: one below a label, as many below labels of facts that stand in a row."""
    found: set[int] = set()
    left = 0
    for line in (one for one in lines if one.has_words):
        if _is_label(line):
            is_fact = line.label is not None and line.label.field.role is Role.FACT
            left = left + 1 if is_fact and left else 1
        elif left:
            found.add(line.number)
            left -= 1
    return frozenset(found)


def _tells(text: str) -> bool:
    """Whether a line is a sentence or opens a list: a title names, and closes with neither."""
    return is_sentence(text) and text.rstrip().endswith((".", ":"))


def _is_label(line: Line) -> bool:
    """Whether a line is a label, and what stands below it is its value."""
    label = line.label
    return label is not None and label.how == "alone" and label.field.role is not Role.GROUP


def _own_words(line: Line, lexicon: Lexicon) -> Piece:
    """A line without the kicker, or its number in a list, that it opens with: “Good practice: lamps on loan”."""
    opening, colon, rest = line.text.partition(":")
    is_kicker = bool(colon and rest.strip()) and key(opening) in _kicker_words(lexicon)
    start = len(line.text) - len(rest.lstrip()) if is_kicker else 0
    if number := _NUMBER.match(line.text, start):
        start = number.end()
    return Piece(line.number, start, len(line.text))


@cache
def _kicker_words(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(key(known) for known in kinds(lexicon).practice)


class _Signs:
    """The signs of titles on one page; what is counted over the page is counted once."""

    def __init__(self, lines: Sequence[Line], head: Head, lexicon: Lexicon, *, is_text: bool) -> None:
        read: Readers = readers(lexicon)
        self.dates, self._amounts, self._contacts = read.dates, read.amounts, read.contacts
        self._is_text = is_text
        self._names = [(key(name), _bag(name)) for name in head.names]
        self._site_names = [(name, _bag(name)) for name in head.site]
        self._interface = re.compile(
            rf"(?<!\w)(?:{'|'.join(re.escape(fold(one)) for one in words(lexicon).interface)})"
        )
        self._fixed = frozenset(map(key, chrome(lexicon).headings))
        content = [line for line in lines if line.has_words and not line.chrome]
        self._counts = Counter(key(line.text) for line in content if len(line.text) <= LONGEST)
        prose = " ".join(line.text for line in content if len(line.text) >= _LONG_LINE)
        self._prose = _bag(prose[:_PROSE_LETTERS])
        self._short = [_bag(line.text) for line in content if len(line.text) <= LONGEST]
        self._section = next((line.number for line in lines if is_section(line)), lines[-1].number if lines else 0)
        visible = [line for line in lines if line.has_words and not line.is_firm_chrome]
        self._above_prose = {above.number for above, below in pairwise(visible) if _is_prose(below.text)}
        crumbs = (line.number for line in lines if line.number < self._section and _STEPS.search(line.text))
        self._crumbs = max(crumbs, default=-1)
        self._rank = 0

    def is_named(self, text: str) -> bool:
        """Whether the head of the page calls it so."""
        return len(text) <= LONGEST and key(text) in {name for name, _ in self._names}

    def of(self, line: Line, text: str) -> dict[str, float]:
        """The signs of a line's words, which come in page order."""
        like = max((_likeness(text, *name) for name in self._names), default=0.0)
        is_named = like > _NAMED and line.kind is BlockKind.HEADING
        early = 1 / (1 + self._rank / 2) if is_named or not line.chrome else 0.0
        self._rank += not line.chrome
        return {
            "heading": self._heading(line),
            "like_head": like,
            "early": early,
            "shape": _shape(text),
            "echo": self._echo(text),
            "sentence": float(text.endswith(_ENDS) or len(text.split()) > _MOST_WORDS),
            "label": float(text.endswith((":", "："))),
            "value": self._value(text),
            "boilerplate": self._boilerplate(line, text, like),
            "site": self._site(text),
            "repeated": float(self._counts[key(text)] > _OFTEN),
            "above_prose": float(line.number in self._above_prose),
            "below_section": float(line.number > self._section),
        }

    def of_name(self, name: str) -> dict[str, float]:
        """The signs of words that stand in the head of the page alone; being like themselves is none."""
        like = max((_alike(_bag(name), bag) for bag in self._short), default=0.0)
        return {
            "like_head": like,
            "shape": _shape(name),
            "echo": self._echo(name),
            "site": self._site(name),
        }

    def _heading(self, line: Line) -> float:
        if line.kind is not BlockKind.HEADING:
            return _BOLD if line.is_bold else 0.0
        return _CAPITALS if self._is_text else _HEADINGS.get(line.level, _LOW_HEADING)

    def _echo(self, text: str) -> float:
        bag = frozenset() if _is_prose(text) else _bag(text)
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
        return float(bool(line.chrome) or is_fixed or is_interface or is_link or is_row or is_address)

    def _site(self, text: str) -> float:
        is_office = len(text) <= _SHORT_LINE and self._contacts.is_organisation(text)
        return float(is_office or any(_likeness(text, *name) > _SAME for name in self._site_names))


def _is_prose(text: str) -> bool:
    """Whether a line is a paragraph of text: a title stands above such, and does not sound like itself in one."""
    return len(text) >= 2 * _LONG_LINE or (len(text) >= _LONG_LINE and text.rstrip().endswith(_ENDS))


def _shape(text: str) -> float:
    count = len(text.split())
    if count > _MOST_WORDS:
        return max(0.0, (_TOO_MANY_WORDS - count) / (_TOO_MANY_WORDS - _MOST_WORDS))
    return min(1.0, max(0, count - 1) / (_FULL_WORDS - 1))


def _bag(text: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(fold(text)) if len(word) >= _SHORTEST_WORD)


def _likeness(text: str, name: str, bag: frozenset[str]) -> float:
    return 1.0 if key(text) == name else _alike(_bag(text), bag)


def _alike(one: AbstractSet[str], other: AbstractSet[str]) -> float:
    """How many words two texts share (Dice)."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def say_the_same(one: str, other: str) -> bool:
    """Whether two candidates are the same title, written otherwise."""
    return key(one) == key(other) or _alike(_bag(one), _bag(other)) > 0.6
