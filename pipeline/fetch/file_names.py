"""Names of fetched pages: `<host>/<slug>.<ext>`, the slug being the address's path in safe letters."""

from __future__ import annotations

import re
from hashlib import sha256
from urllib.parse import unquote

from pipeline.fetch.urls import Url
from pipeline.sources import MHTML, PAGE_SUFFIXES, suffix_of
from pipeline.store.names import safe_name, stem, suffix

# Other media types that servers use for these formats.
_ALSO = {"application/xhtml+xml": ".xhtml", "message/rfc822": suffix_of(MHTML)}
# Types that servers give to unknown files: the extension of the address, or the bytes, say more.
_UNTOLD = frozenset({"", "application/octet-stream", "binary/octet-stream", "application/x-download"})
# Leaves room for what is added: the hash, the extension, `.meta.toml` and, in the output, a practice's number.
_MAX_SLUG = 80
_APART = re.compile(r"[^\w.~-]+|(?<=-)-+")
# Names that the walk of a folder ignores, with any extension.
_PASSED_OVER = re.compile(r"README|urls$")
_MARKUP = re.compile(rb"\s*<(?:!doctype|html|\?xml|head|body)", re.IGNORECASE)


def slug(url: Url) -> str:
    """The path of an address as one file name, without extension; `home` for the root."""
    path = unquote(url.path, errors="replace").strip("/")
    name = safe_name(_APART.sub("-", stem(path)).strip("-.") or "home", _MAX_SLUG)
    return f"_{name}" if _PASSED_OVER.match(name) else name


def extension(url: Url, content_type: str, data: bytes) -> str:
    """The file extension for a response, such as `.html`; empty if it cannot be a page."""
    kind = content_type.partition(";")[0].strip().lower()
    if kind not in _UNTOLD:
        return _ALSO.get(kind) or suffix_of(kind)
    own = suffix(unquote(url.path))
    if own in PAGE_SUFFIXES:
        return own
    if data.startswith(b"%PDF-"):
        return ".pdf"
    return ".html" if _MARKUP.match(data[:1024].removeprefix(b"\xef\xbb\xbf")) else ""


def address_hash(url: str) -> str:
    """A suffix for addresses whose names collide: 6 hexadecimal digits of the address's sha256."""
    return sha256(url.encode()).hexdigest()[:6]
