"""Reads a list of addresses from a file."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import InputError, PageError
from pipeline.messages import Message
from pipeline.store.load import read_file

_MOST_LIST_BYTES = 10_000_000


def addresses_in(file: Path) -> tuple[str, ...]:
    """The addresses in a file, one a line; `#` begins a comment at a line's start or after a blank."""
    try:
        text = read_file(file.resolve(), _MOST_LIST_BYTES).decode("utf-8-sig")
    except (PageError, UnicodeDecodeError) as error:
        reason = error.text if isinstance(error, PageError) else Message("run.not-utf8")
        raise InputError(
            Message("run.about", what=str(file), text=reason), Message("run.one-address-a-line")
        ) from error
    lines = (f" {line}".partition(" #")[0].strip() for line in text.replace("\t", " ").splitlines())
    return tuple(line for line in lines if line)
