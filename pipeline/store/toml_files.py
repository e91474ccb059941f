"""TOML files that people write: all that is wrong with one, each with its line; and texts written into them."""

from __future__ import annotations

import json
import re
import tomllib
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from pipeline.errors import PageError
from pipeline.messages import Message, toml_flaw

# How many problems of a file are reported at once, and of how many the line is looked up.
_MOST_TOLD, _MOST_LOOKED_UP = 10, 100
_HEAD = re.compile(r"\s*\[\[?\s*[\"']?([\w.-]+)")
_KEY = re.compile(r"\s*[\"']?([\w.-]+)[\"']?\s*=")

KeyReaders = Mapping[str, Callable[[Any], Any]]


class WrongKindError(ValueError):
    """A value is not of the kind that its key takes; the argument is the right kind, in words."""


def quoted(text: str) -> str:
    """A basic string of TOML, which is like JSON's but for one control character and lone surrogates."""
    return json.dumps(text.encode(errors="replace").decode(), ensure_ascii=False).replace("\x7f", "\\u007f")


def clean_words(text: str) -> str:
    """A person's text in NFC with plain line feeds, without control characters or marks that change its direction."""
    plain = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(sign for sign in plain if sign == "\n" or not _is_control(sign))


def _is_control(sign: str) -> bool:
    if sign.isascii():
        return sign < " " or sign == "\x7f"
    # Some scripts need joiners within words.
    return unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Zl", "Zp"} and sign not in "\u200c\u200d"


class TomlFile:
    """The file `name` and the problems found in it so far; `hint` says what to do about them.

    `adapted` changes the text before it is parsed. PageError where it is no TOML.
    """

    def __init__(self, data: bytes, name: str, hint: Message, adapted: Callable[[str], str] = str) -> None:
        self._name, self._hint = name, hint
        self._problems: list[tuple[int, str]] = []
        try:
            self._text = adapted(data.decode("utf-8-sig"))
            self.table = tomllib.loads(self._text)
        except (ValueError, RecursionError) as error:
            line, reason = toml_flaw(error, data)
            raise PageError(Message("review.not-toml", file=name, line=line, reason=reason), hint) from error

    def note(self, what: str, table: str = "", at: int = 0, key: str = "") -> None:
        """Note what is wrong with a key of the `at`-th table of a name."""
        # In a file that is wrong throughout, not every line is looked up.
        line = _line_of(self._text, table, at, key) if len(self._problems) < _MOST_LOOKED_UP else 0
        self._problems.append((line, what))

    def hold(self) -> None:
        """PageError with every problem, if there is any."""
        if self._problems:
            raise PageError(self._listed_problems(), self._hint)

    def read(self, raw: Mapping[str, Any], readers: KeyReaders, table: str = "", at: int = 0) -> dict[str, Any]:
        """The values of a table's keys; wrong ones are noted and left out."""
        values: dict[str, Any] = {}
        for key, value in raw.items():
            try:
                values[key] = readers[key](value)
            except KeyError:
                self.note(_unknown(key, readers), table, at, key)
            except WrongKindError as wrong:
                self.note(Message("review.wrong-kind", name=key, kind=wrong.args[0]), table, at, key)
            except ValueError as wrong:
                self.note(wrong.args[0], table, at, key)
        return values

    def rows(self, key: str, readers: KeyReaders, needed: Collection[str]) -> Iterator[tuple[int, dict[str, Any]]]:
        """The values of each table `[[key]]`, with its number; those that lack a `needed` key are noted, not given."""
        tables = self.table.get(key, [])
        if not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
            expected = Message("review.kind-tables", name=key)
            self.note(Message("review.wrong-kind", name=key, kind=expected), key=key)
            return
        for at, one in enumerate(tables):
            values = self.read(one, readers, key, at)
            for lacking in sorted(set(needed) - one.keys()):
                self.note(Message("review.key-missing", name=lacking), key, at)
            if values.keys() >= set(needed):
                yield at, values

    def _listed_problems(self) -> str:
        """All problems in one message, by their lines."""
        lines = sorted(self._problems, key=lambda one: (not one[0], one[0]))
        messages = [Message("review.problem", line=line, what=what) for line, what in lines[:_MOST_TOLD]]
        whole: str = messages[0]
        for one in messages[1:]:
            whole = Message("review.and", first=whole, second=one)
        if len(lines) > _MOST_TOLD:
            whole = Message("review.and-more", problems=whole, count=len(lines) - _MOST_TOLD)
        return Message("review.wrong", file=self._name, problems=whole)


def _unknown(key: str, keys: Collection[str]) -> str:
    near = get_close_matches(key[:40].lower(), keys, n=1)
    shown = clean_words(key)[:40]
    return (
        Message("review.no-such-key-but", name=shown, near=near[0])
        if near
        else Message("review.no-such-key", name=shown)
    )


def _line_of(text: str, table: str, at: int, key: str = "") -> int:
    """The line (from 1) where a key is set in the `at`-th table (from 0) of a name; that of the table, else 1."""
    here, count, best = "", -1, 1
    for number, line in enumerate(text.splitlines(), 1):
        if head := _HEAD.match(line):
            here = head[1]
            count += here == table
            if (here, count) == (table, at) or (not table and here == key):
                best = number
        elif here == table and (not table or count == at) and (found := _KEY.match(line)) and found[1] == key:
            return number
    return best
