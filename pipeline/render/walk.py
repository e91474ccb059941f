"""Walking through the passages of a sheet, or of any piece of it, in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar, cast

from pipeline.model import Passage, Sheet

PassageChange = Callable[[Passage], Passage]
_Node = TypeVar("_Node")
_Piece = TypeVar("_Piece")

# A sheet's fields that hold no passages to print.
_BESIDE = frozenset(one.name for one in fields(Sheet)) - {"head", "sections", "foot"}


def passages(node: object) -> Iterator[Passage]:
    """All passages of a sheet, of a piece of it or of a tuple of pieces, alternative texts included."""
    return pieces(node, Passage)


def pieces(node: object, kind: type[_Piece]) -> Iterator[_Piece]:
    """All pieces of one kind in a sheet, in a piece of it or in a tuple of pieces; none in a piece of that kind."""
    left: list[Any] = [node]
    while left:
        one = left.pop()
        if isinstance(one, kind):
            yield one
        elif isinstance(one, tuple):
            left += reversed(one)
        elif not isinstance(one, Passage):
            left += [getattr(one, name) for name in reversed(_names(one.__class__))]


def changed(node: _Node, change: PassageChange) -> _Node:
    """The sheet, piece or tuple of pieces with every passage changed, in reading order."""
    made: Any = node
    if isinstance(node, Passage):
        made = change(node)
    elif isinstance(node, tuple):
        made = tuple(changed(one, change) for one in node)
    elif names := _names(made.__class__):
        made = replace(made, **{name: changed(getattr(node, name), change) for name in names})
    return cast("_Node", made)


@cache
def _names(kind: type) -> tuple[str, ...]:
    """The fields of a piece that may hold passages; none where that is no piece."""
    known = fields(kind) if is_dataclass(kind) else ()
    return tuple(one.name for one in known if kind is not Sheet or one.name not in _BESIDE)
