"""Remembers which tables were exported from an output folder: an export may replace those, and no other file."""

from __future__ import annotations

import re
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from pipeline.errors import OutputError
from pipeline.messages import Message
from pipeline.store.write import append_to, is_link, write_file

# A line with the sha256 of each table that was written.
_LEDGER = ".exports"
_IS_LEDGER = re.compile(r"(?:[0-9a-f]{64}\n)*")


def write_export(folder: Path, file: Path, data: bytes) -> None:
    """Write a table of the output folder's records.

    OutputError for an existing file of that name that was not exported from the folder, or has changed since.
    """
    known = _known(folder)
    if is_link(file) or (file.exists() and _digest(file.read_bytes()) not in {*known, _digest(data)}):
        raise OutputError(Message("output.foreign-export", file=str(file)), Message("output.move-export"))
    if _digest(data) not in known and _is_ours(folder):
        # If it cannot be noted, the next export will be refused, which does no harm.
        with suppress(OutputError):
            append_to(folder / _LEDGER, f"{_digest(data)}\n".encode())
    write_file(file.parent, file.name, data)


def _known(folder: Path) -> frozenset[str]:
    return frozenset(_text(folder).split()) if _is_ours(folder) else frozenset()


def _is_ours(folder: Path) -> bool:
    """Whether there is no ledger, or one of ours."""
    return _IS_LEDGER.fullmatch(_text(folder)) is not None


def _text(folder: Path) -> str:
    try:
        return (folder / _LEDGER).read_text("utf-8", "replace")
    except OSError:
        return ""


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()
