"""Turns the words of a printed line into text: spaces, raised and lowered letters, hyphens, marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from pipeline.model import LOST, Mark, MarkKind, Reason
from pipeline.read.charset import clean
from pipeline.read.pdf.words import HYPHENS, Word, gap
from pipeline.text.raised import lowered, raised

# In font sizes: a gap this wide separates words even if the file does not; a gap this wide separates cells; raised
# letters are closer than this to their word.
_SPACE, GAP, JOINED = 0.12, 1.2, 0.3
# How many letters before a raised one are looked at to decide what it is.
_LOOKED_AT = 20
# This many single capitals in a row are letter-spaced; between two such words the gap is this many times wider.
_FEWEST_APART, _WIDER = 5, 1.6


def written(words: Sequence[Word]) -> tuple[str, tuple[Mark, ...], tuple[tuple[str, str], ...]]:
    """The text of words side by side, its marks, and what is set aside, each with the reason."""
    text, marks, asides = "", list[Mark](), []
    shown: Word | None = None
    widest = _widest_inside(words)
    for at, word in enumerate(words):
        letters = word.text.rstrip(HYPHENS)
        if at == len(words) - 1 and letters != word.text:
            letters += "-"
        letters = clean(letters.replace("\u00ad", ""))
        if word.height > 0:
            after = words[at + 1].text if at + 1 < len(words) else ""
            high = raised(text[-_LOOKED_AT:], letters, after)
            if high is None:
                asides.append((Reason.NOTE_MARK, letters))
                continue
            letters = high
        elif word.height < 0:
            letters = lowered(letters)
        if LOST in letters:
            continue
        if shown is not None and text and (gap(shown, word) > widest if widest else _has_space(shown, word)):
            text += " "
        if letters:
            marks += _marks(word, len(text), len(text) + len(letters))
        text += letters
        shown = word
    return text, tuple(_joined(marks, text)), tuple(asides)


def _widest_inside(words: Sequence[Word]) -> float:
    """The widest gap between letters of one word in letter-spaced capitals: “B U D G E T”; else 0."""
    if len(words) < _FEWEST_APART or not all(len(word.text) == 1 and word.text.isupper() for word in words):
        return 0.0
    return _WIDER * median(gap(before, word) for before, word in pairwise(words))


def _marks(word: Word, start: int, end: int) -> Iterator[Mark]:
    if word.look.is_bold:
        yield Mark(MarkKind.STRONG, start, end)
    if word.height > 0:
        yield Mark(MarkKind.RAISED, start, end)
    if word.link:
        yield Mark(MarkKind.LINK, start, end, word.link)


def _has_space(before: Word, word: Word) -> bool:
    if word.number == before.number + 1 and before.look.turn == word.look.turn and not before.height:
        return word.is_spaced or gap(before, word) > GAP
    return gap(before, word) > _SPACE and not (word.height and gap(before, word) < JOINED)


def _joined(marks: Sequence[Mark], text: str) -> Iterator[Mark]:
    """The marks, with those of one kind merged if there is nothing but a space between them."""
    last: Mark | None = None
    for mark in sorted(marks, key=lambda mark: (mark.kind, mark.start)):
        is_alike = last is not None and (last.kind, last.target) == (mark.kind, mark.target)
        if last is not None and is_alike and not text[last.end : mark.start].strip():
            last = replace(last, end=mark.end)
            continue
        if last is not None:
            yield last
        last = mark
    if last is not None:
        yield last
