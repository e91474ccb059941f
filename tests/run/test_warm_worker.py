from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator

import pytest

from pipeline.errors import PageError, PipelineError
from pipeline.model import PageResult, State
from pipeline.run.warm_worker import WarmWorker
from pipeline.run.worker import Duty
from pipeline.settings import Limits

WARMED: list[str] = []


def work(task: str) -> PageResult:
    if task == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if task == "spin":
        while True:
            pass
    if task == "refuse":
        raise PageError("cannot be read", "look at it")
    return PageResult(task, State.BUILT, (("who", f"{os.getpid()} {WARMED}".encode()),))


def failure(task: str, error: PipelineError) -> PageResult:
    return PageResult(task, State.FAILED, reason=error.text)


@pytest.fixture
def warm() -> Iterator[WarmWorker[str]]:
    # A worker begins with the memory of its parent: here what all tests before have left.
    made = WarmWorker(lambda: WARMED.append("warm"), Duty(work, failure, Limits(seconds=0.3, memory_mb=10_000)))
    yield made
    made.close()


def test_one_worker_stays_warm_and_is_not_this_process(warm: WarmWorker[str]) -> None:
    first, second = (warm.ask("a").files[0][1].decode() for _ in range(2))
    assert first == second
    assert "['warm']" in first
    assert not first.startswith(f"{os.getpid()} ")
    assert WARMED == []


def test_a_page_that_kills_or_stops_its_worker_fails_and_the_next_is_read(warm: WarmWorker[str]) -> None:
    assert warm.ask("die").state is State.FAILED
    assert warm.ask("spin").state is State.FAILED
    assert warm.ask("refuse").reason == "cannot be read"
    assert warm.ask("a").state is State.BUILT


def test_when_its_process_has_gone_it_says_so(warm: WarmWorker[str]) -> None:
    warm.close()
    with pytest.raises(PipelineError, match="has ended"):
        warm.ask("a")


def test_the_worker_ends_with_it() -> None:
    made = WarmWorker(lambda: None, Duty(work, failure, Limits()))
    number = int(made.ask("a").files[0][1].decode().split()[0])
    made.close()
    for _ in range(100):
        try:
            os.kill(number, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    pytest.fail("the worker lives on")
