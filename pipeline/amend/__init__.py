"""Fourth step: applies people's edits to what the page gave. Pure, and the page's own words stay known.

How an edit stands against the page (current, stale, done, moved, gone, orphan) is computed here and stored nowhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple
from urllib.parse import urlsplit

from pipeline.amend.hashing import sheet_seen, sheet_words
from pipeline.amend.judged_words import targets
from pipeline.amend.matching import EditMatch
from pipeline.amend.merging import merged
from pipeline.amend.overlay import laid
from pipeline.amend.pictures import missing, pictured
from pipeline.amend.practices import homes
from pipeline.amend.readiness_after_edits import issues, orphan, reasons
from pipeline.amend.tools import Tools
from pipeline.messages import Message
from pipeline.model import (
    Blocker,
    Edit,
    EditOrigin,
    FieldValue,
    Issue,
    IssueCode,
    Judged,
    Kind,
    Origin,
    Record,
    Resource,
    Review,
    Severity,
    Standing,
    Trust,
)
from pipeline.values.seen import seen_of

__all__ = ["Amended", "Tools", "amend", "as_practice", "seen_of", "sheet_seen", "sheet_words", "two_sides"]

# Of two sides these come first.
_FIRST = ("el", "en")
_TRANSLATED = frozenset({EditOrigin.TRANSLATION, EditOrigin.MACHINE})


class Amended(NamedTuple):
    """The records of a page with people's edits applied, and how each edit stands.

    `is_orphan`: nothing in the review fits the page, and none of it was applied.
    """

    records: tuple[Record, ...]
    judged: tuple[Judged, ...]
    is_orphan: bool = False


def amend(records: Sequence[Record], review: Review, tools: Tools, pictures: Sequence[Resource] = ()) -> Amended:
    """Apply a review to the records of its page; `pictures` are the files beside it."""
    if not records:
        return Amended((), ())
    places = homes(records, review, tools)
    made = [_laid(record, review, places, tools, pictures) for record in records]
    if not _fits(records, review, made, tools):
        lost = tuple(Judged(edit, Standing.ORPHAN, practice=edit.practice) for edit in review.edits)
        orphans = [replace(record, issues=(*record.issues, orphan(review))) for record in records]
        return Amended(tuple(orphans), lost, is_orphan=True)
    homeless = [edit for edit in review.edits if places[edit.practice] is None]
    lost = tuple(Judged(edit, Standing.ORPHAN, practice=edit.practice) for edit in homeless)
    done = [_finished(one, review, places, lost if not n else (), tools) for n, one in enumerate(made)]
    if lacking := missing(done, review.pictures):
        done[0] = replace(done[0], issues=(*done[0].issues, *lacking))
    return Amended(tuple(done), (*(one for laying in made for one in laying.judged), *lost))


class _Overlay(NamedTuple):
    """A record with edits applied to its values, but not their consequences; its edits, and whether any fits."""

    before: Record
    record: Record
    judged: tuple[Judged, ...]
    fits: bool


def _laid(
    record: Record, review: Review, places: Mapping[str, str | None], tools: Tools, pictures: Sequence[Resource]
) -> _Overlay:
    own = [edit for edit in review.edits if places[edit.practice] == record.number]
    sides = _sides(record, own)
    before = record if sides == record.sides or len(record.sides) < 2 else _unpaired(record)
    values, matches, removed = laid(before.values, own, sides, tools)
    # A file's name gives its page, not its practice: new pictures go to the first.
    added = pictures if record.number in {"", "1", "1.1"} else ()
    values = pictured(values, review.pictures, added, tools)
    judged = tuple(_judged(match, value, record.number, tools) for match, value in matches)
    fits = any(match.fits and (match.edit.of or targets(match.edit, tools)) for match, _ in matches)
    resources = (*record.resources, *added)
    return _Overlay(
        before, replace(record, values=values, sides=sides, removed=removed, resources=resources), judged, fits
    )


def _sides(record: Record, edits: Sequence[Edit]) -> tuple[str, ...]:
    """The record's main languages: a translation adds a side; Greek and English come before others."""
    opened = [edit.lang for edit in edits if edit.text and (edit.of is not None or edit.how in _TRANSLATED)]
    sides = dict.fromkeys((*record.sides, *opened))
    if len(sides) == len(record.sides):
        return record.sides
    return tuple(sorted(sides, key=lambda lang: _FIRST.index(lang) if lang in _FIRST else len(_FIRST)))[:2]


def _unpaired(record: Record) -> Record:
    """The record without pairs, which mean nothing once its sides have changed."""
    return replace(record, values=tuple(replace(value, pairs=()) for value in record.values))


def _judged(match: EditMatch, value: FieldValue | None, number: str, tools: Tools) -> Judged:
    edit = match.edit
    proposal = None
    if match.standing is Standing.STALE and value and edit.was and edit.text and tools.is_text(edit.field):
        proposal = merged(edit.was, edit.text, value.text, tools)
    return Judged(edit, match.standing, value, number, proposal)


def _fits(records: Sequence[Record], review: Review, made: Sequence[_Overlay], tools: Tools) -> bool:
    """Whether anything that a review says of its page, such as its address or words, is true; or it says nothing."""
    url = records[0].page.url
    if url and review.url and _address(url) == _address(review.url):
        return True
    approved = {one.seen for one in review.approvals}
    # An approval alone cannot disprove the page: if the page changes, the approval is stale.
    says = bool(review.url) or any(edit.of or targets(edit, tools) for edit in review.edits)
    return not says or any(one.fits for one in made) or not approved.isdisjoint(sheet_seen(one.record) for one in made)


def _address(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    return f"{parts.netloc.lower().removeprefix('www.')}{parts.path.rstrip('/')}?{parts.query}"


def _finished(
    made: _Overlay, review: Review, places: Mapping[str, str | None], lost: Sequence[Judged], tools: Tools
) -> Record:
    """A record with the consequences of the edits: its kind, whether it is ready, its issues."""
    before, record = made.before, made.record
    if review.kind is not None:
        before = replace(before, why=tuple(why for why in before.why if why is not Blocker.KIND))
        record = _of_kind(record, review.kind)
        before = replace(before, issues=record.issues)
    approvals = [one for one in review.approvals if places[one.practice] == record.number]
    is_approved = bool(approvals) and approvals[-1].seen == sheet_seen(record)
    values = record.values
    if is_approved:
        values = tuple(
            replace(value, state=Trust.APPROVED) if value.state is Trust.DRAFT else value for value in values
        )
    why = reasons(
        before, values, made.judged, is_approved=is_approved, was_approved=bool(approvals) and not is_approved
    )
    return replace(record, values=values, why=why, issues=issues(before, values, (*made.judged, *lost), tools))


def as_practice(record: Record) -> Record:
    """The record of a page of which it is set that it describes a practice, whatever it looks like."""
    why = tuple(one for one in record.why if one is not Blocker.KIND)
    return replace(_of_kind(record, Kind.PRACTICE), why=why)


def _of_kind(record: Record, kind: Kind) -> Record:
    """The record with the kind that a person has given the page."""
    kept = tuple(one for one in record.issues if one.code is not IssueCode.NOT_A_PRACTICE)
    if kind is Kind.OTHER:
        note = Issue(IssueCode.NOT_A_PRACTICE, Severity.INFO, Message("review.no-practice"))
        kept = (note, *(one for one in kept if one.code is not IssueCode.MISSING_FIELD))
    return replace(record, kind=kind, issues=kept)


def two_sides(record: Record) -> Record:
    """The record as a sheet prints it: if a translation has added a side, texts in a third language are left out."""
    if all(value.origin not in {Origin.TRANSLATION, Origin.MACHINE} for value in record.values):
        return record
    languages: dict[str, set[str]] = {}
    for value in record.values:
        languages.setdefault(value.field, set()).add(value.lang)
    sides = set(record.sides)
    values = (one for one in record.values if one.lang in sides or not sides <= languages[one.field] or len(sides) < 2)
    return replace(record, values=tuple(values))
