"""Headings that no table knows, in the place where a page of practices tells something that is not told elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from statistics import mode

from pipeline.extract.labels.degrees import part_fields
from pipeline.extract.labels.likeness import label_model
from pipeline.extract.page.headings import is_prose
from pipeline.extract.page.part import PracticePart
from pipeline.extract.page.section_lines import is_short_fact
from pipeline.extract.page.sections import NO_LEVEL, PageSection, Zone
from pipeline.lexicon import Lexicon
from pipeline.lexicon.fields import Field, Role
from pipeline.model import BlockKind, Rule
from pipeline.values.readers import Readers

# The order in which practices are told, on all kinds of sites; difficulties are often left out.
_ORDER = ("description", "resources", "evidence", "difficulties", "transfer")
_OPTIONAL = frozenset({"difficulties"})
_SHORTEST_TEXT = 10
_OF_TEXTS = frozenset({Rule.LABEL_HEADING, Rule.LABEL_LINE, Rule.LABEL_BOLD, Rule.NEAR_LABEL})
# A page with so many facts under labels may tell of a practice although no text has a known label.
_FACTS = frozenset({"institution", "location", "start_date", "end_date", "period", "resources"})
_LEAST_FACTS = 2
# Fields whose labels are alike: a heading may be like those of any. How much better the best choice of texts must be
# than the next, and how like half of its headings must be to their text's labels.
_KIN = frozenset({*_ORDER, "lessons", "summary", "what"})
_LEAST_MARGIN, _LEAST_LIKE = 4.0, -1.0
# Main text of so many paragraphs is the description.
_MAIN_LINES = 2


def with_order(
    sections: Sequence[PageSection],
    by_name: Mapping[str, Field],
    part: PracticePart,
    readers: Readers,
    lexicon: Lexicon,
) -> tuple[PageSection, ...]:
    """The sections; unknown ones get the fields that are missing in their place.

    As many unknown sections in a row as fields are missing between their neighbours are these fields, unless a word of
    a heading names another; if they are fewer, the letters of their headings must tell. So they must on a page with
    facts under labels, but no text under a known one. On a page in two languages each side tells what is on the other.
    """
    if part.sides.is_two:
        return _as_on_other_side(sections, part)
    out, named = list(sections), {section.field.name for section in sections if section.field}
    is_told = not named.isdisjoint(_ORDER)
    if not is_told and len(named & _FACTS) < _LEAST_FACTS:
        return tuple(sections)
    main = sum(is_prose(part.words(piece)) for one in sections if one.place is Zone.MAIN for piece in one.pieces)
    missing = [name for name in _ORDER if name not in named and (name != "description" or main < _MAIN_LINES)]
    for row, before, after in _rows(sections):
        own, is_last = [sections[at] for at in row], after == len(_ORDER)
        open_ = [name for name in missing if any(_can_be(name, one, part, readers) for one in own)]
        # Before the account is known, what tells no sum may be its first chapter, and costs be left out or not.
        asked = missing if "description" in missing else open_
        between = [name for name in asked if before < _ORDER.index(name) < after]
        said = [_said(one, open_, part, lexicon) for one in own]
        may_be_other = any(said) or not set(open_).isdisjoint(between)
        if before == 0 and not (is_last or may_be_other):
            # Right after the description, and nothing that is missing there: chapters of it.
            names = ["description"] * len(row)
        elif not (names := _by_place(between, said, missing if is_last else [], is_told=is_told)):
            names = _likest(between, own, part, readers, lexicon)
            names = names if "description" in names or "description" not in missing else []
        if names and all(_can_be(name, one, part, readers) for name, one in zip(names, own, strict=True)):
            for name, at in zip(names, row, strict=True):
                out[at] = _taken(sections[at], by_name[name], part, is_sure=is_told and len({*names}) in {1, len(row)})
            missing = [name for name in missing if name not in names]
    return tuple(out)


def _by_place(between: list[str], said: list[str], open_: Sequence[str], *, is_told: bool) -> list[str]:
    """The texts missing `between` two others that a row of sections must be; empty where their words say otherwise.

    The end of a page is also where sites put what is no field: there no other of the `open_` texts may be left.
    """
    if len(said) == 1 and said[0] in between:
        return said
    names = _fitting(between, len(said)) if is_told else []
    is_other = any(one not in {"", name} for one, name in zip(said, names, strict=False))
    return [] if is_other or not _OPTIONAL.union(names).issuperset(open_) else names


def _as_on_other_side(sections: Sequence[PageSection], part: PracticePart) -> tuple[PageSection, ...]:
    """The sections; an unknown one gets the field of its counterpart on the other side, where both have as many."""
    sides: tuple[list[int], list[int]] = ([], [])
    for at, section in enumerate(sections):
        label = section.label if section.rule in _OF_TEXTS else None
        heading = section.heading if section.place is Zone.UNKNOWN and section.pieces and not section.is_full else None
        if known := (label if section.field and section.field.role is Role.SECTION else heading):
            sides[part.is_first(known)].append(at)
    pairs = list(zip(*sides, strict=False))
    fields = [(sections[one].field, sections[other].field) for one, other in pairs]
    has_same = any(one is not None and one == other for one, other in fields)
    if len(sides[0]) != len(sides[1]) or not has_same or any(one and other and one != other for one, other in fields):
        return tuple(sections)
    out = list(sections)
    for (one, other), (field, their) in zip(pairs, fields, strict=True):
        if field and not their:
            out[other] = _taken(sections[other], field, part)
        elif their and not field:
            out[one] = _taken(sections[one], their, part)
    return tuple(out)


def _rows(sections: Sequence[PageSection]) -> Iterator[tuple[list[int], int, int]]:
    """Unknown sections that follow each other, with the places in the order of the known texts on both sides."""
    levels = [one.level for one in sections if one.heading is None and _order_of(one) is not None]
    # Where texts stand under headings, a cost beside its label is none of them.
    unknown = [one.level for one in sections if one.place is Zone.UNKNOWN and one.heading and one.pieces]
    usual = levels[0] if levels else mode(unknown) if unknown else None
    level = next((one for one in levels if one < NO_LEVEL), usual)
    row: list[int] = []
    before = -1
    for at, section in enumerate(sections):
        if section.place is Zone.UNKNOWN and section.heading and section.pieces and section.level == level:
            row.append(at)
            continue
        order = _order_of(section)
        if section.place is Zone.UNKNOWN and not section.pieces:
            continue
        if row:
            after = next((one for one in map(_order_of, sections[at:]) if one is not None), len(_ORDER))
            yield row, before, after
        row = []
        before = before if order is None else order
    if row:
        yield row, before, len(_ORDER)


def _order_of(section: PageSection) -> int | None:
    is_text = section.field is not None and section.rule in _OF_TEXTS and not is_short_fact(section)
    return _ORDER.index(section.field.name) if is_text and section.field and section.field.name in _ORDER else None


def _said(section: PageSection, missing: Sequence[str], part: PracticePart, lexicon: Lexicon) -> str:
    """Which of the missing texts one word of a heading names, empty where none does: “Difficulties on the way”."""
    heading = section.heading
    return next((name for name in part_fields(part.words(heading), lexicon) if name in missing), "") if heading else ""


def _fitting(missing: list[str], count: int) -> list[str]:
    needed = [name for name in missing if name not in _OPTIONAL]
    chapters = count - len(missing) + 1
    if missing[:1] == ["description"] and len(missing) > 1 and chapters > 1:
        # Before what is told last stands what came of it, and before that the account, in as many chapters;
        # not surely, as the last may be one of them.
        return ["description"] * chapters + missing[1:]
    return missing if len(missing) == count else needed if len(needed) == count else []


def _likest(
    missing: Sequence[str], row: Sequence[PageSection], part: PracticePart, readers: Readers, lexicon: Lexicon
) -> list[str]:
    """The missing texts, in their order, whose labels the headings of a row are likest to; empty in doubt."""
    model = label_model(lexicon)
    likes = [model.among(part.words(one.heading), _KIN) if one.heading else {} for one in row]
    told = [
        (sum(like[name] for name, like in zip(names, likes, strict=True)), names)
        for names in combinations(missing, len(row))
        if all(_can_be(name, one, part, readers) for name, one in zip(names, row, strict=True))
    ]
    told.sort(reverse=True)
    if not told or (len(told) > 1 and told[0][0] - told[1][0] < _LEAST_MARGIN):
        return []
    names = told[0][1]
    supported = sum(like[name] >= _LEAST_LIKE for name, like in zip(names, likes, strict=True))
    return list(names) if 2 * supported >= len(row) else []


def _can_be(name: str, section: PageSection, part: PracticePart, readers: Readers) -> bool:
    lines = [part.line(piece) for piece in section.pieces]
    text = " ".join(line.text for line in lines)
    is_text = len(text) >= _SHORTEST_TEXT and any(line.kind is BlockKind.ITEM or is_prose(line.text) for line in lines)
    return is_text and (name != "resources" or bool(readers.amounts.all_in(text)))


def _taken(section: PageSection, field: Field, part: PracticePart, *, is_sure: bool = True) -> PageSection:
    heading = section.heading
    lang = part.line(heading).segment.lang if heading else part.sides.main
    known = replace(section, place=Zone.FIELD, field=field, label=heading, heading=None, rule=Rule.BY_ORDER)
    return replace(known, meant=field.shown(lang), is_sure=is_sure)
