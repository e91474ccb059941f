"""Time as something that is handed in: politeness is tested without waiting."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """A clock that can be slept by."""

    def seconds(self) -> float:
        """Seconds since some fixed moment, never running backwards."""

    def sleep(self, seconds: float) -> None:
        """Let so many seconds pass."""

    def now(self) -> datetime:
        """The moment in UTC."""


class SystemClock:
    """The machine's clock."""

    def seconds(self) -> float:
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)

    def now(self) -> datetime:
        return datetime.now(UTC)
