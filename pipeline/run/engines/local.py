"""The default engine: child processes on this machine."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from pipeline.run import system_limits
from pipeline.run.engines.job import Job, Results, T
from pipeline.settings import Limits


class LocalEngine:
    """Works on pages in `jobs` processes of this machine; 0 for one for each processor."""

    def __init__(self, jobs: int = 0) -> None:
        self._jobs = jobs or os.cpu_count() or 1

    def warm_up(self, job: Job[T]) -> Mapping[str, str]:
        """Loads what pages need; processes that are forked later share it."""
        return job.warm_up()

    def notes(self, limits: Limits) -> Sequence[str]:
        """A message for each limit of this system that is below the settings."""
        return tuple(system_limits.limit_notes(limits, self._jobs))

    def results(self, job: Job[T], tasks: Sequence[T]) -> Results:
        """The results of all tasks in their order."""
        # Slow to import, unneeded where nothing changed.
        from pipeline.run import kept_pool, pool  # noqa: PLC0415

        if job.stays:
            yield from kept_pool.of(job, self._jobs).results(tasks)
        else:
            yield from pool.results(tasks, job.work, job.failure, self._jobs, job.limits)
