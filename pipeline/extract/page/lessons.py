"""What a person shows on a page, as the lessons that would find it: a label before it, its place, its words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.extract.page.headings import is_label_like
from pipeline.extract.page.markup import stretches
from pipeline.model import Block, Document, Element, Lesson, MarkKind
from pipeline.text import normalise
from pipeline.text.line_ends import NO_LABEL

_EDGES = " :：–—|•\t\xa0"
_PARTS = re.compile(r"\s*[|•·;]\s+")
_LONGEST_LABEL = 60
# What parts a label from its value on a line, and what a label does not end with.
_SIGNS = frozenset(":：–—|-")
_OPENERS = frozenset({MarkKind.STRONG, MarkKind.PART})
# Classes that are the same on other pages: no numbers, no hashes, no words for a state.
_STABLE = re.compile(r"(?!.*\d{2})(?!.*[0-9a-f]{6})[A-Za-z_][\w-]*")
_STATES = re.compile(r"(?:^|-)(?:active|current|first|last|odd|even|open|show|hidden)(?:$|-)", re.IGNORECASE)
_MOST_STEPS = 4
_MOST_AROUND = 6
_INLINE = frozenset({MarkKind.PART, MarkKind.SPAN})


def lessons_for(
    document: Document, start: int, end: int, field: str = "", *, is_label: bool = False
) -> tuple[Lesson, ...]:
    """The lessons that letters `start`–`end` of the page's text allow, the plainest first.

    With `is_label` they are a label of `field`, else its value, or, where `field` is "", no content.
    """
    shown = [block for block in document.blocks if block.text and block.start < end and block.end > start]
    if not shown:
        return ()
    if not field:
        return tuple(Lesson(words=_clean(block.text)) for block in shown if any(map(str.isalnum, block.text)))
    if is_label:
        words = _clean(document.text[start : min(end, shown[0].end)]).strip(_EDGES)
        return (Lesson(words=words, field=field),) if any(map(str.isalnum, words)) else ()
    labels = [Lesson(words=words, field=field) for words in _labels(document, shown, start)]
    places = [Lesson(place=path, field=field) for path in _paths(document, shown, start, end)]
    return tuple(dict.fromkeys((*labels, *places)))


def _labels(document: Document, shown: Sequence[Block], start: int) -> Iterator[str]:
    """The words before what is shown, on its line or above it, that may be its label."""
    first = shown[0]
    before = first.text[: max(0, start - first.start)]
    if any(map(str.isalnum, before)):
        ends = (mark.end for mark in first.marks if mark.kind in _OPENERS and abs(mark.end - start) <= 1)
        if before.rstrip()[-1] in _SIGNS or any(ends):
            yield from _label_like(_PARTS.split(before)[-1])
        return
    above = [block for block in document.blocks if block.text.strip(_EDGES) and block.end <= first.start]
    if not above:
        return
    if first.cell:
        cells = [(cell, block.text) for block in above if (cell := block.cell) and cell.table == first.cell.table]
        row = [text for cell, text in cells if cell.row == first.cell.row]
        column = [text for cell, text in cells if cell.column == first.cell.column]
        yield from (words for head in (*row[-1:], *column[:1]) for words in _label_like(head))
        return
    # Between a heading and its text a system may put a link of its own.
    content = [block.text for block in above if not block.boilerplate]
    for text in dict.fromkeys((*content[-1:], above[-1].text)):
        yield from _label_like(text)


def _label_like(text: str) -> Iterator[str]:
    words = _clean(text).strip(_EDGES)
    if is_label_like(words) and len(words) <= _LONGEST_LABEL and not words.endswith(NO_LABEL):
        yield words


def _clean(text: str) -> str:
    """Words as a person would type them: without odd spaces and invisible signs."""
    return " ".join(normalise(text)[0].text.split())


def _paths(document: Document, shown: Sequence[Block], start: int, end: int) -> Iterator[str]:
    """Short paths to the elements that hold what is shown and nothing else."""
    for element in _elements(document, shown, start, end):
        for path in _written(element):
            if _holds_only(document, path, start, end):
                yield path
                break


def _elements(document: Document, shown: Sequence[Block], start: int, end: int) -> Iterator[Element]:
    """The elements around what is shown, innermost first, that hold all of it and no other words."""
    first = shown[0]
    for mark in first.marks:
        if mark.kind in _INLINE and mark.element and mark.start - 1 <= start and end <= mark.end + 1:
            yield mark.element
    around = list(first.element.around())[:_MOST_AROUND] if first.element else []
    for element in around:
        if [block for block in document.blocks if block.text and _is_inside(block, element)] == shown:
            yield element


def _is_inside(block: Block, element: Element) -> bool:
    return block.element is not None and any(one is element for one in block.element.around())


def _written(element: Element) -> Iterator[str]:
    """Paths to an element from short to long; none of them is of plain elements alone."""
    steps: list[str] = []
    is_named = False
    for one in list(element.around())[:_MOST_STEPS]:
        classes = [word for word in one.classes if _STABLE.fullmatch(word) and not _STATES.search(word)]
        is_named = is_named or bool(classes) or one.name in {"h1", "address", "time", "blockquote"}
        steps.insert(0, ".".join((one.name, *classes)))
        if is_named:
            yield " > ".join(steps)


def _holds_only(document: Document, path: str, start: int, end: int) -> bool:
    """Whether all that stands at a path is what is shown."""
    found = [
        (block.start + first, block.start + last)
        for block in document.blocks
        if block.text
        for _, first, last in stretches(block, path)
    ]
    return bool(found) and all(first < end and last > start for first, last in found)
