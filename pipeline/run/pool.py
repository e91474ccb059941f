"""Supervised workers: one page at a time each, limits held from outside, no page harmed by another.

Rendering cannot be stopped from inside, so every page is built in a forked child. The kernel kills the child when it
has used up its processor time, the parent when it has taken ten times that by the clock. A page whose worker died for
another reason is tried once more, alone. Results come back in the order of the tasks.
"""

from __future__ import annotations

import gc
import os
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing
from multiprocessing.connection import wait
from typing import Generic

from pipeline.errors import PageError, PipelineError
from pipeline.messages import Message, of_system
from pipeline.model import PageResult
from pipeline.run.engines.job import Results, T
from pipeline.run.system_limits import make_room_for
from pipeline.run.worker import Duty, MoreTime
from pipeline.run.worker_process import WorkerProcess
from pipeline.settings import Limits
from pipeline.store.scratch import scratch_folder

# How many pages may be finished ahead of the oldest unfinished one, for each worker: bounds the parent's memory.
_AHEAD = 8
# A page that waits instead of working is stopped after this many times its processor time.
_PATIENCE = 10
# That time is counted in this many shares. When the run is stopped (Ctrl-Z) or the machine sleeps, at most one share is
# charged to the pages.
_SHARES = 50


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
    with closing(Pool(Duty(work, failure, limits), jobs)) as pool:
        yield from pool.results(tasks)


class Pool(Generic[T]):
    """Worker processes that stay warm from one batch of tasks to the next; see `results`."""

    def __init__(self, duty: Duty[T], jobs: int) -> None:
        self.duty = duty
        self.jobs = make_room_for(jobs)
        # Seconds that a page may take by the clock.
        self._longest = _PATIENCE * duty.limits.seconds
        self.scratch = ""
        self._ending = ExitStack()
        self.tasks: Sequence[T] = ()
        self.workers: list[WorkerProcess] = []
        self.done: dict[int, PageResult] = {}
        self.orphans: deque[int] = deque()

    def results(self, tasks: Sequence[T]) -> Results:
        """The results of all tasks, in order; a caller who stops while a worker is at work closes the pool."""
        try:
            yield from self._run(tasks)
        except BaseException as error:
            if self._busy() or not isinstance(error, GeneratorExit):
                self.close()
            raise

    def close(self) -> None:
        """Stop the workers, whatever they are doing."""
        for worker in list(self.workers):
            self._dismiss(worker)
        self._ending.close()
        gc.unfreeze()

    def _run(self, tasks: Sequence[T]) -> Results:
        self.tasks, self.done, self.orphans = tasks, {}, deque()
        # What has ended one since the last run is no page's fault. Systems clear folders that wait for days.
        has_scratch = os.path.isdir(self.scratch)  # noqa: PTH112 - "" is none
        for worker in [worker for worker in self.workers if not (has_scratch and worker.process.is_alive())]:
            self._dismiss(worker)
        if not self.workers:
            # Objects of the parent stay shared with the children, instead of being copied at their first collection.
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
            # The caller will now write the result to disk: the workers need not wait for that.
            self._hand_out(waiting, following + _AHEAD * jobs)
            yield self.done.pop(following)

    def _busy(self) -> int:
        return sum(worker.task is not None for worker in self.workers)

    def _start_workers(self, wanted: int) -> None:
        if not os.path.isdir(self.scratch):  # noqa: PTH112
            self.scratch = self._ending.enter_context(scratch_folder())
        while len(self.workers) < wanted:
            try:
                self.workers.append(WorkerProcess.started(self.duty, self.scratch, self._longest))
            except OSError as error:
                if self.workers:
                    return  # the existing workers go on
                text = Message("run.no-worker", reason=of_system(error))
                raise PipelineError(text, Message("run.fewer-programs")) from error

    def _hand_out(self, waiting: deque[int], horizon: int) -> None:
        for worker in list(self.workers):
            if worker.task is None and waiting and waiting[0] < horizon:
                self._give(worker, waiting.popleft())

    def _give(self, worker: WorkerProcess, task: int) -> None:
        worker.task, worker.seconds_left = task, self._longest
        try:
            worker.pipe.send(self.tasks[task])
        except OSError:
            self._bury(worker)

    def _collect(self) -> None:
        busy = {worker.pipe: worker for worker in self.workers if worker.task is not None}
        if not busy:
            return
        share = self._longest / _SHARES
        begun = time.monotonic()
        ready = wait(list(busy), timeout=max(0.0, min(share, *(worker.seconds_left for worker in busy.values()))))
        passed = min(time.monotonic() - begun, share)
        for worker in busy.values():
            worker.seconds_left -= passed
        for pipe in ready:
            self._receive(busy[pipe])  # type: ignore[index] # wait() gives back what it was given
        for worker in [worker for worker in self.workers if worker.task is not None and worker.seconds_left <= 0]:
            self._expire(worker)

    def _receive(self, worker: WorkerProcess) -> None:
        try:
            message = worker.pipe.recv()
        except (EOFError, OSError):
            self._bury(worker)
            return
        if isinstance(message, MoreTime):
            worker.seconds_left += message.seconds
            return
        result, is_spent = message
        if worker.task is not None:
            self.done[worker.task] = result
        worker.task = None
        if is_spent:
            self._dismiss(worker)

    def _expire(self, worker: WorkerProcess) -> None:
        self._dismiss(worker)
        if worker.task is not None:
            self._fail(worker.task, _too_slow(Message("run.clock-time", seconds=f"{self._longest:g}")))

    def _fail(self, task: int, error: PageError) -> None:
        self.done[task] = self.duty.failure(self.tasks[task], error)

    def _bury(self, worker: WorkerProcess) -> None:
        """A worker died at work: unless it used up its time, its page may not be to blame, and gets a second try."""
        self._dismiss(worker)
        if worker.task is None:
            return
        if worker.has_spent_its_time:
            self._fail(worker.task, _too_slow(Message("run.processor-time", seconds=f"{self.duty.limits.seconds:g}")))
        else:
            self.orphans.append(worker.task)

    def _retry_orphans(self) -> None:
        while self.orphans:
            task = self.orphans.popleft()
            self._start_workers(1)
            self._give(self.workers[0], task)
            while self.workers and self.workers[0].task is not None:
                self._collect()
            if task in self.orphans:
                self.orphans.remove(task)
                self._fail(task, PageError(Message("run.killed-twice"), Message("run.look-at-page")))

    def _dismiss(self, worker: WorkerProcess) -> None:
        self.workers.remove(worker)
        worker.end()


def _too_slow(reason: Message) -> PageError:
    return PageError(reason, Message("run.split-or-raise", limit="limits.seconds"))
