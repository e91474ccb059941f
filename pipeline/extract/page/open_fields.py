"""Sections whose label leaves their field open, with the field that the rest of the page gives them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.page.headings import is_prose
from pipeline.extract.page.lines import extent
from pipeline.extract.page.part import PracticePart
from pipeline.extract.page.sections import BESIDE, PageSection, Zone
from pipeline.lexicon import Lexicon
from pipeline.lexicon.fields import Role, fields_by_name

# Main text with so much of the letters that tell of the project is a description of its own.
_ACCOUNT = 0.5
# So many times longer than the lead above it, a “summary” tells all that the page has to tell.
_LONGER = 2
# Without a lead a “summary” of so many letters is that, too.
_LONGEST_SUMMARY = 600
_OPENING = frozenset({"title", "summary", "description", "context"})


def with_summaries(sections: Sequence[PageSection], part: PracticePart, lexicon: Lexicon) -> tuple[PageSection, ...]:
    """The sections; “Brief description” becomes the summary where the same language has a longer description, too."""
    if any(section.field and section.field.name == "summary" for section in sections):
        return _with_longer(sections, part, lexicon)
    brief = {section.field.name for section in sections if section.field and _is_brief(section)}
    longer = {
        _is_first(section, part)
        for section in sections
        if section.field and section.field.name in brief and not section.is_brief
    }
    summary = fields_by_name(lexicon)["summary"]
    return tuple(
        replace(section, field=summary) if _is_brief(section) and _is_first(section, part) in longer else section
        for section in sections
    )


def _with_longer(sections: Sequence[PageSection], part: PracticePart, lexicon: Lexicon) -> tuple[PageSection, ...]:
    """The sections; a “summary” too long for one, alone or below a lead, becomes the description that is missing."""
    lead = [piece for one in sections if one.place is Zone.MAIN for piece in one.pieces]
    lead = [piece for piece in lead if is_prose(part.line(piece).text)]
    named = {section.field.name for section in sections if section.field and section.pieces}
    if not named.isdisjoint({"description", "project_about"}):
        return tuple(sections)
    description = fields_by_name(lexicon)["description"]
    longest = {}
    for is_first in (False, True):
        own = lead if not part.sides.is_two else [piece for piece in lead if part.is_first(piece) is is_first]
        longest[is_first] = _LONGER * extent(own) or _LONGEST_SUMMARY
    return tuple(
        replace(one, field=description)
        if one.field and one.field.name == "summary" and extent(one.pieces) > longest[_is_first(one, part)]
        else one
        for one in sections
    )


def with_homes(sections: Sequence[PageSection], part: PracticePart, lexicon: Lexicon) -> tuple[PageSection, ...]:
    """The sections; one of a field that only points at other fields becomes one of these.

    A section above all texts but summary and description gets the first of them, others the first that the page does
    not give, else the last. What both languages of a page have gets the same one.
    """
    known = fields_by_name(lexicon)
    named = {section.field.name for section in sections if section.field}
    if has_account := _has_account(sections, part):
        named.add("description")
    chapters = _chapters(sections, part)
    placed: list[PageSection] = []
    homes: dict[tuple[str, bool], str] = {}
    is_above = True
    for section in sections:
        field = section.field
        if field and field.role is Role.SECTION and field.into:
            side = _is_first(section, part)
            home = homes.get((field.name, not side), "") or (
                field.into[0] if is_above else next((one for one in field.into if one not in named), field.into[-1])
            )
            homes[field.name, side] = home
            placed.append(replace(section, field=known[home]))
            continue
        if section in chapters or (field and field.name == "project_about" and not has_account):
            # “What is the project?” on a page that describes nothing else: the project is the practice.
            placed.append(replace(section, field=known["description"]))
            continue
        is_text = field is not None and field.role is Role.SECTION and field.name not in _OPENING
        is_above = is_above and not (is_text and (section.rule not in BESIDE or len(section.pieces) > 1))
        placed.append(section)
    return tuple(placed)


def _chapters(sections: Sequence[PageSection], part: PracticePart) -> list[PageSection]:
    """The aims, or the like, that stand between two parts of the description: “Context, Aims, Activities”."""
    filled = [one for one in sections if one.pieces]
    sides = [_is_first(one, part) if one.field and one.field.name == "description" else None for one in filled]
    return [
        one
        for one, before, after in zip(filled[1:], sides, sides[2:], strict=False)
        if one.field
        and one.field.role is Role.ASIDE
        and "description" in one.field.into
        and before == after == _is_first(one, part)
    ]


def _has_account(sections: Sequence[PageSection], part: PracticePart) -> bool:
    """Whether the page has a description besides what it says of the project: under its label, or as main text.

    A lead alone over what is told of the project is none.
    """
    if any(one.field and one.field.name == "description" and one.pieces for one in sections):
        return True
    about = (one for one in sections if one.field and one.field.name in {"project_about", "what"})
    mains = (one for one in sections if one.place is Zone.MAIN or one.is_early)
    prose = [piece for one in mains for piece in one.pieces if is_prose(part.line(piece).text)]
    return bool(prose) and extent(prose) >= _ACCOUNT * extent(piece for one in about for piece in one.pieces)


def _is_brief(section: PageSection) -> bool:
    return section.is_brief and section.field is not None and section.field.role is Role.SECTION


def _is_first(section: PageSection, part: PracticePart) -> bool:
    return section.label is not None and part.is_first(section.label)
