"""Labelled facts: what stands under a fact's label, read as a value of its type."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.fields.date_lines import only_date, without_badge
from pipeline.extract.fields.making import fact_found, short_text
from pipeline.extract.fields.places import without_flags
from pipeline.extract.page.found import Found, found_as, total, warned
from pipeline.extract.page.lines import Piece
from pipeline.extract.page.part import PracticePart
from pipeline.extract.page.sections import PageSection
from pipeline.extract.page.sides import Sides
from pipeline.lexicon.fields import Field, ValueType
from pipeline.messages import Message, recognised
from pipeline.model import Contact, Date, Fate, FieldValue, IssueCode, Locator, Place, Run
from pipeline.text import fold
from pipeline.values.readers import Readers

# More words than this are prose that happens to stand under a fact's label.
_LONGEST_NAME = 300


def labelled_fact(section: PageSection, field: Field, part: PracticePart, readers: Readers) -> Found:
    """The value of a section under a fact's label; words that cannot be read as one are named and left unplaced."""
    if field.type is ValueType.PLACE:
        section = replace(section, pieces=tuple(half for piece in section.pieces for half in part.halves(piece)))
    sides = part.by_side(section.pieces)
    if len(sides) > 1 and field.type not in {ValueType.NAME, ValueType.CONTACT}:
        groups = (replace(section, pieces=tuple(group)) for _, group in sides)
        return total(labelled_fact(one, field, part, readers) for one in groups)
    return _typed(section, field, part, readers)


def is_of_name(section: PageSection, before: PageSection, part: PracticePart) -> bool:
    """Whether what stands in a further row beside a name's label is a part of that name: the seat of an office."""
    if section.field is None or section.field.type is not ValueType.NAME:
        return False
    name, own = (fold(" ".join(map(part.words, one.pieces))).split() for one in (before, section))
    # Greek names change their endings in longer ones.
    return len(own) < len(name) and all(any(one.startswith(word[:-1]) for one in name) for word in own)


def _typed(section: PageSection, field: Field, part: PracticePart, readers: Readers) -> Found:
    pieces, rule = list(section.pieces), section.rule or ""
    text = short_text(part, pieces).text
    # A value without words of a side, such as “03/2021”, is of its label's language.
    lang = part.side_language([section.label] if section.label else [])
    if field.type is ValueType.DATE:
        rest, pieces = (only_date if field.name == "published" else without_badge)(pieces, part, readers)
        date = readers.dates.one(text, last=field.name == "end_date")
        return rest + (
            fact_found(part, field.name, pieces, rule, date, lang=lang) if date else _left(field, pieces, part, text)
        )
    if field.type is ValueType.PERIOD:
        return _period(section, field, part, readers, text, lang)
    if field.type is ValueType.PLACE:
        flags, pieces = without_flags(pieces, part, readers)
        return flags + fact_found(part, field.name, pieces, rule, readers.places.place(text), lang=lang)
    if field.type is ValueType.CONTACT:
        contact = readers.contacts.contact([part.words(piece) for piece in section.pieces])
        return (
            fact_found(part, field.name, pieces, rule, contact, lang=lang)
            if contact
            else _left(field, pieces, part, text)
        )
    if len(text) > _LONGEST_NAME:
        return _left(field, pieces, part, text)
    names = part.by_side([half for piece in pieces for half in part.halves(piece)])
    made = total(fact_found(part, field.name, group, rule) for _, group in names)
    return made + found_as(pieces, Fate.LABEL, "sign between two languages")


def _period(section: PageSection, field: Field, part: PracticePart, readers: Readers, text: str, lang: str) -> Found:
    dates = dict(zip(field.into, readers.dates.period(text), strict=True))
    if not any(dates.values()):
        return _left(field, section.pieces, part, text)
    rule = section.rule or ""
    given = ((name, date) for name, date in dates.items() if date is not None)
    return total(fact_found(part, name, section.pieces, rule, date, lang=lang) for name, date in given)


def _left(field: Field, pieces: Sequence[Piece], part: PracticePart, text: str) -> Found:
    locator = part.line(pieces[0]).segment.block.locator
    message = Message("extract.unread", field=recognised("fields", field.name), words=text[:80])
    unplaced = found_as(pieces, Fate.UNPLACED, f"under a label of {field.name}, but no such value")
    return unplaced + warned(IssueCode.UNREAD_VALUE, message, locator, is_serious=True)


def join_contacts(values: Sequence[FieldValue]) -> list[FieldValue]:
    """The parts of a contact that the page labels apart, as one contact a language.

    Addresses and numbers alone are of no language: they go to the contact before them, if it lacks them.
    """
    joined: list[FieldValue] = []
    places: dict[str, int] = {}
    last: int | None = None
    for value in values:
        at = len(joined)
        if value.field == "contact":
            if last is None or value.lang in places or not _completes(value.value, joined[last].value):
                last = places.setdefault(value.lang, at)
            at = last
        before = joined[at] if at < len(joined) else None
        if before and (contact := _both(before.value, value.value)):
            shift = len(before.text) + 2
            gap = Run(len(before.text), shift, before.lang)
            runs = (*before.runs, gap, *(Run(run.start + shift, run.end + shift, run.lang) for run in value.runs))
            locator = replace(before.locator, end=value.locator.end)
            text = f"{before.text}, {value.text}"
            whole = replace(before, text=text, runs=runs, locator=locator, value=contact, rows=(), pairs=())
            joined[at] = whole
        else:
            joined.append(value)
    return joined


def _completes(value: object, before: object) -> bool:
    """Whether a contact of nothing but addresses and numbers adds to another what that one lacks."""
    if not isinstance(value, Contact) or not isinstance(before, Contact) or value.name or value.organisation:
        return False
    return not (value.email and before.email) and not (value.phone and before.phone)


def _both(first: object, second: object) -> Contact | None:
    """Two contacts as one, unless they are two people."""
    if not isinstance(first, Contact) or not isinstance(second, Contact) or (first.name and second.name):
        return None
    return Contact(
        first.name or second.name,
        first.organisation or second.organisation,
        first.email or second.email,
        first.phone or second.phone,
    )


def join_places(values: Sequence[FieldValue], sides: Sides) -> list[FieldValue]:
    """A country and a region that the page labels apart, as one place; other values as they are."""
    joined: list[FieldValue] = []
    last: dict[bool, int] = {}
    for value in values:
        side = sides.is_first(value.lang)
        at = last.get(side) if value.field == "location" else None
        if at is not None and (place := _joined(joined[at].value, value.value)):
            joined[at] = _with_region(joined[at], value, place)
            continue
        if value.field == "location":
            last[side] = len(joined)
        joined.append(value)
    return joined


def _joined(first: object, second: object) -> Place | None:
    if not isinstance(first, Place) or not isinstance(second, Place):
        return None
    if bool(first.region) == bool(second.region) or (first.country or second.country) is None:
        return None
    region = first if first.region else second
    country = second if first.region else first
    if country.country is None or region.country not in {None, country.country}:
        return None
    return Place(country.country, region.region, region.nuts)


def _with_region(first: FieldValue, second: FieldValue, place: Place) -> FieldValue:
    is_region = isinstance(second.value, Place) and second.value.region
    region, country = (second, first) if is_region else (first, second)
    gap = len(region.text)
    shift = gap + 2
    runs = (
        *region.runs,
        Run(gap, shift, region.lang),
        *(Run(run.start + shift, run.end + shift, run.lang) for run in country.runs),
    )
    starts = [one for one in (first.locator.start, second.locator.start) if one is not None]
    ends = [one for one in (first.locator.end, second.locator.end) if one is not None]
    locator = Locator(first.locator.path, min(starts, default=None), max(ends, default=None))
    text = f"{region.text}, {country.text}"
    return replace(first, text=text, runs=runs, locator=locator, value=place, rows=())


def disagreements(values: Sequence[FieldValue]) -> Found:
    """An issue where the two languages of a page give different dates."""
    dates_by_name = {
        name: {value.value.edtf for value in values if value.field == name and isinstance(value.value, Date)}
        for name in ("start_date", "end_date")
    }
    return total(
        warned(
            IssueCode.DISAGREEING_VALUES,
            Message("extract.disagree", field=recognised("fields", name), values=", ".join(sorted(dates))),
            is_serious=True,
        )
        for name, dates in dates_by_name.items()
        if len(dates) > 1
    )
