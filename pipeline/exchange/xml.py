"""XML and ZIP files from anybody: read within limits; entities are neither followed nor allowed."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable
from typing import Any

from lxml import etree

from pipeline.errors import InputError
from pipeline.messages import Message

# An lxml element; it has no public type.
XmlElement = Any

XML = "{http://www.w3.org/XML/1998/namespace}"
MOST_BYTES = 20_000_000
# The most that a part may unpack to: without pictures and fonts, real ones are far smaller.
_MOST_PART = 40_000_000
# More rows than an office has for a thousand pages; each row costs time.
MOST_ROWS = 30_000
_NO_DATE = (1980, 1, 1, 0, 0, 0)
_FLAWS = (OSError, ValueError, LookupError, RuntimeError, EOFError, zipfile.BadZipFile, zlib.error)


class ForeignFileError(InputError):
    """A file that `give` did not write, or that has been damaged since."""


def root(data: bytes) -> XmlElement:
    """The root element; ForeignFileError if the data is not XML or declares entities."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        found = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ForeignFileError(Message("exchange.broken"), Message("exchange.ask-again")) from error
    declared: Any = found.getroottree().docinfo.internalDTD
    if declared is not None and declared.entities():
        raise ForeignFileError(Message("exchange.entities"), Message("exchange.ask-again"))
    return found


def written(top: XmlElement) -> bytes:
    """An element as a file in UTF-8."""
    etree.indent(top)
    data: bytes = etree.tostring(top, xml_declaration=True, encoding="UTF-8")
    return data


def text(element: XmlElement | None) -> str:
    """All text in an element, ignoring markup that tools have added; "" for no element."""
    return "" if element is None else "".join(element.itertext())


class ReturnedPackage:
    """A returned office file; ForeignFileError if it is not one, or is unreasonably large."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _FLAWS as error:
            raise ForeignFileError(Message("exchange.broken"), Message("exchange.ask-again")) from error
        self._entries = {one.filename.lstrip("/"): one for one in self._zip.infolist()}

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def root(self, name: str, row: bytes = b"") -> XmlElement:
        """The root element of a part, which may hold at most `MOST_ROWS` elements named `row`."""
        entry = self._entries.get(name)
        if entry is None or entry.file_size > _MOST_PART:
            problem = "exchange.broken" if entry is None else "exchange.too-large"
            raise ForeignFileError(Message(problem), Message("exchange.ask-again"))
        try:
            data = self._zip.read(entry)
        except _FLAWS as error:
            raise ForeignFileError(Message("exchange.broken"), Message("exchange.ask-again")) from error
        if row and len(re.findall(rb"<(?:\w+:)?%b[\s/>]" % row, data)) > MOST_ROWS:
            raise ForeignFileError(Message("exchange.too-many-rows", count=MOST_ROWS), Message("exchange.cut-table"))
        return root(data)


def packed(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """Parts as a ZIP file without dates: the same parts give the same bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        for name, data in parts:
            entry = zipfile.ZipInfo(name, _NO_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(entry, data)
    return stream.getvalue()
