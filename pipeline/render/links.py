"""Which addresses of a text a document links to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from pipeline.model import Link
from pipeline.text import AddressKind, addresses

# An e-mail address that is kept from collectors, up to its host: `name (at) example.org` leads to no web page.
_HIDDEN_AT = re.compile(r"[\[({] ?at ?[\])}] ?$", re.IGNORECASE)
_HIDDEN_AT_MOST = 7

# Browsers and word processors cut longer addresses; a link that is set on many lines holds its address for each.
_LONGEST_TARGET = 2_000


def links(text: str) -> Iterator[Link]:
    """The web and e-mail addresses of a text, as links."""
    for start, end, kind in addresses(text):
        written = text[start:end]
        if kind is AddressKind.EMAIL:
            target = safe_target(f"mailto:{written.removeprefix('mailto:')}")
        elif kind is AddressKind.URL and not _HIDDEN_AT.search(text, max(0, start - _HIDDEN_AT_MOST), start):
            target = safe_target(written if "://" in written else f"http://{written}")
        else:
            target = ""
        if target:
            yield Link(start, end, target)


def safe_target(address: str) -> str:
    """The address if a document may link to it: http, https or mailto, and complete; else ""."""
    if len(address) > _LONGEST_TARGET or any(sign.isspace() or not sign.isprintable() for sign in address):
        return ""
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return ""
    if parts.scheme in {"http", "https"}:
        return address if host else ""
    return address if parts.scheme == "mailto" and "@" in parts.path else ""
