"""The columns of tables for translators, found by the words of their headers, in any order and either language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType

from pipeline.exchange.unit import TranslationState, Unit
from pipeline.exchange.xml import ForeignFileError
from pipeline.messages import Message, in_language
from pipeline.text import fold

ID, FIELD, BEFORE, TEXT, TRANSLATION, NOTES = "id", "field", "before", "text", "translation", "notes"
_LANGUAGES = ("el", "en")
_HEADS: Mapping[str, str] = MappingProxyType(
    {
        ID: "exchange.column-id",
        FIELD: "exchange.column-field",
        BEFORE: "exchange.column-before",
        TEXT: "exchange.column-text",
        TRANSLATION: "exchange.column-translation",
        NOTES: "exchange.column-notes",
    }
)
_WANTS: Mapping[TranslationState, str] = MappingProxyType(
    {
        TranslationState.MISSING: "exchange.want-missing",
        TranslationState.STALE: "exchange.want-stale",
        TranslationState.DRAFT: "exchange.want-draft",
        TranslationState.UNSURE: "exchange.want-unsure",
        TranslationState.DONE: "exchange.want-done",
    }
)
_LONGEST_HEAD = 80
# Separates a row's id from the number of the row's piece of a long text.
PIECE = "~"


def both(key: str) -> str:
    """A message in Greek and English at once."""
    return " · ".join(in_language(Message(key), lang) for lang in _LANGUAGES)


def head(column: str, lang: str = "") -> str:
    """The header of a column; `lang` is the language of its texts."""
    return f"{both(_HEADS[column])}{f' ({lang})' if lang else ''}"


def places(cells: Sequence[str]) -> dict[str, int]:
    """The index of each column, if the row is the header of one of our tables; empty for any other row."""
    found: dict[str, int] = {}
    names = _names()
    for place, cell in enumerate(cells):
        if len(cell) <= _LONGEST_HEAD:
            for part in fold(cell).partition("(")[0].split("·"):
                if column := names.get(part.strip()):
                    found.setdefault(column, place)
    return found if {TEXT, TRANSLATION} <= found.keys() else {}


@cache
def _names() -> Mapping[str, str]:
    """The columns by their folded names in both languages."""
    return {fold(in_language(Message(key), lang)): column for column, key in _HEADS.items() for lang in _LANGUAGES}


def needed(found: Mapping[str, int]) -> Mapping[str, int]:
    """The columns of a table; ForeignFileError if none of our tables was found."""
    if not found:
        text, translation = (Message(_HEADS[one]) for one in (TEXT, TRANSLATION))
        raise ForeignFileError(
            Message("exchange.no-columns", text=text, translation=translation), Message("exchange.keep-header")
        )
    return found


def notes_for(unit: Unit) -> tuple[str, ...]:
    """Notes for the translator of a unit: the field, the reason why it is here, the practice, hints."""
    return (" · ".join(dict.fromkeys(unit.labels)), both(_WANTS[unit.want]), unit.title, *unit.hints)
