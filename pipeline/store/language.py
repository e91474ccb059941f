"""The language of messages: the setting's, else that of SHEETS_LANG, else the system's."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.messages import LANGUAGES

# The variables that decide the language of messages in POSIX, the strongest first.
_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")


def message_language(folder: Path, environment: Mapping[str, str]) -> str:
    """`el` or `en`, for messages in this working folder.

    Wrong settings choose nothing here: loading them in full will report what is wrong.
    """
    locale = next((environment[name] for name in _LOCALE if environment.get(name)), "")
    asked = (_setting(folder), environment.get("SHEETS_LANG", ""), locale)
    return next((lang for lang in map(known_language, asked) if lang), "en")


def known_language(words: str) -> str:
    """The language of a tag such as `el_GR.UTF-8` or `EN`; "" for one that we have no messages in."""
    name = words[:2].lower()
    return name if name in LANGUAGES and not words[2:3].isalpha() else ""


def _setting(folder: Path) -> str:
    for name, path in (("sheets.toml", ()), ("pyproject.toml", ("tool", "sheets"))):
        try:
            setting: Any = tomllib.loads((folder / name).read_text(encoding="utf-8-sig"))
        except (OSError, ValueError, RecursionError):
            continue
        for key in (*path, "ui", "language"):
            setting = setting.get(key) if isinstance(setting, dict) else None
        if isinstance(setting, str):
            return setting
    return ""


@cache
def of_this_run() -> str:
    """The language of the user of this command, which does not change while it runs."""
    return message_language(Path(), os.environ)
