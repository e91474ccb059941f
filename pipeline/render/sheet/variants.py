"""Sheets made over for another form: large print, and a handout of two small pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from pipeline.model import Fact, Figure, Foot, Items, Pair, Part, Passage, Section, Sheet, Table, Text
from pipeline.render.passages import NEUTRAL, ended, joined, stretch
from pipeline.render.sheet.back import SIGN, on_back, rest_of, shortened, signed, texts, with_sign
from pipeline.render.sheet.source import named_line
from pipeline.render.walk import changed, passages, pieces


def large(sheet: Sheet) -> Sheet:
    """The sheet in one column: one language after the other where they stood side by side.

    Each of the two has the heading in its language: whoever reads one of them need not search for where it begins. What
    is in a third language stands under neither of the two, but under both names, as on the whole sheet.
    """
    lead = tuple(flow for side in _in_turn(sheet.head.lead) for flow in side)
    sections = tuple(part for section in sheet.sections for part in _in_each_language(section))
    return replace(sheet, head=replace(sheet.head, lead=lead), sections=sections, foot=_narrow(sheet.foot))


def _in_turn(parts: Iterable[Part]) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """The first parts, of pairs their left side, and those that follow."""
    group = tuple(parts)
    pairs = [part for part in group if isinstance(part, Pair)]
    first = tuple(flow for pair in pairs for flow in pair.left)
    second = tuple(flow for pair in pairs for flow in pair.right)
    return first, (*second, *(part for part in group if not isinstance(part, Pair)))


def _in_each_language(section: Section) -> Iterator[Section]:
    if not any(isinstance(part, Pair) for part in section.flows):
        yield section
        return
    third = tuple(part for part in section.flows if _is_beside(part))
    first, second = _in_turn(part for part in section.flows if part not in third)
    if first and len(section.heading) == 2 and not section.notes:
        for name, flows in zip(section.heading, (first, second), strict=True):
            yield replace(section, heading=(name,), flows=flows)
        if third:
            yield replace(section, flows=third)
    else:
        yield replace(section, flows=(*first, *second, *third))


def _is_beside(part: Part) -> bool:
    """Whether a part is words in a language of their own: those of the two sides stand in pairs."""
    return not isinstance(part, Pair | Figure) and any(one.lang not in NEUTRAL for one in passages(part))


# What stands on the back, as far as there is room: why a practice works, then how, then what it takes.
_BACK = ("evidence", "transfer", "description", "resources", "difficulties")

# A lead of fewer letters a language leaves room on the front for the beginning of the description.
_SHORT_LEAD = 250


@dataclass(frozen=True, slots=True)
class Room:
    """The room on the front of a handout: characters of a text, texts of a part, whether a picture does.

    `begun` are the characters a language of the description that a short lead goes on with.
    """

    letters: int
    lines: int
    has_picture: bool = False
    begun: int = 0


def handout(sheet: Sheet, front: Room, back: int, also: Sequence[Passage] = ()) -> Sheet:
    """Head, key figures, lead and facts for the front; for the back about so many characters on why it works.

    Where the back has room, how it works and what it takes stand there, too; source and funding line always do. What
    there is no room for stands at the source: sections that are left out are named below its address, after the words
    `also`. A practice without a lead has what stands first in its sections in its place; a short lead goes on with the
    description, and the back from there. Texts end with a sentence and a sign where there is more; the source and the
    funding line are never cut.
    """
    summary: list[Part] = [part for part in sheet.head.lead if not isinstance(part, Figure)]
    opening = _opening(one for one in sheet.sections if not summary or one.field == "description")
    begun = opening if not summary else _begun(opening, front.begun) if _is_short(summary) else []
    sections = tuple(_going_on(one, opening, begun) for one in sheet.sections)
    pictures = () if sheet.head.picture else tuple(pieces((sheet.head.lead, sheet.sections), Figure))
    head = replace(
        sheet.head,
        lead=(*_within((*summary, *map(_begins, begun, opening)), front), *pictures[: int(front.has_picture)]),
        facts=tuple(_below_one_another(row, front) for row in sheet.head.facts),
        logos=(),
    )
    head = replace(changed(head, partial(_ended, front.letters)), logos=sheet.head.logos)
    shown = on_back(sections, _BACK, back)
    lines = (*sheet.foot.source[:1], *_named(sections, shown, also), *sheet.foot.source[1:])
    foot = _narrow(Foot(source=lines, code=sheet.foot.code, funding=sheet.foot.funding))
    return replace(sheet, head=head, sections=shown, foot=foot)


def _named(sections: Iterable[Section], shown: Iterable[Section], also: Sequence[Passage]) -> Iterator[Passage]:
    """The names of the sections that are not shown, a line a language, each after its words."""
    fields = {one.field for one in shown}
    names = [one.heading for one in sections if one.field not in fields and any(texts(one.flows))]
    for words in also if names else ():
        own = (next((one for one in name if one.lang == words.lang), name[0]) for name in names)
        yield named_line((words,), joined(own, ", "))


def _begun(opening: Iterable[Part], most: int) -> list[Part]:
    """The first sentences of a text, of at most so many characters a language."""
    begun = (shortened(part, 2 * most if isinstance(part, Pair) else most) for part in opening)
    return [part for part in begun if part]


def _begins(begun: Part, whole: Part) -> Part:
    return begun if begun == whole else signed(begun)


def _going_on(section: Section, opening: Sequence[Part], begun: Sequence[Part]) -> Section:
    """A section without what stands on the front of it."""
    left = {id(part): rest_of(part, first) for part, first in zip(opening, begun, strict=False)}
    return replace(section, flows=tuple(part for one in section.flows if (part := left.get(id(one), one))))


def _narrow(foot: Foot) -> Foot:
    return replace(foot, source=tuple(half for one in foot.source for half in _halves(one)))


def _halves(line: Passage) -> Iterator[Passage]:
    """Each language of a line of the source by itself: there is no room for both."""
    first, dot, second = line.text.partition(" · ")
    if dot and ":" in first and ":" in second:
        yield stretch(line, 0, len(first))
        yield stretch(line, len(first) + len(dot), len(line.text))
    else:
        yield line


def _is_short(lead: Sequence[Part]) -> bool:
    """Whether a lead leaves room for more; one in two languages stands there twice."""
    sides = 2 if any(isinstance(part, Pair) for part in lead) else 1
    return sum(len(one.text) for one in passages(tuple(lead))) < sides * _SHORT_LEAD


def _ended(most: int, whole: Passage) -> Passage:
    begun = ended(whole, most)
    return begun if begun.text == whole.text or begun.text.endswith("…") else with_sign(begun)


def _within(parts: Iterable[Part], room: Room) -> tuple[Part, ...]:
    """The first texts, as many as there is room for, without pictures."""
    texts = [_shorter(part, room) for part in parts if not isinstance(part, Figure)]
    return tuple(texts[: room.lines])


def letters(sheet: Sheet) -> int:
    """The number of characters on a sheet above its foot, without signs that there are more."""
    return sum(len(one.text.removesuffix(SIGN)) for one in passages((sheet.head, sheet.sections)))


def _below_one_another(row: Fact, room: Room) -> Fact:
    """The fact with both languages in one column."""
    return Fact(row.labels, (*row.values, *row.others, *row.shared)[: room.lines])


def _shorter(part: Part, room: Room) -> Part:
    """A list or a pair with no more entries than there is room for."""
    if isinstance(part, Items):
        return Items(part.items[: room.lines])
    if isinstance(part, Pair):
        return Pair(part.left[: room.lines], part.right[: room.lines])
    return part


def _opening(sections: Iterable[Section]) -> list[Part]:
    """The first texts of the sections, as a lead."""
    parts = [part for section in sections for part in section.flows]
    texts: list[Part] = [part for part in parts if isinstance(part, Pair | Text | Items | Table)]
    return texts[:1]
