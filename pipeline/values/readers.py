"""The readers of values, one a type, bundled for a lexicon. A new type is a file here, and in `READS` or `UNTESTED`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from types import MappingProxyType
from typing import TypeAlias

from pipeline.lexicon import Lexicon
from pipeline.lexicon.fields import ValueType
from pipeline.values.amounts import Amounts, amounts
from pipeline.values.contacts import Contacts, contacts
from pipeline.values.dates import Dates, dates
from pipeline.values.figures import FigureReader, figures
from pipeline.values.places import PlaceReader, place_reader
from pipeline.values.roles import RoleReader, roles


@dataclass(frozen=True, slots=True, eq=False)
class Readers:
    """The readers of one lexicon; that of figures is one a language."""

    dates: Dates
    amounts: Amounts
    roles: RoleReader
    figures: Callable[[str], FigureReader]
    places: PlaceReader
    contacts: Contacts

    def can_read(self, type_: ValueType, text: str, *, is_sure: bool = True) -> bool:
        """Whether a text is a value of a type, good enough to take the words before it for a label.

        Where those words may well be no label, it must be nothing but such a value. Of the `UNTESTED` types any text
        is one; KeyError for a type that nobody has said anything of.
        """
        if type_ in UNTESTED:
            return True
        if not READS[type_](self, text):
            return False
        is_date = type_ in {ValueType.DATE, ValueType.PERIOD}
        is_alone = self.dates.is_only_dates(text) if is_date else type_ is ValueType.PLACE and text[-1:] != "."
        return is_sure or (is_alone and text[:1].upper() == text[:1])


Test: TypeAlias = Callable[[Readers, str], bool]

READS: Mapping[ValueType, Test] = MappingProxyType(
    {
        ValueType.DATE: lambda readers, text: readers.dates.one(text) is not None,
        ValueType.PERIOD: lambda readers, text: readers.dates.period(text) != (None, None),
        ValueType.PLACE: lambda readers, text: readers.places.is_certain(text),
        ValueType.CONTACT: lambda readers, text: readers.contacts.contact([text]) is not None,
        ValueType.AMOUNT: lambda readers, text: bool(readers.amounts.all_in(text)),
    }
)

# Types of which any words may be a value: free words, and what is found by its shape wherever it stands.
UNTESTED = frozenset(
    {ValueType.TEXT, ValueType.NAME, ValueType.FIGURE, ValueType.LINK, ValueType.HASHTAG, ValueType.IMAGE}
)


@cache
def readers(lexicon: Lexicon) -> Readers:
    """The readers for `lexicon`."""
    return Readers(
        dates(lexicon),
        amounts(lexicon),
        roles(lexicon),
        partial(figures, lexicon),
        place_reader(lexicon),
        contacts(lexicon),
    )
