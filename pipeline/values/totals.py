"""The roles of all sums of a practice together: which is the whole, and which are its parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from pipeline.model import Amount, AmountRole
from pipeline.values.roles import RoleReading

# A total is the sum of so many parts at most.
_MOST_PARTS = 12
# No smaller sum is taken for that of two others.
_NO_CHANCE = 1000


def settled(sums: Sequence[tuple[Amount, RoleReading]]) -> tuple[Amount, ...]:
    """The sums of a practice with their roles, as far as these agree with each other.

    Two totals that differ are none, and nothing is a part of what comes again, of less than itself, or of nothing.
    Sums without a role that together with the others make up the total are its parts. Where no words name a total, it
    is the sum that those right after or before it make up.
    """
    totals = {amount for amount, reading in sums if reading.role is AmountRole.TOTAL}
    firm = {amount for amount, reading in sums if reading.role is AmountRole.TOTAL and reading.is_firm}
    wholes = firm if len(firm) == 1 else totals
    whole = next(iter(wholes)) if len(wholes) == 1 else None
    given = [_kept(amount, reading.role, whole) if amount != whole else AmountRole.TOTAL for amount, reading in sums]
    if not totals and not any(given) and (made_up := _made_up(sums)):
        at, parts_of = made_up
        given = [AmountRole.PART if number in parts_of else None for number in range(len(sums))]
        given[at] = AmountRole.TOTAL
        whole = sums[at][0]
    parts = [role for role in given if role in {AmountRole.PART, AmountRole.EU, AmountRole.OWN}]
    if whole is None and (parts.count(AmountRole.PART) < 2 or len(set(parts)) > 1):
        given = [None if role is AmountRole.PART else role for role in given]
    elif whole is not None and totals and _makes_up(whole, sums):
        given = [role or AmountRole.PART for role in given]
    return tuple(replace(amount, role=role) for (amount, _), role in zip(sums, given, strict=True))


def _kept(amount: Amount, role: AmountRole | None, whole: Amount | None) -> AmountRole | None:
    is_too_much = (
        whole is not None and amount.currency == whole.currency and Decimal(amount.amount) > Decimal(whole.amount)
    )
    return None if role is AmountRole.TOTAL or is_too_much else role


def _makes_up(whole: Amount, sums: Sequence[tuple[Amount, RoleReading]]) -> bool:
    """Whether the other sums, at least two, are together as much as the whole, and none comes again."""
    others = [(amount, reading) for amount, reading in sums if amount != whole]
    is_plain = all(
        not reading.comes_again and not amount.amount_max and amount.currency == whole.currency
        for amount, reading in others
    )
    return len(others) > 1 and is_plain and sum(Decimal(one.amount) for one, _ in others) == Decimal(whole.amount)


def _made_up(sums: Sequence[tuple[Amount, RoleReading]]) -> tuple[int, range] | None:
    """The one sum that those right after or before it make up, and these, by their number; None without one."""
    made = [
        (at, parts)
        for at in range(len(sums))
        for parts in (
            *(range(at + 1, end) for end in range(at + 3, min(at + _MOST_PARTS, len(sums)) + 1)),
            *(range(start, at) for start in range(max(0, at - _MOST_PARTS), at - 1)),
        )
        if _is_sum(sums[at], [sums[number] for number in parts])
    ]
    return made[0] if len(made) == 1 else None


def _is_sum(whole: tuple[Amount, RoleReading], parts: Sequence[tuple[Amount, RoleReading]]) -> bool:
    """Whether sums that are paid once make up another; two small ones do so by chance."""
    sums = [amount for amount, _ in (whole, *parts)]
    if any(reading.comes_again for _, reading in (whole, *parts)) or len({one.currency for one in sums}) > 1:
        return False
    total, *shares = (Decimal(one.amount) for one in sums)
    is_plain = not any(one.amount_max for one in sums) and all(shares)
    return is_plain and (len(parts) > 2 or total >= _NO_CHANCE) and sum(shares) == total
