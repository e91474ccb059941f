from __future__ import annotations

import errno
import os
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.errors import PageError, PipelineError
from pipeline.model import PageResult, State
from pipeline.run import pool, worker
from pipeline.run.worker import Duty, ask_for_seconds
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


def test_a_full_disk_is_told_as_such_and_not_as_a_fault_of_the_page() -> None:
    def work(task: int) -> PageResult:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def failure(task: int, error: PipelineError) -> PageResult:
        return PageResult(str(task), State.FAILED, reason=error.text, hint=error.hint)

    (result,) = pool.results(range(1), work, failure, 1, Limits())
    assert result.reason == "its temporary files could not be written: no space left on device"
    assert result.hint == "check the disk's space and the permissions"


def test_a_page_that_never_ends_is_killed_at_its_limit() -> None:
    def work(task: int) -> PageResult:
        while task == 1:
            pass
        return _done(task)

    results = _run(3, work, limits=Limits(seconds=1))
    assert [result.state for result in results] == [State.BUILT, State.FAILED, State.BUILT]
    # On a machine that has much else to do the clock may be the first to end it.
    assert results[1].reason in {
        "took more than 1 s of processor time",
        "took longer than 10 s, mostly waiting",
    }


def test_a_page_that_waits_is_given_ten_times_its_processor_time_and_then_ended() -> None:
    def work(task: int) -> PageResult:
        time.sleep(1000)
        return _done(task)

    (result,) = _run(1, work, limits=Limits(seconds=0.2))
    assert result.reason == "took longer than 2 s, mostly waiting"


def test_a_page_that_its_worker_never_takes_is_given_to_another() -> None:
    large = "x" * 10_000_000
    # A worker begins with the memory of its parent: here what all tests before have left.
    limits = Limits(seconds=0.1, memory_mb=10_000)
    duty: Duty[str] = Duty(lambda task: _done(len(task)), lambda _, error: _failure(0, error), limits)
    with closing(pool.Pool(duty, 1)) as made:
        first = list(made.results([large]))
        os.kill(made.workers[0].process.pid or 0, signal.SIGSTOP)
        assert list(made.results([large])) == first


def test_a_page_whose_worker_stops_in_the_midst_of_its_result_harms_no_other() -> None:
    def work(task: int) -> PageResult:
        if task == 1:
            os.write(worker._pipes[0].fileno(), struct.pack("!i", 1_000))
            time.sleep(1000)
        return _done(task)

    results = _run(3, work, limits=Limits(seconds=0.1))
    assert [result.state for result in results] == [State.BUILT, State.FAILED, State.BUILT]


def test_a_page_that_never_ends_is_blamed_though_its_worker_did_others_before() -> None:
    def work(task: int) -> PageResult:
        while task == 2:
            pass
        return _done(task)

    results = _run(5, work, jobs=1, limits=Limits(seconds=0.5))
    assert [result.path for result in results if result.state is State.FAILED] == ["2"]


_STOPPED = """
import os, sys, time
from pipeline.model import PageResult, State
from pipeline.run import pool
from pipeline.run.worker import ask_for_seconds
from pipeline.settings import Limits

def work(task):
    os.write(1, b"a page\\n")
    while not os.path.exists(sys.argv[1]):
        time.sleep(0.05)
    return PageResult(str(task), State.BUILT)

def failure(task, error):
    return PageResult(str(task), State.FAILED, reason=error.text)

print([result.reason for result in pool.results(range(2), work, failure, 2, Limits(seconds=0.4))])
"""


@pytest.mark.slow
def test_a_run_that_is_stopped_for_longer_than_a_page_may_take_goes_on(tmp_path: Path) -> None:
    end = tmp_path / "end"
    with subprocess.Popen(
        [sys.executable, "-c", _STOPPED, end], stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as run:
        assert run.stdout is not None
        assert [run.stdout.readline() for _ in range(2)] == ["a page\n"] * 2
        os.killpg(run.pid, signal.SIGSTOP)
        time.sleep(4.5)
        end.touch()
        os.killpg(run.pid, signal.SIGCONT)
        assert run.stdout.read() == "['', '']\n"


def test_workers_end_when_their_parent_is_killed_and_leave_nothing_behind(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _STOPPED.replace("seconds=0.4", "seconds=1000"), "never"]
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as run:
        assert run.stdout is not None
        assert [run.stdout.readline() for _ in range(2)] == ["a page\n"] * 2
        assert len(list(tmp_path.iterdir())) == 1
        run.kill()
        # The output ends when nobody holds it open any more.
        assert run.stdout.read() == ""
    assert list(tmp_path.iterdir()) == []


def test_workers_have_one_folder_for_temporary_files_and_none_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def work(task: int) -> PageResult:
        folder = tempfile.mkdtemp()
        Path(folder, "file").touch()
        if task == 1:
            os.kill(os.getpid(), signal.SIGKILL)
        return PageResult(str(task), State.BUILT, reason=f"{folder} {os.environ['TMPDIR']}")

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    results = _run(4, work)
    assert [result.state for result in results] == [State.BUILT, State.FAILED, State.BUILT, State.BUILT]
    places = [Path(place) for result in results if result.state is State.BUILT for place in result.reason.split()]
    assert {place.parent for place in places[::2]} == set(places[1::2])
    assert {place.parent for place in places[1::2]} == {tmp_path}
    assert list(tmp_path.iterdir()) == []


def test_a_pool_that_has_no_workers_left_uses_its_folder_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def work(task: int) -> PageResult:
        os._exit(1)

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with closing(pool.Pool(Duty(work, _failure, Limits()), 1)) as staff:
        for _ in range(2):
            assert [result.state for result in staff.results([0])] == [State.FAILED]
        assert len(list(tmp_path.iterdir())) == 1
    assert list(tmp_path.iterdir()) == []


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

    # A worker begins with the memory of its parent: here what all tests before have left.
    with closing(pool.Pool(Duty(work, failure, Limits(memory_mb=10_000)), 1)) as staff:
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


def test_a_task_that_waits_for_another_program_has_that_time_besides() -> None:
    def work(task: int) -> PageResult:
        if task:
            ask_for_seconds(60)
        time.sleep(1.5 if task else 1000)
        return _done(task)

    found = _run(2, work, limits=Limits(seconds=0.1))
    assert [result.state for result in found] == [State.FAILED, State.BUILT]


def test_outside_of_a_worker_nobody_is_asked() -> None:
    ask_for_seconds(60)
