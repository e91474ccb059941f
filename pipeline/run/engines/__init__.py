"""Engines that work on the pages of a run: processes of this machine, or an existing cluster.

All engines give the same results in the same order, and all build a page in the same supervised child process.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from pipeline.errors import ConfigurationError
from pipeline.messages import Message
from pipeline.run.engines.job import Engine
from pipeline.run.engines.local import LocalEngine
from pipeline.settings import Settings


@contextmanager
def engine_for(settings: Settings) -> Iterator[Engine]:
    """The engine that the settings ask for, closed at the end.

    ConfigurationError where it is not installed, cannot be reached, or cannot do the work.
    """
    if settings.engine == "pool":
        if settings.scheduler:
            raise ConfigurationError(Message("run.scheduler-without-dask"), Message("run.add-engine"))
        yield LocalEngine(settings.jobs)
        return
    try:
        from pipeline.run.engines.dask import cluster  # noqa: PLC0415 - an extra, and slow to import
    except ImportError as error:
        raise ConfigurationError(Message("run.no-dask", error=str(error)), Message("run.install-cluster")) from error
    with cluster(settings.scheduler, settings.jobs) as engine:
        yield engine
