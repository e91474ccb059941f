"""What the markup sets apart inside a line: bold, coloured and emphasised words, elements that stand side by side."""

from __future__ import annotations

import re
from collections.abc import Collection

from pipeline.model import Element, Mark, MarkKind, Segment

# An element of fewer letters is an icon.
_SHORTEST_NAME = 3
_ICON = re.compile(r"(?<![a-z])ico(?:ns?)?(?![a-z])|^(?:fa|glyphicon)\b", re.IGNORECASE)
_EMPHASIS = frozenset({MarkKind.EMPHASIS})
_LONGEST_OPENING = 60
_BOLD = frozenset({MarkKind.STRONG})
_LIGHT = frozenset({MarkKind.EMPHASIS, MarkKind.COLOUR, MarkKind.SPAN})


def strong(segment: Segment) -> list[tuple[int, int]]:
    """The bold stretches of a segment, in offsets of its own text, and emphasised words that open it with a stop."""
    opening = [
        (start, end)
        for start, end in _stretches(segment, _EMPHASIS)
        if start == 0 and end <= _LONGEST_OPENING and segment.text[:end].rstrip().endswith((".", ":"))
    ]
    return [*_stretches(segment, _BOLD), *opening]


def parts(segment: Segment) -> list[tuple[int, int]]:
    """The stretches of a segment that are elements standing side by side, in offsets of its own text; no icons."""
    marks = (mark for mark in segment.block.marks if mark.kind is MarkKind.PART and not is_icon(mark.element))
    return [_stretch(segment, mark) for mark in marks]


def part_opening(segment: Segment) -> tuple[int, int]:
    """Where the first of several elements side by side begins and ends, icons apart: a label beside its value.

    Both are 0 where nothing stands after it, and where it is a link, as in a row of those.
    """
    text = segment.text
    for start, end in parts(segment):
        if sum(map(str.isalpha, text[start:end])) >= _SHORTEST_NAME:
            is_link = any(first < end and start < last for first, last in _stretches(segment, {MarkKind.LINK}))
            is_over = not any(map(str.isalnum, text[end:]))
            return (0, 0) if is_link or is_over else (start, end)
    return 0, 0


def light_opening(segment: Segment) -> int:
    """Where the words end that a line opens with in another colour or emphasis, or in an element of their own; or 0."""
    ends = (end for start, end in _stretches(segment, _LIGHT) if start == 0)
    return next((end for end in ends if any(map(str.isalnum, segment.text[end:]))), 0)


def bold_opening(segment: Segment) -> int:
    """Where the words end that a line opens with in bold, or as the first of elements side by side; or 0.

    More words stand after them.
    """
    end = next((end for start, end in strong(segment) if start == 0), 0) or part_opening(segment)[1]
    return end if segment.text[end:].strip(" :") else 0


def names(segment: Segment) -> list[tuple[int, str]]:
    """What stretches of a segment are called in words that are not shown, with where each begins."""
    marks = (mark for mark in segment.block.marks if mark.kind is MarkKind.NAME)
    return [(_stretch(segment, mark)[0], mark.target) for mark in marks]


def is_icon(element: Element | None) -> bool:
    """Whether the class words of an element call it an icon; what letters it has are none for people."""
    return element is not None and any(map(_ICON.search, element.classes))


def _stretches(segment: Segment, kinds: Collection[MarkKind]) -> list[tuple[int, int]]:
    return [_stretch(segment, mark) for mark in segment.block.marks if mark.kind in kinds]


def _stretch(segment: Segment, mark: Mark) -> tuple[int, int]:
    start = segment.block.start
    return inner_offset(segment, mark.start - start), inner_offset(segment, mark.end - start)


def inner_offset(segment: Segment, offset: int) -> int:
    """The offset in the repaired text of one in the block's."""
    if not segment.normalised.anchors:
        return offset
    low, high = 0, len(segment.text)
    while low < high:
        middle = (low + high) // 2
        if segment.normalised.origin(middle) < offset:
            low = middle + 1
        else:
            high = middle
    return low


def page_offset(segment: Segment, offset: int) -> int:
    """The offset in the page's text of one in the segment's own."""
    if offset >= len(segment.text):
        return segment.block.end
    return min(segment.block.end, segment.block.start + segment.normalised.origin(offset))
