"""Real servers on the loopback for the fetching tests, and a clock that needs no waiting."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise

import pytest

from pipeline.fetch import addresses
from pipeline.fetch.clock import Clock, SystemClock
from pipeline.fetch.connecting import Network

# Linux answers on all of 127.0.0.0/8: this one plays the internet, all others are inside.
OUTSIDE = "127.0.0.2"


class FakeClock:
    """A clock that jumps ahead when it is slept by. Its time stands still otherwise, however long a request takes."""

    def __init__(self) -> None:
        self.time = 1000.0
        self.slept: list[float] = []

    def seconds(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds

    def now(self) -> datetime:
        return datetime(2026, 11, 2, 8, 0, tzinfo=UTC) + timedelta(seconds=self.time)


@dataclass(frozen=True)
class Reply:
    """What the site answers; `headers` as pairs so that they can be repeated."""

    body: bytes = b""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "text/html; charset=utf-8"),)


@dataclass
class Site:
    """A small site that can be changed between two rounds; it knows conditional requests.

    `asked` is its log, paths with the clock's times; `heads` are the requests' headers, names in small letters.
    """

    clock: Clock
    pages: dict[str, Reply] = field(default_factory=dict)
    asked: list[tuple[str, float]] = field(default_factory=list)
    heads: list[dict[str, str]] = field(default_factory=list)
    url: str = ""

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def gaps(self) -> list[float]:
        times = [time for _, time in self.asked]
        return [after - before for before, after in pairwise(times)]

    def page(self, path: str, body: str | bytes, *headers: tuple[str, str], status: int = 200) -> None:
        data = body.encode() if isinstance(body, str) else body
        named = {name.lower() for name, _ in headers}
        kind = () if "content-type" in named else (("Content-Type", "text/html; charset=utf-8"),)
        self.pages[path] = Reply(data, status, (*kind, *headers))

    def redirect(self, path: str, target: str, status: int = 302) -> None:
        self.pages[path] = Reply(b"", status, (("Location", target),))

    def answer(self, path: str, head: dict[str, str]) -> Reply:
        self.asked.append((path, self.clock.seconds()))
        self.heads.append(head)
        reply = self.pages.get(path) or self.pages.get(path.partition("?")[0])
        if reply is None:
            return Reply(b"nothing here", 404)
        headers = dict(reply.headers)
        tag, date = headers.get("ETag"), headers.get("Last-Modified")
        is_same = head.get("if-none-match") == tag if tag else date and head.get("if-modified-since") == date
        if is_same:
            return Reply(b"", 304, tuple((name, value) for name, value in reply.headers if name == "ETag"))
        return reply


def serve(site: Site, host: str) -> ThreadingHTTPServer:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            reply = site.answer(self.path, {name.lower(): value for name, value in self.headers.items()})
            self.send_response(reply.status)
            for name, value in reply.headers:
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, *_: object) -> None:
            """Silence."""

    server = ThreadingHTTPServer((host, 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    site.url = f"http://{host}:{server.server_port}"
    return server


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def site(clock: FakeClock) -> Iterator[Site]:
    """An empty site at 127.0.0.2, which the fixture `network` takes for the internet."""
    found = Site(clock)
    server = serve(found, OUTSIDE)
    yield found
    server.shutdown()
    server.server_close()


@pytest.fixture
def live() -> Iterator[Site]:
    """An empty site at 127.0.0.1 whose log tells real moments."""
    found = Site(SystemClock())
    server = serve(found, "127.0.0.1")
    yield found
    server.shutdown()
    server.server_close()


@pytest.fixture
def inner(clock: FakeClock) -> Iterator[Site]:
    """A site at 127.0.0.1, where nobody must ever come: whatever it is asked for, it would give."""
    found = Site(clock)
    for path in ("/", "/robots.txt", "/secret", "/latest/meta-data/"):
        found.page(path, "<p>secret</p>")
    server = serve(found, "127.0.0.1")
    yield found
    server.shutdown()
    server.server_close()


def refusal(address: str) -> str:
    """The real rule, but for the one loopback address that plays the internet."""
    return "" if address == OUTSIDE else addresses.refusal(address)


@pytest.fixture
def network() -> Network:
    """The machine's resolver under the real rule for addresses, with 127.0.0.2 as the internet."""
    return Network(refusal=refusal)


Script = Callable[[socket.socket], None]


@pytest.fixture
def hostile() -> Iterator[Callable[[Script], str]]:
    """Starts a server at 127.0.0.2 that reads a request and then plays a script on the bare socket; gives its URL."""
    listeners: list[socket.socket] = []

    def start(script: Script) -> str:
        listener = socket.create_server((OUTSIDE, 0))
        listeners.append(listener)

        def run() -> None:
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                threading.Thread(target=play, args=(connection,), daemon=True).start()

        def play(connection: socket.socket) -> None:
            with connection:
                try:
                    request = connection.recv(65536)
                    if request.startswith(b"GET /robots.txt "):
                        connection.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
                    else:
                        script(connection)
                except OSError:
                    return

        threading.Thread(target=run, daemon=True).start()
        return f"http://{OUTSIDE}:{listener.getsockname()[1]}/page"

    yield start
    for listener in listeners:
        listener.close()


@pytest.fixture
def dripping() -> Script:
    """A script that sends its answer a byte at a time."""

    def play(connection: socket.socket) -> None:
        for byte in b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + b"x" * 10_000:
            connection.sendall(bytes([byte]))
            time.sleep(0.05)

    return play
