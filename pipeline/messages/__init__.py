"""What the tool says to people, as data: a row for each message in the TOML files of this folder, with all languages.

A message is made from the id of its row and the values in it. It is a string, its English text, which records, JSON and
logs contain, and it can be given in any language that the table has.
"""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, reduce
from importlib import resources
from string import Formatter
from typing import Any, Self

from pipeline.kept import kept

LANGUAGES = ("el", "en")

MessageValue = str | int | float
MessageRow = Mapping[str, str]


class Message(str):
    """An English text that knows its origin: the `id` of its row, `part.name`, and the `values` in it.

    `Message("run.edited", name="a.docx")` is row `edited` of run.toml. A value may be a message, too. KeyError if there
    is no such row, or if a value is missing.
    """

    __slots__ = ("id", "values")

    id: str
    values: Mapping[str, MessageValue]

    def __new__(cls, key: str, /, **values: MessageValue) -> Self:
        message = super().__new__(cls, text(key, values, "en"))
        message.id, message.values = key, values
        return message

    def __reduce__(self) -> tuple[Any, ...]:
        return _message, (self.id, self.values)


def in_language(words: str, lang: str) -> str:
    """A message's text in a language; any other text as it is."""
    return text(words.id, words.values, lang) if isinstance(words, Message) else words


def text(key: str, values: Mapping[str, MessageValue], lang: str) -> str:
    """The text of the row `key` in a language, filled in; the singular form if `count` is 1."""
    part, _, name = key.partition(".")
    row = rows(part)[name]
    one = row.get(f"{lang}_one") if values.get("count") == 1 else None
    said = {name: in_language(value, lang) if isinstance(value, str) else value for name, value in values.items()}
    return (one or row[lang]).format_map(said)


def recognised(part: str, words: str) -> str:
    """The message of `part` with this English text; other words as they are."""
    for pattern, name in _patterns(part):
        if found := pattern.fullmatch(words):
            return Message(f"{part}.{name}", **found.groupdict())
    return words


@cache
def _patterns(part: str) -> Sequence[tuple[re.Pattern[str], str]]:
    """A pattern for the English text of each row with any values."""
    return [
        (
            re.compile(
                "".join(
                    re.escape(literal) + (f"(?P<{name}>.+?)" if name else "")
                    for literal, name, _, _ in Formatter().parse(row["en"])
                ),
                re.DOTALL,
            ),
            key,
        )
        for key, row in rows(part).items()
    ]


def of_system(error: BaseException) -> str:
    """The operating system's message for an error, else the error's own words."""
    name = errno.errorcode.get(getattr(error, "errno", None) or 0, "")
    return Message(f"system.{name}") if name in rows("system") else getattr(error, "strerror", None) or str(error)


def toml_flaw(error: ValueError | RecursionError, data: str | bytes) -> tuple[int, str]:
    """The line where `data` stops being TOML, as Python's parser or decoder tells it, and why."""
    lines = len(data.splitlines())
    if isinstance(error, UnicodeDecodeError):
        return error.object.count(b"\n", 0, error.start) + 1, Message("toml.not-utf8")
    if isinstance(error, RecursionError):
        return lines, Message("toml.too-deep")
    what, at, place = str(error).rpartition(" (at ")
    if not at:  # Python's limit for numbers, which names no place
        return lines, Message("toml.digits")
    found = re.match(r"line (\d+)", place)
    return int(found[1]) if found else lines, recognised("toml", what)


def of_toml(error: ValueError | RecursionError, data: str | bytes) -> str:
    """Why `data` is no TOML, with the line."""
    line, what = toml_flaw(error, data)
    return Message("review.problem", line=line, what=what)


def listed(words: Sequence[str]) -> str:
    """Words separated by commas; a message if one of them is."""
    return reduce(lambda first, rest: Message("run.listed", first=first, rest=rest), words) if words else ""


@cache
def rows(part: str) -> Mapping[str, MessageRow]:
    """The rows of one file by name; KeyError if there is no such file."""
    if part not in parts():
        raise KeyError(part)
    data = (resources.files(__package__) / f"{part}.toml").read_bytes()
    return kept(f"messages-{part}", data, lambda: _parsed(data))


def _parsed(data: bytes) -> Mapping[str, MessageRow]:
    import tomllib  # noqa: PLC0415 - slow to import, and needed once a machine

    return tomllib.loads(data.decode("utf-8"))


def parts() -> Iterator[str]:
    """The names of the files, which are the parts of the tool that have messages."""
    names = (entry.name for entry in resources.files(__package__).iterdir())
    return (name.removesuffix(".toml") for name in sorted(names) if name.endswith(".toml"))


def as_raw(words: str) -> str | dict[str, Any]:
    """A text as JSON; for a message, its id and values, and its English text for versions without the row."""
    if not isinstance(words, Message):
        return words
    values = {name: as_raw(value) if isinstance(value, str) else value for name, value in words.values.items()}
    return {"id": words.id, "values": values, "en": str(words)}


def from_raw(raw: str | dict[str, Any]) -> str:
    """The text of such JSON; LookupError, TypeError or AttributeError if it is something else."""
    if isinstance(raw, str):
        return raw
    values = {
        name: from_raw(value) if isinstance(value, str | dict) else value for name, value in raw["values"].items()
    }
    try:
        return Message(raw["id"], **values)
    except LookupError:
        return str(raw["en"])


def _message(key: str, values: Mapping[str, MessageValue]) -> Message:
    return Message(key, **values)
