"""The fields of a record from `fields.toml`: in the order of the sheet, with labels in every language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from pipeline.errors import ConfigurationError, UsageError
from pipeline.lexicon import Lexicon, TomlTable
from pipeline.messages import Message
from pipeline.text import fold

# The keys of a row that are not columns of labels.
FIELD_KEYS = frozenset({"role", "type", "into", "brief"})


class Role(StrEnum):
    """What a field is on the sheet, and how its value stands on a page (explained at the top of `fields.toml`)."""

    SECTION = "section"
    FACT = "fact"
    LIST = "list"
    ASIDE = "aside"
    GROUP = "group"


class ValueType(StrEnum):
    """What a value is read as."""

    TEXT = "text"
    NAME = "name"
    DATE = "date"
    PERIOD = "period"
    AMOUNT = "amount"
    FIGURE = "figure"
    PLACE = "place"
    CONTACT = "contact"
    LINK = "link"
    HASHTAG = "hashtag"
    IMAGE = "image"


@dataclass(frozen=True, slots=True)
class Field:
    """A row of `fields.toml`; `labels` maps a language to its labels, the shown one first.

    `brief` are those of its labels that stand over a summary where another label of the field is on the page too.
    """

    name: str
    type: ValueType
    role: Role
    labels: Mapping[str, tuple[str, ...]]
    into: tuple[str, ...] = ()
    brief: tuple[str, ...] = ()

    @property
    def is_printed(self) -> bool:
        """Whether a record can hold the field: asides, groups and periods are not values themselves."""
        return self.role not in {Role.ASIDE, Role.GROUP} and not self.into

    def shown(self, lang: str) -> str:
        """The label that a sheet shows in `lang`; by default the English one, else the name."""
        labels = self.labels.get(self.shown_in(lang))
        return labels[0] if labels else self.name

    def shown_in(self, lang: str) -> str:
        """The language of that label: English if the row has none in `lang`."""
        return lang if self.labels.get(lang) else "en"


@cache
def fields(lexicon: Lexicon) -> tuple[Field, ...]:
    """All fields in the order of the sheet; ConfigurationError names a row that is not a field."""
    return tuple(_field(name, row) for name, row in lexicon.table("fields").items())


@cache
def fields_by_name(lexicon: Lexicon) -> Mapping[str, Field]:
    """The fields by name."""
    return MappingProxyType({field.name: field for field in fields(lexicon)})


def field_called(lexicon: Lexicon, words: str) -> str:
    """The name of the field that a person means, by its name or its label on sheets; UsageError if there is none."""
    printed = [field for field in fields(lexicon) if field.is_printed]
    calls = [(call, field.name) for field in printed for call in (field.name, *map(field.shown, lexicon.languages))]
    names = {fold(call): name for call, name in calls}
    if (asked := fold(words)) in names:
        return names[asked]
    if near := get_close_matches(asked[:40], names, n=1):
        hint = Message("cli.did-you-mean", name=next(call for call, _ in calls if fold(call) == near[0]))
    else:
        hint = Message("cli.choose-from", names=", ".join(field.name for field in printed))
    raise UsageError(Message("cli.no-such-field", name=words), hint)


def _field(name: str, row: TomlTable) -> Field:
    try:
        labels = {column: tuple(cell) for column, cell in row.items() if column not in FIELD_KEYS}
        return Field(
            name,
            ValueType(row["type"]),
            Role(row["role"]),
            MappingProxyType(labels),
            into=tuple(row.get("into", ())),
            brief=tuple(row.get("brief", ())),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ConfigurationError(
            Message("lexicon.field-wrong", name=name, error=str(error)), Message("lexicon.field-needs")
        ) from error
