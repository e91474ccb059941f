"""Hands pages in batches to a remote engine, returns results in order, and tries lost batches again.

All that such an engine must offer is an `Executor`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import Generic, Protocol

from pipeline.errors import PageError
from pipeline.model import PageResult
from pipeline.run.engines.job import Job, Results, T, T_contra

# Pages in a batch: what an engine does for one batch costs as much CPU time as a twentieth of a page.
_PAGES = 20
# Batches in flight for each one that is worked on: enough that no worker waits, few enough for this process's memory.
_AHEAD = 4


class Executor(Protocol[T_contra]):
    """Works on batches, several at a time, in any order. A batch is identified by the numbers of its pages."""

    @property
    def slots(self) -> int:
        """The number of batches that are worked on at a time now, at least 1."""

    def submit(self, pages: range, tasks: Sequence[T_contra]) -> None:
        """Queue a batch."""

    def as_completed(self) -> Iterator[tuple[range, Sequence[PageResult] | PageError]]:
        """Each batch as it ends, those submitted meanwhile included, until none is left.

        A batch that could not be done comes with an error. Raises PipelineError where no batch can be done.
        """

    def close(self) -> None:
        """Drop what is still in flight."""


def batch_results(executor: Executor[T], job: Job[T], tasks: Sequence[T]) -> Results:
    """The results of all tasks in their order; closes the executor at the end."""
    with closing(executor):
        yield from _BatchRun(executor, job, tasks).results()


class _BatchRun(Generic[T]):
    def __init__(self, executor: Executor[T], job: Job[T], tasks: Sequence[T]) -> None:
        self.executor = executor
        self.job = job
        self.tasks = tasks
        size = max(1, min(_PAGES, -(-len(tasks) // executor.slots)))
        self.waiting = deque(range(at, min(at + size, len(tasks))) for at in range(0, len(tasks), size))
        self.done: dict[int, PageResult] = {}

    def results(self) -> Results:
        following = 0
        self._hand_out(following)
        for pages, found in self.executor.as_completed():
            self._note(pages, found)
            while following in self.done:
                yield self.done.pop(following)
                following += 1
            self._hand_out(following)

    def _hand_out(self, following: int) -> None:
        horizon = following + _AHEAD * _PAGES * self.executor.slots
        while self.waiting and self.waiting[0].start < horizon:
            self._submit(self.waiting.popleft())

    def _submit(self, pages: range) -> None:
        self.executor.submit(pages, self.tasks[pages.start : pages.stop])

    def _note(self, pages: range, outcome: Sequence[PageResult] | PageError) -> None:
        if not isinstance(outcome, PageError):
            self.done.update(zip(pages, outcome, strict=True))
        elif len(pages) > 1:
            # One page may be to blame: tried one by one, the others come through.
            for page in pages:
                self._submit(range(page, page + 1))
        else:
            self.done[pages.start] = self.job.failure(self.tasks[pages.start], outcome)
