"""The money of a practice: its budget as one sum, and what of its sums is told nowhere else on the sheet, or twice.

Nothing is guessed: the budget is the page's total or the sum of what the page calls parts of one whole, in one
currency; where the page's languages disagree, or a value is unsure, there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from pipeline.lexicon import Lexicon
from pipeline.lexicon.values import roles, words
from pipeline.model import Amount, AmountRole, FieldValue, Flow, Items, Pair, Part, Passage, Record, Table, Text
from pipeline.render.passages import cut, joined
from pipeline.render.sheet.voices import Voices, distinct
from pipeline.values.amounts import amounts
from pipeline.values.flat import alternatives, flat

_IN_BRACKETS = re.compile(r"\([^()]*\)")
_WORD = re.compile(r"\w+")

# How a sentence ends, which is no name.
_ENDS = (".", ";", "!", "?")


class Budget(NamedTuple):
    """The budget as one sum, and the European Union's share of it where the page tells one."""

    whole: Amount
    share: Amount | None


def budget(record: Record) -> Budget | None:
    """The budget that the page gives; None where it gives none for sure."""
    whole = _whole(record)
    if whole is None:
        return None
    share = _one_sum(record, AmountRole.EU)
    # A share is told only beside a whole that it can be a share of.
    is_share = share is not None and share.currency == whole.currency and Decimal(share.amount) < Decimal(whole.amount)
    return Budget(whole, share if is_share else None)


def _whole(record: Record) -> Amount | None:
    """The page's total, else the sum of the parts that it tells of, else its one sum."""
    if any(_is_of(value, AmountRole.TOTAL) for value in record.of("amounts")):
        return _one_sum(record, AmountRole.TOTAL)
    by_language: dict[str, list[Amount]] = {}
    for value in record.of("amounts"):
        if _is_of(value, AmountRole.PART) and isinstance(value.value, Amount):
            by_language.setdefault(value.lang, []).append(value.value)
    if not by_language:
        return _lone_sum(record)
    sums = {_added(parts) for parts in by_language.values()}
    return sums.pop() if len(sums) == 1 else None


def _lone_sum(record: Record) -> Amount | None:
    """The one sum of the page, where it is all that the page says of its resources, but for words in brackets."""
    sums = record.of("amounts")
    if not all(isinstance(one.value, Amount) and one.value.currency and one.value.role is None for one in sums):
        return None
    resources = {_IN_BRACKETS.sub("", value.text).strip(" .-\n") for value in record.of("resources")}
    return _one_sum(record, None) if resources and resources <= {one.text for one in sums} else None


def _one_sum(record: Record, role: AmountRole | None) -> Amount | None:
    """The one sum of that role; None where there is none, or several that differ."""
    distinct_sums = {
        (Decimal(value.value.amount), value.value.currency): value.value
        for value in record.of("amounts")
        if _is_of(value, role) and isinstance(value.value, Amount)
    }
    return next(iter(distinct_sums.values())) if len(distinct_sums) == 1 else None


def _is_of(value: FieldValue, role: AmountRole | None) -> bool:
    sum_ = value.value
    return isinstance(sum_, Amount) and sum_.role is role and sum_.amount_max is None and value.is_sure


def _added(parts: Sequence[Amount]) -> Amount | None:
    """The sum of at least two parts in one currency."""
    currencies = {part.currency for part in parts}
    if len(parts) < 2 or len(currencies) > 1:
        return None
    return Amount(str(sum(Decimal(part.amount) for part in parts)), currencies.pop())


def unprinted_sums(record: Record, texts: tuple[str, ...], voices: Voices) -> dict[str, tuple[Passage, ...]]:
    """The sums that none of the printed `texts` holds, in one line a language."""
    sums = [value for value in record.of("amounts") if not any(value.text in text for text in texts)]
    return {
        lang: (joined(distinct(cut(one, 0, len(one.text)) for one in group), " · "),)
        for lang, group in voices.by_language(sums).items()
    }


def without_budget(parts: Sequence[Part], shown_budget: Budget, lexicon: Lexicon) -> tuple[Part, ...]:
    """The parts of a section without the lines and rows that say no more than the budget, which is a key figure."""
    around = zip((None, *parts), parts, (*parts[1:], None), strict=False)
    return tuple(rest for each in around for rest in _rest(*each, shown_budget, lexicon))


def _rest(
    before: Part | None, part: Part, after: Part | None, shown_budget: Budget, lexicon: Lexicon
) -> Iterator[Part]:
    sides = zip(_columns(before), _columns(part), _columns(after), strict=True)
    whole, left, right = (
        tuple(_without((*last[-1:], *flows, *first[:1]), len(last[-1:]), len(flows), shown_budget, lexicon))
        for last, flows, first in sides
    )
    yield from whole
    if left or right:
        yield Pair(left, right)


def _columns(part: Part | None) -> tuple[Sequence[Flow], Sequence[Flow], Sequence[Flow]]:
    """What a part has over the whole width, at the left and at the right."""
    if isinstance(part, Pair):
        return (), part.left, part.right
    return ((part,) if part else ()), (), ()


def _without(flows: Sequence[Flow], start: int, count: int, shown_budget: Budget, lexicon: Lexicon) -> Iterator[Flow]:
    """What is left of so many flows from `start` on.

    A sum in a text of its own goes with the name that stands above it, and stays with one that says more.
    """
    for number, flow in enumerate(flows[start : start + count], start):
        above, below = flows[max(number - 1, 0) : number], flows[number + 1 : number + 2]
        is_name = any(_is_named(flow, one, shown_budget, lexicon) for one in below)
        if any(_is_named(one, flow, shown_budget, lexicon) is False for one in above):
            yield flow
        elif not is_name:
            yield from _left(flow, shown_budget, lexicon)


def _is_named(name: Flow, told: Flow, shown_budget: Budget, lexicon: Lexicon) -> bool | None:
    """Whether a text says no more than what sum stands below it; None where it is no name of one, or tells its own."""
    if not isinstance(name, Text) or not isinstance(told, Text):
        return None
    above, below = name.passage.text, told.passage.text
    said, known = _WORD.findall(flat(above)), (_names(lexicon, is_share=is_share) for is_share in (True, False))
    is_other = above.endswith(_ENDS) or amounts(lexicon).all_in(above)
    if is_other or not any(one.match(word) for one in known for word in said):
        return None
    return _is_repeat(f"{above} {below}", shown_budget, lexicon) if _is_repeat(below, shown_budget, lexicon) else None


def _left(flow: Flow, shown_budget: Budget, lexicon: Lexicon) -> Iterator[Flow]:
    match flow:
        case Text() if _is_repeat(flow.passage.text, shown_budget, lexicon):
            return
        case Items():
            if items := tuple(item for item in flow.items if not _is_repeat(item.passage.text, shown_budget, lexicon)):
                yield Items(items)
        case Table():
            rows = flow.header, *flow.rows
            left = tuple(row for row in rows if not _is_repeat(joined(row, " ").text, shown_budget, lexicon))
            if left == rows or left not in {(), (flow.header,)}:
                yield replace(flow, header=left[0], rows=left[1:])
        case _:
            yield flow


def _is_repeat(text: str, shown_budget: Budget, lexicon: Lexicon) -> bool:
    """Whether a line is one of the budget's two sums and words that do no more than name it, and what it is of."""
    sums = amounts(lexicon).all_in(text, is_about_money=True)
    if len(sums) != 1:
        return False
    one = sums[0]
    said = set(_WORD.findall(flat(f"{text[: one.start]} {text[one.end :]}"))) - _objects(lexicon)
    is_share = not _is_same(one.amount, shown_budget.whole)
    told = shown_budget.share if is_share else shown_budget.whole
    return told is not None and _is_same(one.amount, told) and all(map(_names(lexicon, is_share=is_share).match, said))


def _is_same(one: Amount, other: Amount) -> bool:
    is_as_much = Decimal(one.amount) == Decimal(other.amount)
    return is_as_much and one.amount_max is None and one.currency in {other.currency, None}


@cache
def _names(lexicon: Lexicon, *, is_share: bool) -> re.Pattern[str]:
    """A word that names a budget, or the European Union's share of it."""
    known = roles(lexicon)
    stems = (*known.eu, *known.share) if is_share else (*known.total, *known.whole)
    return re.compile(alternatives(stem.strip() for stem in stems))


@cache
def _objects(lexicon: Lexicon) -> frozenset[str]:
    """The words that say that a sum is of the practice or its project."""
    return frozenset(word for phrase in words(lexicon).objects for word in flat(phrase).split())
