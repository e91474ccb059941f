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
    if isinstance(node, kind):
        yield node
    elif isinstance(node, tuple):
        for one in node:
            yield from pieces(one, kind)
    elif is_dataclass(node) and not isinstance(node, Passage | type):
        for name in _names(type(node)):
            yield from pieces(getattr(node, name), kind)


def changed(node: _Node, change: PassageChange) -> _Node:
    """The sheet, piece or tuple of pieces with every passage changed, in reading order."""
    made: Any = node
    if isinstance(node, Passage):
        made = change(node)
    elif isinstance(node, tuple):
        made = tuple(changed(one, change) for one in node)
    elif is_dataclass(node) and not isinstance(node, type):
        made = replace(node, **{name: changed(getattr(node, name), change) for name in _names(type(node))})
    return cast("_Node", made)


@cache
def _names(kind: type) -> tuple[str, ...]:
    """The fields of a piece that may hold passages."""
    return tuple(one.name for one in fields(kind) if kind is not Sheet or one.name not in _BESIDE)
