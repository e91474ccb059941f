"""One request and its response: to a checked address, with limits of time and size for the whole of it."""

from __future__ import annotations

import io
import socket
import ssl
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPResponse, IncompleteRead
from typing import Any

from urllib3.connection import HTTPConnection
from urllib3.exceptions import HTTPError, ProtocolError
from urllib3.response import BaseHTTPResponse

from pipeline.errors import FetchError
from pipeline.fetch.connecting import BrokenError, Network, connected, words
from pipeline.fetch.content_encoding import decoded
from pipeline.fetch.deadline import Deadline
from pipeline.fetch.urls import Url
from pipeline.messages import Message

_STEP = 65536
_OK = 200
# What a response may have on the wire besides its body: its head, and chunk headers.
_OVERHEAD = 262_144


@dataclass(frozen=True, slots=True)
class Answer:
    """A response with its head, in order and as sent, and, for status 200 only, its body.

    `raw` is the body as it came over the wire, `data` the same decompressed. `asked` is the head of the request.
    """

    url: Url
    status: int
    reason: str
    head: tuple[tuple[str, str], ...]
    address: str
    asked: tuple[tuple[str, str], ...] = ()
    raw: bytes = field(default=b"", repr=False)
    data: bytes = field(default=b"", repr=False)

    @property
    def status_line(self) -> str:
        """The status code, with the server's reason phrase."""
        return f"{self.status} {self.reason[:60]}".rstrip()

    def header(self, name: str) -> str:
        """The first header of that name, ignoring case; empty if there is none."""
        return next((value for key, value in self.head if key.lower() == name.lower()), "").strip()


def exchange(url: Url, headers: Mapping[str, str], seconds: float, most: int, network: Network) -> Answer:
    """Request `url` once, without following redirects; at most `most` bytes, compressed and decompressed.

    FetchError if the address is refused or the response is too slow, too large or invalid, BrokenError if there was no
    connection or it was interrupted.
    """
    headers = {"Host": url.authority, **headers, "Connection": "close"}
    with Deadline(seconds) as deadline:
        try:
            with connected(url, deadline, network) as opened:
                return _asked(url, headers, opened, deadline, most)
        except (HTTPError, HTTPException, OSError, ValueError) as error:
            deadline.check()
            raise _failure(url.host, error) from error


def _asked(url: Url, headers: Mapping[str, str], opened: socket.socket, deadline: Deadline, most: int) -> Answer:
    address = str(opened.getpeername()[0])
    connection = HTTPConnection(url.host, url.port, timeout=deadline.left())
    connection.sock = opened
    connection.response_class = _metered(most)
    connection.auto_open = 0  # must never reconnect, which would resolve the name again, without the check
    connection.request("GET", url.target, headers=headers, preload_content=False, decode_content=False)
    response = connection.getresponse()
    head = tuple((str(name), str(value)) for name, value in response.headers.iteritems())
    raw, data = b"", b""
    if response.status == _OK:
        pieces: list[bytes] = []
        data = decoded(_pieces(response, most, deadline, pieces), response.headers.get("content-encoding", ""), most)
        raw = b"".join(pieces)
    # A connection shut down at the deadline looks like one that ended normally.
    deadline.check()
    reason = response.reason or ""
    return Answer(url, response.status, reason, head, address, tuple(headers.items()), raw, data)


def _pieces(response: BaseHTTPResponse, most: int, deadline: Deadline, kept: list[bytes]) -> Iterator[bytes]:
    """The body as it comes over the wire; every piece is also added to `kept`."""
    length = response.headers.get("content-length", "")
    size = 0 if not (length.isascii() and length.isdigit()) else int(length[:15])
    if size <= most:
        size = 0
        while piece := response.read(_STEP, decode_content=False):
            deadline.check()
            kept.append(piece)
            size += len(piece)
            if size > most:
                break
            yield piece
    if size > most:
        raise _too_large(most)


class _Meter(io.RawIOBase):
    """A stream with a limit that also counts chunk headers and trailers, which readers do not count."""

    def __init__(self, stream: io.RawIOBase, most: int) -> None:
        self._stream = stream
        self._most = most
        self._left = most + _OVERHEAD

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int | None:  # type: ignore[override] # a buffer of any kind
        count: int | None = self._stream.readinto(buffer)
        self._left -= count or 0
        if self._left < 0:
            raise _too_large(self._most)
        return count

    def close(self) -> None:
        self._stream.close()
        super().close()


def _metered(most: int) -> type[HTTPResponse]:
    class Metered(HTTPResponse):
        def __init__(self, sock: socket.socket, *args: Any, **named: Any) -> None:
            super().__init__(sock, *args, **named)
            self.fp.close()
            self.fp = io.BufferedReader(_Meter(sock.makefile("rb", buffering=0), most))

    return Metered


def _too_large(most: int) -> FetchError:
    return FetchError(Message("fetch.too-large", megabytes=f"{most / 1000000.0:g}"))


def _failure(host: str, error: Exception) -> FetchError:
    if isinstance(error, ssl.SSLCertVerificationError):
        return FetchError(Message("fetch.certificate", host=host, error=error.verify_message))
    if isinstance(error, ProtocolError | OSError | IncompleteRead):
        return BrokenError(Message("fetch.connection-failed", host=host, error=words(error)))
    return FetchError(Message("fetch.no-valid-answer", host=host, error=words(error)))
