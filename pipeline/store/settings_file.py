"""The settings file of a working folder, files that look like one, and where a setting is in it."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import ConfigurationError
from pipeline.lexicon import shipped
from pipeline.messages import Message, of_system, of_toml
from pipeline.settings import Settings, line_of, parse


class _SettingsFile(NamedTuple):
    name: str
    text: str
    root: tuple[str, ...]


def load_settings(folder: Path) -> Settings:
    """The settings of a working folder: `sheets.toml` or `[tool.sheets]` in pyproject.toml, else the defaults."""
    file = _settings_file(folder)

    def languages(tables: str) -> Collection[str]:
        own = {table.stem for table in (folder / (tables or "lexicon")).glob("*.toml")}
        return sorted({*shipped().languages, *(own - shipped().tables.keys())})

    return parse(file.text, file.name, file.root, languages) if file else Settings()


def look_alikes(folder: Path) -> Iterator[Message]:
    """A message for each file that looks like settings but is not read: a misspelt name, or one with `.txt` added."""
    names = {entry.name for entry in folder.iterdir() if entry.is_file()}
    if not (folder / "sheets.toml").is_file():
        for name in sorted(names):
            plain = name.lower().removesuffix(".txt")
            if plain.endswith((".toml", ".tml")) and get_close_matches(plain, ["sheets.toml"], cutoff=0.85):
                yield Message("settings.look-alike", name=name)
    project = folder / "pyproject.toml"
    tables = _tool_table(project, _text(project)) if project.name in names else {}
    if "sheets" not in tables:
        for table in get_close_matches("sheets", tables, cutoff=0.8) or {"practice-sheets"} & tables.keys():
            yield Message("settings.look-alike-table", name=table)


def setting_place(setting: tuple[str, ...], value: str, folder: Path) -> str:
    """Where the settings of a working folder give a value, as `sheets.toml:7`; without a file, the setting's name."""
    file = _settings_file(folder)
    if file is None:
        return ".".join(setting)
    first = line_of(file.text, (*file.root, *setting))
    lines = file.text.splitlines()[first - 1 :]
    return f"{file.name}:{next((first + after for after, line in enumerate(lines) if value in line), first)}"


def _settings_file(folder: Path) -> _SettingsFile | None:
    own, project = folder / "sheets.toml", folder / "pyproject.toml"
    texts = {file: _text(file) for file in (own, project) if file.is_file()}
    in_project = project in texts and "sheets" in _tool_table(project, texts[project])
    if own in texts and in_project:
        raise ConfigurationError(Message("settings.two-places"), Message("settings.keep-one"))
    if own in texts:
        return _SettingsFile(own.name, texts[own], ())
    return _SettingsFile(project.name, texts[project], ("tool", "sheets")) if in_project else None


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = of_toml(error, b"") if isinstance(error, UnicodeDecodeError) else of_system(error)
        raise ConfigurationError(
            Message("settings.unreadable", name=file.name, error=reason), Message("settings.save-utf8")
        ) from error


def _tool_table(file: Path, text: str) -> dict[str, object]:
    try:
        table = tomllib.loads(text).get("tool", {})
    except (ValueError, RecursionError) as error:
        raise ConfigurationError(
            Message("settings.not-toml", name=file.name, error=of_toml(error, text)), Message("lexicon.mend-line")
        ) from error
    return table if isinstance(table, dict) else {}
