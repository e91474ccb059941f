"""The bytes of a PDF's objects, made once and for all: streams as small as pays, with clear ends."""

from __future__ import annotations

import re
import struct
import zlib
from typing import Any

import pydyf

from pipeline.render.pdf.tags import number_of

# zlib's next level takes a third more time for one byte in a hundred, the best one, 9, more than twice as much for two.
_LEVEL = 5

_START, _END = b"stream\n", b"\nendstream"

# A thousandth of a point, and of a colour's share, is less than any printer shows. Between glyphs that are not moved
# stands a nought.
_NEEDLESS = re.compile(rb"\.\d{4,}")

# The tables of a TrueType font that a PDF needs (ISO 32000-1, 9.9); glyphs are named by number, in no table.
_TABLES = frozenset({b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"cvt ", b"fpgm", b"prep"})
# How such a font begins: its kind, the number of its tables and three numbers for searching them; then, for each table,
# its name, checksum, place and length.
_TRUE_TYPE, _HEADER, _ENTRY = b"\0\1\0\0", struct.Struct(">4s4H"), struct.Struct(">4s3I")


def has_unclear_end(data: bytes) -> bool:
    """Whether a stream of a PDF ends in a carriage return.

    With the line feed that is written after it, readers and validators may take both for the end-of-line marker that
    is not part of the stream (ISO 32000-1, 7.3.8.1), and find it one byte short.
    """
    return b"\r\nendstream" in data


def settle_ends(pdf: Any, attempt: int) -> None:
    """Give streams clear ends and make every object's bytes, once and for all."""
    # The streams that are made while the file is written list all objects: a few more change them.
    for number in range(attempt):
        pdf.add_object(pydyf.Dictionary({"Attempt": number}))
    pages = {pdf.objects[number_of(reference)]["Contents"] for reference in pdf.page_references}
    for at, entry in enumerate(pdf.objects):
        if entry.free == "f":
            continue
        if isinstance(entry, pydyf.Stream):
            pdf.objects[at] = _FinalStream(entry, _stream(entry, is_page=entry.reference in pages))
        else:
            pdf.objects[at] = _Final(entry, entry.data)


def packed(operators: list[Any]) -> bytes:
    """The deflated operators of a drawing."""
    return zlib.compress(_plain(operators), _LEVEL)


def _plain(operators: list[Any]) -> bytes:
    """What operators are written as."""
    return bytes(pydyf.Stream(operators).data.split(_START, 1)[1][: -len(_END)])


def _stream(entry: Any, *, is_page: bool) -> bytes:
    """A stream's bytes: compressed as well as pays, with a clear end."""
    if entry.compress:
        entry.compress = False
        plain = _plain(entry.stream)
        if "Length1" in entry.extra:  # of fonts alone
            plain = font_program(plain)
            entry.extra["Length1"] = len(plain)
        elif is_page:
            plain = _NEEDLESS.sub(lambda digits: digits[0][:4], plain).replace(b">0<", b"")
        entry.stream, entry.extra["Filter"] = [zlib.compress(plain, _LEVEL)], "/FlateDecode"
        if has_unclear_end(entry.data):
            plain += b"\n"  # which no kind of stream minds
            entry.stream = [zlib.compress(plain, _LEVEL)]
            if "Length1" in entry.extra:
                entry.extra["Length1"] += 1
    return bytes(entry.data)


def font_program(data: bytes) -> bytes:
    """A TrueType font with those of its tables alone that a PDF needs; others, such as OpenType's CFF, as they are."""
    if data[:4] != _TRUE_TYPE:
        return data
    found = [_ENTRY.unpack_from(data, _HEADER.size + number * _ENTRY.size) for number in range(data[5])]
    tables = [one for one in found if one[0] in _TABLES]
    fit = 1 << (len(tables).bit_length() - 1)
    parts = [_HEADER.pack(_TRUE_TYPE, len(tables), 16 * fit, fit.bit_length() - 1, 16 * (len(tables) - fit))]
    at, programs = _HEADER.size + len(tables) * _ENTRY.size, []
    for tag, checksum, offset, length in tables:
        parts.append(_ENTRY.pack(tag, checksum, at, length))
        programs.append(data[offset : offset + length] + bytes(-length % 4))
        at += len(programs[-1])
    return b"".join([*parts, *programs])


class _Final(pydyf.Object):  # type: ignore[misc] # pydyf has no types
    """An object whose bytes are known; pydyf makes and compresses them anew each time, and asks for them twice."""

    def __init__(self, entry: Any, data: bytes) -> None:
        super().__init__()
        self.number, self.generation = entry.number, entry.generation
        self._bytes = data

    @property
    def data(self) -> bytes:
        return self._bytes


class _FinalStream(_Final, pydyf.Stream):  # type: ignore[misc]
    """The same for a stream, which pydyf keeps out of the file's list of small objects."""
