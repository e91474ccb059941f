from __future__ import annotations

import math

import pytest

from pipeline.fetch.pace import Pace


@pytest.fixture
def pace(clock) -> Pace:
    return Pace(clock, 2, 120)


def visits(pace: Pace, clock, *hosts: str, seconds: float = 0.5) -> list[float]:
    """The moments, from the start, at which the hosts are asked; each answer takes some seconds."""
    start, moments = clock.seconds(), []
    for host in hosts:
        pace.wait(host)
        moments.append(clock.seconds() - start)
        clock.time += seconds
        pace.done(host)
    return moments


def test_a_host_is_asked_two_seconds_after_its_last_answer(pace, clock) -> None:
    assert visits(pace, clock, "a", "a", "a") == [0, 2.5, 5]


def test_another_host_need_not_wait(pace, clock) -> None:
    assert visits(pace, clock, "a", "b", "a", "b") == [0, 0.5, 2.5, 3]


def test_a_site_may_ask_for_longer_pauses_but_not_for_shorter_ones(pace, clock) -> None:
    pace.slow_down("a", 10)
    pace.slow_down("b", 0.1)
    assert visits(pace, clock, "a", "a", "b", "b", seconds=0) == [0, 10, 10, 12]


@pytest.mark.parametrize("asked", [86_400, math.inf, math.nan, 1e300])
def test_what_a_site_asks_for_has_a_cap(pace, clock, asked: float) -> None:
    pace.slow_down("a", asked)
    pace.hold("b", asked)
    assert visits(pace, clock, "a", "a", seconds=0) == [0, 120]
    assert visits(pace, clock, "b", seconds=0) == [0]


def test_a_host_that_asked_to_be_left_alone_is(pace, clock) -> None:
    pace.hold("a", 30)
    pace.hold("a", 5)
    assert visits(pace, clock, "b", "a") == [0, 30]


def test_a_run_right_after_another_starts_with_a_rest(clock) -> None:
    assert visits(Pace(clock, 2, 120, rest=2), clock, "a", "b", "a") == [2, 2.5, 4.5]
