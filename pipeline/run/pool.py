"""Supervised workers: one page at a time each, limits held from outside, no page harmed by another.

Rendering cannot be stopped from inside, so every page is built in a forked child that is killed at the limit. A page
whose worker died otherwise is tried once more, alone. Results come back in the order of the tasks.
"""

from __future__ import annotations

import gc
import resource
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkProcess

from pipeline.errors import PageError, PipelineError
from pipeline.model import PageResult
from pipeline.settings import Limits

_FORK = get_context("fork")
# How many pages may be finished ahead of the oldest unfinished one, for each worker: bounds the parent's memory.
_AHEAD = 8
# Seconds beyond the limit after which an orphaned worker ends by itself.
_GRACE = 5

Work = Callable[[int], PageResult]
Failure = Callable[[int, PipelineError], PageResult]


@dataclass(slots=True)
class _Worker:
    process: ForkProcess
    pipe: Connection
    task: int | None = None
    deadline: float = 0.0


def results(count: int, work: Work, failure: Failure, jobs: int, limits: Limits) -> Iterator[PageResult]:
    """The results of tasks 0 … count-1, in that order, each computed by `work` in a worker process.

    `failure(task, error)` makes the result of a task whose work raised, took too long, or killed its worker twice.
    """
    pool = _Pool(work, failure, limits)
    try:
        yield from pool.run(count, max(1, min(jobs, count)))
    finally:
        pool.stop()


class _Pool:
    def __init__(self, work: Work, failure: Failure, limits: Limits) -> None:
        self.work = work
        self.failure = failure
        self.limits = limits
        self.workers: list[_Worker] = []
        self.done: dict[int, PageResult] = {}
        self.orphans: deque[int] = deque()

    def run(self, count: int, jobs: int) -> Iterator[PageResult]:
        # What is warm in the parent stays shared with the children instead of being copied at their first collection.
        gc.freeze()
        waiting = deque(range(count))
        for following in range(count):
            while following not in self.done:
                self._start_workers(min(jobs, len(waiting) + self._busy()))
                self._hand_out(waiting, following + _AHEAD * jobs)
                self._collect()
                if not self._busy():
                    self._retry_orphans()
            # Whoever takes the result writes it to disk: nobody waits for that.
            self._hand_out(waiting, following + _AHEAD * jobs)
            yield self.done.pop(following)

    def _busy(self) -> int:
        return sum(worker.task is not None for worker in self.workers)

    def _start_workers(self, wanted: int) -> None:
        while len(self.workers) < wanted:
            ours, theirs = _FORK.Pipe()
            others = [worker.pipe for worker in self.workers]
            process = _FORK.Process(target=_serve, args=(theirs, [*others, ours], self), daemon=True)
            with _interrupts_held():
                process.start()
            theirs.close()
            self.workers.append(_Worker(process, ours))

    def _hand_out(self, waiting: deque[int], horizon: int) -> None:
        for worker in list(self.workers):
            if worker.task is None and waiting and waiting[0] < horizon:
                self._give(worker, waiting.popleft())

    def _give(self, worker: _Worker, task: int) -> None:
        worker.task, worker.deadline = task, time.monotonic() + self.limits.seconds
        try:
            worker.pipe.send(task)
        except OSError:
            self._bury(worker)

    def _collect(self) -> None:
        busy = {worker.pipe: worker for worker in self.workers if worker.task is not None}
        if not busy:
            return
        patience = min(worker.deadline for worker in busy.values()) - time.monotonic()
        for pipe in wait(list(busy), timeout=max(0.0, patience)):
            self._receive(busy[pipe])  # type: ignore[index] # wait() gives back what it was given
        now = time.monotonic()
        for worker in [worker for worker in self.workers if worker.task is not None and worker.deadline <= now]:
            self._expire(worker)

    def _receive(self, worker: _Worker) -> None:
        task = worker.task
        try:
            result, is_spent = worker.pipe.recv()
        except (EOFError, OSError):
            self._bury(worker)
            return
        if task is not None:
            self.done[task] = result
        worker.task = None
        if is_spent:
            self._dismiss(worker)

    def _expire(self, worker: _Worker) -> None:
        task = worker.task
        self._dismiss(worker)
        if task is not None:
            error = PageError(f"took longer than {self.limits.seconds:g} s", "split the page, or raise limits.seconds")
            self.done[task] = self.failure(task, error)

    def _bury(self, worker: _Worker) -> None:
        """A worker died at work: its page may be innocent, and gets a second chance."""
        if worker.task is not None:
            self.orphans.append(worker.task)
        self._dismiss(worker)

    def _retry_orphans(self) -> None:
        while self.orphans:
            task = self.orphans.popleft()
            self._start_workers(1)
            self._give(self.workers[0], task)
            while self.workers and self.workers[0].task is not None:
                self._collect()
            if task in self.orphans:
                self.orphans.remove(task)
                error = PageError("its worker was killed twice", "look at the page: it may be broken or hostile")
                self.done[task] = self.failure(task, error)

    def _dismiss(self, worker: _Worker) -> None:
        self.workers.remove(worker)
        worker.process.kill()
        worker.process.join()
        worker.pipe.close()

    def stop(self) -> None:
        for worker in list(self.workers):
            self._dismiss(worker)
        gc.unfreeze()


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Let Ctrl-C wait: in a child that is just being born nobody would know what to do with it."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(pipe: Connection, foreign: Sequence[Connection], pool: _Pool) -> None:
    """A worker's life: take a task, send its result; ends when the parent does."""
    for inherited in foreign:
        inherited.close()
    # The parent alone answers Ctrl-C, which a terminal sends to all of them.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    bytes_allowed = pool.limits.memory_mb * 1_000_000
    resource.setrlimit(resource.RLIMIT_AS, (bytes_allowed, bytes_allowed))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Where the parent was killed nobody ends a page that hangs: the kernel does, somewhat later.
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    try:
        while True:
            task = pipe.recv()
            signal.setitimer(signal.ITIMER_REAL, pool.limits.seconds + _GRACE)
            pipe.send((_attempt(task, pool), _peak_memory() > bytes_allowed // 2))
            signal.setitimer(signal.ITIMER_REAL, 0)
    except (EOFError, OSError):
        return  # the parent has gone


def _peak_memory() -> int:
    """The most bytes that this process ever had in memory. What one page took may be lacking to the next."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # Linux counts in kilobytes, macOS in bytes.
    return peak if sys.platform == "darwin" else 1024 * peak


def _attempt(task: int, pool: _Pool) -> PageResult:
    try:
        return pool.work(task)
    except PipelineError as error:
        return pool.failure(task, error)
    except MemoryError:
        hint = "split the page, or raise limits.memory_mb"
        return pool.failure(task, PageError(f"needs more than {pool.limits.memory_mb} MB of memory", hint))
    except RecursionError:
        return pool.failure(task, PageError("is nested too deeply", "save the page anew from the browser"))
    except Exception as error:  # noqa: BLE001 - the one place where a page's unforeseen error must not harm the others
        text = f"unexpected error: {type(error).__name__}: {error}"
        return pool.failure(task, PageError(text, "please report it, with the page"))
