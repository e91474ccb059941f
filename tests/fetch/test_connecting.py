"""The address that is judged is the very one that is connected to."""

from __future__ import annotations

import socket
from collections.abc import Iterator, Sequence

import pytest

from pipeline.errors import FetchError
from pipeline.fetch.connecting import BrokenError, InnerAddressError, Network, connected, system_addresses, words
from pipeline.fetch.deadline import Deadline
from pipeline.fetch.urls import Url


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as opened:
        yield opened


def url(listener: socket.socket) -> Url:
    return Url("http", "practices.example.org", listener.getsockname()[1], "/")


def allowed(*found: str) -> Network:
    return Network(lambda host, port: found, lambda address: "inside" if address == "127.0.0.9" else "")


def reached(listener: socket.socket, network: Network) -> str:
    with Deadline(20) as watch, connected(url(listener), watch, network) as opened:
        return str(opened.getpeername()[0])


def test_an_address_that_must_not_be_connected_to_is_passed_over(listener: socket.socket) -> None:
    assert reached(listener, allowed("127.0.0.9", "127.0.0.1")) == "127.0.0.1"


def test_the_next_address_is_tried_where_one_does_not_answer(listener: socket.socket) -> None:
    assert reached(listener, allowed("127.0.0.2", "127.0.0.1")) == "127.0.0.1"


def test_of_many_addresses_four_are_tried(listener: socket.socket) -> None:
    dead = ["127.0.0.2", "127.0.0.3", "127.0.0.4"]
    assert reached(listener, allowed(*dead, "127.0.0.1")) == "127.0.0.1"
    with pytest.raises(OSError, match="refused"):
        reached(listener, allowed(*dead, "127.0.0.5", "127.0.0.1"))


@pytest.mark.parametrize("found", [("127.0.0.9",), ()])
def test_without_an_address_that_may_be_connected_to_there_is_no_connection(
    listener: socket.socket, found: Sequence[str]
) -> None:
    with pytest.raises(InnerAddressError):
        reached(listener, allowed(*found))


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (socket.gaierror(socket.EAI_AGAIN, "try again"), BrokenError),
        (socket.gaierror(socket.EAI_NONAME, "unknown"), FetchError),
        (UnicodeError("label too long"), FetchError),
    ],
)
def test_only_a_resolver_that_is_busy_is_worth_another_try(
    listener: socket.socket, error: Exception, kind: type[FetchError]
) -> None:
    def resolve(_: str, __: int) -> Sequence[str]:
        raise error

    with pytest.raises(FetchError) as raised:
        reached(listener, Network(resolve))
    assert type(raised.value) is kind


def test_the_machine_itself_is_found_by_its_number_and_is_inside() -> None:
    assert system_addresses("127.0.0.1", 80) == ["127.0.0.1"]
    assert Network().refusal("127.0.0.1")
    assert not Network().refusal("93.184.216.34")


def test_an_error_without_words_is_told_by_its_kind() -> None:
    assert words(ValueError()) == "ValueError"
