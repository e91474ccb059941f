"""Traces each value on a screen to the page's own value and to the edit that changed it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.model import Edit, FieldValue, Judged, Standing
from pipeline.run.page_opening import OpenedPractice
from pipeline.values.seen import seen_of


class Trace(NamedTuple):
    """A value as printed, the page's own (`plain`, None if the page has none), and its edit, if any."""

    value: FieldValue
    plain: FieldValue | None
    edit: Edit | None


def traces(practice: OpenedPractice) -> tuple[Trace, ...]:
    """The traces of all values of a practice's record, in their order."""
    pool, judged = list(practice.plain.values), list(practice.judged)
    found = []
    for value in practice.record.values:
        plain = next((one for one in pool if _is_same_place(one, value)), None)
        if plain:
            pool.remove(plain)
        mine = next((one for one in judged if _is_about(one, value, plain)), None) if value.origin else None
        if mine:
            judged.remove(mine)
        found.append(Trace(value, plain, mine.edit if mine else None))
    return tuple(found)


def value_spot(practice: OpenedPractice, name: str) -> str:
    """The spot of the value with this input `name`: its field, language and number among these; "" for none.

    Numbers of inputs shift when any value comes or goes, a spot only with values of its own field.
    """
    kind, _, rest = name.partition(".")
    places = [(one.value.field, one.value.lang) for one in traces(practice)]
    if kind == "n" and rest.count(".") == 1:
        field, _, lang = rest.partition(".")
        return f"{rest}.{places.count((field, lang))}"
    if kind != "t" or not rest.isdecimal() or int(rest) >= len(places):
        return ""
    place = places[int(rest)]
    return f"{place[0]}.{place[1]}.{places[: int(rest)].count(place)}"


def name_at(practice: OpenedPractice, place: str) -> str:
    """The name of the input at a `value_spot`, or of the input for a value that is missing there."""
    field, lang, number = (*place.split("."), "", "", "")[:3]
    found = [n for n, one in enumerate(traces(practice)) if (one.value.field, one.value.lang) == (field, lang)]
    at = int(number) if number.isdecimal() and len(number) < len("10000") else 0
    return f"t.{found[at]}" if at < len(found) else f"n.{field}.{lang}"


def _is_same_place(first: FieldValue, second: FieldValue) -> bool:
    return (first.field, first.rule, first.locator) == (second.field, second.rule, second.locator)


def _is_about(judged: Judged, value: FieldValue, plain: FieldValue | None) -> bool:
    edit = judged.edit
    if plain is None or judged.value is None:
        return (edit.field, edit.lang, edit.text) == (value.field, value.lang, value.text)
    return _is_same_place(judged.value, plain) and judged.value.text == plain.text


def conflicts(practice: OpenedPractice) -> tuple[Judged, ...]:
    """The edits that need a decision: what they judged has changed, gone or moved, or the page now says the same."""
    return tuple(one for one in practice.judged if _wants_decision(one))


def _wants_decision(judged: Judged) -> bool:
    if judged.standing in {Standing.STALE, Standing.GONE, Standing.MOVED}:
        return True
    is_given = judged.value is not None and judged.value.origin is not None
    return judged.standing is Standing.DONE and judged.edit.of is not None and is_given


def left_out(practice: OpenedPractice) -> tuple[Judged, ...]:
    """The values of the page that a person left out."""
    return tuple(
        one for one in practice.judged if one.edit.text == "" and one.value and one.standing is not Standing.STALE
    )


def rank_among_equals(value: FieldValue, values: Sequence[FieldValue]) -> int:
    """The rank of a page's value among equal ones, from 1."""
    seen = seen_of(value)
    before = values[: next(n for n, one in enumerate(values) if one is value)]
    same = (one for one in before if (one.field, one.lang) == (value.field, value.lang))
    return 1 + sum(seen_of(one) == seen for one in same)
