"""The media type of a page, by its bytes; the extension only breaks ties."""

from __future__ import annotations

import re

from pipeline.read.charset import is_text
from pipeline.read.packages import package_type
from pipeline.read.unsupported import unsupported_type
from pipeline.sources import HTML, PLAIN, SOURCES

UNKNOWN = "application/octet-stream"

_CLAIMED = {suffix: kind for kind, source in SOURCES.items() for suffix in source.suffixes}
_HEAD = 65_536
_TAG = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|div|p|table|h1|article|section|ul|main|title)[\s>]", re.IGNORECASE
)
_MARKUP = re.compile(rb"<[a-z/!?]|&#?\w+;", re.IGNORECASE)


def media_type(path: str, data: bytes) -> str:
    """The media type of a file: without an extension or markup it is text, with an unknown extension it is unknown."""
    claimed = claimed_type(path)
    if certain := package_type(data, claimed) or unsupported_type(suffix_in(path), data):
        return certain
    head = data[:_HEAD]
    # UTF-16 and UTF-32 have a zero byte or more for each ASCII character.
    thin = head.replace(b"\x00", b"") if b"\x00" in head else head
    thin = thin.removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    for kind, source in SOURCES.items():
        if source.magic and (source.magic.match(head) or source.magic.match(thin)):
            return kind
    return _without_magic(claimed, head, thin)


def claimed_type(path: str) -> str:
    """The media type that a file's extension claims."""
    suffix = suffix_in(path)
    return _CLAIMED.get(suffix, UNKNOWN) if suffix else PLAIN


def suffix_in(path: str) -> str:
    """The extension of a path in lower case, with its dot; empty if there is none, as for standard input."""
    _, dot, extension = path.rsplit("/", 1)[-1].rpartition(".")
    return f".{extension.lower()}" if dot else ""


def _without_magic(claimed: str, head: bytes, thin: bytes) -> str:
    if not is_text(head):
        return UNKNOWN
    if claimed in SOURCES and SOURCES[claimed].is_text:
        # A text may mention a tag; a page saved under the wrong name has many.
        return HTML if len(_TAG.findall(thin)) > 5 else claimed
    if claimed == HTML and not _MARKUP.search(thin) and len(thin.strip().splitlines()) > 1:
        return PLAIN  # its lines would be joined as one
    return HTML if claimed == HTML or _TAG.search(thin) else UNKNOWN
