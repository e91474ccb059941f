"""Workers that stay for the next run of an equal job."""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from pipeline.errors import PipelineError
from pipeline.model import PageResult, State
from pipeline.run import kept_pool
from pipeline.run.engines.local import LocalEngine
from pipeline.settings import Limits


@dataclass(frozen=True)
class Telling:
    """A job that tells which process has done it; a task that is a number waits for so many seconds."""

    name: str = ""
    stays: bool = True
    # A worker begins with the memory of its parent: here what all tests before have left.
    limits: Limits = field(default_factory=lambda: Limits(memory_mb=10_000))

    def warm_up(self) -> Mapping[str, str]:
        return {}

    def work(self, task: str) -> PageResult:
        with suppress(ValueError):
            time.sleep(float(task))
        with tempfile.TemporaryFile():
            pass
        return PageResult(task, State.BUILT, reason=str(os.getpid()))

    def failure(self, task: str, error: PipelineError) -> PageResult:
        return PageResult(task, State.FAILED, reason=error.text)


@pytest.fixture(autouse=True)
def _none_kept() -> Iterator[None]:
    yield
    kept_pool.end()


def _process(job: Telling) -> int:
    (result,) = LocalEngine(1).results(job, ["page"])
    return int(result.reason)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_run_of_an_equal_job_is_done_by_the_workers_of_the_last_one() -> None:
    assert _process(Telling("a")) == _process(Telling("a"))
    assert _process(Telling("a", stays=False)) not in {_process(Telling("a")), _process(Telling("a", stays=False))}


def test_another_job_gets_other_workers_and_those_of_the_last_one_end() -> None:
    first = _process(Telling("a"))
    assert _process(Telling("b")) != first
    assert not _runs(first)


def test_workers_that_were_killed_between_two_runs_fail_no_page() -> None:
    for process in {int(result.reason) for result in LocalEngine(2).results(Telling(), ["0.2", "0.2"])}:
        os.kill(process, signal.SIGKILL)
        os.waitid(os.P_PID, process, os.WEXITED | os.WNOWAIT)
    (result,) = LocalEngine(2).results(Telling(), ["page"])
    assert result.state is State.BUILT


def test_temporary_folders_that_the_system_has_cleared_fail_no_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    first = _process(Telling())
    for folder in tmp_path.iterdir():
        shutil.rmtree(folder)
    assert _process(Telling()) != first
    kept_pool.end()
    assert [*tmp_path.iterdir()] == []


def test_no_worker_is_left_at_the_end() -> None:
    last = _process(Telling())
    assert _runs(last)
    kept_pool.end()
    assert not _runs(last)


def test_a_run_need_not_be_asked_for_the_end_of_its_results() -> None:
    results = LocalEngine(1).results(Telling(), ["page"])
    first = int(next(results).reason)
    results.close()
    assert _process(Telling()) == first


def test_a_run_that_is_broken_off_leaves_nothing_to_the_next_one() -> None:
    results = LocalEngine(1).results(Telling(), ["first", "1000"])
    first = int(next(results).reason)
    results.close()
    assert not _runs(first)
    assert [one.path for one in LocalEngine(1).results(Telling(), ["a", "b"])] == ["a", "b"]
