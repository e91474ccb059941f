"""The engine that needs nothing: child processes of this one."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from pipeline.run import pool, system_limits
from pipeline.run.engines.job import Job, T
from pipeline.run.pool import Results
from pipeline.settings import Limits


class LocalEngine:
    """So many processes of this machine; 0 for one a processor."""

    def __init__(self, jobs: int = 0) -> None:
        self._jobs = jobs or os.cpu_count() or 1

    def warm_up(self, job: Job[T]) -> Mapping[str, str]:
        """What is loaded now is shared with the processes that are forked later."""
        return job.warm_up()

    def notes(self, limits: Limits) -> Sequence[str]:
        """Where this system allows less than the settings."""
        return tuple(system_limits.limit_notes(limits, self._jobs))

    def results(self, job: Job[T], tasks: Sequence[T]) -> Results:
        """The results of all tasks in their order."""
        return pool.results(tasks, job.work, job.failure, self._jobs, job.limits)
