"""Labelled facts: a section of a fact's label to a value of its type."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.fields.findings import Findings
from pipeline.extract.page.lines import Piece
from pipeline.extract.page.sections import Section
from pipeline.extract.page.sides import Sides, halves
from pipeline.lexicon.fields import Field, ValueType
from pipeline.model import Contact, Date, Fate, FieldValue, IssueCode, Locator, Place, Run
from pipeline.values.readers import Readers

# More words than this are prose that happens to stand under a fact's label.
_LONGEST_NAME = 300


def add_fact(section: Section, known: Field, findings: Findings, readers: Readers) -> None:
    """The value of a section under a fact's label; words that cannot be read as one are named and left unplaced."""
    sides = findings.by_side(section.pieces)
    if len(sides) > 1 and known.type not in {ValueType.NAME, ValueType.CONTACT}:
        for _, group in sides:
            add_fact(replace(section, pieces=tuple(group)), known, findings, readers)
        return
    pieces = [piece for piece in section.pieces if any(map(str.isalnum, _words(piece, findings)))]
    if not pieces:
        findings.judge(section.pieces, Fate.BOILERPLATE, "no words")
        findings.warn(IssueCode.EMPTY_SECTION, f"nothing stands under the label of {known.name}")
        return
    _add_typed(section, pieces, known, findings, readers)


def _add_typed(section: Section, pieces: list[Piece], known: Field, findings: Findings, readers: Readers) -> None:
    text = findings.text(pieces).text
    if known.type is ValueType.DATE:
        if known.name == "published":
            pieces = _only_date(pieces, findings, readers)
        date = readers.dates.one(text, last=known.name == "end_date")
        _add_or_leave(known.name, pieces, section.rule, date, findings, text)
    elif known.type is ValueType.PERIOD:
        _add_period(known, section, findings, readers, text)
    elif known.type is ValueType.PLACE:
        findings.add_fact(known.name, pieces, section.rule, readers.places.place(text))
    elif known.type is ValueType.CONTACT:
        contact = readers.contacts.contact(_labelled_lines(section, findings))
        _add_or_leave(known.name, pieces, section.rule, contact, findings, text)
    elif len(text) <= _LONGEST_NAME:
        for _, group in findings.by_side([half for piece in pieces for half in _halves(piece, findings)]):
            findings.add_fact(known.name, group, section.rule)
        findings.judge(pieces, Fate.LABEL, "sign between two languages")
    else:
        _leave(known.name, pieces, findings, text)


def _only_date(pieces: list[Piece], findings: Findings, readers: Readers) -> list[Piece]:
    """The date of a line without what the site says beside it, such as who has put the page there."""
    found = readers.dates.all_in(_words(pieces[0], findings)) if pieces else ()
    if not found:
        return pieces
    findings.judge(pieces, Fate.BOILERPLATE, "beside the date of the page")
    return [Piece(pieces[0].line, pieces[0].start + found[0].start, pieces[0].start + found[0].end)]


def _words(piece: Piece, findings: Findings) -> str:
    return findings.lines[piece.line].text[piece.start : piece.end]


def _halves(piece: Piece, findings: Findings) -> list[Piece]:
    return halves(findings.lines[piece.line], piece, findings.sides) if findings.sides.is_two else [piece]


def _labelled_lines(section: Section, findings: Findings) -> list[str]:
    """The lines of a contact."""
    return [_words(piece, findings) for piece in section.pieces]


def _add_period(known: Field, section: Section, findings: Findings, readers: Readers, text: str) -> None:
    found = dict(zip(known.into, readers.dates.period(text), strict=True))
    if not any(found.values()):
        _leave(known.name, section.pieces, findings, text)
    for name, date in found.items():
        if date is not None:
            findings.add_fact(name, section.pieces, section.rule, date)


def _add_or_leave(name: str, pieces: Sequence[Piece], rule: str, value: object, findings: Findings, text: str) -> None:
    if value is None:
        _leave(name, pieces, findings, text)
    else:
        findings.add_fact(name, pieces, rule, value)  # type: ignore[arg-type]


def _leave(name: str, pieces: Sequence[Piece], findings: Findings, text: str) -> None:
    findings.judge(pieces, Fate.UNPLACED, f"under a label of {name}, but no such value")
    locator = findings.lines[pieces[0].line].segment.block.locator
    findings.warn(IssueCode.UNREAD_VALUE, f"no {name} can be read from “{text[:80]}”", locator, is_serious=True)


def join_contacts(values: Sequence[FieldValue]) -> list[FieldValue]:
    """The parts of a contact that the page labels apart, as one contact a language.

    Addresses and numbers alone are of no language: they go to the contact before them, if it lacks them.
    """
    joined: list[FieldValue] = []
    places: dict[str, int] = {}
    last = -1
    for value in values:
        at = len(joined)
        if value.field == "contact":
            is_lacking = last >= 0 and value.lang not in places and _completes(value.value, joined[last].value)
            at = last = last if is_lacking else places.setdefault(value.lang, at)
        before = joined[at] if at < len(joined) else None
        if before and (contact := _both(before.value, value.value)):
            shift = len(before.text) + 2
            gap = Run(len(before.text), shift, before.lang)
            runs = (*before.runs, gap, *(Run(run.start + shift, run.end + shift, run.lang) for run in value.runs))
            locator = replace(before.locator, end=value.locator.end)
            text = f"{before.text}, {value.text}"
            whole = replace(before, text=text, runs=runs, locator=locator, value=contact, pairs=())
            joined[at] = whole
        else:
            joined.append(value)
    return joined


def _completes(value: object, before: object) -> bool:
    """Whether a contact of addresses and numbers alone tells of another what is not known of it yet."""
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
    region, country = (first, second) if first.text.startswith(place.region or "\0") else (second, first)
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
    return replace(first, text=f"{region.text}, {country.text}", runs=runs, locator=locator, value=place)


def disagreements(values: Sequence[FieldValue], findings: Findings) -> None:
    """An issue where the two languages of a page give different dates."""
    for name in ("start_date", "end_date"):
        told = {value.value.edtf for value in values if value.field == name and isinstance(value.value, Date)}
        if len(told) > 1:
            findings.warn(
                IssueCode.DISAGREEING_VALUES, f"{name} is given as {' and as '.join(sorted(told))}", is_serious=True
            )
