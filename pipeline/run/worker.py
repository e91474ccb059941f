"""A worker process: takes pages one by one and sends back each result, within limits that the kernel enforces."""

from __future__ import annotations

import errno
import gc
import os
import resource
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Collection
from contextlib import suppress
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait
from pathlib import Path
from threading import Thread
from typing import Generic, NamedTuple, TypeVar

from pipeline.errors import PageError, PipelineError
from pipeline.messages import Message, of_system
from pipeline.model import PageResult
from pipeline.run.garbage import look_seldom
from pipeline.run.system_limits import memory_allowed
from pipeline.settings import Limits

T = TypeVar("T")

# No fault of a page's.
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS})


class Duty(NamedTuple, Generic[T]):
    """What a worker does with a task, what it makes of a failure, and what one task may cost."""

    work: Callable[[T], PageResult]
    failure: Callable[[T, PipelineError], PageResult]
    limits: Limits


class MoreTime(NamedTuple):
    """Sent by a worker before it waits for another program: the clock is extended by so many seconds."""

    seconds: float


# The worker's end of its pipe; empty in any other process.
_pipes: list[Connection] = []


def ask_for_seconds(seconds: float) -> None:
    """In a worker, tell the parent that the current task waits for another program, for so long at most."""
    for pipe in _pipes:
        pipe.send(MoreTime(seconds))


def serve(pipe: Connection, duty: Duty[T], scratch: str) -> None:
    """The main loop of a worker: take a task, send its result, until the parent ends.

    The kernel kills a task that uses up its processor time, with SIGPROF; time in which the worker waits or is stopped
    does not count. Temporary files go to the folder `scratch`, which the parent removes.
    """
    parent = parent_process()
    assert parent is not None, "a worker is a child"  # noqa: S101 - for the type checker
    _leave_files_but({pipe.fileno(), parent.sentinel})
    # The parent alone answers Ctrl-C, which a terminal sends to all of them.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT, signal.SIGPROF})
    os.environ["TMPDIR"] = tempfile.tempdir = scratch
    Thread(target=_end_with, args=(parent.sentinel, scratch), daemon=True).start()
    allowed = memory_allowed(duty.limits)
    _hold_memory(allowed)
    _pipes[:] = [pipe]
    # As the command does for its own workers: a cluster's are children of another program.
    look_seldom()
    try:
        while True:
            task = pipe.recv()
            signal.setitimer(signal.ITIMER_PROF, duty.limits.seconds)
            result = _attempt(task, duty)
            # Before sending: a task that is done was done in time.
            signal.setitimer(signal.ITIMER_PROF, 0)
            pipe.send((result, _peak_memory() > allowed // 2))
            # What a page has left behind is little now; in the midst of the next one, all of that is gone through, too.
            del task, result
            gc.collect(1)
    except (EOFError, OSError):  # the parent has gone
        shutil.rmtree(scratch, ignore_errors=True)


def _end_with(parent: int, scratch: str) -> None:
    """End this process when the parent has ended, even by a kill: nothing else would stop a page that hangs."""
    wait([parent])
    shutil.rmtree(scratch, ignore_errors=True)
    os._exit(1)


def _leave_files_but(own: Collection[int]) -> None:
    """Let go of the parent's pipes and connections, so that nobody who waits for their end waits for this process.

    Their numbers stay taken: Python objects that still hold them would close whatever got them next.
    """
    nothing = os.open(os.devnull, os.O_RDWR)
    for number in map(int, os.listdir("/dev/fd")):  # noqa: PTH208 - numbers
        if number > 2 and number not in {*own, nothing}:
            try:
                os.dup2(nothing, number, inheritable=False)
            except OSError:
                # It was opened under a higher limit, so that nothing new can get its number.
                with suppress(OSError):
                    os.close(number)


def _hold_memory(allowed: int) -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = allowed + _unused_memory()
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _unused_memory() -> int:
    """Address space that the parent has reserved but not used, mostly for threads: not to be charged to a page."""
    try:
        reserved, held = Path("/proc/self/statm").read_text(encoding="ascii").split()[:2]
    except OSError:
        return 0  # not Linux
    return (int(reserved) - int(held)) * resource.getpagesize()


def _peak_memory() -> int:
    """The peak of this process's memory in bytes: what one page has taken may not be there for the next."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # Linux counts in kilobytes, macOS in bytes.
    return peak if sys.platform == "darwin" else 1024 * peak


def _attempt(task: T, duty: Duty[T]) -> PageResult:
    try:
        return duty.work(task)
    except PipelineError as error:
        return duty.failure(task, error)
    except MemoryError:
        return duty.failure(task, _too_much_memory(duty.limits))
    except RecursionError:
        return duty.failure(task, PageError(Message("run.nested-deeply"), Message("run.save-from-browser")))
    except Exception as error:  # noqa: BLE001 - the one place where a page's unforeseen error must not harm the others
        if isinstance(error, OSError) and error.errno in _NO_ROOM:
            text = Message("run.no-temporary", reason=of_system(error))
            return duty.failure(task, PageError(text, Message("output.check-disk")))
        text = Message("run.unexpected-error", name=type(error).__name__, error=str(error))
        return duty.failure(task, PageError(text, Message("run.report-it")))


def _too_much_memory(limits: Limits) -> PageError:
    allowed = memory_allowed(limits) // 1_000_000
    own = Message("run.split-or-raise", limit="limits.memory_mb")
    hint = own if allowed == limits.memory_mb else Message("run.split-or-raise-system")
    return PageError(Message("run.memory", megabytes=allowed), hint)
