"""A deadline for a connection that holds whatever the other side does."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import suppress
from types import TracebackType
from typing import Self

from pipeline.errors import FetchError
from pipeline.messages import Message


class Deadline:
    """A deadline at which the connection is shut down from outside.

    Socket timeouts start again with each byte, so a server that drips bytes would never hit them.
    """

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds
        self._seconds = seconds
        self._socket: socket.socket | None = None
        self._timer = threading.Timer(max(seconds, 0.0), self._expire)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        if self._socket is not None:
            self._socket.close()

    def hold(self, opened: socket.socket) -> None:
        """Watch a connection. A duplicate is kept, as wrapping a socket in TLS detaches the original."""
        self._socket = opened.dup()
        self.check()

    def left(self) -> float:
        """Seconds until the deadline; FetchError if it has passed."""
        self.check()
        return max(self._end - time.monotonic(), 0.001)

    def check(self) -> None:
        """FetchError if the deadline has passed."""
        if time.monotonic() >= self._end:
            raise self.late()

    def late(self) -> FetchError:
        return FetchError(Message("fetch.no-time-left", seconds=f"{self._seconds:.3g}"))

    def _expire(self) -> None:
        if self._socket is not None:
            with suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)
