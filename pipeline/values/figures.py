"""Numbers with a noun that tell what came of a practice, as “30,000 people reached”; only where that is sure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from pipeline.lexicon import Lexicon
from pipeline.lexicon.values import FigureWords, words
from pipeline.lexicon.values import figures as words_of_figures
from pipeline.model import KeyFigure
from pipeline.values.amounts import Amounts, amounts
from pipeline.values.flat import alternatives, flat
from pipeline.values.numbers import read_number

# Longer lines are cut before they are searched.
_LONGEST = 20_000
# Digits in groups of three, or up to nine of them, with at most two decimals.
_NUMBER = r"(?:[1-9]\d{0,2}(?:(?:\.\d{3})+|(?:,\d{3})+|(?:[ \u00a0\u202f]\d{3})+)|[1-9]\d{0,8}(?:[.,]\d{1,2})?)"
_YEAR = re.compile(r"(?:19|20)\d\d")
# Below this a number in a sentence is rarely what the practice is about.
_FEWEST = 10
# The words of a line that is nothing but a number and its noun, and of one with a full stop.
_MOST_WORDS = 4
_MOST_IN_SENTENCE = 3
_SHORTEST_WORD = 3
# So many letters before a number tell what it is.
_LOOKED_AT = 30
_SENTENCE = re.compile(r"(?:[^.;·!?]|[.;·!?](?!\s+[^\W\d_a-zά-ώ]))+")
_LETTERS = r"[^\W\d_](?:[^\W\d_]|[-'’/.](?=[^\W\d_]))*"
_CLAUSES = r"[;·•|]|,\s|\s(?:{})\s(?=\d)"


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A number and its noun in a text, from `start` to `end`.

    `is_firm` where it stands alone, or the words after the noun say what was done; of others
    a sentence may tell in passing.
    """

    start: int
    end: int
    figure: KeyFigure
    is_firm: bool


@dataclass(frozen=True, slots=True, eq=False)
class FigureReader:
    """Reads key figures with the words of one language, folded."""

    lang: str
    sums: Amounts
    clause: re.Pattern[str]
    edge: re.Pattern[str]
    phrases: tuple[re.Pattern[str], ...]
    about: re.Pattern[str]
    rate: re.Pattern[str]
    planned: re.Pattern[str]
    never: re.Pattern[str]
    unsure: re.Pattern[str]
    small: frozenset[str]
    magnitudes: dict[str, int]

    def all_in(self, text: str) -> tuple[FoundFigure, ...]:
        """The key figures of a line: a list of nothing but such, or numbers before nouns in sentences.

        Neither years, sums, shares, ranges and numbers of pieces or ages are such, nor what is only planned.
        """
        text = text[:_LONGEST]
        plain = flat(text)
        taken = [(one.start, one.end) for one in self.sums.all_in(text)]
        found = list(self._clauses(text, plain)) or list(self._phrases(text, plain))
        return tuple(one for one in found if not any(start < one.end and one.start < end for start, end in taken))

    def _clauses(self, text: str, plain: str) -> Iterator[FoundFigure]:
        """The figures of a line that is nothing but figures."""
        start, found = 0, []
        for end in [*(edge.start() for edge in self.edge.finditer(plain)), len(plain)]:
            match = self.clause.fullmatch(plain, start, end)
            if match is None or not self._is_noun(text[match.start("noun") : match.end("noun")], match["stop"]):
                return
            if figure := self._figure(match, text, is_firm=True):
                found.append(figure)
            edge = self.edge.match(plain, end)
            start = edge.end() if edge else end
        yield from found

    def _phrases(self, text: str, plain: str) -> Iterator[FoundFigure]:
        """The figures inside sentences that do not speak of plans, with the rate where there is one."""
        for sentence in _SENTENCE.finditer(text):
            start, end = sentence.span()
            if self.planned.search(f" {plain[start:end]}"):
                continue
            rate = self.rate.search(plain, start, end)
            matches = (match for phrase in self.phrases for match in phrase.finditer(plain, start, end))
            # Of two at one number the later phrase counts: that of a noun which is known to be counted.
            for _, match in sorted({match.start(): match for match in matches}.items()):
                figure = self._figure(match, text, is_firm=bool(match["done"]))
                is_doubtful = (rate and not match["rate"]) or self._is_doubtful(match, plain, start)
                if figure and Decimal(figure.figure.number) >= _FEWEST and not is_doubtful:
                    yield figure

    def _is_doubtful(self, match: re.Match[str], plain: str, start: int) -> bool:
        """Whether what stands before a number, or between it and its noun, makes another one of it."""
        about = self.about.search(plain, max(start, match.start() - _LOOKED_AT), match.start())
        end = about.start() if about else match.start()
        first = max(start, end - _LOOKED_AT)
        words = match["counted"].split()
        is_never = any(self.never.match(f"{word} ") for word in words)
        return is_never or bool(self.unsure.search(plain, first, end) or self.small.intersection(words))

    def _is_noun(self, noun: str, stop: str) -> bool:
        """Whether words can be a noun: no name, no small word first, not too many."""
        first, *rest = noun.split()
        is_name = first[0].isupper() and self.lang != "de"
        return (
            not is_name
            and len(first) >= _SHORTEST_WORD
            and flat(first) not in self.small
            and not self.never.match(f"{flat(first)} ")
            and 1 + len(rest) <= (_MOST_IN_SENTENCE if stop else _MOST_WORDS)
        )

    def _figure(self, match: re.Match[str], text: str, *, is_firm: bool) -> FoundFigure | None:
        written = match["number"]
        if _YEAR.fullmatch(written):
            return None
        power = self.magnitudes[match["power"]] if match["power"] else 0
        number = read_number(written, has_magnitude=power > 0) * Decimal(10) ** power
        shown = f"{number:f}".rstrip("0").rstrip(".") if "." in f"{number:f}" else f"{number:f}"
        noun = " ".join(text[match.start("noun") : match.end("noun")].split())
        return FoundFigure(match.start("number"), match.end("noun"), KeyFigure(shown, noun), is_firm)


@cache
def figures(lexicon: Lexicon, lang: str) -> FigureReader:
    """The reader of key figures in `lang`; it finds none in a language that `lexicon` has no words of."""
    known, fixed = words_of_figures(lexicon, lang), words(lexicon)
    magnitudes = {flat(word): power for word, power in fixed.magnitudes.items() if len(word) > 1}
    power = rf"(?:\s(?P<power>{alternatives(magnitudes)})(?:\sde)?(?![^\W\d_]))?"
    number = rf"(?P<number>{_NUMBER}){power}[\s\u00a0]"
    conjunctions = _any(fixed.conjunctions)
    small = (
        *fixed.until, *fixed.since, *fixed.after_sums, *fixed.articles, *fixed.copulas, *fixed.of, *fixed.conjunctions,
        *fixed.currencies, *known.unsure, *known.about,
    )  # fmt: skip
    before = rf"(?<![\w.,/+:’'%-])(?<!\d[ \u00a0]){number}"
    done = rf"(?P<done>\s(?:{_any(known.done)})(?![^\W\d_]))?(?P<rate>\s(?:{_any(known.rates)})(?![^\W\d_]))?"
    return FigureReader(
        lang=lang,
        sums=amounts(lexicon),
        clause=re.compile(
            rf"[-–•\s]*(?:(?:{_any(known.about)})\s)?{number}(?P<noun>{_LETTERS}(?:\s{_LETTERS})*)(?P<stop>\.?)\s*"
        ),
        edge=re.compile(_CLAUSES.format(conjunctions)),
        phrases=tuple(
            re.compile(rf"{before}(?P<noun>(?P<counted>{noun}){done})(?![^\W\d_]|-\w){after}")
            for noun, after in (_plural(known, conjunctions), _counted(known))
        ),
        about=re.compile(rf"(?<![^\W\d_])(?:{_any(known.about)})\s\Z"),
        rate=re.compile(rf"(?<![^\W\d_])(?:{_any(known.rates)})(?![^\W\d_])"),
        planned=re.compile(rf"[^\w](?:{_any(known.planned)})"),
        never=re.compile(_any(known.times)),
        unsure=re.compile(rf"(?:(?<![^\W\d_])(?:{_any((*known.unsure, *fixed.articles))})|[-–—/#§])\s*\Z"),
        small=frozenset(map(flat, small)),
        magnitudes=magnitudes,
    )


def _any(words: Iterable[str]) -> str:
    """A pattern for any of `words`; for nothing where there are none."""
    return alternatives(words) or "(?!)"


def _counted(words: FigureWords) -> tuple[str, str]:
    """Patterns of a noun that is counted, with one word before it, and of what may follow it."""
    nouns = "|".join(
        re.escape(word.strip()) + (r"(?![^\W\d_])" if word.endswith(" ") else r"[^\W\d_]*")
        for word in sorted(map(flat, words.counted), key=len, reverse=True)
    )
    return rf"(?:{_LETTERS}\s)??(?:{nouns or '(?!)'})", ""


def _plural(words: FigureWords, conjunctions: str) -> tuple[str, str]:
    """Patterns of a noun that its ending shows to be in the plural, and of what may follow it.

    Adjectives that agree with their noun are known by their endings and belong to it; where the language has none, up
    to two words before it do. A noun that goes on after “and” with another is only a part of what was counted.
    """
    end = rf"(?:{_any(words.plurals)})"
    agreeing = rf"[^\W\d_]+(?:{_any(words.adjectives)})(?![^\W\d_])"
    middle = agreeing if words.adjectives else _LETTERS
    noun = rf"(?:{middle}\s){{0,2}}?(?!{agreeing})(?=[^\W\d_]{{4}})[^\W\d_]+{end}"
    return noun, rf"(?!\s(?:{conjunctions})\s(?!{_any(words.times)})[^\W\d_]+{end}(?![^\W\d_]))"
