"""A deadline that holds whatever the other side of a connection does."""

from __future__ import annotations

import socket

import pytest

from pipeline.errors import FetchError
from pipeline.fetch.deadline import Deadline
from pipeline.messages import in_language


def test_there_is_time_left_until_the_deadline() -> None:
    with Deadline(60) as deadline:
        deadline.check()
        assert 0 < deadline.left() <= 60


def test_after_the_deadline_everything_is_late() -> None:
    with Deadline(0) as deadline:
        with pytest.raises(FetchError):
            deadline.check()
        with pytest.raises(FetchError):
            deadline.left()
    assert "0.25" in in_language(Deadline(0.25).late().text, "en")


def test_a_connection_that_drips_or_is_silent_is_shut_down_from_outside() -> None:
    here, there = socket.socketpair()
    with here, there, Deadline(0.05) as deadline:
        deadline.hold(here)
        assert here.recv(1) == b""  # without the deadline this would wait for ever


def test_at_the_end_the_watch_lets_go_and_the_connection_stays() -> None:
    here, there = socket.socketpair()
    with here, there:
        with Deadline(60) as deadline:
            deadline.hold(here)
        there.sendall(b"x")
        assert here.recv(1) == b"x"


def test_a_connection_that_comes_too_late_is_not_held() -> None:
    here, there = socket.socketpair()
    with here, there, Deadline(0) as deadline, pytest.raises(FetchError):
        deadline.hold(here)
