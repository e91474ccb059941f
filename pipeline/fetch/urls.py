"""Web addresses in one canonical form: http and https only, ASCII, no user name, no dot segments, no fragment."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import AddressValueError, IPv6Address
from urllib.parse import quote, urljoin, urlsplit

import idna

from pipeline.errors import FetchError
from pipeline.messages import Message
from pipeline.text.addresses import web_address_meant

_PORTS = {"http": 80, "https": 443}
_MAX_LETTERS = 2000
_HOST = re.compile(r"[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*")
_MAX_HOST = 253  # RFC 1035, section 2.3.4, without the root's dot
# Reserved characters (RFC 3986, section 2.2) and escapes stay; all others that are not unreserved are escaped.
_KEPT = "/%:@!$&'()*+,;=~-._"


@dataclass(frozen=True, slots=True)
class Url:
    """An address that can be requested. `target` is path and query, in ASCII, as in a request."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """Host and, unless it is the scheme's default, port, as in a Host header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        return f"{self.scheme}://{self.authority}"

    @property
    def path(self) -> str:
        return self.target.partition("?")[0]

    def __str__(self) -> str:
        return self.origin + self.target


def parsed(text: str) -> Url:
    """The canonical form of an address; FetchError if it is not one, or one that may not be requested."""
    text = text.strip()
    if len(text) > _MAX_LETTERS:
        raise FetchError(Message("fetch.address-long", most=_MAX_LETTERS))
    if not text.isprintable():
        raise FetchError(Message("fetch.address-characters"))
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise FetchError(Message("fetch.bad-address", error=str(error))) from error
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        raise FetchError(_advice(text))
    if "@" in parts.netloc:
        raise FetchError(Message("fetch.address-user"))
    if port == 0:
        raise FetchError(Message("fetch.port-zero"))
    target = _without_dots(quote(parts.path, _KEPT)) + (f"?{quote(parts.query, _KEPT + '?')}" if parts.query else "")
    return Url(scheme, _host(host, is_bracketed="[" in parts.netloc), port or _PORTS[scheme], target)


def _advice(text: str) -> Message:
    """What is wrong with an address that has another scheme, or none."""
    if text.lower().endswith(".txt") and "://" not in text:
        return Message("fetch.list-file", name=text)
    if address := web_address_meant(text):
        return Message("fetch.no-scheme", address=address)
    return Message("fetch.other-scheme")


def joined(base: Url, reference: str) -> Url:
    """The address that `reference` means on the page `base`; FetchError as for `parsed`."""
    try:
        absolute = urljoin(str(base), reference[: _MAX_LETTERS + 1].strip())
    except ValueError as error:
        raise FetchError(Message("fetch.bad-address", error=str(error))) from error
    return parsed(absolute)


def same_site(one: Url, other: Url) -> bool:
    """Whether two addresses have the same host, ignoring a leading `www.`."""
    return one.host.removeprefix("www.") == other.host.removeprefix("www.")


def _host(host: str, *, is_bracketed: bool) -> str:
    try:
        if is_bracketed:
            # A zone (`%eth0`) would name an interface of this machine.
            return str(IPv6Address(host)) if "%" not in host else _no_host(host)
        # IDNA 2008 keeps the final sigma that the codec of the standard library (IDNA 2003) loses.
        name = host.lower() if host.isascii() else idna.encode(host, uts46=True).decode("ascii")
    except (AddressValueError, UnicodeError) as error:
        raise FetchError(Message("fetch.bad-host", host=str(error))) from error
    name = name.removesuffix(".")
    return name if len(name) <= _MAX_HOST and _HOST.fullmatch(name) else _no_host(host)


def _no_host(host: str) -> str:
    raise FetchError(Message("fetch.bad-host", host=f"{host[:80]!r}"))


def _without_dots(path: str) -> str:
    """A path without `.` and `..` (also `%2e`): servers resolve them, so they would hide paths from robots rules."""
    kept: list[str] = []
    parts = path.split("/")[1:]
    for number, part in enumerate(parts, 1):
        plain = part.lower().replace("%2e", ".")
        if plain == "..":
            del kept[-1:]
        elif plain != ".":
            kept.append(part)
        if plain in {".", ".."} and number == len(parts):
            kept.append("")
    return "/" + "/".join(kept)
