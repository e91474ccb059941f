"""Typed values as plain JSON or TOML, and back."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import asdict
from types import MappingProxyType
from typing import Any

from pipeline.lexicon.places import country_of
from pipeline.messages import Message
from pipeline.model import Amount, AmountRole, Contact, Date, KeyFigure, Picture, Place, Value

DATE = r"(\.\.|[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?|-2[1-4])?)"
DECIMAL = r"[0-9]+(\.[0-9]+)?"
CURRENCY = "[A-Z]{3}"
COUNTRY = "[A-Z]{2}"

# What single parts must look like; others are any text.
_PARTS = MappingProxyType(
    {
        "amount": re.compile(DECIMAL),
        "amount_max": re.compile(DECIMAL),
        "number": re.compile(DECIMAL),
        "currency": re.compile(CURRENCY),
        "country": re.compile(COUNTRY),
        "role": re.compile("|".join(AmountRole)),
    }
)
_DATE = re.compile(DATE)


def as_raw(value: Value) -> Any:
    """A typed value in plain types: a date as its EDTF, others as a table of their parts; None for None."""
    return None if value is None else _FORMS[type(value)](value)


def from_raw(raw: object) -> Value:
    """The value of such plain types, but for a picture; its kind is told by its parts. ValueError where it is none.

    What is None may also be left out.
    """
    if isinstance(raw, str) and _DATE.fullmatch(raw):
        return Date(raw)
    parts = {name: part for name, part in raw.items() if part is not None} if isinstance(raw, dict) else {}
    for kind, needed in _KINDS.items():
        if parts and needed <= parts.keys() <= set(kind.__dataclass_fields__):
            made: Value = kind(**{name: _part(name, part) for name, part in parts.items()})
            return made
    raise ValueError(Message("review.no-value"))


def _part(name: str, part: object) -> Any:
    if not isinstance(part, str) or (name in _PARTS and not _PARTS[name].fullmatch(part)):
        raise ValueError(Message("review.no-such-part", name=name, value=str(part)[:40]))
    # People write the codes of Eurostat, too: EL for GR.
    return AmountRole(part) if name == "role" else country_of(part) if name == "country" else part


def _amount(value: Amount) -> dict[str, Any]:
    top = {} if value.amount_max is None else {"amount_max": value.amount_max}
    role = {} if value.role is None else {"role": value.role.value}
    return {"amount": value.amount, "currency": value.currency, **top, **role}


def _place(value: Place) -> dict[str, Any]:
    nuts = {} if value.nuts is None else {"nuts": value.nuts}
    return {"country": value.country, "region": value.region, **nuts}


def _contact(value: Contact) -> dict[str, Any]:
    return {key: part for key, part in asdict(value).items() if part is not None}


_FORMS: Mapping[type, Callable[[Any], Any]] = MappingProxyType(
    {
        Date: lambda value: value.edtf,
        Amount: _amount,
        KeyFigure: asdict,
        Place: _place,
        Contact: _contact,
        Picture: asdict,
    }
)
# The kinds that are tables, by the parts that none of the others has.
_KINDS: Mapping[Any, frozenset[str]] = MappingProxyType(
    {Amount: frozenset({"amount"}), KeyFigure: frozenset({"number", "noun"}), Place: frozenset(), Contact: frozenset()}
)
