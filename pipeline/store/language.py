"""Which language a person is spoken to: the setting, else SHEETS_LANG, else the system's language."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.messages import LANGUAGES

# What POSIX asks for the language of messages, the strongest first.
_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")


def message_language(folder: Path, environment: Mapping[str, str]) -> str:
    """`el` or `en`, for messages in this working folder.

    Settings that are wrong choose nothing here: whoever loads them in full says what is wrong.
    """
    locale = next((environment[name] for name in _LOCALE if environment.get(name)), "")
    asked = (_setting(folder), environment.get("SHEETS_LANG", ""), locale)
    return next((lang for lang in map(known_language, asked) if lang), "en")


def known_language(words: str) -> str:
    """The language that such words as `el_GR.UTF-8` or `EN` begin with, "" for one that we do not speak."""
    name = words[:2].lower()
    return name if name in LANGUAGES and not words[2:3].isalpha() else ""


def _setting(folder: Path) -> str:
    for name, path in (("sheets.toml", ()), ("pyproject.toml", ("tool", "sheets"))):
        try:
            found: Any = tomllib.loads((folder / name).read_text(encoding="utf-8-sig"))
        except (OSError, ValueError, RecursionError):
            continue
        for key in (*path, "ui", "language"):
            found = found.get(key) if isinstance(found, dict) else None
        if isinstance(found, str):
            return found
    return ""


@cache
def of_this_run() -> str:
    """The language of whoever called this command, which does not change while it runs."""
    return message_language(Path(), os.environ)
