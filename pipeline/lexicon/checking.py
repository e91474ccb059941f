"""Checks an office's own tables against the shipped ones: mistakes are reported with file, line and what was meant."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any, NamedTuple

from pipeline.errors import ConfigurationError
from pipeline.lexicon import Lexicon, TomlTable
from pipeline.lexicon.fields import FIELD_KEYS, Role, ValueType
from pipeline.messages import Message, of_toml
from pipeline.settings import line_of

# A column of labels is named after its language.
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?")
_CHOICES: Mapping[str, frozenset[str]] = {"role": frozenset(Role), "type": frozenset(ValueType)}


class _Slip(NamedTuple):
    path: tuple[str, ...]
    message: str


def check(files: Mapping[str, bytes], base: Lexicon, folder: str) -> None:
    """ConfigurationError with every mistake in the TOML files of an office's `folder`, which extend `base`."""
    details = [
        detail
        for name, data in sorted(files.items())
        for detail in _slip_messages(f"{folder}/{name}", name, data, base)
    ]
    if details:
        raise ConfigurationError(
            Message("lexicon.wrong-tables", folder=str(folder)), Message("lexicon.see-heads"), (*details,)
        )


def _slip_messages(shown: str, name: str, data: bytes, base: Lexicon) -> Iterator[str]:
    try:
        text = data.decode("utf-8-sig")
        own = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        yield Message("lexicon.not-toml", name=shown, error=of_toml(error, data))
        return
    known = name.removesuffix(".toml")
    slips = _in_fields(own, base) if known == "fields" else _in_table(own, known, base)
    for line, path, message in sorted((line_of(text, slip.path), ".".join(slip.path), slip.message) for slip in slips):
        yield Message("lexicon.slip", place=f"{shown}:{line}", path=path, text=message)


def _in_fields(own: TomlTable, base: Lexicon) -> Iterator[_Slip]:
    shipped = base.table("fields")
    columns = {*base.languages, *FIELD_KEYS}
    for name, row in own.items():
        if not isinstance(row, Mapping):
            yield _Slip((name,), Message("lexicon.field-no-table"))
            continue
        if name not in shipped and not _CHOICES.keys() <= row.keys():
            yield _Slip((name,), _with_near(Message("lexicon.no-such-field"), name, shipped))
        for key, value in row.items():
            message = _in_row(key, value, columns)
            if message:
                yield _Slip((name, key), message)


def _in_row(key: str, value: Any, columns: Iterable[str]) -> str:
    """What is wrong with a key of a field; empty if nothing."""
    if key in _CHOICES:
        known = sorted(_CHOICES[key])
        if value in known:
            return ""
        wrong = Message("lexicon.wrong-choice", value=f"{value!r}", key=key)
        return (
            _with_near(wrong, str(value), known)
            if _near(str(value), known)
            else Message("run.about", what=wrong, text=", ".join(known))
        )
    if key not in FIELD_KEYS and not _LANGUAGE.fullmatch(key):
        return _with_near(Message("lexicon.no-such-column"), key, columns)
    is_list = isinstance(value, list) and all(isinstance(label, str) and label.strip() for label in value)
    return "" if is_list else Message("lexicon.list-of-labels")


def _in_table(own: TomlTable, name: str, base: Lexicon) -> Iterator[_Slip]:
    """Mistakes in a table of words: sections and keys that no shipped table has, values of a different type."""
    is_language = name in base.languages or name not in base.tables
    tables = [base.table(lang) for lang in base.languages] if is_language else [base.table(name)]
    # The keys of the table of places are names, and any name may be new.
    return _in_section(own, tables, (), depth=2 if is_language else 1)


def _in_section(own: TomlTable, tables: list[TomlTable], path: tuple[str, ...], depth: int) -> Iterator[_Slip]:
    for key, value in own.items():
        known = [table[key] for table in tables if key in table]
        if not known:
            others = {other for table in tables for other in table}
            if _near(key, others) or not path:
                yield _Slip((*path, key), _with_near(Message("lexicon.no-such-key"), key, others))
        elif not any(_form(value) is _form(one) for one in known):
            yield _Slip((*path, key), Message(_FORMS[_form(known[0])]))
        elif isinstance(value, Mapping) and depth > 1:
            yield from _in_section(value, [one for one in known if isinstance(one, Mapping)], (*path, key), depth - 1)


_FORMS = {
    dict: "lexicon.must-be-table",
    list: "lexicon.must-be-list",
    str: "lexicon.must-be-text",
    int: "lexicon.must-be-number",
    bool: "lexicon.must-be-truth",
}


def _form(value: Any) -> type:
    return next((form for form in _FORMS if type(value) is form), object)


def _near(name: str, known: Iterable[str]) -> str:
    return next(iter(get_close_matches(name[:40], list(known), n=1)), "")


def _with_near(text: Message, name: str, known: Iterable[str]) -> Message:
    near = _near(name, known)
    return Message("lexicon.with-near", text=text, name=near) if near else text
