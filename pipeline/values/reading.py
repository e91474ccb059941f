"""Words that a person gives for a field, as the field's type."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from pipeline.lexicon import Lexicon
from pipeline.lexicon.fields import ValueType, fields_by_name
from pipeline.model import Amount, Contact, Date, KeyFigure, Place, Value
from pipeline.values.numbers import read_number
from pipeline.values.readers import readers

_FIGURE = re.compile(r"\s*(\d[\d.,'’\u00a0\u202f]*(?: \d{3})*)\s*(\S.*)", re.DOTALL)
_KINDS: Mapping[ValueType, type] = MappingProxyType(
    {
        ValueType.DATE: Date,
        ValueType.AMOUNT: Amount,
        ValueType.PLACE: Place,
        ValueType.CONTACT: Contact,
        ValueType.FIGURE: KeyFigure,
    }
)


def value_of(field: str, text: str, lang: str, lexicon: Lexicon) -> Value:
    """The typed value of a text; None for fields of texts, and where it cannot be read."""
    known = fields_by_name(lexicon).get(field)
    reader = readers(lexicon)
    match known.type if known else None:
        case ValueType.DATE:
            return reader.dates.one(text, last=field == "end_date")
        case ValueType.AMOUNT:
            sums = reader.amounts.all_in(text, is_about_money=True)
            return sums[0].amount if sums else None
        case ValueType.PLACE:
            return reader.places.place(text)
        case ValueType.CONTACT:
            return reader.contacts.contact(text.splitlines())
        case ValueType.FIGURE:
            found = reader.figures(lang).all_in(text)
            return found[0].figure if found else _figure(text)
    return None


def is_typed(field: str, lexicon: Lexicon) -> bool:
    """Whether the values of a field are read as a type."""
    known = fields_by_name(lexicon).get(field)
    return known is not None and known.type in _KINDS


def is_of_field(field: str, value: Value, lexicon: Lexicon) -> bool:
    """Whether a typed value is of the type that the values of a field are read as."""
    return is_typed(field, lexicon) and isinstance(value, _KINDS[fields_by_name(lexicon)[field].type])


def _figure(text: str) -> KeyFigure | None:
    """A number and the words after it."""
    found = _FIGURE.fullmatch(text)
    return KeyFigure(f"{read_number(found[1]):f}", found[2].strip()) if found else None
