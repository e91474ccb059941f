from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.errors import PipelineError
from pipeline.model import PageResult, State
from pipeline.run.worker import Duty
from pipeline.run.worker_process import WorkerProcess
from pipeline.settings import Limits


def _work(task: int) -> PageResult:
    while task == 13:
        pass
    return PageResult(str(os.getpid()), State.BUILT)


def _failure(task: int, error: PipelineError) -> PageResult:
    return PageResult(str(task), State.FAILED, reason=error.text)


def _started(scratch: Path, seconds: float = 60) -> WorkerProcess:
    # A worker begins with the memory of its parent: here what all tests before have left.
    limits = Limits(seconds=seconds, memory_mb=10_000)
    return WorkerProcess.started(Duty(_work, _failure, limits), str(scratch), 60)


def test_a_worker_works_in_a_process_of_its_own_until_it_is_ended(tmp_path: Path) -> None:
    worker = _started(tmp_path)
    worker.pipe.send(1)
    result, is_spent = worker.pipe.recv()
    assert (result.path, is_spent) == (str(worker.process.pid), False)
    worker.end()
    assert not worker.has_spent_its_time
    with pytest.raises(ProcessLookupError):
        os.kill(int(result.path), 0)


def test_a_worker_that_has_used_up_its_processor_time_is_told_from_one_that_was_killed(tmp_path: Path) -> None:
    worker = _started(tmp_path, seconds=0.1)
    worker.pipe.send(13)
    worker.process.join()
    assert worker.has_spent_its_time
    worker.end()
