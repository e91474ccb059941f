"""The pictures and addresses of an HTML page, made absolute if the page's own address is known."""

from __future__ import annotations

import base64
import binascii
import mimetypes
import re
from collections.abc import Container
from hashlib import sha256
from urllib.parse import unquote_to_bytes, urljoin

from pipeline.model import Picture, Resource
from pipeline.read.tag import Tag

# Attributes in which lazy-loading scripts keep the address.
_LATE = ("data-src", "data-lazy-src", "data-original", "data-lazy", "data-url")
_DATA = re.compile(r"data:(image/[\w.+-]+)?((?:;[\w=.+-]+)*),", re.IGNORECASE)
_LARGEST = 20_000_000


class HtmlPictures:
    """The pictures of one page; those embedded as `data:` addresses become `resources`, each once.

    Addresses of files in a folder `beside` the page, whose names are without case, stay as written.
    """

    def __init__(self, base: str, beside: Container[str]) -> None:
        self._base = base
        self._beside = beside
        self.resources: dict[str, Resource] = {}

    def of(self, tag: Tag) -> Picture | None:
        """The picture that an `img` shows; None if it has no address."""
        source = tag.get("src").strip()
        if not source or source.startswith("data:"):
            source = next((late for name in _LATE if (late := tag.get(name).strip())), "") or source or _first(tag)
        if not source:
            return None
        alt = " ".join(tag.get("alt").split())
        if source[:5].lower() == "data:":
            name = self._stored(source)
            return Picture(name, alt) if name else None
        return Picture(self.address(source), alt)

    def address(self, written: str) -> str:
        """An address made absolute, unless it is that of a file which came with the page."""
        folder, stroke, _ = written.removeprefix("./").partition("/")
        if stroke and folder.casefold() in self._beside:
            return written
        try:
            return urljoin(self._base, written.strip())
        except ValueError:
            return written

    def _stored(self, source: str) -> str:
        """Keep an embedded picture under a name made of its kind and hash; "" if it is not a picture."""
        found = _DATA.match(source)
        if found is None or len(source) > _LARGEST:
            return ""
        data = unquote_to_bytes(source[found.end() :])
        if ";base64" in found[2].lower():
            try:
                data = base64.b64decode(data + b"=" * (-len(data) % 4))
            except binascii.Error:
                return ""
        kind = (found[1] or "image/png").lower()
        name = f"picture-{sha256(data).hexdigest()[:16]}{mimetypes.guess_extension(kind) or '.png'}"
        self.resources.setdefault(name, Resource(name, kind, data))
        return name


def _first(tag: Tag) -> str:
    """The first address of a `srcset`."""
    return (tag.get("srcset") or tag.get("data-srcset")).strip().split(" ", 1)[0].rstrip(",")
