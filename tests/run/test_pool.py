from __future__ import annotations

import os
import signal
import socket
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.errors import PageError, PipelineError
from pipeline.model import PageResult, State
from pipeline.run import pool
from pipeline.settings import Limits


def _done(task: int) -> PageResult:
    return PageResult(str(task), State.BUILT)


def _failure(task: int, error: PipelineError) -> PageResult:
    return PageResult(str(task), State.FAILED, reason=error.text)


def _run(
    count: int, work: Callable[[int], PageResult], jobs: int = 2, limits: Limits | None = None
) -> list[PageResult]:
    return list(pool.results(range(count), work, _failure, jobs, limits or Limits()))


def test_results_come_in_the_order_of_the_tasks_whatever_each_takes() -> None:
    def work(task: int) -> PageResult:
        time.sleep(0.05 if task % 3 == 0 else 0.0)
        return _done(task)

    assert [result.path for result in _run(20, work, jobs=3)] == [str(task) for task in range(20)]


def test_no_tasks_give_no_results() -> None:
    assert _run(0, _done) == []


def test_an_error_of_one_page_is_its_result_and_no_others() -> None:
    def work(task: int) -> PageResult:
        if task == 1:
            raise PageError("is empty")
        if task == 2:
            raise ZeroDivisionError("oops")
        return _done(task)

    results = _run(4, work)
    assert [result.state for result in results] == [State.BUILT, State.FAILED, State.FAILED, State.BUILT]
    assert results[1].reason == "is empty"
    assert results[2].reason == "unexpected error: ZeroDivisionError: oops"


def test_a_page_that_never_ends_is_killed_at_its_limit() -> None:
    def work(task: int) -> PageResult:
        while task == 1:
            pass
        return _done(task)

    start = time.monotonic()
    results = _run(3, work, limits=Limits(seconds=1))
    assert [result.state for result in results] == [State.BUILT, State.FAILED, State.BUILT]
    assert results[1].reason == "took longer than 1 s"
    assert time.monotonic() - start < 10


def test_a_page_that_wants_all_memory_fails_alone() -> None:
    def work(task: int) -> PageResult:
        if task == 0:
            bytearray(3_000_000_000)
        return _done(task)

    results = _run(2, work)
    assert results[0].reason == "needs more than 1500 MB of memory"
    assert results[1].state is State.BUILT


def test_a_page_that_kills_its_worker_twice_fails_and_no_other_is_lost() -> None:
    def work(task: int) -> PageResult:
        if task == 3:
            os._exit(3)
        return _done(task)

    results = _run(40, work)
    assert [result.path for result in results if result.state is State.FAILED] == ["3"]
    assert results[3].reason == "its worker was killed twice"


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_worker_killed_by_chance_costs_no_page(tmp_path: Path, jobs: int) -> None:
    def work(task: int) -> PageResult:
        mark = tmp_path / str(task)
        if task % 2 == 0 and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return _done(task)

    assert {result.state for result in _run(40, work, jobs=jobs)} == {State.BUILT}


def test_workers_end_with_the_pool() -> None:
    def work(task: int) -> PageResult:
        return PageResult(str(os.getpid()), State.BUILT)

    pids = {int(result.path) for result in _run(6, work)}
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_a_reader_who_stops_early_leaves_no_worker_behind() -> None:
    def work(task: int) -> PageResult:
        return PageResult(str(os.getpid()), State.BUILT)

    results = pool.results(range(100), work, _failure, 2, Limits())
    pid = int(next(results).path)
    results.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_a_pool_keeps_its_workers_from_one_row_of_tasks_to_the_next() -> None:
    def work(task: str) -> PageResult:
        return PageResult(task, State.BUILT, reason=str(os.getpid()))

    def failure(task: str, error: PipelineError) -> PageResult:
        return PageResult(task, State.FAILED, reason=error.text)

    with closing(pool.Pool(work, failure, 1, Limits())) as staff:
        first, second = (list(staff.results([f"{row}-{n}" for n in range(3)])) for row in "ab")
    assert [result.path for result in (*first, *second)] == ["a-0", "a-1", "a-2", "b-0", "b-1", "b-2"]
    assert len({result.reason for result in (*first, *second)}) == 1


def test_a_worker_holds_no_connection_of_its_parent_open() -> None:
    ours, theirs = socket.socketpair()

    def work(task: int) -> PageResult:
        is_held = os.path.samestat(os.fstat(theirs.fileno()), own)
        return PageResult(str(task), State.FAILED if is_held else State.BUILT)

    own = os.fstat(theirs.fileno())
    assert {result.state for result in _run(3, work)} == {State.BUILT}
    ours.close()
    theirs.close()
