"""Where words at one height belong to different columns: at white space that many lines share.

A space in justified text may be wider than the gutter between two columns, and in a table a long label may all but
touch its value.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from pipeline.read.pdf.words import Word

# In font sizes: white space this wide, and wider than the lines' spaces, is a gutter if this many lines share it.
_WIDE = 0.75
_WIDER = 1.25
_FEWEST_LINES = 3
# The spaces of a justified line are wide, and differ little.
_SPREAD, _EVEN = 1.2, 1.4
# Lines farther apart than this belong to different blocks.
_APART = 4.0
# Bold words before plain ones are labels if the plain ones start at the same position (in points) on two near lines.
_BEHIND_LABEL = 0.3
_ALIGNED = 1.0


def parted_at_gutters(heights: Sequence[Sequence[Word]]) -> list[list[list[Word]]]:
    """The words at each height, from the left, split at the gutters that they share with others."""
    cuts = _labels_cuts(heights)
    for start, end, left, right in _gutters(heights):
        for at in range(start, end):
            cuts[at].add((left + right) / 2)
    return [_cut(height, places) for height, places in zip(heights, cuts, strict=True)]


def is_even(height: Sequence[Word]) -> bool:
    """Whether the spaces of a line are wide, and about equally so."""
    gaps = [(word.left - before.right) / max(before.size, 1.0) for before, word in pairwise(height)]
    return bool(gaps) and max(gaps) > _SPREAD and min(gaps) > 0 and max(gaps) <= _EVEN * min(gaps)


def _cut(height: Sequence[Word], places: set[float]) -> list[list[Word]]:
    out = [[height[0]]]
    for before, word in pairwise(height):
        if any(before.right <= place <= word.left for place in places):
            out.append([])
        out[-1].append(word)
    return out


def _gutters(heights: Sequence[Sequence[Word]]) -> Iterator[tuple[int, int, float, float]]:
    """For each gutter, its first height, the one after its last, and its left and right edges."""
    # Each open strip: its edges, the first and the last height with words on both sides, and how many there are.
    open_strips: list[tuple[float, float, int, int, int]] = []
    for at, height in enumerate(heights):
        size = height[0].size
        is_apart = at > 0 and heights[at - 1][0].base - height[0].base > _APART * size
        gaps = _wide_gaps(height)
        going: list[tuple[float, float, int, int, int]] = []
        for left, right, first, last, lines in open_strips:
            shared = [(max(left, one), min(right, other)) for one, other in gaps]
            shared = [(one, other) for one, other in shared if other - one >= _WIDE * size]
            is_aside = height[-1].right <= left or height[0].left >= right
            if shared and not is_apart:
                going.append((*shared[0], first, at, lines + 1))
            elif is_aside and not is_apart:
                going.append((left, right, first, last, lines))
            elif lines >= _FEWEST_LINES:
                yield first, last + 1, left, right
        taken = {(left, right) for left, right, *_ in going}
        new = [(left, right, at, at, 1) for left, right in gaps if not any(_meet(left, right, one) for one in taken)]
        open_strips = going + new
    for left, right, first, last, lines in open_strips:
        if lines >= _FEWEST_LINES:
            yield first, last + 1, left, right


def _wide_gaps(height: Sequence[Word]) -> list[tuple[float, float]]:
    """The edges of a line's gaps that may be gutters: wide, and wider than its spaces."""
    gaps = [(before.right, word.left) for before, word in pairwise(height)]
    if not gaps:
        return []
    least = max(_WIDE * height[0].size, _WIDER * median(right - left for left, right in gaps) if len(gaps) > 1 else 0.0)
    return [(left, right) for left, right in gaps if right - left >= least]


def _meet(left: float, right: float, other: tuple[float, float]) -> bool:
    return left <= other[0] and other[1] <= right


def _labels_cuts(heights: Sequence[Sequence[Word]]) -> list[set[float]]:
    """The positions where bold labels end, by height."""
    starts = [
        [
            word.left
            for before, word in pairwise(height)
            if before.look.is_bold and not word.look.is_bold and word.left - before.right >= _BEHIND_LABEL * word.size
        ][:1]
        for height in heights
    ]
    cuts: list[set[float]] = [set() for _ in heights]
    for at, found in enumerate(starts):
        for start in found:
            near = [
                other
                for other in range(max(0, at - 2), min(len(heights), at + 3))
                if other != at and abs(heights[other][0].base - heights[at][0].base) <= _APART * heights[at][0].size
            ]
            if any(abs(start - one) <= _ALIGNED for other in near for one in starts[other]):
                cuts[at].add(start)
    return cuts
