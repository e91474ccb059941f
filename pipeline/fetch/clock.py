"""Time as a dependency that is passed in, so that pauses are tested without waiting."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """A clock that can also sleep."""

    def seconds(self) -> float:
        """Seconds since some fixed moment, never running backwards."""

    def sleep(self, seconds: float) -> None:
        """Wait for this many seconds."""

    def now(self) -> datetime:
        """The current time in UTC."""


class SystemClock:
    """The machine's clock."""

    def seconds(self) -> float:
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)

    def now(self) -> datetime:
        return datetime.now(UTC)
