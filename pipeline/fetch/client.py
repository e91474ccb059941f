"""Polite requests: robots.txt first, pauses between requests, a few retries, at most five redirects."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping
from email.utils import parsedate_to_datetime

from pipeline import __version__
from pipeline.errors import FetchError
from pipeline.fetch import robots
from pipeline.fetch.clock import Clock
from pipeline.fetch.connecting import BrokenError, Network
from pipeline.fetch.content_encoding import ACCEPTED
from pipeline.fetch.pace import Pace
from pipeline.fetch.shells import is_check, refresh
from pipeline.fetch.transport import Answer, exchange
from pipeline.fetch.urls import Url, joined
from pipeline.messages import Message
from pipeline.settings import FetchSettings

_MOST_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_TOO_MANY_REQUESTS = 429

# Headers sent to one address only, such as conditions from an earlier response of its own.
OwnHeaders = Callable[[Url], Mapping[str, str]]


class Client:
    """Makes requests one at a time; knows each site's rules, and when it may be asked again."""

    def __init__(self, settings: FetchSettings, network: Network, clock: Clock, rest: float = 0.0) -> None:
        self.pace = Pace(clock, settings.pause, settings.longest_pause, rest)
        self._settings = settings
        self._network = network
        self._clock = clock
        self._rules: dict[str, robots.RobotRules] = {}
        contact = f" (+{settings.contact})" if settings.contact else ""
        self._headers = {"User-Agent": f"{robots.TOKEN}/{__version__}{contact}", "Accept-Encoding": ACCEPTED}

    def get(self, url: Url, most: int = 0, own_headers: OwnHeaders = lambda _url: {}) -> Answer:
        """The response after all redirects, of any status; at most `most` bytes (by default, a page's limit).

        FetchError if the address must not be requested, or there is no complete response.
        """
        return self._follow(url, most or int(self._settings.page_mb * 1e6), own_headers, obey=True)

    def refusal(self, url: Url) -> str:
        """Why robots.txt forbids requesting `url`; empty if it does not. Fetches the file if need be."""
        if url.origin not in self._rules:
            self._rules[url.origin] = found = robots.rules(self._robots(url))
            self.pace.slow_down(url.host, found.delay)
        return self._rules[url.origin].refusal(url)

    def _robots(self, url: Url) -> Answer | FetchError:
        try:
            return self._follow(joined(url, "/robots.txt"), robots.MOST_BYTES, lambda _url: {}, obey=False)
        except FetchError as error:
            return error

    def _follow(self, url: Url, most: int, own_headers: OwnHeaders, *, obey: bool) -> Answer:
        left = _Allowance(self._settings.seconds)
        for hop in range(_MOST_REDIRECTS + 1):
            if obey and (refused := self.refusal(url)):
                raise FetchError(refused if hop == 0 else Message("run.about", what=str(url), text=refused))
            answer = self._ask(url, {**self._headers, **own_headers(url)}, most, left)
            target = _target(answer, reads=obey)
            if target is None:
                return answer
            url = target
        raise FetchError(Message("fetch.too-many-redirects", most=_MOST_REDIRECTS, url=str(url)))

    def _ask(self, url: Url, headers: Mapping[str, str], most: int, left: _Allowance) -> Answer:
        """One request, repeated with growing pauses after 429, 5xx and broken connections."""
        trouble = ""
        for attempt in range(self._settings.retries + 1):
            rest = self._settings.pause * 2**attempt
            self.pace.wait(url.host)
            try:
                with left:
                    answer = exchange(url, headers, left.seconds, most, self._network)
            except BrokenError as error:
                trouble = error.text
            else:
                if is_check(answer) or (answer.status != _TOO_MANY_REQUESTS and answer.status < 500):
                    return answer
                trouble = Message("fetch.server-answers", answer=answer.status_line)
                rest = max(rest, self._asked_pause(answer.header("retry-after")))
            finally:
                self.pace.done(url.host)
            self.pace.hold(url.host, rest)
        raise FetchError(Message("fetch.several-times", trouble=trouble, count=self._settings.retries + 1))

    def _asked_pause(self, value: str) -> float:
        """Seconds that a Retry-After header asks for: a number, or a date."""
        if value.isascii() and value.isdigit():
            return float(value[:9])
        try:
            return (parsedate_to_datetime(value) - self._clock.now()).total_seconds()
        except (ValueError, TypeError, OverflowError):
            return 0.0


def _target(answer: Answer, *, reads: bool) -> Url | None:
    """Where a response redirects to, by its head or, with `reads`, by its markup; None if nowhere."""
    location = answer.header("location")
    if answer.status in _REDIRECTS and location:
        # Header bytes are decoded as Latin-1; non-ASCII addresses in them are UTF-8.
        return joined(answer.url, location.encode("latin-1", "replace").decode("utf-8", "replace"))
    return refresh(answer) if reads else None


class _Allowance:
    """The seconds left for one page; time spent inside `with` is deducted."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._begun = math.inf

    def __enter__(self) -> None:
        self._begun = time.monotonic()

    def __exit__(self, *_exception: object) -> None:
        self.seconds -= time.monotonic() - self._begun
