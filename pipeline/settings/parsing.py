"""Reads settings from TOML, and reports all problems of a file at once, each with its line."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from typing import Any

from pipeline.errors import ConfigurationError
from pipeline.messages import Message, of_toml
from pipeline.settings.problems import Languages, illegible_on_tint, unknown_keys, unknown_languages, wrong_values
from pipeline.settings.types import Settings


def parse(text: str, name: str, root: tuple[str, ...] = (), languages: Languages = lambda _folder: ()) -> Settings:
    """Settings from the TOML `text` of the file `name`, below the table `root` (`("tool", "sheets")`).

    `languages` gives the languages with a table, for a folder of an office's own tables. ConfigurationError lists every
    problem with its line, and suggestions for unknown keys.
    """
    try:
        table: Any = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise ConfigurationError(
            Message("settings.not-toml", name=name, error=of_toml(error, text)), Message("lexicon.mend-line")
        ) from error
    for key in root:
        table = table.get(key, {}) if isinstance(table, Mapping) else {}
    # In strict mode, with JSON input, lists become tuples and no other type is converted.
    from pydantic import TypeAdapter, ValidationError  # noqa: PLC0415 - 0.1 s that a run without settings need not pay

    problems = [*unknown_keys(table)]
    try:
        settings = TypeAdapter(Settings).validate_json(json.dumps(table, default=str), strict=True)
    except ValidationError as error:
        problems += wrong_values(error.errors(include_url=False), table)
    problems += [*illegible_on_tint(table), *unknown_languages(table, languages)]
    if problems:
        lines = sorted((line_of(text, (*root, *path)), ".".join(path), message) for path, message in problems)
        details = (
            Message("settings.problem", file=name, line=line, key=key, what=message) for line, key, message in lines
        )
        raise ConfigurationError(
            Message("settings.wrong", file=name), Message("settings.in-readme"), tuple(dict.fromkeys(details))
        )
    return settings


def line_of(text: str, path: tuple[str, ...]) -> int:
    """The line (from 1) where a key is set; that of its table, or else 1, if it cannot be found."""
    table: tuple[str, ...] = ()
    best = 1
    for number, line in enumerate(text.splitlines(), 1):
        stripped = line.strip()
        if stripped.startswith("["):
            table = tuple(part.strip(" \"'") for part in stripped.split("#")[0].strip("[] \t").split("."))
            if table == path[: len(table)]:
                best = number
        key = tuple(part.strip(" \"'") for part in stripped.split("=")[0].split("."))
        if "=" in stripped and (*table, *key) == path[: len(table) + len(key)] and len(table) + len(key) > 0:
            return number
    return best
