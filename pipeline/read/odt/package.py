"""The package of an OpenDocument file (ISO/IEC 26300): its parts, and the names of its elements."""

from __future__ import annotations

from functools import cache

from pipeline.errors import PageError
from pipeline.messages import Message
from pipeline.read.office import XmlElement, opened, parsed

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = {
    **{prefix: f"{_OASIS}{prefix}:1.0" for prefix in ("office", "style", "text", "table", "form", "meta")},
    "draw": f"{_OASIS}drawing:1.0",
    "fo": f"{_OASIS}xsl-fo-compatible:1.0",
    "svg": f"{_OASIS}svg-compatible:1.0",
    "field": "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
    "math": "http://www.w3.org/1998/Math/MathML",
}


@cache
def qn(name: str) -> str:
    """A prefixed name such as `text:p` as lxml writes it, with its namespace."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


class Package:
    """An opened file. PageError if it has a password or is too large unpacked."""

    def __init__(self, data: bytes) -> None:
        self._zip = opened(data)
        self.names = frozenset(self._zip.namelist())
        manifest = self.data("META-INF/manifest.xml")
        if b"encryption-data" in manifest:
            raise PageError(Message("read.locked-office"), Message("read.take-password-off"))

    def data(self, name: str) -> bytes:
        """The bytes of a part; empty if there is no such part."""
        return self._zip.read(name) if name in self.names else b""

    def root(self, name: str) -> XmlElement | None:
        """The root of an XML part; None if there is no such part. Entities are not followed."""
        if name not in self.names:
            return None
        return parsed(self._zip.read(name))
