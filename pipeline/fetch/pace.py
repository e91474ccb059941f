"""When a host may be asked next."""

from __future__ import annotations

import math

from pipeline.fetch.clock import Clock


class Pace:
    """Keeps the pauses between the requests to each host; requests are made one at a time.

    A host that was never asked may be asked at once or, as an earlier run may just have asked it, after `rest` seconds.
    All pauses are in seconds; what a site asks for counts up to `longest`.
    """

    def __init__(self, clock: Clock, pause: float, longest: float, rest: float = 0.0) -> None:
        self._clock = clock
        self._pause = pause
        self._longest = longest
        self._start = clock.seconds() + rest
        self._gaps: dict[str, float] = {}
        self._last: dict[str, float] = {}
        self._held: dict[str, float] = {}

    def slow_down(self, host: str, seconds: float) -> None:
        """Leave at least this many seconds between requests to `host` (Crawl-delay), from the last one on."""
        self._gaps[host] = max(self._gap(host), self._capped(seconds))

    def hold(self, host: str, seconds: float) -> None:
        """Leave `host` alone for this many seconds from now (Retry-After)."""
        self._held[host] = max(self.ready_at(host), self._clock.seconds() + self._capped(seconds))

    def ready_at(self, host: str) -> float:
        """When `host` may be asked, in the clock's seconds."""
        after_last = self._last[host] + self._gap(host) if host in self._last else self._start
        return max(after_last, self._held.get(host, after_last))

    def wait(self, host: str) -> None:
        """Sleep until `host` may be asked."""
        while (left := self.ready_at(host) - self._clock.seconds()) > 0:
            self._clock.sleep(left)

    def done(self, host: str) -> None:
        """A request to `host` has just ended."""
        self._last[host] = self._clock.seconds()

    def _gap(self, host: str) -> float:
        return self._gaps.get(host, self._pause)

    def _capped(self, seconds: float) -> float:
        return min(max(seconds, 0.0), self._longest) if math.isfinite(seconds) else self._longest
