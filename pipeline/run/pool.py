"""Supervised workers: one page at a time each, limits held from outside, no page harmed by another.

Rendering cannot be stopped from inside, so every page is built in a forked child that is killed at the limit. A page
whose worker died otherwise is tried once more, alone. Results come back in the order of the tasks.
"""

from __future__ import annotations

import gc
import os
import resource
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkProcess
from pathlib import Path
from typing import Generic, TypeAlias, TypeVar

from pipeline.errors import PageError, PipelineError
from pipeline.model import PageResult
from pipeline.settings import Limits

_FORK = get_context("fork")
# How many pages may be finished ahead of the oldest unfinished one, for each worker: bounds the parent's memory.
_AHEAD = 8
# Seconds beyond the limit after which an orphaned worker ends by itself.
_GRACE = 5

T = TypeVar("T")

# Results one by one; closing it ends the work.
Results: TypeAlias = Generator[PageResult, None, None]


@dataclass(slots=True)
class _Worker:
    process: ForkProcess
    pipe: Connection
    task: int | None = None
    deadline: float = 0.0


def results(
    tasks: Sequence[T],
    work: Callable[[T], PageResult],
    failure: Callable[[T, PipelineError], PageResult],
    jobs: int,
    limits: Limits,
) -> Results:
    """The results of all tasks, in their order, each computed by `work` in a worker process.

    `failure(task, error)` makes the result of a task whose work raised, took too long, or killed its worker twice.
    """
    with closing(Pool(work, failure, jobs, limits)) as pool:
        yield from pool.results(tasks)


class Pool(Generic[T]):
    """Worker processes that stay, warm, from one row of tasks to the next; see `results`."""

    def __init__(
        self,
        work: Callable[[T], PageResult],
        failure: Callable[[T, PipelineError], PageResult],
        jobs: int,
        limits: Limits,
    ) -> None:
        self.work = work
        self.failure = failure
        self.jobs = jobs
        self.limits = limits
        self.tasks: Sequence[T] = ()
        self.workers: list[_Worker] = []
        self.done: dict[int, PageResult] = {}
        self.orphans: deque[int] = deque()

    def results(self, tasks: Sequence[T]) -> Results:
        """The results of all tasks, in their order; a reader who stops early closes the pool."""
        try:
            yield from self._run(tasks)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """End the workers, whatever they are at."""
        for worker in list(self.workers):
            self._dismiss(worker)
        gc.unfreeze()

    def _run(self, tasks: Sequence[T]) -> Results:
        self.tasks = tasks
        if not self.workers:
            # What is warm in the parent stays shared with the children instead of being copied when they first collect.
            gc.freeze()
        jobs = max(1, min(self.jobs, len(tasks)))
        waiting = deque(range(len(tasks)))
        for following in range(len(tasks)):
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
            process = _FORK.Process(target=_serve, args=(theirs, self), daemon=True)
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
            worker.pipe.send(self.tasks[task])
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
            self.done[task] = self.failure(self.tasks[task], error)

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
                self.done[task] = self.failure(self.tasks[task], error)

    def _dismiss(self, worker: _Worker) -> None:
        self.workers.remove(worker)
        worker.process.kill()
        worker.process.join()
        worker.pipe.close()


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Let Ctrl-C wait: in a child that is just being born nobody would know what to do with it."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(pipe: Connection, pool: Pool[T]) -> None:
    """A worker's life: take a task, send its result; ends when the parent does."""
    _leave_files_but(pipe.fileno())
    # The parent alone answers Ctrl-C, which a terminal sends to all of them.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    bytes_allowed = pool.limits.memory_mb * 1_000_000
    most = bytes_allowed + _unused_memory()
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
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


def _leave_files_but(own: int) -> None:
    """Let go of the parent's pipes and connections: who waits for their end must not wait for this process.

    Their numbers stay taken, for Python objects that still hold them would close what gets them next.
    """
    nothing = os.open(os.devnull, os.O_RDWR)
    for number in map(int, os.listdir("/dev/fd")):  # noqa: PTH208 - numbers
        if number > 2 and number not in {own, nothing}:
            os.dup2(nothing, number)


def _unused_memory() -> int:
    """Address space that the parent has reserved, for its threads mostly, and nobody fills: no page's doing."""
    try:
        reserved, held = Path("/proc/self/statm").read_text(encoding="ascii").split()[:2]
    except OSError:
        return 0  # not Linux
    return (int(reserved) - int(held)) * resource.getpagesize()


def _peak_memory() -> int:
    """The most bytes that this process ever had in memory. What one page took may be lacking to the next."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # Linux counts in kilobytes, macOS in bytes.
    return peak if sys.platform == "darwin" else 1024 * peak


def _attempt(task: T, pool: Pool[T]) -> PageResult:
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
