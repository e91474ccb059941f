"""Reads a sum's role: the whole, a part of it, the EU's share or the own contribution, where the page's words say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.lexicon import Lexicon
from pipeline.lexicon.values import roles as words_of_roles
from pipeline.lexicon.values import words
from pipeline.model import AmountRole
from pipeline.values.amounts import Sum
from pipeline.values.flat import alternatives, flat

_BRACKETS = re.compile(r"\([^()]*\)")
_WORD = re.compile(r"[^\W_]+\+?")
# “A total of five schools” is no total of money: so few words say that, or those that name a cost.
_FEW_WORDS = 3
# Longer words before a sum tell a story.
_LONGEST_LABEL = 80


@dataclass(frozen=True, slots=True)
class RoleReading:
    """A sum's role by the words at it; `is_firm` if they name the whole, and not only a budget or a cost.

    `comes_again` if it is paid for every year, person or piece.
    """

    role: AmountRole | None = None
    is_firm: bool = False
    comes_again: bool = False

    def joined(self, other: RoleReading) -> RoleReading:
        """The role that two places give the same sum; none where they differ."""
        if self.comes_again or other.comes_again or NO_ROLE in {self, other}:
            return max(self, other, key=lambda one: (one.comes_again, one.role is not None))
        return self if self.role is other.role else NO_ROLE


NO_ROLE = RoleReading()


@dataclass(frozen=True, slots=True, eq=False)
class RoleReader:
    """Reads roles with the words of one lexicon. Patterns search folded words, a blank before and after each."""

    total: re.Pattern[str]
    whole: re.Pattern[str]
    share: re.Pattern[str]
    eu: re.Pattern[str]
    own: re.Pattern[str]
    other: re.Pattern[str]
    part: re.Pattern[str]
    each: re.Pattern[str]
    named: tuple[str, ...]
    edge: re.Pattern[str]

    def readings(self, text: str, sums: Sequence[Sum], label: str = "") -> tuple[RoleReading, ...]:
        """Roles by the words around each of the sums in `text`; `label` is that of the text, for the first sum.

        Words between two sums belong to the one on whose side of the comma they stand, else to the first if its own
        stand after it, too: “Total 90 €, ERDF 60 €” and “90 € in total, 60 € by the ERDF”.
        """
        gaps = list(_gaps(text, sums))
        heads = [self._head(gap) for gap in gaps]
        follows = bool(sums) and not _said(heads[0]) and not _said(label)
        result: list[RoleReading] = []
        for number, head in enumerate(heads[:-1]):
            before, after = gaps[number], gaps[number + 1]
            own = head if _said(head) else (label if number == 0 else "")
            if number and follows and not self.edge.search(before):
                own = ""
            is_last = number + 1 == len(sums)
            tail = self._tail(after) if follows or is_last or self.edge.search(after) else ""
            comes_again = self.each.match(_folded(after)) is not None
            result.append(RoleReading(comes_again=True) if comes_again else self._reading(own, tail))
        return tuple(result)

    def _head(self, gap: str) -> str:
        """The words right before a sum, without what stands in brackets beside them."""
        return self.edge.split(_BRACKETS.sub(" ", gap))[-1]

    def _tail(self, gap: str) -> str:
        """The words right after a sum, in brackets or not."""
        bracket = re.match(r"[\s\d%]*\(([^()]*)\)?", gap)
        return bracket[1] if bracket and _said(bracket[1]) else self.edge.split(_BRACKETS.sub(" ", gap))[0]

    def _reading(self, before: str, after: str) -> RoleReading:
        head, tail = _folded(before), _folded(after)
        if self.each.search(head) or self.each.search(tail):
            return RoleReading(comes_again=True)
        first = self._role(head) if len(head) <= _LONGEST_LABEL else NO_ROLE
        second = self._role(tail) if len(tail) <= _LONGEST_LABEL else NO_ROLE
        if first.role in {None, AmountRole.PART}:
            return second if second.role else first
        if first.role is AmountRole.TOTAL and not first.is_firm and not self._is_named(tail):
            # A cost that the EU pays may be all or a part of it, that of equipment is a part.
            return second if second.role is AmountRole.TOTAL else NO_ROLE
        return first

    def _role(self, said: str) -> RoleReading:
        payers = {
            role
            for role, pattern in ((AmountRole.EU, self.eu), (AmountRole.OWN, self.own), (AmountRole.PART, self.other))
            if pattern.search(said)
        }
        is_short = len(said.split()) <= _FEW_WORDS
        is_total = bool(self.total.search(said)) and (is_short or bool(self.whole.search(said)))
        is_whole = bool(self.whole.search(said))
        if len(payers) > 1:
            return RoleReading(AmountRole.TOTAL, is_firm=True) if is_total else NO_ROLE
        if payers and is_total and is_whole and not self.share.search(said):
            return NO_ROLE
        if payers:
            return RoleReading(payers.pop(), is_firm=True)
        if self.part.search(said):
            return RoleReading(AmountRole.PART, is_firm=True)
        if is_total:
            return RoleReading(AmountRole.TOTAL, is_firm=True)
        return RoleReading(AmountRole.TOTAL) if is_whole and self._is_named(said) else NO_ROLE

    def _is_named(self, said: str) -> bool:
        """Whether nothing is said but that a sum is the project's budget or cost."""
        return all(f"{word} ".startswith(self.named) for word in said.split())


def _gaps(text: str, sums: Sequence[Sum]) -> Iterator[str]:
    """The texts before, between and after the sums."""
    at = 0
    for one in sums:
        yield text[at : one.start]
        at = one.end
    yield text[at:]


def _said(words: str) -> bool:
    return any(map(str.isalpha, words))


def _folded(text: str) -> str:
    """The words of a text without accents, a blank before and after each."""
    return f" {' '.join(_WORD.findall(flat(text)))} "


@cache
def roles(lexicon: Lexicon) -> RoleReader:
    """The reader of roles for `lexicon`."""
    known = words_of_roles(lexicon)

    def any_of(beginnings: Sequence[str]) -> re.Pattern[str]:
        return re.compile(f" (?:{alternatives(beginnings)})")

    joints = alternatives(words(lexicon).conjunctions)
    return RoleReader(
        total=any_of(known.total),
        whole=any_of(known.whole),
        share=any_of(known.share),
        eu=any_of(known.eu),
        own=any_of(known.own),
        other=any_of(known.other),
        part=any_of(known.part),
        each=any_of(known.each),
        named=tuple(map(flat, (*known.whole, *known.neutral))),
        edge=re.compile(rf"[,;|\n()•]|\.\s|\s(?:{joints})\s", re.IGNORECASE),
    )
