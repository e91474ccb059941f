"""Which lines of a PDF page are justified, so that their wide spaces do not separate cells."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.read.pdf.gutters import is_even
from pipeline.read.pdf.words import Word

# In points: how far apart the ends of lines in one justified column may be. In font sizes: see `_has_rivers`.
_FLUSH = 2.0
_RIVER = 0.8
_SAME_SIZE = 0.6
_CLOSE = 1.75


def justified(sides: Sequence[Sequence[Sequence[Word]]]) -> frozenset[tuple[int, int]]:
    """The justified lines, by the index of their height and their own.

    Their spaces are about equally wide, and they end where a neighbouring line does, which has its spaces elsewhere.
    """
    even = [(at, nth) for at, parts in enumerate(sides) for nth, side in enumerate(parts) if is_even(side)]
    beside = {
        (at, nth): [
            (other, number)
            for other in (at - 1, at + 1)
            if 0 <= other < len(sides)
            for number, side in enumerate(sides[other])
            if _is_flush(sides[at][nth], side)
        ]
        for at, nth in even
    }
    found = {
        (at, nth)
        for at, nth in even
        if any(not _has_rivers(sides[at][nth], sides[other][number]) for other, number in beside[at, nth])
    }
    # The spaces of two words prove nothing, except beside a justified line.
    return frozenset(place for place in even if place in found or not found.isdisjoint(beside[place]))


def _is_flush(height: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether two lines of one text begin and end at the same positions."""
    size = height[0].size
    is_near = abs(height[0].base - other[0].base) <= _CLOSE * size and abs(other[0].size - size) < _SAME_SIZE
    return (
        is_near and abs(height[0].left - other[0].left) <= _FLUSH and abs(height[-1].right - other[-1].right) <= _FLUSH
    )


def _has_rivers(height: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether each space of a line is above or below one of the other line, as between the columns of a table.

    Several of them are columns only if words start or end at the same positions there.
    """
    size = height[0].size
    gaps, others = list(pairwise(height)), list(pairwise(other))

    def is_river(before: Word, word: Word) -> bool:
        return any(
            min(word.left, two.left) - max(before.right, one.right) > _RIVER * size
            and (len(gaps) == 1 or min(abs(word.left - two.left), abs(before.right - one.right)) <= _FLUSH)
            for one, two in others
        )

    return all(is_river(before, word) for before, word in gaps)
