"""Whether a sheet can be handed out after people's edits, and which of its issues they have dealt with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.amend.embedded import still_said
from pipeline.amend.tools import Tools
from pipeline.messages import Message, recognised
from pipeline.model import (
    MOST_FIGURES,
    Blocker,
    Edit,
    FieldValue,
    Issue,
    IssueCode,
    Judged,
    KeyFigure,
    Origin,
    Record,
    Review,
    Severity,
    Standing,
    Trust,
)
from pipeline.values.reading import is_typed
from pipeline.values.seen import seen_words

_BRIEF = ("description", "summary")
_QUOTED = 60
# The issue for an edit that is not current, by its standing.
_OF_STANDING = {
    Standing.STALE: (IssueCode.STALE_EDIT, Severity.WARNING, "review.stale"),
    Standing.GONE: (IssueCode.STALE_EDIT, Severity.WARNING, "review.gone"),
    Standing.MOVED: (IssueCode.MOVED_EDIT, Severity.INFO, "review.moved"),
    Standing.ORPHAN: (IssueCode.ORPHAN_REVIEW, Severity.WARNING, "review.orphan-edit"),
}


def reasons(
    before: Record, values: Sequence[FieldValue], judged: Sequence[Judged], *, is_approved: bool, was_approved: bool
) -> tuple[Blocker, ...]:
    """Why a sheet is not ready after people's edits; an approval of the whole sheet overrules the machine's doubts.

    `was_approved`: somebody approved the sheet, and it has changed since. A stale edit makes any sheet provisional.
    """
    why: list[Blocker] = [] if is_approved else list(_machine(before, values))
    if not is_approved and any(value.state is Trust.DRAFT for value in values):
        why.append(Blocker.DRAFT)
    if was_approved or any(one.standing in {Standing.STALE, Standing.GONE} for one in judged):
        why.append(Blocker.STALE)
    return tuple(why)


def _machine(before: Record, values: Sequence[FieldValue]) -> Iterator[Blocker]:
    """The machine's doubts that no person has settled."""
    sure = {value.field for value in values if value.is_sure}
    had = {value.field for value in before.values}
    for why in Blocker:
        lacks = {
            Blocker.TITLE: "title" not in sure,
            # A list entry that never had a description needs none.
            Blocker.DESCRIPTION: sure.isdisjoint(_BRIEF) and (why in before.why or not had.isdisjoint(_BRIEF)),
        }
        if lacks.get(why, why in before.why):
            yield why


def issues(before: Record, values: Sequence[FieldValue], judged: Sequence[Judged], tools: Tools) -> tuple[Issue, ...]:
    """The record's issues without those that a person has dealt with, and with those of the edits."""
    given = {Message("extract.missing", field=recognised("fields", value.field)) for value in values}
    kept = [one for one in before.issues if one.message not in given]
    repeated = [
        issue
        for one in judged
        if one.value and one.edit.text and one.standing is Standing.CURRENT
        for issue in still_said(one.edit, one.value, values, tools)
    ]
    return (
        *kept,
        *(issue for one in judged if (issue := _of_edit(one))),
        *_unread(values, tools),
        *_unshown(values),
        *repeated,
    )


def _unread(values: Sequence[FieldValue], tools: Tools) -> Iterator[Issue]:
    """Issues for a person's words that cannot be read as the date, sum or place that they should be."""
    for value in values:
        if value.origin is Origin.CORRECTION and value.value is None and is_typed(value.field, tools.lexicon):
            row = "review.unread-figure" if value.field == "figures" else "review.unread"
            message = Message(row, field=value.field, words=value.text[:_QUOTED])
            yield Issue(IssueCode.UNREAD_VALUE, Severity.WARNING, message)


def _unshown(values: Sequence[FieldValue]) -> Iterator[Issue]:
    """Issues for a person's key figures that have no place on the sheet, as there are others before them."""
    numbers = dict.fromkeys(value.value.number for value in values if isinstance(value.value, KeyFigure))
    shown = tuple(numbers)[:MOST_FIGURES]
    for value in values:
        if value.origin is Origin.CORRECTION and isinstance(value.value, KeyFigure) and value.value.number not in shown:
            message = Message("review.one-figure-more", most=MOST_FIGURES, words=value.text[:_QUOTED])
            yield Issue(IssueCode.SURPLUS_FIGURE, Severity.WARNING, message)


def _says(value: FieldValue, edit: Edit) -> bool:
    """Whether the page now has the person's translation."""
    return seen_words(value.text) == seen_words(edit.text or "")


def _of_edit(judged: Judged) -> Issue | None:
    edit, value = judged.edit, judged.value
    if judged.standing in _OF_STANDING:
        code, severity, row = _OF_STANDING[judged.standing]
    elif judged.standing is Standing.DONE and edit.of and value and not _says(value, edit):
        code, severity, row = IssueCode.STALE_EDIT, Severity.INFO, "review.page-has-it"
    else:
        return None
    words = " ".join((edit.text or edit.was).split())
    shown = words if len(words) <= _QUOTED else f"{words[:_QUOTED]} …"
    place = value.locator if value and value.locator.start is not None else None
    return Issue(code, severity, Message(row, field=edit.field, lang=edit.lang, words=shown), place)


def orphan(review: Review) -> Issue:
    """The issue that nothing in a review fits its page."""
    count = len(review.edits) + len(review.pictures)
    return Issue(IssueCode.ORPHAN_REVIEW, Severity.WARNING, Message("review.orphan", count=count))
