"""Guards the review: only the person who has its key may use it, from its own pages, in her own browser.

Any program on this machine, and any page that is open in the browser, can send requests to a local address.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from urllib.parse import urlencode

from flask import Flask, Response, abort, g, redirect, request
from werkzeug.wrappers import Response as AnyResponse

# Allows nothing but our own files. The page's words are never markup; if they ever were, this would still hold.
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
    """The review's way in: the hosts that it answers to, its key, and the token of its forms.

    With a `user_header`, the office's own proxy says who the user is, and there is no key.
    """

    port: int
    hosts: frozenset[str]
    user_header: str = ""
    key: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)

    @classmethod
    def here(cls, port: int, listen: str = "127.0.0.1") -> Door:
        """The door of a review that listens on this machine alone."""
        shown = f"[{listen}]" if ":" in listen else listen
        return cls(port, frozenset({f"{shown}:{port}", f"localhost:{port}"}))

    @property
    def cookie(self) -> str:
        """The cookie's name, with the port: cookies ignore ports, and another review may run on another port."""
        return f"sheets-{self.port}"

    @property
    def address(self) -> str:
        """The address to open in a browser."""
        if self.user_header:
            return f"https://{min(self.hosts)}/"
        return f"http://{min(self.hosts)}/?{urlencode({'key': self.key})}"


def guard(app: Flask, door: Door) -> None:
    """Let a review answer only to those who have the key of its `door`, and take only its own forms."""

    @app.before_request
    def check() -> AnyResponse | None:
        if request.headers.get("Host", "").lower() not in door.hosts:
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


def _is_same(given: str, expected: str) -> bool:
    return hmac.compare_digest(given.encode(), expected.encode())


def _let_in(key: str, door: Door) -> AnyResponse:
    """Turn the key into a cookie and take it out of the address, which is kept in the history and may be shared."""
    if not _is_same(key, door.key) or request.method not in _SAFE:
        abort(403)
    response = redirect(f"/{request.path.lstrip('/')}", 303)
    response.set_cookie(door.cookie, door.key, httponly=True, samesite="Strict", path="/")
    return response


def _check_user(door: Door) -> None:
    # Headers come letter by byte; proxies send names in UTF-8.
    g.user = request.headers.get(door.user_header, "").encode("latin-1").decode("utf-8", "replace").strip()
    if not g.user:
        abort(401)


def _check_form(door: Door) -> None:
    host = request.headers["Host"].lower()
    if request.headers.get("Origin") not in {f"http://{host}", f"https://{host}"}:
        abort(403)
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        abort(403)
    if not _is_same(request.form.get("token", ""), door.token):
        abort(403)


def remember(response: AnyResponse, name: str, value: str) -> None:
    """Keep a choice about the screens, which is no secret, in the browser."""
    response.set_cookie(name, value, max_age=_YEAR, httponly=True, samesite="Strict", path="/")
