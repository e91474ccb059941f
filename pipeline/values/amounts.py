"""Sums of money as pages write them: sign or code before or after, every separator, magnitudes and ranges."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from pipeline.lexicon import Lexicon
from pipeline.lexicon.values import words
from pipeline.model import Amount
from pipeline.values.flat import alternatives, flat
from pipeline.values.numbers import GROUPS, NUMBER, PLAIN_DIGITS, RAISED, SPACE, plain_decimal, read_number

# Longer texts are cut before they are searched.
_LONGEST = 100_000
# Raised digits after a number are marks of notes, after a ten that multiplies it they are its power.
_NOTES = f"[{RAISED}]{{0,3}}"
_POWER = rf"[x×*·⋅∙χ]{SPACE}?10[{RAISED}]{{1,2}}"
# The words on a sum that is told as a fact are no longer.
_LONGEST_FACT = 60
# The upper end of a range is at most so many times the lower.
_RANGE = 10
# Nothing but a number.
_ALONE = re.compile(rf"\s*({NUMBER}){_NOTES}\s*")
_WORDS = re.compile(r"[^\W\d_]+|[€£$]")


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum in a text, from `start` to `end`."""

    start: int
    end: int
    amount: Amount


@dataclass(frozen=True, slots=True, eq=False)
class Amounts:
    """Reads sums with the currencies and magnitudes of one lexicon."""

    marked: re.Pattern[str]
    bare: re.Pattern[str]
    joint: re.Pattern[str]
    currencies: dict[str, str]
    magnitudes: dict[str, int]

    def all_in(self, text: str, *, is_about_money: bool = False, currency: str | None = None) -> tuple[Sum, ...]:
        """The sums of a text in order; where it `is_about_money`, numbers in groups of three without a currency too.

        These are in `currency`, where the text's label gives one; then a number alone is a sum, too.
        """
        plain = flat(text[:_LONGEST])
        found = [found for match in self.marked.finditer(plain) if (found := self._marked(match))]
        found = self._ranges(found, plain)
        if is_about_money:
            taken = [(one.start, one.end) for one in found]
            free = [match for match in self.bare.finditer(plain) if not _meets(match.span(match.lastindex or 0), taken)]
            if not found and not free and (alone := _ALONE.fullmatch(plain)):
                free = [alone] if currency or GROUPS.fullmatch(alone[1]) else []
            for match in free:
                group = match.lastindex or 0
                found.append(Sum(*match.span(group), Amount(plain_decimal(read_number(match[group])), currency)))
        return tuple(sorted(found, key=lambda one: one.start))

    def is_only_sum(self, text: str) -> bool:
        """Whether a short text is a sum and nothing else."""
        found = self.all_in(text, is_about_money=True)
        return len(found) == 1 and found[0].end - found[0].start >= len(text.strip(" \t\u00a0.,;"))

    def is_sum_first(self, text: str) -> bool:
        """Whether a text is a sum and at most a few words on it that are no sentence."""
        found = self.all_in(text[:_LONGEST_FACT], is_about_money=True)
        has_room = len(text) < _LONGEST_FACT and not text.rstrip().endswith(".")
        return has_room and bool(found) and not any(map(str.isalnum, text[: found[0].start]))

    def currency_in(self, label: str) -> str | None:
        """The currency that a label of costs names: “Total budget (EUR)”."""
        words = _WORDS.findall(flat(label))
        return next((self.currencies[word] for word in words if word in self.currencies), None)

    def _marked(self, match: re.Match[str]) -> Sum | None:
        side = "a" if match["a_low"] else "b"
        low, high, magnitude = match[f"{side}_low"], match[f"{side}_high"], match[f"{side}_mag"]
        power = self._power(magnitude.rstrip()) if magnitude else 0
        is_apart = bool(high) and side == "b" and " " in match["b_joint"] and not GROUPS.fullmatch(low) and not power
        if is_apart and read_number(low) * _RANGE < read_number(high):
            # “Phase 1 - 500 €”: the dash parts a number that is no money from the sum.
            low, high = high, None
        first = read_number(low, has_magnitude=power > 0)
        if first.is_zero():
            return None
        second = read_number(high, has_magnitude=power > 0) if high else None
        if second is not None and second <= first:
            return None
        # A sum in full with “million” after it is a slip of the page: what is written in figures counts.
        power = 0 if power and GROUPS.fullmatch(low) and first >= 10_000 else power
        scale = Decimal(10) ** power
        code = self.currencies[match[f"{side}_cur"]]
        top = plain_decimal(second * scale) if second is not None else None
        return Sum(match.start(), match.end(), Amount(plain_decimal(first * scale), code, top))

    def _power(self, magnitude: str) -> int:
        known = self.magnitudes.get(magnitude)
        return int(magnitude.rpartition("10")[2].translate(PLAIN_DIGITS)) if known is None else known

    def _ranges(self, sums: list[Sum], plain: str) -> list[Sum]:
        joined: list[Sum] = []
        for one in sums:
            before = joined[-1] if joined else None
            if before and self._is_range(before, one, plain):
                joined[-1] = replace(before, end=one.end, amount=replace(before.amount, amount_max=one.amount.amount))
            else:
                joined.append(one)
        return joined

    def _is_range(self, low: Sum, high: Sum, plain: str) -> bool:
        return (
            self.joint.fullmatch(plain, low.end, high.start) is not None
            and low.amount.currency == high.amount.currency
            and not low.amount.amount_max
            and not high.amount.amount_max
            and Decimal(low.amount.amount) < Decimal(high.amount.amount)
        )


def _meets(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in taken)


@cache
def amounts(lexicon: Lexicon) -> Amounts:
    """The reader of sums for `lexicon`."""
    known = words(lexicon)
    currencies = {flat(word): code for word, code in known.currencies.items()}
    magnitudes = {flat(word): power for word, power in known.magnitudes.items()}
    signs = "|".join(re.escape(sign) for sign in currencies if not sign[0].isalpha())
    names = alternatives(word for word in currencies if word[0].isalpha())
    power = f"{alternatives(magnitudes)}|{_POWER}"
    until = alternatives(known.until)
    between = rf"(?:{SPACE}?[-–—]{SPACE}?|{SPACE}(?:{until}){SPACE})"
    # Text copied out of a table has a cell right after the one before it: “Italy1 649 144 €”.
    glued = rf"(?<=[^\W\d_]{{3}})(?=\d{{1,3}}(?:{SPACE}\d{{3}}){{2}})"
    edge, end = r"(?<![\w.,])", rf"(?![^\W\d_{RAISED}])"
    gap, after_code = rf"{SPACE}{{0,2}}", rf"(?:{signs}|(?:{names}){end})"
    of = rf"(?:d['’]{SPACE}?|(?:di|de|of){SPACE})?"
    before = (
        rf"(?<![^\W\d_])(?P<a_cur>{signs}|(?:{names}){end}){gap}(?P<a_low>{NUMBER})"
        rf"(?:{between}(?P<a_high>{NUMBER})(?!{gap}(?:(?:{power}){end}{gap})?{after_code}))?"
        rf"(?:{gap}(?P<a_mag>{power}){end})?(?!{SPACE}?%)"
    )
    after = (
        rf"(?:{edge}|{glued})(?P<b_low>{NUMBER}){_NOTES}(?:(?P<b_joint>{between})(?P<b_high>{NUMBER}){_NOTES})?"
        rf"(?:{gap}(?P<b_mag>{power}){end}\.?)?(?:[.,][-–]{{0,2}})?{gap}{of}"
        rf"(?P<b_open>\()?(?P<b_cur>(?:{signs})(?!\d)|(?:{names}){end})(?(b_open)\))"
    )
    sums = rf"\d{{1,3}}(?:\.\d{{3}})+(?:,\d\d)?|\d{{1,3}}(?:,\d{{3}})+(?:\.\d\d)?|\d{{1,3}}(?:{SPACE}\d{{3}})+[.,]\d\d"
    closed = rf"(?!\d|[.,]\d)(?!{SPACE}?%)(?!{SPACE}?(?:{alternatives(known.counted)}){end})"
    bare = (
        rf"(?<![^\W\d_])(?:{alternatives(known.before_sums)}){SPACE}({sums}){closed}"
        rf"|{edge}({sums}){closed}(?={_NOTES}{SPACE}?(?:[^\w\s]|$)|{SPACE}(?:{alternatives(known.after_sums)}){end})"
    )
    return Amounts(
        marked=re.compile(f"{before}|{after}"),
        bare=re.compile(bare),
        joint=re.compile(rf"\s*(?:[-–—]|{until})\s*"),
        currencies=currencies,
        magnitudes=magnitudes,
    )
