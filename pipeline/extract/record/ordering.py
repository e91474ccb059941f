"""The values of a record in the order of the sheet, with places joined and languages paired."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.fields.facts import join_contacts, join_places
from pipeline.extract.page.found import Found
from pipeline.extract.page.sides import Sides
from pipeline.extract.record.side_pairs import paired
from pipeline.lexicon import Lexicon
from pipeline.lexicon.fields import Role, fields
from pipeline.model import FieldValue, Picture
from pipeline.values.dates import OPEN


def ordered(found: Found, sides: Sides, lexicon: Lexicon) -> tuple[FieldValue, ...]:
    """All values: fields in the order of `fields.toml`, values in that of the page, pairs filled in."""
    pairs = paired(found.made, sides)
    tied = [
        replace(value, pairs=pairs[index]) if index in pairs and _is_paired(value, lexicon) else value
        for index, value in enumerate(found.values)
    ]
    places = {field.name: place for place, field in enumerate(fields(lexicon))}
    joined = join_contacts(join_places(_without_open_ends(tied), sides))
    return tuple(sorted(joined, key=lambda value: (places[value.field], _start(value))))


def _without_open_ends(values: Sequence[FieldValue]) -> list[FieldValue]:
    """The values without the open end of “from May 2020” where the end stands on a line of its own."""
    ended = {value.lang for value in values if value.field == "end_date" and value.value != OPEN}
    return [value for value in values if value.field != "end_date" or value.value != OPEN or value.lang not in ended]


def _start(value: FieldValue) -> int:
    # Pictures are found in the order of the page, and only those with words below them have a place in its text.
    start = value.locator.start
    return -1 if start is None or isinstance(value.value, Picture) else start


def _is_paired(value: FieldValue, lexicon: Lexicon) -> bool:
    return any(field.name == value.field and field.role in {Role.SECTION, Role.FACT} for field in fields(lexicon))
