"""Labels and facts about languages as data: a TOML file for each language, one for the fields, one for places.

`Lexicon` holds the parsed tables; typed views of single tables are in the modules beside this one (`lexicon.fields`,
`lexicon.splitting` …) and take a `Lexicon`. An office's own folder of tables may extend the shipped ones: tables with
the same keys are merged, lists are appended, a new file is a new language.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from hashlib import sha256
from importlib import resources
from itertools import zip_longest
from typing import Any

from pipeline.errors import ConfigurationError
from pipeline.kept import kept
from pipeline.messages import Message, of_toml
from pipeline.text import fold

TomlTable = Mapping[str, Any]

# Lists in which the place of an entry says what it is: the forms of January come first.
_BY_PLACE = frozenset({"/values/months", "/values/seasons"})
# Tables that are not for one language.
_COMMON = frozenset({"fields", "places", "weights"})


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The parsed tables by name (`fields`, `el`, `en` …). Compared by identity, so that views of it can be cached."""

    tables: Mapping[str, TomlTable] = field(repr=False)
    digest: str

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that have a table, sorted."""
        return tuple(sorted(set(self.tables) - _COMMON))

    def table(self, name: str, section: str | None = None) -> TomlTable:
        """A table, or one of its sections; empty if there is none."""
        table = self.tables.get(name, {})
        return table if section is None else table.get(section, {})

    def entries(self, section: str, key: str) -> tuple[str, ...]:
        """The entries of a list in one section of all languages, language by language."""
        return tuple(entry for lang in self.languages for entry in self.table(lang, section).get(key, ()))


@cache
def shipped() -> Lexicon:
    """The lexicon of the package itself."""
    folder = resources.files(__package__)
    files = {entry.name: entry.read_bytes() for entry in folder.iterdir() if entry.name.endswith(".toml")}
    source = _joined(files)
    return Lexicon(kept("lexicon", source, lambda: _parsed(files)), sha256(source).hexdigest())


def extended(base: Lexicon, files: Mapping[str, bytes]) -> Lexicon:
    """`base` with an office's own TOML files merged in; ConfigurationError names a file that is not TOML.

    A label that the office gives to a field is removed from the field that had it before.
    """
    return _extended(base, tuple(sorted(files.items()))) if files else base


@lru_cache(maxsize=2)  # a process that goes on from run to run keeps the views of it
def _extended(base: Lexicon, files: tuple[tuple[str, bytes], ...]) -> Lexicon:
    own = _parsed(dict(files))
    fields = _without_labels(base.table("fields"), own.get("fields", {}))
    tables = {
        name: _merged(fields if name == "fields" else base.table(name), own.get(name, {}))
        for name in {*base.tables, *own}
    }
    digest = sha256(_joined(dict(files))).hexdigest()
    return Lexicon(tables, sha256(f"{base.digest} {digest}".encode()).hexdigest())


def _joined(files: Mapping[str, bytes]) -> bytes:
    return b"".join(name.encode() + b"\0" + data + b"\0" for name, data in sorted(files.items()))


def _parsed(files: Mapping[str, bytes]) -> Mapping[str, TomlTable]:
    tables = {}
    for name, data in sorted(files.items()):
        try:
            tables[name.removesuffix(".toml")] = tomllib.loads(data.decode("utf-8"))
        except (ValueError, RecursionError) as error:
            raise ConfigurationError(
                Message("lexicon.not-toml", name=name, error=of_toml(error, data)), Message("lexicon.mend-line")
            ) from error
    return tables


def _without_labels(base: TomlTable, own: TomlTable) -> TomlTable:
    """The shipped fields without the labels that an office's own table gives to other fields."""
    given = {
        fold(label): name
        for name, row in own.items()
        if isinstance(row, Mapping)
        for column in row.values()
        if isinstance(column, list)
        for label in column
        if isinstance(label, str)
    }
    return {
        name: {
            key: [label for label in column if given.get(fold(label), name) == name]
            if isinstance(column, list)
            else column
            for key, column in row.items()
        }
        for name, row in base.items()
    }


def _merged(base: Any, own: Any, path: str = "") -> Any:
    if isinstance(base, Mapping) and isinstance(own, Mapping):
        return {
            key: _merged(base[key], own[key], f"{path}/{key}")
            if key in base and key in own
            else own.get(key, base.get(key))
            for key in {**base, **own}
        }
    if path in _BY_PLACE:
        return [f"{ours} {theirs}".strip() for ours, theirs in zip_longest(base, own, fillvalue="")]
    if isinstance(base, list) and isinstance(own, list):
        return [*base, *(entry for entry in own if entry not in base)]
    return own
