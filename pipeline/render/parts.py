"""Walking through the passages of a sheet's parts, whatever their kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import assert_never

from pipeline.model import Fact, Facts, Figure, Flow, Heading, Item, Items, Note, Pair, Part, Passage, Table, Text

Change = Callable[[Passage], Passage]


def passages(parts: Iterable[Part]) -> Iterator[Passage]:
    """All passages in reading order, alternative texts included."""
    seen: list[Passage] = []

    def note(one: Passage) -> Passage:
        seen.append(one)
        return one

    for part in parts:
        changed(part, note)
        yield from seen
        seen.clear()


def changed(part: Part, change: Change) -> Part:
    """The part with every passage changed, in reading order."""
    match part:
        case Heading():
            return replace(part, passages=_all(part.passages, change))
        case Facts():
            return Facts(tuple(_fact(row, change) for row in part.rows))
        case Pair():
            left = tuple(_flow(flow, change) for flow in part.left)
            return Pair(left, tuple(_flow(flow, change) for flow in part.right))
        case _:
            return _flow(part, change)


def _fact(row: Fact, change: Change) -> Fact:
    return Fact(_all(row.labels, change), _all(row.values, change), _all(row.others, change))


def _flow(flow: Flow, change: Change) -> Flow:
    match flow:
        case Text():
            return replace(flow, passage=change(flow.passage))
        case Items():
            return Items(tuple(Item(change(item.passage), item.level) for item in flow.items))
        case Table():
            caption = flow.caption and change(flow.caption)
            return Table(_all(flow.header, change), tuple(_all(row, change) for row in flow.rows), caption)
        case Figure():
            return replace(flow, alt=change(flow.alt), caption=flow.caption and change(flow.caption))
        case Note():
            return replace(flow, passages=_all(flow.passages, change))
        case _:
            assert_never(flow)


def _all(group: tuple[Passage, ...], change: Change) -> tuple[Passage, ...]:
    return tuple(change(one) for one in group)
