"""Adds labels to an office's own table, `fields.toml` in its lexicon folder, and leaves all else as it was."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from pipeline.errors import ConfigurationError
from pipeline.lexicon import extended, shipped
from pipeline.lexicon.checking import check
from pipeline.messages import Message
from pipeline.settings import Settings
from pipeline.store.toml_files import quoted
from pipeline.store.write import is_link, write_file
from pipeline.text import fold

_FILE = "fields.toml"


def add_label(settings: Settings, folder: Path, field: str, lang: str, words: str) -> Path:
    """Add `words` to the labels of a field in a language; returns the table's file, which is made if needed.

    ConfigurationError where the table is broken, or is written in a way that the label must be added by hand.
    """
    home = folder / (settings.lexicon or "lexicon")
    file = home / _FILE
    data = file.read_bytes() if file.is_file() and not is_link(file) else b""
    check({_FILE: data}, shipped(), home.name)
    text = data.decode("utf-8-sig")
    labels = tomllib.loads(text).get(field, {}).get(lang, [])
    if fold(words) in map(fold, labels):
        return file
    made = _with_label(text, field, lang, quoted(words))
    _hold(made, text, field, lang, [words, *labels], file)
    check({_FILE: made.encode()}, shipped(), home.name)
    extended(shipped(), {_FILE: made.encode()})
    return Path(str(write_file(home, _FILE, made.encode())))


def _with_label(text: str, field: str, lang: str, quoted: str) -> str:
    head = re.search(rf"^[ \t]*\[[ \t]*{re.escape(field)}[ \t]*\][^\n]*\n?", text, re.MULTILINE)
    if head is None:
        return f"{text.rstrip()}\n\n[{field}]\n{lang} = [{quoted}]\n".lstrip("\n")
    after = re.search(r"^[ \t]*\[[^\[\]\n]*\][ \t]*(?:#[^\n]*)?$", text[head.end() :], re.MULTILINE)
    end = head.end() + (after.start() if after else len(text) - head.end())
    row = re.compile(rf"^[ \t]*{re.escape(lang)}[ \t]*=[ \t]*\[", re.MULTILINE).search(text, head.end(), end)
    if row:
        return f"{text[: row.end()]}{quoted}, {text[row.end() :]}"
    start = text[: head.end()]
    return f"{start}{'' if start.endswith(chr(10)) else chr(10)}{lang} = [{quoted}]\n{text[head.end() :]}"


def _hold(made: str, text: str, field: str, lang: str, labels: list[str], file: Path) -> None:
    """ConfigurationError unless the label is the only difference between the new text and the old."""
    before = tomllib.loads(text)
    before[field] = {**before.get(field, {}), lang: labels}
    try:
        is_right = tomllib.loads(made) == before
    except tomllib.TOMLDecodeError:
        is_right = False
    if not is_right:
        message = Message("teaching.by-hand", file=str(file), field=field, lang=lang, words=labels[0])
        raise ConfigurationError(message)
