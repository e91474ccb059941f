"""The back of a handout: the sections that a reader asks for next, as much of them as there is room for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.model import Figure, Flow, Item, Items, Note, Pair, Part, Section, Text
from pipeline.render.measure import letters
from pipeline.render.passages import ended

# What a heading takes, and the least of a text that is worth beginning it for.
_HEADING, _LEAST = 80, 90

# The first of two sections leaves the second something of the room.
_SHARE = 0.6

# How a text ends that is cut inside a sentence.
_GOES_ON = "…"


def behind(sections: Sequence[Section], taken: Sequence[Part], order: Sequence[str], room: int) -> tuple[Section, ...]:
    """The sections of these fields in this `order`, in about so many characters; without the parts that are `taken`.

    Texts end with a sentence, lists with an entry, and a table is whole or not there. What follows a section that there
    is no room to begin is not there, either.
    """
    by_field = {section.field: section for section in sections}
    chosen = [by_field[name] for name in order if name in by_field]
    kept: list[Section] = []
    for number, section in enumerate(chosen):
        is_followed = number == 0 and len(chosen) > 1
        most = int(room * _SHARE) if is_followed else room
        rest = [part for part in section.flows if part not in taken and not isinstance(part, Figure | Note)]
        parts = tuple(_fitting(rest, most - _HEADING))
        if rest and not parts:
            break
        if parts:
            kept.append(replace(section, flows=parts, notes=()))
            room -= _HEADING + sum(map(letters, parts))
    return tuple(kept)


def _fitting(parts: Sequence[Part], room: int) -> Iterator[Part]:
    """The first of the parts, up to one that has to be shortened."""
    for part in parts:
        size = letters(part)
        if size <= room:
            yield part
            room -= size
            continue
        if room >= _LEAST and (rest := shortened(part, room)):
            yield rest
        return


def shortened(part: Part, room: int) -> Part | None:
    """As much of a part as there is room for; None where that is nothing."""
    if isinstance(part, Pair):
        left, right = (tuple(_flows(side, room // 2)) for side in (part.left, part.right))
        return Pair(left, right) if left and right else None
    return next(_flows((part,), room), None)


def _flows(flows: Sequence[Flow], room: int) -> Iterator[Flow]:
    for flow in flows:
        size = letters(flow)
        if size <= room:
            yield flow
        elif room >= _LEAST and isinstance(flow, Text):
            begun = ended(flow.passage, room)
            if not begun.text.endswith(_GOES_ON):
                yield Text(begun)
        elif items := _items(flow, room):
            yield Items(items)
        room -= size
        if room < _LEAST:
            return


def _items(flow: Flow, room: int) -> tuple[Item, ...]:
    """The first entries of a list that there is room for."""
    first_items: list[Item] = []
    for item in flow.items if isinstance(flow, Items) else ():
        room -= letters(Text(item.passage))
        if room < 0:
            break
        first_items.append(item)
    return tuple(first_items)
