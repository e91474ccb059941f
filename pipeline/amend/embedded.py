"""Sums and figures inside a text: a correction of one is made in the text, too, and the other way round."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate

from pipeline.amend.tools import Tools
from pipeline.messages import Message
from pipeline.model import Amount, Edit, FieldValue, Issue, IssueCode, KeyFigure, Severity
from pipeline.values.readers import readers
from pipeline.values.reading import value_of

_TOKEN = re.compile(r"\d[\d.,]*\d|\w+|\W")

# What stands in the place of a figure is one only if it is not much longer.
_LONGER = 2


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
        whole = (now[place] or host).text
        start = _place(whole, at, values, host)
        if start >= 0:
            yield place, whole[:start] + text + whole[start + len(value.text) :]


def inside(
    values: Sequence[FieldValue], place: int, text: str, judged: Collection[int | None], tools: Tools
) -> Iterator[tuple[int, str]]:
    """The sums and figures that the text at an index holds, each with what the new `text` says in its place.

    "" is for those that it does not say any more. Values with an edit of their own (`judged`) are left alone.
    """
    host = values[place]
    if not tools.is_text(host.field) or text == host.text:
        return
    for at, value in enumerate(values):
        if at in judged or not isinstance(value.value, Amount | KeyFigure) or not _holds(host, value):
            continue
        start = _place(host.text, at, values, host)
        if start < 0 or _says(text, value.text):
            continue
        words = _read(value, _in_place(host.text, text, start, start + len(value.text)), tools)
        if words or not (isinstance(value.value, Amount) and _gives(text, value.value, tools)):
            yield at, words


def _says(text: str, words: str) -> bool:
    """Whether a text has words with a number that is no part of a longer one."""
    return re.search(rf"(?<!\d)(?<!\d[.,]){re.escape(words)}(?![.,]?\d)", text) is not None


def _read(value: FieldValue, words: str, tools: Tools) -> str:
    """The sum or figure among the words that stand in a value's place; "" for none, or several."""
    if isinstance(value.value, Amount):
        sums = readers(tools.lexicon).amounts.all_in(words)
        return words[sums[0].start : sums[0].end] if len(sums) == 1 else ""
    is_short = len(words) <= _LONGER * len(value.text)
    return words if is_short and value_of(value.field, words, value.lang, tools.lexicon) else ""


def _place(whole: str, at: int, values: Sequence[FieldValue], host: FieldValue) -> int:
    """Where the value at an index starts in a text; -1 where it has more occurrences of the words than were read."""
    value = values[at]
    equal = [n for n, one in enumerate(values) if one.text == value.text and _holds(host, one)]
    parts = whole.split(value.text)
    return len(value.text.join(parts[: equal.index(at) + 1])) if len(parts) - 1 == len(equal) else -1


def _in_place(old: str, new: str, start: int, end: int) -> str:
    """What a new text says where the old one has the words from `start` to `end`; "" where that is unclear."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    edges = list(accumulate(map(len, before), initial=0))
    if start not in edges or end not in edges:
        return ""
    first, last = edges.index(start), edges.index(end)
    begin = stop = -1
    for tag, low, high, left, right in SequenceMatcher(None, before, after).get_opcodes():
        if low <= first < high and (tag == "equal" or low == first):
            begin = left + first - low
        if low < last <= high and (tag == "equal" or high == last):
            stop = right + last - high
    return "".join(after[begin:stop]).strip() if 0 <= begin <= stop else ""


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
        if tools.is_text(value.field) and _gives(value.text, was.value, tools):
            message = Message(
                "review.still-said", words=was.text, field=value.field, lang=value.lang, new=edit.text or ""
            )
            yield Issue(IssueCode.DISAGREEING_VALUES, Severity.WARNING, message, value.locator)


def _gives(text: str, amount: Amount, tools: Tools) -> bool:
    """Whether a text gives a sum."""
    return any(_is_same(amount, one.amount) for one in readers(tools.lexicon).amounts.all_in(text))


def _is_same(one: Amount, other: object) -> bool:
    if not isinstance(other, Amount):
        return False
    return (one.amount, one.currency, one.amount_max) == (other.amount, other.currency, other.amount_max)
