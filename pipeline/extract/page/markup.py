"""Places in the markup as people teach them: a short path of elements with their classes, outermost first."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import TypeAlias

from pipeline.model import Block, Element, MarkKind

Step: TypeAlias = tuple[str, frozenset[str]]

# A place is looked for among so many elements around some words.
_DEEPEST = 60
_INLINE = frozenset({MarkKind.PART, MarkKind.SPAN})


@lru_cache(maxsize=256)
def steps(path: str) -> tuple[Step, ...]:
    """The steps of a path such as `div.field--name-lead > div.field__item`, innermost first."""
    found = []
    for step in reversed(path.split(">")):
        name, *classes = step.strip().split(".")
        found.append((name.lower(), frozenset(filter(None, classes))))
    return tuple(found)


def element_at(element: Element | None, path: str) -> Element | None:
    """The innermost of an element and those around it that stands at `path`; None where none does.

    An element may have more classes than the path names, and more elements around it.
    """
    asked = steps(path)
    around = list(islice(element.around(), _DEEPEST)) if element else []
    return next((one for at, one in enumerate(around) if _fits(around[at : at + len(asked)], asked)), None)


def _fits(elements: list[Element], asked: tuple[Step, ...]) -> bool:
    return len(elements) == len(asked) and all(
        name in {element.name, "*"} and classes <= set(element.classes)
        for element, (name, classes) in zip(elements, asked, strict=True)
    )


def stretches(block: Block, path: str) -> Iterator[tuple[Element, int, int]]:
    """The stretches of a block that stand at `path`: the element there, and offsets in the block's own text."""
    if element := element_at(block.element, path):
        yield element, 0, len(block.text)
        return
    for mark in block.marks:
        if mark.kind in _INLINE and mark.element and element_at(mark.element, path) is not None:
            yield mark.element, mark.start - block.start, mark.end - block.start


def is_in_place(block: Block, path: str) -> bool:
    """Whether any of a block stands at `path`."""
    return bool(block.text) and any(True for _ in stretches(block, path))
