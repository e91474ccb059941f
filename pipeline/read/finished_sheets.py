"""Finished sheets of this tool, recognised by the identifier in their properties."""

from __future__ import annotations

import html
import re
import zipfile
import zlib
from io import BytesIO

from pipeline.model import SheetId

# All are bounded: no file can keep them busy.
_PROPERTY = re.compile(r"<(?:\w{1,9}:)?identifier\b[^<>]{0,200}>([^<]{0,2000})<")
_XMP = re.compile(rb"<dc:identifier\b[^<>]{0,200}>([^<]{0,2000})<|\bdc:identifier=[\"']([^\"'<]{0,2000})")
_META = re.compile(r"<meta\b[^<>]{0,200}dcterms\.identifier[^<>]{0,2000}>", re.IGNORECASE)
_CONTENT = re.compile(r"\bcontent\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)

# What reading a damaged package can raise.
_FLAWS = (OSError, ValueError, LookupError, RuntimeError, EOFError, zipfile.BadZipFile, zlib.error)

# Properties are short; an archive with longer ones is not ours. A page's head is at its beginning.
_MOST, _HEAD = 100_000, 50_000
_ZIP, _PDF, _NEAR = b"PK", b"%PDF-", 1024


def is_binary(data: bytes) -> bool:
    """Whether bytes are a Word file or a PDF, as far as their beginning tells."""
    return data.startswith(_ZIP) or _PDF in data[:_NEAR]


def sheet_id(data: bytes) -> SheetId | None:
    """The identifier of a sheet of ours in DOCX, PDF or HTML, edited or not; None for any other file."""
    if data.startswith(_ZIP):
        texts = _of_docx(data)
    elif _PDF in data[:_NEAR]:
        texts = [(one or other).decode("utf-8", "replace") for one, other in _XMP.findall(data)]
    else:
        head = data[:_HEAD].decode("utf-8", "replace")
        texts = [one or other for tag in _META.findall(head) for one, other in _CONTENT.findall(tag)]
    return next((found for text in texts if (found := SheetId.parsed(html.unescape(text)))), None)


def _of_docx(data: bytes) -> list[str]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package, package.open("docProps/core.xml") as part:
            return _PROPERTY.findall(part.read(_MOST).decode("utf-8", "replace"))
    except _FLAWS:
        return []  # its reader will report what is wrong with it
