"""Pairs of label and value by the structure of the markup: what stands side by side, again and again in one shape."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import islice, pairwise
from types import MappingProxyType
from typing import TypeAlias

from pipeline.extract.page.accepting import LONGEST_FACT
from pipeline.extract.page.headings import is_sentence
from pipeline.extract.page.lines import Line
from pipeline.extract.page.marks import is_icon
from pipeline.model import BlockKind, Element, MarkKind
from pipeline.text.line_ends import NO_LABEL

Shape: TypeAlias = tuple[str, ...]
LabelPair: TypeAlias = tuple[Line, list[Line]]
# A line, the element that holds its words, and the elements around that.
Standing: TypeAlias = tuple[Line, Sequence[Element], Sequence[Element]]

# A label is short and closes no sentence; what stands beside it is a value as long as it has few blocks.
_LONGEST_LABEL = 60
_MOST_VALUES = 12
# A pair is at most so many elements around its lines.
_DEPTH = 4
# So many of one shape are pairs, whatever their classes are called; with a known label among them fewer are.
_MANY, _SOME = 3, 2
# Headings over single short lines come so often where they are labels of facts; more lines are a list.
_FEW_VALUES = 4
_LABELS = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.HEADING})
_VALUES = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM})
_LABEL = re.compile(r"label|term|caption|key|heading|title|name|question", re.IGNORECASE)
_VALUE = re.compile(r"item|value|data|content|text|detail|desc|answer|body|field", re.IGNORECASE)


def sibling_pairs(lines: Sequence[Line], *, needs_known: bool = False) -> Mapping[int, tuple[int, ...]]:
    """The numbers of lines that are labels, each with those of its values: two sibling elements of one parent.

    Systems write a fact so whose markup knows no lists of terms: `div.field > div.field__label + div.field__item`. The
    classes say it, or the shape comes again; with `needs_known` only where a label of the shape is known.
    """
    by_label: dict[int, tuple[int, ...]] = {}
    used: set[int] = set()
    standing = [(line, _own(line), _around(line)) for line in lines]
    for depth in range(1, _DEPTH + 1):
        shapes: dict[Shape, list[LabelPair]] = {}
        for parent, children in _families(standing, depth).items():
            shown = children[1:] if is_icon(children[0][0]) else children
            if pair := _pair(shown, used):
                first, second = shown[0][0], shown[1][0]
                shape = (parent.name, *parent.classes, "", first.name, *first.classes, "", second.name, *second.classes)
                shapes.setdefault(shape, []).append(pair)
        for shape, alike in shapes.items():
            pairs = _facts(_turned(alike))
            has_known = _has_known(pairs)
            is_shown = _is_named(shape) or len(pairs) >= _MANY or (len(pairs) >= _SOME and has_known)
            if is_shown and (has_known or not needs_known):
                by_label |= {label.number: tuple(value.number for value in values) for label, values in pairs}
                used |= {line.number for label, values in pairs for line in (label, *values)}
    return MappingProxyType(by_label)


def _turned(pairs: Sequence[LabelPair]) -> Sequence[LabelPair]:
    """The pairs; those whose values are known labels and whose labels are not, as large figures over what they count.

    Their value stands before their label then.
    """
    below = [values[0] for _, values in pairs if len(values) == 1]
    known = {line.label.field.name for line in below if line.label and line.label.is_alone}
    is_turned = len(below) == len(pairs) and len(known) >= _SOME and not _has_known(pairs)
    return [(values[0], [label]) for label, values in pairs] if is_turned else pairs


def _facts(pairs: Sequence[LabelPair]) -> Sequence[LabelPair]:
    """The pairs; of headings those over one short line, where they are most of them, as in a record of a repository."""
    if pairs[0][0].kind is not BlockKind.HEADING:
        return pairs
    short = [(label, values) for label, values in pairs if len(values) <= _FEW_VALUES and all(map(_is_short, values))]
    return short if len(short) >= _MANY and 2 * len(short) > len(pairs) else ()


def _is_short(value: Line) -> bool:
    return len(value.text) <= LONGEST_FACT and not is_sentence(value.text)


def _families(standing: Sequence[Standing], depth: int) -> dict[Element, list[tuple[Element, list[Line]]]]:
    """The lines below each element that is `depth` steps above some line, by its children, in page order."""
    parents = {around[depth] for _, _, around in standing if len(around) > depth}
    families: dict[Element, list[tuple[Element, list[Line]]]] = {}
    for line, own, around in standing:
        # Words right in an element, beside the elements in it, are a child of it like these, by the element that holds
        # them all.
        for child, parent in pairwise((*own, *around)):
            if parent in parents:
                children = families.setdefault(parent, [])
                if not children or children[-1][0] is not child:
                    children.append((child, []))
                children[-1][1].append(line)
    return families


def _around(line: Line) -> Sequence[Element]:
    """The elements that hold a line with words, from the inside out."""
    element = line.segment.block.element
    return [] if element is None or not line.has_words else list(islice(element.around(), _DEPTH + 2))


def _own(line: Line) -> Sequence[Element]:
    """The inline element that holds all words of a line, else the element that the line stands in."""
    block = line.segment.block
    spans = [mark for mark in block.marks if mark.kind is MarkKind.SPAN]
    whole = (mark.element for mark in spans if mark.end - mark.start == len(block.text))
    return [element for element in (next(whole, block.element),) if element]


def _pair(children: Sequence[tuple[Element, list[Line]]], used: set[int]) -> LabelPair | None:
    """A short line alone in its element, and the lines of the elements beside it; None for other families."""
    if not 2 <= len(children) <= _MOST_VALUES or len(children[0][1]) != 1:
        return None
    label = children[0][1][0]
    values = [line for _, below in children[1:] for line in below]
    text = label.text.rstrip()
    is_label = label.kind in _LABELS and len(text) <= _LONGEST_LABEL and not text.endswith(NO_LABEL)
    is_label = is_label and not label.cell and not label.is_link
    is_plain = all(line.kind in _VALUES and not (line.cell or line.is_fixed) for line in values)
    # Bold among bold is the next label.
    is_plain = is_plain and not (label.is_bold and any(line.is_bold for line in values))
    is_free = used.isdisjoint({label.number, *(value.number for value in values)})
    return (label, values) if is_label and is_plain and is_free and len(values) <= _MOST_VALUES else None


def _is_named(shape: Shape) -> bool:
    """Whether the classes of two siblings say that one is a label and the other its value."""
    words = "\n".join(shape).split("\n\n")
    if len(words) < 3:
        return False
    label, value = words[1].split("\n", 1)[1:], words[2].split("\n", 1)[1:]
    return any(map(_LABEL.search, label)) and any(map(_VALUE.search, value)) and label != value


def _has_known(pairs: Sequence[LabelPair]) -> bool:
    return any(label.label and label.label.is_alone for label, _ in pairs)
