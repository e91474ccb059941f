"""The back of a handout: the sections that a reader asks for next, as much of them as there is room for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from pipeline.model import Figure, Flow, Item, Items, Note, Pair, Part, Passage, Section, Text
from pipeline.render.measure import letters
from pipeline.render.passages import ended, joined, passage, stretch

# What a heading takes, and the least of a text that is worth beginning it for.
_HEADING, _LEAST = 80, 90

# The first of two sections leaves the second something of the room.
_SHARE = 0.6

# How a text ends that is cut inside a sentence.
_GOES_ON = "…"

# What stands after a text of which the whole sheet has more.
SIGN = "\u00a0[…]"


def on_back(sections: Sequence[Section], order: Sequence[str], room: int) -> tuple[Section, ...]:
    """The sections of these fields in about so many characters, chosen in this `order`, as they follow on the sheet.

    Texts end with a sentence, lists with an entry, and a table is whole or not there; a sign says where there is more.
    What follows a section that there is no room to begin is not there, either.
    """
    by_field = {section.field: section for section in sections}
    chosen = [by_field[name] for name in order if name in by_field]
    kept: dict[str, Section] = {}
    for number, section in enumerate(chosen):
        is_followed = number == 0 and len(chosen) > 1
        most = int(room * _SHARE) if is_followed else room
        rest = list(texts(section.flows))
        parts = tuple(_fitting(rest, most - _HEADING))
        if rest and not parts:
            break
        if parts:
            room -= _HEADING + sum(map(letters, parts))
            parts = parts if [*parts] == rest else (*parts[:-1], signed(parts[-1]))
            kept[section.field] = replace(section, flows=parts, notes=())
    return tuple(kept[name] for name in by_field if name in kept)


def texts(parts: Iterable[Part]) -> Iterator[Part]:
    """What a handout's back may show of a section."""
    return (part for part in parts if not isinstance(part, Figure | Note))


def signed(part: Part) -> Part:
    """A part with the sign at its end, a pair at the end of each side; a table needs none."""
    if isinstance(part, Pair):
        return Pair(*((*side[:-1], *(_signed(one) for one in side[-1:])) for side in (part.left, part.right)))
    return _signed(part)


def _signed(flow: Flow) -> Flow:
    if isinstance(flow, Text):
        return Text(with_sign(flow.passage))
    if isinstance(flow, Items):
        return Items((*flow.items[:-1], *(replace(one, passage=with_sign(one.passage)) for one in flow.items[-1:])))
    return flow


def with_sign(whole: Passage) -> Passage:
    """A passage with the sign at its end."""
    return joined((whole, passage(SIGN, whole.lang)), "")


def rest_of(part: Part, begun: Part) -> Part | None:
    """What is left of a part that begins elsewhere; None where that is all of it."""
    if isinstance(part, Pair) and isinstance(begun, Pair):
        left, right = (
            tuple(_left(whole, first)) for whole, first in ((part.left, begun.left), (part.right, begun.right))
        )
        return Pair(left, right) if left or right else None
    return next(_left((part,), (begun,)), None)


def _left(flows: Sequence[Part], begun: Sequence[Part]) -> Iterator[Flow]:
    for whole, first in zip_longest(flows, begun):
        if isinstance(whole, Text) and isinstance(first, Text) and whole != first:
            yield Text(stretch(whole.passage, len(first.passage.text) + 1, len(whole.passage.text)))
        elif isinstance(whole, Items) and isinstance(first, Items) and whole != first:
            yield Items(whole.items[len(first.items) :])
        elif first is None and not isinstance(whole, Pair):
            yield whole


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
