"""Edits that come back from translators and sheets, written into a review: nothing that stands there is lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.exchange.unit_text import line
from pipeline.model import Edit, EditOrigin, FieldValue, Record, Review, Trust
from pipeline.values.seen import seen_of


@dataclass(frozen=True, slots=True)
class Taker:
    """Who takes something in, when (an ISO date), and whether approved values may be replaced.

    `how` is MACHINE for machine translation, which is always a draft.
    """

    by: str = ""
    on: str = ""
    is_forced: bool = False
    how: EditOrigin = EditOrigin.TRANSLATION


def rank(record: Record, value: FieldValue) -> int:
    """A value's position among equal ones of its field and language, from 1."""
    equal = [one for one in record.of(value.field) if one.lang == value.lang and seen_of(one) == seen_of(value)]
    return 1 + next(at for at, one in enumerate(equal) if one is value)


def written(review: Review, edit: Edit, old: FieldValue | None, hand: Taker) -> Review | None:
    """The review with an edit in place of the one that gave the value `old`; None if that one is approved."""
    at = _place(review.edits, edit, old) if old is None or old.origin is not None else None
    if at is None:
        is_approved = old is not None and old.state is Trust.APPROVED and not hand.is_forced
        return None if is_approved else replace(review, edits=(*review.edits, edit))
    before = review.edits[at]
    if before.state is Trust.APPROVED and not hand.is_forced:
        return None
    if not edit.seen:
        edit = replace(edit, at=before.at, seen=before.seen, was=before.was)
        if before.of is None and edit.how is not EditOrigin.TRANSLATION:
            edit = replace(edit, of=None)
        elif before.of is not None and edit.of is None:
            edit = replace(edit, of=before.of, how=EditOrigin.TRANSLATION)
    return replace(review, edits=(*review.edits[:at], edit, *review.edits[at + 1 :]))


def noted(review: Review, edit: Edit, old: FieldValue) -> Review:
    """The review with a remark about a value: on the edit that gave it, else as a draft, as somebody has doubts."""
    at = _place(review.edits, edit, old) if old.origin is not None else None
    if at is None:
        return replace(review, edits=(*review.edits, replace(edit, text=None, state=Trust.DRAFT)))
    before = review.edits[at]
    notes = dict.fromkeys(filter(None, (*before.note.split("\n"), *edit.note.split("\n"))))
    return replace(review, edits=(*review.edits[:at], replace(before, note="\n".join(notes)), *review.edits[at + 1 :]))


def _place(edits: Sequence[Edit], new: Edit, old: FieldValue | None) -> int | None:
    """The index of the edit that gave a value: the last one of its field and language with the same words."""
    own = [
        at for at, one in enumerate(edits) if (one.practice, one.field, one.lang) == (new.practice, new.field, new.lang)
    ]
    if old is None:
        return next((at for at in reversed(own) if edits[at].of is not None and not edits[at].seen), None)
    same = [at for at in own if edits[at].text is not None and line(edits[at].text or "") == line(old.text)]
    judged = [at for at in own if edits[at].text is None and edits[at].seen == seen_of(old)]
    return next(reversed(same or judged), None)
