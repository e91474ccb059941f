"""Connections to checked addresses: the address that is checked is the one that is connected to."""

from __future__ import annotations

import functools
import queue
import socket
import ssl
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

import certifi

from pipeline.errors import FetchError
from pipeline.fetch import addresses
from pipeline.fetch.deadline import Deadline
from pipeline.fetch.urls import Url
from pipeline.messages import Message, of_system

# The numeric addresses of a host and port; OSError or UnicodeError if there are none.
Resolve = Callable[[str, int], Sequence[str]]

_CONNECT_SECONDS = 10.0
_MOST_ADDRESSES = 4


class BrokenError(FetchError):
    """The connection could not be made or broke off: worth another try."""


class InnerAddressError(FetchError):
    """The name leads to an address that must not be connected to."""


def system_addresses(host: str, port: int) -> Sequence[str]:
    """What the machine's resolver says."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(frozen=True, slots=True)
class Network:
    """How names are resolved, and why an address must not be connected to (empty if it may)."""

    resolve: Resolve = system_addresses
    refusal: Callable[[str], str] = addresses.refusal


def connected(url: Url, deadline: Deadline, network: Network) -> socket.socket:
    """A connection, with TLS for https, to the first of the host's addresses that is allowed and reachable.

    InnerAddressError if none is allowed, another FetchError if there is none, OSError if none can be reached.
    """
    found = _resolved(url, deadline, network)
    refusals = [network.refusal(address) for address in found]
    allowed = [address for address, refused in zip(found, refusals, strict=True) if not refused]
    if not allowed:
        raise InnerAddressError(
            _refusal_message(found[0], refusals[0]) if refusals else Message("fetch.no-address", host=url.host)
        )
    opened = _opened(allowed[:_MOST_ADDRESSES], url.port, deadline)
    try:
        deadline.hold(opened)
        opened.settimeout(deadline.left())
        return _tls().wrap_socket(opened, server_hostname=url.host) if url.scheme == "https" else opened
    except (FetchError, OSError, ValueError):
        opened.close()
        raise


def _refusal_message(address: str, refusal: str) -> Message:
    if addresses.lasting_refusal(address):
        return Message("fetch.never-connected-to", refusal=refusal)
    return Message("fetch.not-connected-to", refusal=refusal)


def _opened(found: Sequence[str], port: int, deadline: Deadline) -> socket.socket:
    for address in found[:-1]:
        with suppress(OSError):
            return socket.create_connection((address, port), min(_CONNECT_SECONDS, deadline.left()))
    return socket.create_connection((found[-1], port), min(_CONNECT_SECONDS, deadline.left()))


def _resolved(url: Url, deadline: Deadline, network: Network) -> Sequence[str]:
    """The addresses of a host. The system's resolver cannot be interrupted, so it is abandoned at the deadline."""
    answers: queue.SimpleQueue[Sequence[str] | Exception] = queue.SimpleQueue()

    def resolve() -> None:
        try:
            answers.put(network.resolve(url.host, url.port))
        except (OSError, ValueError) as error:
            answers.put(error)

    threading.Thread(target=resolve, daemon=True).start()
    try:
        answer = answers.get(timeout=deadline.left())
    except queue.Empty:
        raise deadline.late() from None
    if isinstance(answer, socket.gaierror) and answer.errno == socket.EAI_AGAIN:
        raise BrokenError(Message("fetch.lookup-fails", host=url.host)) from answer
    if isinstance(answer, Exception):
        raise FetchError(Message("fetch.no-host", host=url.host, error=words(answer))) from answer
    return answer


@functools.cache
def _tls() -> ssl.SSLContext:
    """Trusts the system's authorities (an office may have its own) and Mozilla's, for systems without any."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    context.set_alpn_protocols(["http/1.1"])
    return context


def words(error: Exception) -> str:
    """The words of an error of the system or of a library."""
    return of_system(error) or type(error).__name__
