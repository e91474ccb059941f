"""Serves the review until somebody stops it: finds a free port, and prevents a second review of the same folder."""

from __future__ import annotations

import errno
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NoReturn

from waitress.server import create_server  # type: ignore[import-untyped]

from pipeline.errors import ConfigurationError, OutputError
from pipeline.messages import Message, of_system
from pipeline.run.reviewing import ReviewDesk
from pipeline.serve.app import review_app
from pipeline.serve.file_views import most_bytes
from pipeline.serve.guard import Door
from pipeline.settings import Settings
from pipeline.store.remote import path_or_url
from pipeline.store.review_lock import claim_review, running_review

# Enough for a person, the pictures that her browser loads, and a colleague.
_THREADS = 6

# Called with the address, once the review can be opened, and a message.
Announce = Callable[[str, Message], None]


def review(
    settings: Settings,
    desk: Callable[[], ReviewDesk],
    folder: Path,
    announce: Announce,
    port: int = 0,
    language: str = "auto",
) -> None:
    """Serve the review of a project until Ctrl-C; if one runs already, announce that instead.

    ConfigurationError where other machines could reach it and the settings do not say who may; OutputError where the
    port is taken.
    """
    check_reach(settings)
    home = path_or_url(settings.output, folder)
    home = home if isinstance(home, Path) and home.is_dir() else folder
    if address := running_review(home):
        announce(address, Message("serve.runs-already", address=address))
        return
    with closing(_bound(settings.reviewing.listen, port)) as listener, closing(desk()) as work:
        door = _door(settings, listener.getsockname()[1])
        app = review_app(work, door, language)
        with claim_review(home, door.address), _ending_on_sigterm():
            server = create_server(
                app,
                sockets=[listener],
                threads=_THREADS,
                ident=None,
                max_request_body_size=most_bytes(settings.limits.page_mb),
            )
            announce(door.address, Message("serve.open-at", address=door.address))
            server.run()


def check_reach(settings: Settings) -> None:
    """ConfigurationError where other machines could reach the review, without settings for hosts and users."""
    one = settings.reviewing
    if not _is_loopback(one.listen) and not (one.hosts and one.user_header):
        raise ConfigurationError(Message("serve.not-alone", listen=one.listen), Message("serve.not-alone-hint"))


def _is_loopback(host: str) -> bool:
    return host in {"localhost", "::1"} or host.startswith("127.")


def _door(settings: Settings, port: int) -> Door:
    one = settings.reviewing
    if one.hosts and one.user_header:
        return Door(port, frozenset(map(str.lower, one.hosts)), one.user_header)
    return Door.here(port, one.listen)


def _bound(host: str, port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(64)
    except OSError as error:
        listener.close()
        is_no_address = isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL
        raise OutputError(
            Message("serve.no-port", host=host, port=port, reason=of_system(error)),
            Message("serve.other-listen" if is_no_address else "serve.other-port"),
        ) from error
    return listener


@contextmanager
def _ending_on_sigterm() -> Iterator[None]:
    """End on SIGTERM as on Ctrl-C, so that no process is left behind."""

    def end(*_: object) -> NoReturn:
        raise SystemExit(0)

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
