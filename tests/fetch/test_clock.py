"""The machine's clock."""

from __future__ import annotations

from datetime import UTC, timedelta

from pipeline.fetch.clock import SystemClock


def test_seconds_never_run_backwards_and_sleeping_lets_them_pass() -> None:
    clock = SystemClock()
    before = clock.seconds()
    clock.sleep(0.01)
    assert clock.seconds() - before >= 0.01


def test_the_moment_is_told_in_utc() -> None:
    now = SystemClock().now()
    assert now.tzinfo is UTC
    assert now.utcoffset() == timedelta(0)
