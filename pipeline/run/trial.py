"""What a lesson would do on a page, found by reading the page with it and without it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.extract import extract
from pipeline.lexicon import Lexicon
from pipeline.lexicon.fields import Role, fields_by_name
from pipeline.model import Bitext, FieldValue, Lesson, Origin, Profile, Record, Teaching
from pipeline.text import fold

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class TrialOutcome:
    """The words that a lesson makes a value of its field, or sets aside, and their offsets in the page's text.

    `harm` lists the values under the lexicon's own labels that change, vanish or get a rival, as (field, words).
    """

    words: str = ""
    start: int = -1
    end: int = -1
    harm: tuple[tuple[str, str], ...] = ()


def trial_outcomes(bitext: Bitext, lexicon: Lexicon, profile: Profile, lessons: Sequence[Lesson]) -> list[TrialOutcome]:
    """The outcome of each lesson, each taught on top of what the page's site was taught before."""
    plain = extract(bitext, lexicon, profile)
    return [_outcome(plain, bitext, lexicon, profile, lesson) for lesson in lessons]


def _outcome(
    plain: Sequence[Record], bitext: Bitext, lexicon: Lexicon, profile: Profile, lesson: Lesson
) -> TrialOutcome:
    taught = extract(bitext, lexicon, replace(profile, teaching=with_lesson(profile.teaching, lesson)))
    if not lesson.field:
        gone = [
            (aside.text, aside.locator.start or 0, aside.locator.end or 0)
            for record in taught[:1]
            for aside in record.asides
            if aside.reason == lesson.reason
        ]
        made = gone[:1]
    else:
        before = {_identity(value) for record in plain for value in record.values}
        made = [
            (value.text, _start(value), value.locator.end or 0)
            for record in taught
            for value in record.values
            if _is_of(value, lesson) and _identity(value) not in before
        ]
    if not made:
        return TrialOutcome()
    words, start, end = made[0]
    return TrialOutcome(words, start, end, tuple(dict.fromkeys(_harm(plain, taught, lesson, lexicon))))


def with_lesson(teaching: Teaching, lesson: Lesson) -> Teaching:
    """What a site was taught and one lesson more; a new place goes before the others."""
    if lesson.place:
        return replace(teaching, places=(lesson, *teaching.places))
    if lesson.field:
        return replace(teaching, labels=(*teaching.labels, lesson))
    return replace(teaching, boilerplate=(*teaching.boilerplate, lesson))


def _is_of(value: FieldValue, lesson: Lesson) -> bool:
    return value.origin is Origin.TAUGHT and value.rule.endswith(f": {lesson.place or lesson.words}")


def _identity(value: FieldValue) -> tuple[str, str, str, bool]:
    return value.field, value.lang, value.text, value.origin is Origin.TAUGHT


def _start(value: FieldValue) -> int:
    return -1 if value.locator.start is None else value.locator.start


def _harm(
    plain: Sequence[Record], taught: Sequence[Record], lesson: Lesson, lexicon: Lexicon
) -> Iterator[tuple[str, str]]:
    """The values under the lexicon's labels that a lesson changes by more than the words that it is about."""
    now = [value for record in taught for value in record.values]
    own = [value for value in now if _is_of(value, lesson)]
    allowed = Counter(_words(lesson.words))
    for value in own:
        allowed += Counter(_words(value.text))
    is_one = lesson.field in fields_by_name(lexicon) and fields_by_name(lexicon)[lesson.field].role is Role.FACT
    for value in (value for record in plain for value in record.values if _is_labelled(value)):
        same = [one for one in now if (one.field, one.lang) == (value.field, value.lang)]
        kept = [one for one in same if not _is_of(one, lesson)]
        missing = Counter(_words(value.text)) - Counter(word for one in kept for word in _words(one.text))
        has_rival = is_one and value.field == lesson.field and bool(kept) and len(same) > len(kept)
        is_gone = missing.total() >= len(_words(value.text))
        if is_gone or missing - allowed or has_rival:
            yield value.field, value.text


def _is_labelled(value: FieldValue) -> bool:
    return value.rule.startswith("label-") and value.origin is None and value.is_sure


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))
