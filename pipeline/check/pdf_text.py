"""The text of a PDF's pages by marked content, from the content streams and the fonts' ToUnicode tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pypdf import PageObject
from pypdf.generic import ContentStream, DictionaryObject

# A page (from 0) and a marked-content id on it.
MarkPlace = tuple[int, int]

_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_CODE = re.compile(rb"<([0-9A-Fa-f\s]*)>|([\[\]])")

# The most entries in a range of a `ToUnicode` table: its codes differ only in the last byte (ISO 32000-1, 9.10.3).
_LONGEST_RANGE = 256

_ARTIFACT = "/Artifact"


@dataclass
class MarkedContent:
    """Text by place; `untagged` is text outside any marked content, `unmapped` are fonts without a ToUnicode table.

    `has_blanks` says that the glyph for missing characters (.notdef) was shown.
    """

    by_place: dict[MarkPlace, str] = field(default_factory=dict)
    untagged: dict[int, str] = field(default_factory=dict)
    unmapped: set[str] = field(default_factory=set)
    has_blanks: bool = False


def marked_content(pages: Iterator[PageObject] | list[PageObject]) -> MarkedContent:
    """The text of the pages, without that in form XObjects."""
    found = MarkedContent()
    for number, page in enumerate(pages):
        contents = page.get_contents()
        if contents is not None:
            _ContentReader(found, number, page.get("/Resources", DictionaryObject()).get_object()).read(contents)
    return found


class _ContentReader:
    """Reads the content stream of one page."""

    def __init__(self, content: MarkedContent, page: int, resources: Any) -> None:
        self._content, self._page = content, page
        self._fonts = resources.get("/Font", DictionaryObject()).get_object()
        self._properties = resources.get("/Properties", DictionaryObject()).get_object()
        self._tables: dict[str, Mapping[int, str] | None] = {}
        self._marks: list[int | str] = []
        self._font = ""
        self._saved: list[str] = []

    def read(self, contents: ContentStream) -> None:
        for operands, operator in contents.operations:
            match operator:
                case b"BMC":
                    self._marks.append(str(operands[0]))
                case b"BDC":
                    self._marks.append(self._mark(*operands))
                case b"EMC" if self._marks:
                    self._marks.pop()
                case b"q":
                    self._saved.append(self._font)
                case b"Q" if self._saved:
                    self._font = self._saved.pop()
                case b"Tf":
                    self._font = str(operands[0])
                case b"Tj" | b"'" | b'"':
                    self._show([operands[-1]])
                case b"TJ":
                    self._show([one for one in operands[0] if isinstance(one, str | bytes)])

    def _mark(self, tag: Any, properties: Any) -> int | str:
        known = self._properties.get(properties) if isinstance(properties, str) else properties
        known = known.get_object() if known is not None else {}
        return int(known["/MCID"]) if "/MCID" in known else str(tag)

    def _show(self, strings: list[Any]) -> None:
        if _ARTIFACT in self._marks:
            return
        text = "".join(self._decoded(_bytes(one)) for one in strings)
        place = next((mark for mark in reversed(self._marks) if isinstance(mark, int)), None)
        if place is not None:
            key = (self._page, place)
            self._content.by_place[key] = self._content.by_place.get(key, "") + text
        elif text.strip():
            self._content.untagged[self._page] = self._content.untagged.get(self._page, "") + text

    def _decoded(self, data: bytes) -> str:
        if self._font not in self._tables:
            font = self._fonts[self._font].get_object()
            self._tables[self._font] = _table(font) if "/ToUnicode" in font else None
            if self._tables[self._font] is None:
                self._content.unmapped.add(str(font.get("/BaseFont", self._font)).lstrip("/"))
        table = self._tables[self._font]
        if table is None:
            return data.decode("latin-1")
        width = 2 if self._fonts[self._font].get_object().get("/Subtype") == "/Type0" else 1
        codes = [int.from_bytes(data[at : at + width], "big") for at in range(0, len(data), width)]
        if width == 2 and 0 in codes:
            self._content.has_blanks = True
        return "".join(table.get(code, "\ufffd") for code in codes)


def _bytes(string: Any) -> bytes:
    """The bytes of a string as in the file; pypdf decodes to text if it can."""
    if isinstance(string, bytes):
        return string
    original: bytes = string.original_bytes
    return original


def _table(font: Any) -> Mapping[int, str]:
    """A font's `ToUnicode` table: letters by code (ISO 32000-1, 9.10.3)."""
    table: dict[int, str] = {}
    for kind, body in _SECTION.findall(font["/ToUnicode"].get_object().get_data()):
        table.update(_chars(body) if kind == b"bfchar" else _ranges(body))
    return table


def _chars(body: bytes) -> Iterator[tuple[int, str]]:
    codes = [bytes.fromhex(code.decode()) for code, _ in _CODE.findall(body)]
    for code, letters in zip(codes[::2], codes[1::2], strict=False):
        yield int.from_bytes(code, "big"), letters.decode("utf-16-be", "replace")


def _ranges(body: bytes) -> Iterator[tuple[int, str]]:
    tokens = iter([bracket or bytes.fromhex(code.decode()) for code, bracket in _CODE.findall(body)])
    for first in tokens:
        start = int.from_bytes(first, "big")
        end = min(int.from_bytes(next(tokens), "big"), start + _LONGEST_RANGE)
        target = next(tokens)
        if target == b"[":
            for code, letters in enumerate(iter(lambda: next(tokens, b"]"), b"]"), start):
                yield code, letters.decode("utf-16-be", "replace")
        else:
            last = int.from_bytes(target[-2:], "big")
            for code in range(start, end + 1):
                low = (last + code - start) & 0xFFFF
                yield code, (target[:-2] + low.to_bytes(2, "big")).decode("utf-16-be", "replace")
