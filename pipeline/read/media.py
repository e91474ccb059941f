"""What kind of file a page is: told from its bytes, its extension only breaks ties."""

from __future__ import annotations

import re

from pipeline.read.charset import is_text
from pipeline.sources import HTML, MARKDOWN, PLAIN, SOURCES

UNKNOWN = "application/octet-stream"

_CLAIMED = {suffix: kind for kind, source in SOURCES.items() for suffix in source.suffixes}
_HEAD = 65_536
_TAG = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|div|p|table|h1|article|section|ul|main|title)[\s>]", re.IGNORECASE
)


def media_type(path: str, data: bytes) -> str:
    """The media type of a file. What bears no extension and shows no markup is text; another extension is unknown."""
    head = data[:_HEAD]
    # Text may come in units of two or four bytes, most of them empty.
    thin = head.replace(b"\x00", b"") if b"\x00" in head else head
    thin = thin.removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    for kind, source in SOURCES.items():
        if source.magic and (source.magic.match(head) or source.magic.match(thin)):
            return kind
    return _without_magic(_claimed(path), head, thin)


def _claimed(path: str) -> str:
    """The type that the file's extension claims; text without any, as what comes from a pipe has none."""
    _, dot, extension = path.rsplit("/", 1)[-1].rpartition(".")
    return _CLAIMED.get(f".{extension.lower()}", UNKNOWN) if dot else PLAIN


def _without_magic(claimed: str, head: bytes, thin: bytes) -> str:
    if not is_text(head):
        return UNKNOWN
    if claimed in {PLAIN, MARKDOWN}:
        # A text that mentions a tag is a text still; a page saved under a wrong name has many.
        return HTML if len(_TAG.findall(thin)) > 5 else claimed
    return HTML if claimed == HTML or _TAG.search(thin) else UNKNOWN
