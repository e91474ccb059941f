"""The Dask engine: an existing cluster by its scheduler's address, else a cluster on this machine for the run.

As without a cluster, batches run in supervised child processes, forked from the Dask worker: a page that hangs, eats
the memory or crashes never takes the worker with it.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from functools import cached_property
from typing import Any

import dask
from distributed import Client, Future, KilledWorker, LocalCluster, as_completed

from pipeline.errors import ConfigurationError, PageError, PipelineError
from pipeline.messages import Message
from pipeline.model import PageResult
from pipeline.run.engines import batches
from pipeline.run.engines.dask_worker import batch_results, missing_formats, registered_job, scheduler_errors
from pipeline.run.engines.job import Job, Results, T
from pipeline.settings import Limits

# How often a batch is tried again that failed for a passing reason (its worker could make no process or file).
_RETRIES = 3

# Workers start children, which daemons may not. Dask monitors itself up to a hundred times a second, for tasks of
# milliseconds: that takes 7 % of a processor before any work is done, and less than 1.5 % with these settings.
_OF_OUR_OWN = {
    "distributed.worker.daemon": False,
    # Or each page would give its memory back to the system and ask for it again: 4 % of a run's time.
    "distributed.nanny.pre-spawn-environ": {},
    "distributed.worker.profile.enabled": False,
    "distributed.worker.memory.monitor-interval": "10s",
    "distributed.admin.tick.interval": "1s",
    "distributed.admin.tick.limit": "10s",
    "distributed.admin.tick.cycle": "10s",
    "distributed.admin.system-monitor.interval": "10s",
}


@contextmanager
def cluster(scheduler: str, jobs: int) -> Iterator[Cluster]:
    """The cluster at the address `scheduler` or at DASK_SCHEDULER_ADDRESS, else one here for `jobs` pages at a time."""
    with ExitStack() as stack:
        yield Cluster(scheduler or dask.config.get("scheduler-address", None) or "", jobs, stack)


class Cluster:
    """Runs jobs on the workers of a Dask cluster, those that join later included; connects with the first job.

    ConfigurationError where nothing answers at the address.
    """

    def __init__(self, scheduler: str, jobs: int, stack: ExitStack) -> None:
        self._scheduler = scheduler
        self._jobs = jobs or os.cpu_count() or 1
        self._stack = stack

    @cached_property
    def _client(self) -> Client:
        address = self._scheduler or self._stack.enter_context(_local(self._jobs))
        try:
            # Results need not go by the scheduler where this process reaches the worker for sure.
            client: Client = self._stack.enter_context(Client(address, direct_to_workers=not self._scheduler))
        except (OSError, ValueError) as error:
            hint = Message("run.check-scheduler")
            raise ConfigurationError(
                Message("run.no-scheduler", address=str(address), error=str(error)), hint
            ) from error
        return client

    def warm_up(self, job: Job[T]) -> Mapping[str, str]:
        """Waits for the first worker and asks it."""
        with registered_job(self._client, job) as name:
            lacking: Mapping[str, str] = _outcome(self._client.submit(missing_formats, name, pure=False))
            return lacking

    def notes(self, limits: Limits) -> Sequence[str]:  # noqa: ARG002 - the protocol's signature
        """None: each worker keeps to the limits of its own machine."""
        return ()

    def results(self, job: Job[T], tasks: Sequence[T]) -> Results:
        """The results of all tasks in order, those of lost workers included."""
        with registered_job(self._client, job) as name:
            yield from batches.batch_results(_Executor(self._client, name), job, tasks)


@contextmanager
def _local(jobs: int) -> Iterator[LocalCluster]:
    with (
        dask.config.set(_OF_OUR_OWN),
        # Pages are worked on in its children; a second worker would only load all libraries once more.
        LocalCluster(
            n_workers=1,
            threads_per_worker=jobs,
            memory_limit=0,  # limits are held page by page
            dashboard_address="127.0.0.1:0",
            silence_logs=logging.CRITICAL,
        ) as here,
    ):
        yield here


class _Executor:
    def __init__(self, client: Client, name: str) -> None:
        self._client = client
        self._name = name
        self._under_way: dict[Future[Any], range] = {}
        self._completed = as_completed(loop=client.loop)

    @property
    def slots(self) -> int:
        with scheduler_errors():
            threads: Mapping[str, int] = self._client.nthreads()
        return max(1, sum(threads.values()))

    def submit(self, pages: range, tasks: Sequence[object]) -> None:
        key = f"{self._name}-{pages.start}-{pages.stop}"
        with scheduler_errors():
            future = self._client.submit(batch_results, self._name, tasks, key=key, retries=_RETRIES)
        self._under_way[future] = pages
        self._completed.add(future)

    def as_completed(self) -> Iterator[tuple[range, Sequence[PageResult] | PageError]]:
        for future in self._completed:
            try:
                found = _outcome(future)
            except PageError as error:
                found = error
            yield self._under_way.pop(future), found

    def close(self) -> None:
        self._completed.clear()
        with suppress(PipelineError), scheduler_errors():
            self._client.cancel(list(self._under_way))


def _outcome(future: Future[Any]) -> Any:
    """What a task returned. PageError where it was lost, any other PipelineError where no task can be done."""
    with scheduler_errors():
        try:
            error = future.exception()
            if error is None:
                return future.result()
        except KilledWorker as late:
            error = late
    if isinstance(error, KilledWorker):
        raise PageError(Message("run.killed-repeatedly"), Message("run.look-at-page"))
    if isinstance(error, PipelineError):
        raise error
    raise PageError(
        Message("run.dask-worker-failed", name=type(error).__name__, error=str(error)), Message("run.dask-logs")
    )
