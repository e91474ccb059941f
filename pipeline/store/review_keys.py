"""The keys of a review file: what each may hold, and how it is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from pipeline.messages import Message
from pipeline.model import Approval, Edit, EditOrigin, Kind, MadeFrom, PictureEdit, Printing, Trust
from pipeline.store.toml_files import KeyReaders, WrongKindError, clean_words
from pipeline.values.forms import from_raw

FORMAT = 1
# Our name for the table about the page as a whole, as no table can have the name of the key `page`.
ABOUT = "about"

_LANG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_PRACTICE = re.compile(r"([0-9]+(\.[0-9]+)*)?")
_HASH = re.compile(r"([0-9a-f]{16})?")
_FILE = re.compile(r"(?!\.)[^\\\n]{1,2000}")


def _text(raw: object) -> str:
    if not isinstance(raw, str):
        raise WrongKindError(Message("review.kind-text"))
    return clean_words(raw)


def _line(raw: object) -> str:
    return _text(raw).replace("\n", " ").strip()


def _date(raw: object) -> str:
    # A date without quotes is a TOML date; both spellings mean the same.
    return str(raw) if isinstance(raw, date) else _line(raw)


def _matching(pattern: re.Pattern[str], kind: str) -> Callable[[object], str]:
    def read(raw: object) -> str:
        if not isinstance(raw, str) or not pattern.fullmatch(raw):
            raise WrongKindError(Message(kind))
        return raw

    return read


def _practice(raw: object) -> str:
    is_number = isinstance(raw, int) and not isinstance(raw, bool)
    return _matching(_PRACTICE, "review.kind-practice")(str(raw) if is_number else raw)


def _number(raw: object) -> int:
    if not isinstance(raw, int) or isinstance(raw, bool) or raw < 1:
        raise WrongKindError(Message("review.kind-number"))
    return raw


def _bool(raw: object) -> bool:
    if not isinstance(raw, bool):
        raise WrongKindError(Message("review.kind-bool"))
    return raw


def _one_of(names: type[StrEnum]) -> Callable[[object], StrEnum]:
    def read(raw: object) -> StrEnum:
        try:
            return names(str(raw))
        except ValueError:
            raise WrongKindError(Message("review.kind-one-of", names=", ".join(names))) from None

    return read


class _Practices(StrEnum):
    JOINED = "joined"


def _texts(raw: object) -> tuple[str, ...]:
    if not isinstance(raw, list) or not all(isinstance(one, str) for one in raw):
        raise WrongKindError(Message("review.kind-texts"))
    return tuple(filter(None, map(_line, raw)))


def _words(raw: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(raw, dict) or not all(isinstance(one, str) for one in raw.values()):
        raise WrongKindError(Message("review.kind-words", example='{el = "…", en = "…"}'))
    return tuple((clean_words(name), clean_words(text)) for name, text in raw.items())


def _made_from(raw: object) -> MadeFrom:
    if not isinstance(raw, dict) or raw.keys() != {"lang", "seen"}:
        raise WrongKindError(Message("review.kind-words", example='{lang = "en", seen = "…"}'))
    return MadeFrom(_lang(raw["lang"]), _hash(raw["seen"]))


_lang = _matching(_LANG, "review.kind-language")
_hash = _matching(_HASH, "review.kind-hash")

_EDIT: KeyReaders = MappingProxyType(
    {
        "practice": _practice,
        "field": _line,
        "lang": _lang,
        "at": _number,
        "seen": _hash,
        "was": _text,
        "text": _text,
        "value": from_raw,
        "how": _one_of(EditOrigin),
        "of": _made_from,
        "state": _one_of(Trust),
        "by": _line,
        "on": _date,
        "note": _text,
    }
)
_PICTURE: KeyReaders = MappingProxyType(
    {"src": _matching(_FILE, "review.kind-file"), "use": _bool, "alt": _words, "caption": _words, "credit": _line}
)
_APPROVAL: KeyReaders = MappingProxyType({"practice": _practice, "seen": _hash, "by": _line, "on": _date})
_PRINTING: KeyReaders = MappingProxyType(
    {"practice": _practice, "seen": _hash, "words": _words, "on": _date, "pack": _line}
)
PAGE: KeyReaders = MappingProxyType(
    {"kind": _one_of(Kind), "practices": _one_of(_Practices), "split_at": _texts, "same_as": _line}
)
TOP: KeyReaders = MappingProxyType({"format": _number, "page": _text, "url": _line})
# The lists of tables by their names in the file: what a table becomes, how its keys are read, and which it must have.
LISTS: Mapping[str, tuple[Any, KeyReaders, frozenset[str]]] = MappingProxyType(
    {
        "edit": (Edit, _EDIT, frozenset({"field", "lang"})),
        "picture": (PictureEdit, _PICTURE, frozenset({"src"})),
        "approved": (Approval, _APPROVAL, frozenset({"seen"})),
        "printed": (Printing, _PRINTING, frozenset({"seen"})),
    }
)
