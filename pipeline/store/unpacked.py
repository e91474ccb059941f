"""Reads a file as a stream, unpacked if it is a series of gzip members, and keeps track of the place in the file."""

from __future__ import annotations

import io
import zlib
from collections import deque
from types import TracebackType
from typing import IO, Any, Self

from pipeline.errors import PageError
from pipeline.messages import Message
from pipeline.store.opening import open_to_read
from pipeline.store.remote import AnyPath

_GZIP = b"\x1f\x8b"
_CHUNK = 1 << 16
# Real archives of more bytes are split into several files.
_LARGEST = 1 << 34
# Pages pack to a tenth or a twentieth of their size, blanks and zeros to a thousandth: more than a hundred times the
# packed size is a bomb, beyond the bytes that are always allowed.
_MOST_PACKED, _FREE = 100, 100_000_000


class UnpackedStream:
    """The bytes of a file, from the gzip member that begins at `start`, or from the file's start if it is not packed.

    Reading raises EOFError where the file was cut short, zlib.error where it is damaged, PageError where it unpacks to
    more than any real archive does.
    """

    def __init__(self, file: AnyPath, start: int = 0) -> None:
        self._file = open_to_read(file)
        is_packed = self._file.read(len(_GZIP)) == _GZIP
        self._file.seek(start)
        self._members = _Members(self._file, start) if is_packed else None
        self._stream = io.BufferedReader(self._members, _CHUNK) if self._members else self._file

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._file.close()

    def read(self, size: int) -> bytes:
        """The next bytes; fewer than `size` only at the end."""
        return self._stream.read(size)

    def readline(self, most: int) -> bytes:
        """The rest of the line and its end, up to `most` bytes."""
        return self._stream.readline(most)

    def place(self) -> tuple[int, int]:
        """Where the next byte is: the start of its gzip member in the file, and its offset in the unpacked member."""
        at = self._stream.tell()
        return self._members.place(at) if self._members else (0, at)


class _Members(io.RawIOBase):
    """The unpacked bytes of a series of gzip members, and where each member begins."""

    def __init__(self, file: IO[bytes], start: int) -> None:
        self._file = file
        self._start = start
        self._inflater = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
        self._pending = b""
        self._total = 0
        self._starts = deque([(0, start)])

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._total

    # Writable buffers have no type before Python 3.12.
    def readinto(self, buffer: Any, /) -> int:
        view = memoryview(buffer).cast("B")
        data = self._next(len(view))
        view[: len(data)] = data
        self._total += len(data)
        if self._total > _FREE:
            self._stop_bomb()
        return len(data)

    def _stop_bomb(self) -> None:
        if self._total > min(_LARGEST, _MOST_PACKED * (self._file.tell() - self._start)):
            size = Message("store.and-more", megabytes=f"{self._total / 1000000.0:.0f}")
            raise PageError(Message("store.bomb", size=size), Message("store.unpack-with-care"))

    def place(self, at: int) -> tuple[int, int]:
        """The start in the file of the member that holds the unpacked byte `at`, and the byte's offset in it.

        `at` must not be smaller than in the last call: earlier members are forgotten.
        """
        while len(self._starts) > 1 and self._starts[1][0] <= at:
            self._starts.popleft()
        before, start = self._starts[0]
        return start, at - before

    def _next(self, most: int) -> bytes:
        """Some bytes; none only at the end."""
        while not self._inflater.eof or self._begin():
            chunk = self._pending or self._file.read(_CHUNK)
            data = self._inflater.decompress(chunk, most)
            self._pending = self._inflater.unconsumed_tail or self._inflater.unused_data
            if data:
                return data
            if not chunk and not self._inflater.eof:
                raise EOFError("cut short")
        return b""

    def _begin(self) -> bool:
        """Start the next member, if there is one after possible padding."""
        rest = self._pending
        while not (rest := rest.lstrip(b"\0")):
            rest = self._file.read(_CHUNK)
            if not rest:
                return False
        self._pending = rest
        start = self._file.tell() - len(rest)
        if self._starts[-1][0] == self._total:
            self._starts.pop()
        self._starts.append((self._total, start))
        self._inflater = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
        return True
