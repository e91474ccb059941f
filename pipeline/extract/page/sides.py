"""The main languages of a page, one or two, and what is on which side."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.page.lines import Line, Piece
from pipeline.model import Segment
from pipeline.text.letters import GREEK_LETTER, LATIN_LETTER

UNKNOWN = "und"
NO_LANGUAGE = frozenset({"zxx", UNKNOWN})
# Languages in different letters are told apart surely; two in the same letters want more of the second to be believed.
_SHARE_OTHER_LETTERS = 0.1
_SHARE_SAME_LETTERS = 0.2
_LETTERS_SAME_LETTERS = 80
# A language with less than this share of a text's letters is a foreign name or phrase in it, no side of its own.
_SHARE_OF_TEXT = 0.15
_LETTERS_OF_TEXT = 4
_STROKE = re.compile(r"\s+(?:/{1,2}|\|)\s+")
_DASH = re.compile(r"\s+[-–—]\s+")
# A dash parts much else, as a name from what it is: both halves must say as much, in so many words at least.
_HALF_BEHIND_DASH, _WORDS_BESIDE_DASH, _WORDS_ON_ONE_SIDE = 0.5, 2, 3


@dataclass(frozen=True, slots=True)
class Sides:
    """A page's main languages: `first` and, on a page that says the same in two, `second`.

    Greek is the first where it is one of them. `main` is the one of the two with most letters. A language that is told
    from none counts as one, `und`: where most of the page is in it, and beside one that is known where it is in letters
    that no known one has, and has as much of the page as a side has.
    """

    main: str
    first: str
    second: str = ""

    @property
    def is_two(self) -> bool:
        return bool(self.second)

    @property
    def languages(self) -> tuple[str, ...]:
        return (self.first, self.second) if self.second else (self.first,)

    def is_first(self, lang: str) -> bool:
        """Whether words of a language are on the first side; a third language is where its letters are."""
        if self.second and lang in {self.first, self.second}:
            return lang == self.first
        if "el" in {self.first, lang}:
            return lang == self.first
        return True

    def of_words(self, text: str) -> str:
        """The language of words that are not in the page's text: Greek by their letters, else the page's or English."""
        greek, latin = len(GREEK_LETTER.findall(text)), len(LATIN_LETTER.findall(text))
        if greek > latin:
            return "el"
        return "en" if latin and self.main == "el" else self.main


def sides_of(lines: Sequence[Line]) -> Sides:
    """The sides of a page, or of a part of it, by the letters outside boilerplate."""
    letters: Counter[str] = Counter()
    unknown, strange = 0, 0
    for line in lines:
        if not line.is_firm_boilerplate:
            own = _letters_in(line.whole, line.segment)
            _language(own, letters)
            unknown += own[UNKNOWN]
            strange += _strange_in(line.segment)
    known = letters.total()
    if unknown > known or strange >= max(_LETTERS_SAME_LETTERS, _SHARE_SAME_LETTERS * (strange + known)):
        letters[UNKNOWN] = unknown
    total = letters.total()
    by_count = sorted(letters, key=lambda lang: (-letters[lang], lang))
    main = by_count[0] if by_count else "en"
    others = [lang for lang in by_count if lang != "el"]
    greek = letters["el"]
    if total and min(greek, total - greek) >= _SHARE_OTHER_LETTERS * total:
        return Sides(main, "el", others[0])
    if main != "el" and len(others) > 1:
        second = letters[others[1]]
        if second >= max(_LETTERS_SAME_LETTERS, _SHARE_SAME_LETTERS * total):
            return Sides(main, others[0], others[1])
    return Sides(main, main)


def by_side(
    pieces: Sequence[Piece], lines: Sequence[Line], sides: Sides, *, can_be_two: bool = True
) -> list[tuple[str, list[Piece]]]:
    """The pieces of a section by side, by whole lines, the first side first, each with its language.

    Lines of a language that is only a name or a phrase among the others stay with the lines around them.
    """
    letters: Counter[str] = Counter()
    found = [language_of(piece, lines[piece.line].segment, letters, sides) for piece in pieces]
    first = {lang: count for lang, count in letters.items() if sides.is_first(lang)}
    second = {lang: count for lang, count in letters.items() if not sides.is_first(lang)}
    ours, theirs = sum(first.values()), sum(second.values())
    if not can_be_two or min(ours, theirs) < max(_LETTERS_OF_TEXT, _SHARE_OF_TEXT * (ours + theirs)):
        most = _most(first if ours > theirs else second) or sides.main
        # On a page in a language that is told from none, words that seem to be of one much like it are not.
        return [(most if sides.main != UNKNOWN or most in {"el", "en"} else UNKNOWN, list(pieces))]
    groups: dict[bool, list[Piece]] = {True: [], False: []}
    known = next(lang for lang in found if lang)
    for piece, lang in zip(pieces, found, strict=True):
        known = lang or known
        groups[sides.is_first(known)].append(piece)
    return [(_most(first), groups[True]), (_most(second), groups[False])]


def _most(letters: dict[str, int]) -> str:
    return max(letters, key=lambda lang: letters[lang], default="")


def language_of(piece: Piece, segment: Segment, letters: Counter[str], sides: Sides | None = None) -> str:
    """The language of most letters of a piece, which are added to `letters`; empty where it has none of one."""
    return _language(_letters_in(piece, segment), letters, sides)


def _language(found: Counter[str], letters: Counter[str], sides: Sides | None = None) -> str:
    """The language of most of the letters `found`, which are added to `letters`.

    Letters of no certain language are of one where that is one of the `sides`. On a page in one language a line with
    words of it is in that, however long the foreign name beside them.
    """
    others = NO_LANGUAGE.difference(sides.languages if sides else ())
    own = {lang: count for lang, count in found.items() if lang not in others}
    side = max(own, key=lambda lang: own[lang], default="")
    if (
        sides
        and not sides.is_two
        and own.get(sides.main, 0) >= max(_LETTERS_OF_TEXT, _SHARE_OF_TEXT * sum(own.values()))
    ):
        side = sides.main
    if side:
        letters[side] += sum(own.values())
    return side


def _strange_in(segment: Segment) -> int:
    """The number of a line's letters of no certain language for sure: in letters of which the lexicon has none.

    Words in Latin letters that are told from none are as a rule of a language that is much like a known one.
    """
    stretches = (segment.text[run.start : run.end] for run in segment.runs if run.lang == UNKNOWN)
    return sum(sum(map(str.isalpha, words)) - len(LATIN_LETTER.findall(words)) for words in stretches)


def _letters_in(piece: Piece, segment: Segment) -> Counter[str]:
    """The number of a piece's letters in each language."""
    own: Counter[str] = Counter()
    for run in segment.runs:
        start, end = max(run.start, piece.start), min(run.end, piece.end)
        own[run.lang] += sum(map(str.isalpha, segment.text[start:end]))
    return +own


def halves(line: Line, piece: Piece, sides: Sides) -> list[Piece]:
    """A piece that says the same on both sides, parted by a stroke or a dash, as two; else as it is."""
    text = line.text[: piece.end]
    strokes = list(_STROKE.finditer(text, piece.start))
    cuts = strokes or list(_DASH.finditer(text, piece.start))
    if len(cuts) != 1:
        return [piece]
    left, right = Piece(line.number, piece.start, cuts[0].start()), Piece(line.number, cuts[0].end(), piece.end)
    if not strokes and not _say_as_much(text[left.start : left.end], text[right.start :], is_two=sides.is_two):
        return [piece]
    found = {sides.is_first(language_of(half, line.segment, Counter(), sides)) for half in (left, right)}
    return [left, right] if len(found) == 2 else [piece]


def _say_as_much(first: str, second: str, *, is_two: bool) -> bool:
    """Whether words on both sides of a dash may say the same, on a page of two languages or of one."""
    words = min(len(first.split()), len(second.split()))
    shorter, longer = sorted((len(first), len(second)))
    return words >= (_WORDS_BESIDE_DASH if is_two else _WORDS_ON_ONE_SIDE) and shorter >= _HALF_BEHIND_DASH * longer
