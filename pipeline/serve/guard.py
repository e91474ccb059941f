"""Who may ask the review for anything: the person who holds its key, from its own pages, in her own browser.

Anything that runs on this machine, and any page that is open in the browser, can send requests to a local address.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from urllib.parse import urlencode

from flask import Flask, Response, abort, g, redirect, request
from werkzeug.wrappers import Response as AnyResponse

# Nothing but our own files; the page's words are never markup, and this holds even if they once were.
_OWN = ("style-src", "script-src", "img-src", "font-src", "connect-src", "form-action")
_NONE = ("default-src", "base-uri", "frame-ancestors")
POLICY = "; ".join([*(f"{one} 'none'" for one in _NONE), *(f"{one} 'self'" for one in _OWN)])
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    # With `no-referrer` browsers send `Origin: null` with our own forms.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_SAFE = frozenset({"GET", "HEAD"})
_YEAR = 31_536_000


@dataclass(frozen=True, slots=True)
class Door:
    """How the review is reached: the hosts it answers to, the key to it, and the token of its forms.

    With a `user_header` the office's own proxy tells who somebody is: there is no key then.
    """

    port: int
    hosts: frozenset[str]
    user_header: str = ""
    key: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)

    @classmethod
    def here(cls, port: int) -> Door:
        """The door of a review on this machine alone."""
        return cls(port, frozenset({f"127.0.0.1:{port}", f"localhost:{port}"}))

    @property
    def cookie(self) -> str:
        """The cookie's name: cookies do not know ports, and another review may run on another one."""
        return f"sheets-{self.port}"

    @property
    def address(self) -> str:
        """Where a browser is sent to."""
        if self.user_header:
            return f"https://{min(self.hosts)}/"
        return f"http://127.0.0.1:{self.port}/?{urlencode({'key': self.key})}"


def guard(app: Flask, door: Door) -> None:
    """Let a review answer only to those who hold the key of its `door`, and its forms only where they are its own."""

    @app.before_request
    def check() -> AnyResponse | None:
        if request.headers.get("Host", "") not in door.hosts:
            abort(421)
        if door.user_header:
            _check_user(door)
        elif (key := request.args.get("key")) is not None:
            return _let_in(key, door)
        elif not _is_same(request.cookies.get(door.cookie, ""), door.key):
            abort(401)
        if request.method not in _SAFE:
            _check_form(door)
        return None

    @app.after_request
    def head(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response


def _is_same(given: str, known: str) -> bool:
    return hmac.compare_digest(given.encode(), known.encode())


def _let_in(key: str, door: Door) -> AnyResponse:
    """The key becomes a cookie, and leaves the address: that stands in the history and may be sent on."""
    if not _is_same(key, door.key) or request.method not in _SAFE:
        abort(403)
    response = redirect(f"/{request.path.lstrip('/')}", 303)
    response.set_cookie(door.cookie, door.key, httponly=True, samesite="Strict", path="/")
    return response


def _check_user(door: Door) -> None:
    g.user = request.headers.get(door.user_header, "").strip()
    if not g.user:
        abort(401)


def _check_form(door: Door) -> None:
    host = request.headers["Host"]
    if request.headers.get("Origin") not in {f"http://{host}", f"https://{host}"}:
        abort(403)
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        abort(403)
    if not _is_same(request.form.get("token", ""), door.token):
        abort(403)


def remember(response: AnyResponse, name: str, value: str) -> None:
    """Keep a choice of how the screens look, which is no secret, in the browser."""
    response.set_cookie(name, value, max_age=_YEAR, httponly=True, samesite="Strict", path="/")
