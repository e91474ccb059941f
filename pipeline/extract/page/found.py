"""What a step has found: values, what became of the page's words, and what was odd. Steps return it; none fills it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import chain
from typing import NamedTuple

from pipeline.extract.page.lines import Piece
from pipeline.model import Fate, FieldValue, Issue, IssueCode, Locator, Severity


class Verdict(NamedTuple):
    """What became of a piece of a line, and why; of a piece of a field, the name of that."""

    piece: Piece
    fate: Fate
    reason: str


class Made(NamedTuple):
    """A value, and where in its text each of the blocks that it is made of begins and ends."""

    value: FieldValue
    blocks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """Values in the order in which they were found, verdicts on pieces of lines, and issues; two are added by `+`."""

    made: tuple[Made, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    issues: tuple[Issue, ...] = ()

    def __add__(self, other: Found) -> Found:
        return Found(self.made + other.made, self.verdicts + other.verdicts, self.issues + other.issues)

    @property
    def values(self) -> tuple[FieldValue, ...]:
        return tuple(made.value for made in self.made)

    def of(self, name: str) -> tuple[FieldValue, ...]:
        """The values of a field."""
        return tuple(made.value for made in self.made if made.value.field == name)

    def has(self, name: str) -> bool:
        """Whether a field has a value."""
        return any(made.value.field == name for made in self.made)

    def without(self, name: str) -> Found:
        """The same but for the values of a field; what was said of their words stays."""
        return replace(self, made=tuple(made for made in self.made if made.value.field != name))


NOTHING = Found()


def value_found(value: FieldValue) -> Found:
    """A value that stands on no line."""
    return Found((Made(value),))


def found_as(pieces: Iterable[Piece], fate: Fate, reason: str) -> Found:
    """The verdict on each of some pieces, and no value."""
    return Found(verdicts=tuple(Verdict(piece, fate, reason) for piece in pieces))


def warned(code: IssueCode, message: str, locator: Locator | None = None, *, is_serious: bool = False) -> Found:
    """Something odd; `is_serious` if an officer should look at it before printing."""
    return Found(issues=(Issue(code, Severity.WARNING if is_serious else Severity.INFO, message, locator),))


def total(parts: Iterable[Found]) -> Found:
    """All of several findings, in their order."""
    kept = tuple(parts)
    return Found(
        tuple(chain.from_iterable(part.made for part in kept)),
        tuple(chain.from_iterable(part.verdicts for part in kept)),
        tuple(chain.from_iterable(part.issues for part in kept)),
    )
