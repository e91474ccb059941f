"""The columns of tables for people: found by the words in their heads, in any order and in either language."""

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
# Between a row's code and the number of the piece of a long text that the row holds.
PIECE = "~"


def both(key: str) -> str:
    """A message in Greek and English at once."""
    return " · ".join(in_language(Message(key), lang) for lang in _LANGUAGES)


def head(column: str, lang: str = "") -> str:
    """What stands over a column; `lang` is the language of its words."""
    return f"{both(_HEADS[column])}{f' ({lang})' if lang else ''}"


def places(cells: Sequence[str]) -> dict[str, int]:
    """Where each column stands in a row that is the head of a table of ours; nothing for any other row."""
    found: dict[str, int] = {}
    names = _names()
    for place, cell in enumerate(cells):
        if 0 < len(cell) <= _LONGEST_HEAD:
            for part in fold(cell).partition("(")[0].split("·"):
                if column := names.get(part.strip()):
                    found.setdefault(column, place)
    return found if {TEXT, TRANSLATION} <= found.keys() else {}


@cache
def _names() -> Mapping[str, str]:
    """The columns by their folded names in both languages."""
    return {fold(in_language(Message(key), lang)): column for column, key in _HEADS.items() for lang in _LANGUAGES}


def needed(found: Mapping[str, int]) -> Mapping[str, int]:
    """The columns of a table; ForeignFileError where no table of ours was found."""
    if not found:
        text, translation = (Message(_HEADS[one]) for one in (TEXT, TRANSLATION))
        raise ForeignFileError(
            Message("exchange.no-columns", text=text, translation=translation), Message("exchange.keep-header")
        )
    return found


def notes_for(unit: Unit) -> tuple[str, ...]:
    """What a translator is told of a unit beside it: the field, why it is here, the practice, what is known."""
    return (" · ".join(dict.fromkeys(unit.labels)), both(_WANTS[unit.want]), unit.title, *unit.hints)
