from __future__ import annotations

import gc
import signal
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess
from pathlib import Path
from weakref import ReferenceType, ref

from pipeline.errors import PipelineError
from pipeline.model import PageResult, State
from pipeline.run.worker import Duty, serve
from pipeline.settings import Limits

_FORK = get_context("fork")


class _Ring:
    def __init__(self) -> None:
        self.own = self


def _failure(task: int, error: PipelineError) -> PageResult:
    return PageResult(str(task), State.FAILED, reason=error.text)


def _worker(work: Callable[[int], PageResult], seconds: float, scratch: Path) -> tuple[ForkProcess, Connection]:
    ours, theirs = _FORK.Pipe()
    duty = Duty(work, _failure, Limits(seconds=seconds))
    process = _FORK.Process(target=serve, args=(theirs, duty, str(scratch)), daemon=True)
    process.start()
    theirs.close()
    return process, ours


def test_the_kernel_ends_a_worker_whose_page_uses_up_its_processor_time(tmp_path: Path) -> None:
    def work(task: int) -> PageResult:
        while task == 1:
            pass
        return PageResult(str(task), State.BUILT)

    process, pipe = _worker(work, 0.2, tmp_path)
    pipe.send(0)
    assert pipe.recv()[0].state is State.BUILT
    pipe.send(1)
    process.join()
    assert process.exitcode == -signal.SIGPROF


def test_the_processor_time_of_one_page_is_not_lacking_to_the_next(tmp_path: Path) -> None:
    def work(task: int) -> PageResult:
        for _ in range(5_000_000):
            pass
        return PageResult(str(task), State.BUILT)

    process, pipe = _worker(work, 0.6, tmp_path)
    for task in range(12):
        pipe.send(task)
        assert pipe.recv()[0].path == str(task)
    process.kill()
    process.join()


def test_rings_of_objects_that_a_page_leaves_are_gone_before_the_next(tmp_path: Path) -> None:
    left: list[ReferenceType[_Ring]] = []

    def work(task: int) -> PageResult:
        alive = sum(one() is not None for one in left)
        left.append(ref(_Ring()))
        return PageResult(str(alive), State.BUILT)

    process, pipe = _worker(work, 1, tmp_path)
    for task in range(3):
        pipe.send(task)
        assert pipe.recv()[0].path == "0"
    process.kill()
    process.join()


def test_a_worker_looks_for_rings_as_seldom_whatever_program_has_started_it(tmp_path: Path) -> None:
    def work(_: int) -> PageResult:
        return PageResult(str(gc.get_threshold()[0] > 10_000), State.BUILT)

    process, pipe = _worker(work, 1, tmp_path)
    pipe.send(0)
    assert pipe.recv()[0].path == "True"
    process.kill()
    process.join()


def test_a_worker_whose_parent_has_gone_away_removes_the_folder_for_temporary_files(tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    process, pipe = _worker(lambda task: PageResult(str(task), State.BUILT), 1, scratch)
    pipe.send(0)
    assert pipe.recv()[0].state is State.BUILT
    pipe.close()
    process.join()
    assert not scratch.exists()
