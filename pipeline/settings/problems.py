"""Problems of settings in words: which setting is wrong, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from difflib import get_close_matches
from typing import Any, TypeAlias, get_type_hints

from pipeline.contrast import LEGIBLE, contrast
from pipeline.messages import Message
from pipeline.settings.brand import COLOUR, Brand, Logo, is_legible
from pipeline.settings.types import FORMAT_NAMES, TEXT_LANGUAGES, ReviewSettings, Settings

# A setting, by its path, and what is wrong with it.
Problem: TypeAlias = tuple[tuple[str, ...], str]
# Gives the languages that have a table, for the name of an office's own folder ("" for the default one).
Languages: TypeAlias = Callable[[str], Collection[str]]

# The grey of labels and notes in the style sheet and in the Word template.
QUIET = "#565d6b"


def wrong_values(errors: Iterable[Mapping[str, Any]], table: Any) -> Iterator[Problem]:
    """The values of a table that pydantic has found wrong."""
    for error in errors:
        path = _path(error["loc"], table)
        # If every entry of a list is wrong, pydantic also calls the list too short.
        if path and (error["type"] != "too_short" or not error["input"]):
            yield path, _in_words(error, path)


def _path(place: Iterable[int | str], value: Any) -> tuple[str, ...]:
    """The path of a setting, without positions in lists: the message says which entry is wrong.

    Empty where a value may be a text or a table and is the other one: pydantic reports both.
    """
    path: list[str] = []
    for part in place:
        if isinstance(part, int):
            value = value[part]
        elif isinstance(value, Mapping) and part in value:
            value = value[part]
            path.append(part)
        elif part not in _ALTERNATIVES:
            path.append(part)
        elif (part == "str") is isinstance(value, Mapping):
            return ()
    return tuple(path)


# How pydantic names the types of a setting that may be one of two.
_ALTERNATIVES = frozenset({"str", Logo.__name__, ReviewSettings.__name__})


def _in_words(error: Mapping[str, Any], path: Sequence[str]) -> str:
    """A message on what to write instead of a value that pydantic has found wrong."""
    problem, limits = error["type"], error.get("ctx", {})
    if problem == "predicate_failed":
        return _rule_of_ours(path[-1], str(error["input"])[:40])
    if problem == "literal_error":
        return Message("settings.choose-from", names=", ".join(re.findall("'([^']*)'", limits["expected"])))
    if problem in _BOUNDS:
        key, limit = _BOUNDS[problem]
        return Message(key, limit=limits[limit])
    if problem.startswith("dataclass"):
        return Message("settings.table", name=".".join(path))
    kind = next((key for start, key in _KINDS.items() if problem.startswith(start)), "settings.unusable")
    return Message(kind)


# Bounds of numbers, and where pydantic keeps the limit.
_BOUNDS = {
    "greater_than": ("settings.more-than", "gt"),
    "greater_than_equal": ("settings.at-least", "ge"),
    "less_than_equal": ("settings.at-most", "le"),
}
# The messages for expected types, by how pydantic's names of problems begin.
_KINDS = {
    "string": "settings.text",
    "bool": "settings.true-or-false",
    "int": "settings.whole-number",
    "float": "settings.number",
    "finite": "settings.number",
    "tuple": "settings.list",
    "too_short": "settings.at-least-one",
    "unexpected_keyword": "settings.no-such-setting",
}


def _rule_of_ours(name: str, value: str) -> str:
    """A message on what a value must look like where one of our own rules has failed."""
    if name == "formats":
        return Message("settings.no-such-format", name=value, names=", ".join(FORMAT_NAMES))
    if name == "url":
        return Message("settings.address")
    if name in {"hosts", "user_header"}:
        return Message("settings.hosts" if name == "hosts" else "settings.user_header", name=value)
    if name in {"accent", "ink"}:
        return Message("settings.colour-on-white")
    return Message("settings.colour") if name == "tint" else Message("settings.contact")


def unknown_languages(table: Any, languages: Languages) -> Iterator[Problem]:
    """Languages in `text_languages` that have neither a table nor a shipped word list."""
    given = table.get("text_languages", ()) if isinstance(table, Mapping) else ()
    texts = [one for one in given if isinstance(one, str)] if isinstance(given, list) else []
    if set(texts) <= set(TEXT_LANGUAGES):
        return
    folder = table.get("lexicon")
    known = dict.fromkeys((*TEXT_LANGUAGES, *languages(folder if isinstance(folder, str) else "")))
    for one in texts:
        if one not in known:
            message = Message("settings.no-such-language", name=one[:40], names=", ".join(known))
            yield ("text_languages",), message


def illegible_on_tint(table: Any) -> Iterator[Problem]:
    """Colours that are illegible on the tint: a problem of the tint if that is set, else of the colour."""
    brand = table.get("brand", {}) if isinstance(table, Mapping) else {}
    given = brand if isinstance(brand, Mapping) else {}
    ink, accent, tint = (str(given.get(name, getattr(Brand(), name))) for name in ("ink", "accent", "tint"))
    if not (is_legible(ink) and is_legible(accent) and COLOUR.fullmatch(tint)):
        return  # reported already
    inks = (("ink", "settings.ink", ink), ("accent", "settings.accent", accent), ("tint", "settings.grey", QUIET))
    for key, name, colour in inks:
        if (ratio := contrast(colour, tint)) < LEGIBLE:
            message = Message("settings.illegible", name=Message(name), colour=colour, tint=tint, ratio=ratio)
            yield ("brand", "tint" if "tint" in given else key), message


def unknown_keys(table: Any) -> Iterator[Problem]:
    """Unknown keys, each with what may have been meant."""
    return ((path, _unknown(path)) for path in _unknown_keys(table, Settings))


def _unknown_keys(table: Any, section: type, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    if not isinstance(table, Mapping):
        return
    hints = get_type_hints(section)
    for key, value in table.items():
        if key not in hints:
            yield (*path, key)
        elif is_dataclass(hints[key]):
            yield from _unknown_keys(value, hints[key], (*path, key))


def _unknown(path: tuple[str, ...]) -> str:
    section: Any = Settings
    for key in path[:-1]:
        section = get_type_hints(section)[key]
    near = get_close_matches(path[-1][:40], [one.name for one in fields(section)], n=1)
    return Message("settings.near-setting", name=near[0]) if near else Message("settings.no-such-setting")
