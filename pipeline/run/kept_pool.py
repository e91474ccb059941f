"""Workers that stay from run to run: a sheet of a fresh one takes half as long again, for its fonts and its memory."""

from __future__ import annotations

import atexit
from typing import Any

from pipeline.run.engines.job import Job, T
from pipeline.run.pool import Pool
from pipeline.run.worker import Duty

# One at most, with its job and the number of workers. Jobs have no hash.
_kept: list[tuple[Job[Any], int, Pool[Any]]] = []


def of(job: Job[T], jobs: int) -> Pool[T]:
    """The pool for a job of a process that stays: the same one as long as the jobs are equal.

    One run at a time uses it.
    """
    if not _kept or _kept[0][:2] != (job, jobs):
        end()
        _kept.append((job, jobs, Pool(Duty(job.work, job.failure, job.limits), jobs)))
    return _kept[0][2]


def end() -> None:
    """Stop the workers that stay."""
    while _kept:
        _kept.pop()[2].close()


atexit.register(end)
