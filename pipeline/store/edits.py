"""Tells outputs that a person has edited from what a run wrote, and from damaged files."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Collection, Mapping
from hashlib import sha256
from io import BytesIO
from types import MappingProxyType

from pipeline.messages import Message
from pipeline.model import Issue, IssueCode, Severity
from pipeline.store.names import suffix
from pipeline.store.remote import AnyPath
from pipeline.store.write import is_link

# How many hex digits of a sha256 the ledger keeps of an output's earlier bytes.
_DIGITS = 16

_ZIP, _PDF = b"PK\x03\x04", b"%PDF-"
# Other formats that Word writes, whatever the file's extension.
_OTHER_WORD = (b"\xd0\xcf\x11\xe0", b"{\\rtf")
# Larger packages are not checked.
_MOST_UNPACKED = 500_000_000
_EMPTY = b"\0 \t\r\n\x0c"
_DAMAGE = (OSError, ValueError, LookupError, RuntimeError, EOFError, zipfile.BadZipFile, zlib.error)


def short_digest(digest: str) -> str:
    """The short form of a sha256 that the ledger keeps of an output's earlier bytes."""
    return digest[:_DIGITS]


def is_edit(file: AnyPath, ours: Collection[str]) -> bool:
    """Whether a person has edited an output; `ours` are the short hashes of all that runs wrote there.

    An empty or damaged file is nobody's work. A file that cannot be read may be.
    """
    return _is_foreign(file, ours, is_whole)


def is_persons_file(file: AnyPath, ours: Collection[str]) -> bool:
    """The same, for an output that will not be written again: a damaged file counts, too."""
    return _is_foreign(file, ours, lambda _, data: not _is_empty(data))


def _is_foreign(file: AnyPath, ours: Collection[str], counts: Callable[[str, bytes], bool]) -> bool:
    # For a listed store, this takes no request.
    if not file.exists():
        return is_link(file)
    try:
        data = file.read_bytes()
    except OSError:
        return True
    return short_digest(sha256(data).hexdigest()) not in ours and counts(file.name, data)


def is_known(file: AnyPath, ours: Collection[str]) -> bool:
    """Whether a file holds what a run wrote, by its short hash."""
    try:
        return short_digest(sha256(file.read_bytes()).hexdigest()) in ours
    except OSError:
        return False


def is_whole(name: str, data: bytes) -> bool:
    """Whether a file is neither empty, cut short nor damaged, as far as the format of its extension shows."""
    if _is_empty(data):
        return False
    check = _CHECKS.get(suffix(name))
    return check is None or check(data)


def edit_issues(edits: Mapping[str, str]) -> dict[str, tuple[Issue, ...]]:
    """An issue for each edited output; `edits` maps its name to that of ours beside it, or to ""."""
    return {
        name: (Issue(IssueCode.EDITED_OUTPUT, Severity.WARNING, _edit_message(name, beside)),)
        for name, beside in edits.items()
    }


def _edit_message(name: str, beside: str) -> Message:
    return Message("output.edited", name=name, beside=beside) if beside else Message("output.edited-alone", name=name)


def _is_empty(data: bytes) -> bool:
    return not data.strip(_EMPTY)


def _is_package(data: bytes) -> bool:
    if not data.startswith(_ZIP):
        return data.startswith(_OTHER_WORD)
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            size = sum(part.file_size for part in package.infolist())
            return size > _MOST_UNPACKED or package.testzip() is None
    except _DAMAGE:
        return False


def _is_pdf(data: bytes) -> bool:
    return _PDF in data[:1024] and b"%%EOF" in data[-2048:]


def _is_html(data: bytes) -> bool:
    lower = data.lower()
    return b"\0" not in data.strip(b"\0") and (b"<html" not in lower or b"</html" in lower)


def _is_json(data: bytes) -> bool:
    """Whether a JSON text is complete at its end: before that, a person may have made mistakes."""
    return data.strip(_EMPTY).endswith((b"}", b"]"))


_CHECKS: Mapping[str, Callable[[bytes], bool]] = MappingProxyType(
    {".docx": _is_package, ".pdf": _is_pdf, ".html": _is_html, ".json": _is_json}
)
