"""Jobs on the workers of a Dask cluster: how a job gets there, and what a worker does with a batch."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from multiprocessing import current_process
from socket import gethostname
from threading import Lock
from typing import Any, cast
from uuid import uuid4

from distributed import Client, WorkerPlugin, get_worker
from distributed.client import ClosedClientError

from pipeline import __version__
from pipeline.errors import ConfigurationError, PipelineError, SystemLibraryError
from pipeline.messages import Message
from pipeline.model import PageResult
from pipeline.run.engines.job import Job
from pipeline.run.pool import Pool
from pipeline.run.worker import Duty

# The errors of a client whose scheduler has gone.
_GONE = (ClosedClientError, OSError, CancelledError, asyncio.CancelledError, RuntimeError)

# A worker may have several threads, each with a batch.
_LOADING = Lock()


@contextmanager
def scheduler_errors() -> Iterator[None]:
    """Turns the errors of a client whose scheduler has gone into a PipelineError."""
    try:
        yield
    except _GONE as error:
        raise PipelineError(Message("run.dask-gone"), Message("run.dask-goes-on")) from error


@contextmanager
def registered_job(client: Client, job: Job[Any]) -> Iterator[str]:
    """Make a job known to all workers, present and future, under the name that is yielded."""
    name = f"sheets-{uuid4().hex}"
    try:
        # A worker that dies just now breaks this off; the others know the job all the same.
        with suppress(OSError):
            client.register_plugin(_Known(job), name=name)
    except ImportError as error:
        hint = Message("run.dask-install", version=__version__)
        raise ConfigurationError(Message("run.dask-lacks-package", error=str(error)), hint) from error
    try:
        yield name
    finally:
        if client.status == "running":
            with suppress(*_GONE):
                client.unregister_worker_plugin(name)


class _Known(WorkerPlugin):
    """A job as a worker holds it."""

    def __init__(self, job: Job[Any]) -> None:
        self.job = job
        self.version = __version__
        self.missing: Mapping[str, str] | None = None
        self.is_over = False
        self.idle: list[Pool[Any]] = []

    def teardown(self, worker: object) -> None:  # noqa: ARG002 - the name is Dask's
        """Stop the processes that wait for a batch; one that is at work stops after it."""
        self.is_over = True
        while pool := self._waiting():
            pool.close()

    def ready(self) -> Mapping[str, str]:
        """The formats that cannot be written here; loads, the first time, what pages need."""
        if current_process().daemon:
            hint = Message("run.dask-no-daemon")
            raise ConfigurationError(Message("run.dask-no-processes"), hint)
        if self.version != __version__:
            hint = Message("run.dask-install-there", version=self.version)
            raise ConfigurationError(Message("run.dask-other-version", host=gethostname(), version=__version__), hint)
        with _LOADING:
            if self.missing is None:
                self.missing = self.job.warm_up()
            return self.missing

    def results(self, tasks: Sequence[Any]) -> Sequence[PageResult]:
        """The results of a batch, from a process that stays for the next one."""
        if missing := self.ready():
            raise SystemLibraryError(Message("run.on-host", host=gethostname(), what=next(iter(missing.values()))))
        pool = self._waiting() or Pool(Duty(self.job.work, self.job.failure, self.job.limits), 1)
        found = list(pool.results(tasks))
        self.idle.append(pool)
        if self.is_over:
            self.teardown(None)
        return found

    def _waiting(self) -> Pool[Any] | None:
        """A pool that no batch uses now; another thread may be faster than any look whether there is one."""
        try:
            return self.idle.pop()
        except IndexError:
            return None


def missing_formats(name: str) -> Mapping[str, str]:
    """A task: returns what `Job.warm_up` returns on a worker."""
    return _known(name).ready()


def batch_results(name: str, tasks: Sequence[Any]) -> Sequence[PageResult]:
    """A task: returns the results of a batch."""
    return _known(name).results(tasks)


def _known(name: str) -> _Known:
    return cast(_Known, get_worker().plugins[name])
