"""Sums and figures inside a text: a correction of one is made in the text, too."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from pipeline.amend.tools import Tools
from pipeline.messages import Message
from pipeline.model import Amount, Edit, FieldValue, Issue, IssueCode, Severity
from pipeline.values.readers import readers


def hosts(
    values: Sequence[FieldValue],
    now: Sequence[FieldValue | None],
    at: int,
    text: str,
    judged: Collection[int | None],
    tools: Tools,
) -> Iterator[tuple[int, str]]:
    """The texts, as they are `now`, that hold the words of the value at an index, with `text` in their place.

    Texts with an edit of their own (`judged`) are left alone, as are texts with more occurrences of the words than were
    read, as it is unclear which are meant.
    """
    value = values[at]
    if not tools.is_list(value.field) or not text or text == value.text:
        return
    for place, host in enumerate(values):
        if place in judged or not tools.is_text(host.field) or not _holds(host, value):
            continue
        equal = [n for n, one in enumerate(values) if one.text == value.text and _holds(host, one)]
        parts = (now[place] or host).text.split(value.text)
        if len(parts) - 1 == len(equal):
            nth = equal.index(at) + 1
            yield place, value.text.join(parts[:nth]) + text + value.text.join(parts[nth:])


def _holds(host: FieldValue, value: FieldValue) -> bool:
    """Whether a value's words are inside another's on the page."""
    outer, inner = host.locator, value.locator
    if None in (outer.start, outer.end, inner.start, inner.end) or host.lang != value.lang or host is value:
        return False
    return (outer.start or 0) <= (inner.start or 0) and (inner.end or 0) <= (outer.end or 0)


def still_said(edit: Edit, was: FieldValue, values: Sequence[FieldValue], tools: Tools) -> Iterator[Issue]:
    """Issues for texts that still give a sum which a person has corrected, above all in the other language."""
    now = [one.value for one in values if one.field == was.field]
    if not isinstance(was.value, Amount) or any(_is_same(was.value, one) for one in now):
        return
    for value in values:
        sums = readers(tools.lexicon).amounts.all_in(value.text) if tools.is_text(value.field) else ()
        if any(_is_same(was.value, one.amount) for one in sums):
            message = Message(
                "review.still-said", words=was.text, field=value.field, lang=value.lang, new=edit.text or ""
            )
            yield Issue(IssueCode.DISAGREEING_VALUES, Severity.WARNING, message, value.locator)


def _is_same(one: Amount, other: object) -> bool:
    if not isinstance(other, Amount):
        return False
    return (one.amount, one.currency, one.amount_max) == (other.amount, other.currency, other.amount_max)
