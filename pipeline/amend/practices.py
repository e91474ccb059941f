"""Which practice of a page the edits for each number are about: numbers shift when practices come and go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.amend.judged_words import said, targets
from pipeline.amend.tools import Tools
from pipeline.model import Record, Review


def homes(records: Sequence[Record], review: Review, tools: Tools) -> Mapping[str, str | None]:
    """For each practice's number in a review, its current number; None if there is no such practice.

    A practice is recognised by the words that were judged. If none of them decides, the number counts; a page's only
    practice gets everything.
    """
    groups: dict[str, list[tuple[str, str, frozenset[str]]]] = {}
    for edit in review.edits:
        judged = targets(edit, tools) if edit.of is None else frozenset({edit.of.seen})
        lang = edit.lang if edit.of is None else edit.of.lang
        groups.setdefault(edit.practice, []).append((edit.field, lang, judged))
    for number in (*(one.practice for one in review.approvals), *(one.practice for one in review.printings)):
        groups.setdefault(number, [])
    words = [[(one.field, one.lang, said(one)) for one in record.values] for record in records]
    return {number: _home(number, judged, records, words) for number, judged in groups.items()}


def _home(
    number: str,
    judged: Sequence[tuple[str, str, frozenset[str]]],
    records: Sequence[Record],
    words: Sequence[Sequence[tuple[str, str, frozenset[str]]]],
) -> str | None:
    fits = [
        sum(any((field, lang) == (one[0], one[1]) and seen & one[2] for one in own) for field, lang, seen in judged)
        for own in words
    ]
    best = max(range(len(records)), key=lambda at: (fits[at], records[at].number == number, -at), default=None)
    if best is None:
        return None
    if fits[best] or records[best].number == number or len(records) == 1:
        return records[best].number
    return None
