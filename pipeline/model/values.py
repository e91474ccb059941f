"""Typed values of fields: dates, sums, figures, places, contacts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from pipeline.model.document import Picture


@dataclass(frozen=True, slots=True)
class Date:
    """An EDTF (ISO 8601-2) date at the precision given; an open end is `..`."""

    edtf: str


class AmountRole(StrEnum):
    """The role of a sum: the total, a part of it, the EU's share, the own contribution."""

    TOTAL = "total"
    PART = "part"
    EU = "eu"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money: a decimal as text, ISO 4217 currency or None; `amount_max` is the upper end of a range.

    `role` is None if the page does not give it.
    """

    amount: str
    currency: str | None = None
    amount_max: str | None = None
    role: AmountRole | None = None


# The numbers of the page's own that a sheet shows among its key figures.
MOST_FIGURES = 2


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A number in the page's text with its noun: `number` as a decimal, `noun` as on the page."""

    number: str
    noun: str


@dataclass(frozen=True, slots=True)
class Place:
    """ISO 3166-1 alpha-2 country, the region as written, and the NUTS code if it is certain."""

    country: str | None = None
    region: str | None = None
    nuts: str | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to contact; None for what the page does not give."""

    name: str | None = None
    organisation: str | None = None
    email: str | None = None
    phone: str | None = None


Value: TypeAlias = Date | Amount | KeyFigure | Place | Contact | Picture | None
