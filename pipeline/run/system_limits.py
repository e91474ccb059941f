"""What the system allows a run: its hard limits (`ulimit -v`, `ulimit -n`) override higher ones in the settings."""

from __future__ import annotations

import os
import resource
from collections.abc import Iterator
from contextlib import suppress

from pipeline.messages import Message
from pipeline.settings import Limits

# Open files that a worker costs its parent: its pipe, and two by which parent and child learn of the other's end.
_FILES_A_WORKER = 3
# Open files reserved for what a run reads and writes.
_SPARE_FILES = 20


def memory_allowed(limits: Limits) -> int:
    """Bytes of memory that a page may take."""
    return _at_most(limits.memory_mb * 1_000_000, resource.RLIMIT_AS)


def workers_allowed(jobs: int) -> int:
    """How many of `jobs` workers the limit of open files leaves room for, at least one."""
    taken = sum(int(number) < _open_files() for number in os.listdir("/dev/fd"))  # noqa: PTH208 - numbers
    room = _at_most(taken + _SPARE_FILES + _FILES_A_WORKER * jobs, resource.RLIMIT_NOFILE) - taken - _SPARE_FILES
    return max(1, min(jobs, room // _FILES_A_WORKER))


def make_room_for(jobs: int) -> int:
    """Raise the soft limit of open files as far as `jobs` workers need; returns how many workers there may be."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _at_most(soft + _SPARE_FILES + _FILES_A_WORKER * jobs, resource.RLIMIT_NOFILE)
    with suppress(ValueError, OSError):  # macOS has a bound of its own
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    return workers_allowed(jobs)


def limit_notes(limits: Limits, jobs: int) -> Iterator[Message]:
    """A message for each limit of the system that is below what the settings ask for."""
    memory = memory_allowed(limits) // 1_000_000
    if memory < limits.memory_mb:
        yield Message("run.low-memory", allowed=memory, asked=limits.memory_mb)
    workers = workers_allowed(jobs)
    if workers < jobs:
        yield Message("run.few-files", allowed=_open_files(), workers=workers, asked=jobs)


def _at_most(wanted: int, kind: int) -> int:
    _, hard = resource.getrlimit(kind)
    return wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)


def _open_files() -> int:
    return _at_most(1 << 30, resource.RLIMIT_NOFILE)
