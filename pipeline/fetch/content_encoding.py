"""Decompresses responses step by step: a bomb is stopped at the limit, and a truncated stream is an error."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable
from typing import Protocol

import brotli

from pipeline.errors import FetchError
from pipeline.messages import Message

# The encodings asked for. Deflate is accepted but not asked for, as servers disagree on what it is.
ACCEPTED = "gzip, br"
_GZIP = 16 + zlib.MAX_WBITS
_GZIP_MARK = b"\x1f\x8b"
_STEP = 65536
# Files compressed in parallel have a member for every 64 kB or more.
_MOST_MEMBERS = 1000


class Decoder(Protocol):
    """A decoder for one response."""

    def feed(self, data: bytes, most: int) -> bytes:
        """What `data` unpacks to: up to about `most` bytes, the rest with the next calls."""

    @property
    def is_complete(self) -> bool:
        """Whether the stream has come to its own end."""


def decoded(pieces: Iterable[bytes], encoding: str, most: int) -> bytes:
    """The bytes of a response with the Content-Encoding `encoding`; FetchError beyond `most` bytes or if wrong."""
    name = encoding.strip().lower()
    if name not in _DECODERS:
        raise FetchError(Message("fetch.encoded-unasked", name=f"{name[:40]!r}"))
    decoder = _DECODERS[name]()
    result = bytearray()
    try:
        for piece in pieces:
            result += decoder.feed(piece, most + 1 - len(result))
            while len(result) <= most and (more := decoder.feed(b"", most + 1 - len(result))):
                result += more
            if len(result) > most:
                raise FetchError(Message("fetch.too-large", megabytes=f"{most / 1000000.0:g}"))
    except (zlib.error, brotli.error) as error:
        raise FetchError(Message("fetch.not-as-told", name=name, error=str(error))) from error
    if not decoder.is_complete:
        raise FetchError(Message("fetch.cut-short"))
    return bytes(result)


class _Plain:
    is_complete = True

    def feed(self, data: bytes, most: int) -> bytes:  # noqa: ARG002 - a piece is never more than was asked for
        return data


class _Zlib:
    """Gzip of one or more members, zlib, or bare deflate."""

    def __init__(self, bits: int) -> None:
        self._bits = bits
        self._stream = zlib.decompressobj(bits)
        self._pending = b""
        self._members = 0

    def feed(self, data: bytes, most: int) -> bytes:
        self._pending += data
        out = b""
        while self._pending and not out:
            if (self._stream.eof or not self._members) and not self._begin():
                break
            out = self._stream.decompress(self._pending, min(most, _STEP))
            self._pending = self._stream.unused_data or self._stream.unconsumed_tail
        return out

    def _begin(self) -> bool:
        """Start with the next member, if what follows is one and not padding, which browsers pass over too."""
        start = self._pending[: len(_GZIP_MARK)]
        if self._members and not (self._bits == _GZIP and start == _GZIP_MARK):
            is_unsure = self._bits == _GZIP and _GZIP_MARK.startswith(start)
            self._pending = start if is_unsure else b""
            return False
        self._members += 1
        if self._members > _MOST_MEMBERS:
            raise FetchError(Message("fetch.too-many-pieces"))
        if self._bits == zlib.MAX_WBITS and start[0] & 0x0F != zlib.DEFLATED:
            self._bits = -zlib.MAX_WBITS
        self._stream = zlib.decompressobj(self._bits)
        return True

    @property
    def is_complete(self) -> bool:
        return self._stream.eof


class _Brotli:
    def __init__(self) -> None:
        self._stream = brotli.Decompressor()

    def feed(self, data: bytes, most: int) -> bytes:
        if self._stream.is_finished():
            return b""
        out: bytes = self._stream.process(data, output_buffer_limit=min(most, _STEP))
        return out

    @property
    def is_complete(self) -> bool:
        return bool(self._stream.is_finished())


_DECODERS: dict[str, Callable[[], Decoder]] = {
    "": _Plain,
    "identity": _Plain,
    "gzip": lambda: _Zlib(_GZIP),
    "x-gzip": lambda: _Zlib(_GZIP),
    "deflate": lambda: _Zlib(zlib.MAX_WBITS),
    "br": _Brotli,
}
