"""Sheets made over for another form: large print, and a handout of two small pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby, takewhile

from pipeline.model import Fact, Facts, Figure, Flow, Heading, Items, Pair, Part, Passage, Sheet, Table, Text
from pipeline.render.parts import changed, passages
from pipeline.render.passages import clipped, joined

# What stands at the end of every sheet, and what a handout has no room for, by style.
_END = frozenset({"Source", "Code", "Emblem", "Statement", "Partner", "Fund"})
_NEVER = frozenset({"Tags", "Context"})
_NAMES = frozenset({"Kicker", "Logo"})


def large(sheet: Sheet) -> Sheet:
    """The sheet in one column: the facts as lines, and one language after the other where they stood side by side.

    Each of the two has the heading in its language: whoever reads one of them need not search for where it begins.
    """
    return replace(sheet, parts=tuple(_in_one_column(sheet.parts)))


def _in_one_column(parts: Iterable[Part]) -> Iterator[Part]:
    heading: tuple[Heading, ...] = ()
    for kind, group in groupby(parts, key=type):
        if kind is Pair:
            pairs = [part for part in group if isinstance(part, Pair)]
            sides = [pair.left for pair in pairs], [pair.right for pair in pairs]
            for name, side in zip(_in_each_language(heading), sides, strict=True):
                yield from (*name, *(flow for flows in side for flow in flows))
            heading = ()
            continue
        yield from heading
        heading = ()
        if kind is Heading:
            *others, last = (part for part in group if isinstance(part, Heading))
            yield from others
            heading = (last,)
        elif kind is Facts:
            yield from (line for part in group if isinstance(part, Facts) for line in _fact_lines(part))
        else:
            yield from group
    yield from heading


def _in_each_language(heading: tuple[Heading, ...]) -> tuple[tuple[Heading, ...], tuple[Heading, ...]]:
    """What stands over the first and over the second language; the title stands over both, as does what has no two."""
    if not heading or heading[0].level == 1 or len(heading[0].passages) != 2:
        return heading, ()
    first, second = (replace(heading[0], passages=(one,)) for one in heading[0].passages)
    return (first,), (second,)


def _fact_lines(facts: Facts) -> Iterator[Text]:
    for row in facts.rows:
        yield Text(joined(row.labels, " · "), "Fact")
        yield from (Text(value, "Value") for value in (*row.values, *row.others))


@dataclass(frozen=True, slots=True)
class Room:
    """How much fits on a handout: characters of a text, texts of the lead or of a fact, whether a picture does."""

    letters: int
    lines: int
    has_picture: bool


def handout(sheet: Sheet, room: Room) -> Sheet:
    """Title, lead and a picture for the front, facts, source and funding line for the back, as far as there is room.

    What is left out stands on the whole sheet. A practice without a lead has what stands first in its sections in its
    place. The funding line is never cut.
    """
    head, body, end = _parted(sheet.parts)
    title = [part for part in head if isinstance(part, Heading) or getattr(part, "style", "") in _NAMES]
    lead: list[Part] = [part for part in head if part not in title and not isinstance(part, Facts)]
    if not any(getattr(one, "style", "") == "Lead" for one in _flows(lead)):
        lead += _opening(body)
    front = (*title, *(_shorter(part, room) for part in lead[: room.lines]))
    pictures = [part for part in body if isinstance(part, Figure) and part.style == "Figure"][: int(room.has_picture)]
    back = [_boxed(part, room) for part in head if isinstance(part, Facts)]

    def clip(one: Passage) -> Passage:
        return clipped(one, room.letters)

    return replace(sheet, parts=(*(changed(part, clip) for part in (*front, *pictures, *back)), *end))


def _boxed(facts: Facts, room: Room) -> Facts:
    """The box with both languages of a fact below one another."""
    return Facts(tuple(Fact(row.labels, (*row.values, *row.others)[: room.lines]) for row in facts.rows))


def _shorter(part: Part, room: Room) -> Part:
    """A list or a pair with no more entries than there is room for."""
    if isinstance(part, Items):
        return Items(part.items[: room.lines])
    if isinstance(part, Pair):
        return Pair(part.left[: room.lines], part.right[: room.lines])
    return part


def letters(sheet: Sheet) -> int:
    """How many characters stand on a sheet."""
    return sum(len(one.text) for one in passages(sheet.parts))


def _parted(parts: tuple[Part, ...]) -> tuple[list[Part], list[Part], list[Part]]:
    """What stands before the first section, the sections, and what stands at the end; no tags, no fixed prose."""
    kept = [part for part in parts if getattr(part, "style", "") not in _NEVER]
    end = [part for part in kept if getattr(part, "style", "") in _END]
    rest = [part for part in kept if getattr(part, "style", "") not in _END]
    head = list(takewhile(lambda part: not (isinstance(part, Heading) and part.level > 1), rest))
    return head, rest[len(head) :], end


def _flows(parts: Iterable[Part]) -> Iterator[Part]:
    for part in parts:
        yield from (*part.left, *part.right) if isinstance(part, Pair) else (part,)


def _opening(body: list[Part]) -> Iterator[Part]:
    """What stands first in the sections, as a lead."""
    for part in body:
        if isinstance(part, Pair):
            yield Pair(tuple(map(_as_lead, part.left)), tuple(map(_as_lead, part.right)))
            return
        if isinstance(part, Text | Items | Table):
            yield _as_lead(part)
            return


def _as_lead(flow: Flow) -> Flow:
    return replace(flow, style="Lead") if isinstance(flow, Text) else flow
