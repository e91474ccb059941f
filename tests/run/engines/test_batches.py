from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import PageError, PipelineError
from pipeline.model import PageResult, State
from pipeline.run.engines import batches
from pipeline.settings import Limits


class Naming:
    """A job whose result is the task's name."""

    limits, stays = Limits(), False

    def warm_up(self) -> Mapping[str, str]:
        return {}

    def work(self, task: str) -> PageResult:
        return PageResult(task, State.BUILT)

    def failure(self, task: str, error: PipelineError) -> PageResult:
        return PageResult(task, State.FAILED, reason=error.text)


class Desk:
    """Ends batches in the order that `picks` tells; each that holds a task of `poison` is lost."""

    def __init__(self, slots: int = 1, picks: Sequence[int] = (), poison: Sequence[str] = ()) -> None:
        self.slots = slots
        self.picks = list(picks)
        self.poison = set(poison)
        self.waiting: list[tuple[range, Sequence[str]]] = []
        self.most = 0
        self.is_closed = False

    def submit(self, pages: range, tasks: Sequence[str]) -> None:
        self.waiting.append((pages, tasks))
        self.most = max(self.most, sum(len(pages) for pages, _ in self.waiting))

    def as_completed(self) -> Iterator[tuple[range, Sequence[PageResult] | PageError]]:
        while self.waiting:
            pick = self.picks.pop() if self.picks else 0
            pages, tasks = self.waiting.pop(pick % len(self.waiting))
            is_lost = self.poison.intersection(tasks)
            yield pages, PageError("its worker was killed") if is_lost else [Naming().work(task) for task in tasks]

    def close(self) -> None:
        self.is_closed = True


def _run(desk: Desk, tasks: Sequence[str]) -> list[PageResult]:
    return list(batches.batch_results(desk, Naming(), tasks))


@given(st.integers(0, 300), st.integers(1, 5), st.lists(st.integers(0, 100), max_size=50))
def test_results_come_in_the_order_of_the_tasks_whatever_ends_first(count: int, slots: int, picks: list[int]) -> None:
    tasks = [str(n) for n in range(count)]
    assert [result.path for result in _run(Desk(slots, picks), tasks)] == tasks


def test_pages_of_a_lost_batch_are_tried_each_for_itself() -> None:
    tasks = [str(n) for n in range(50)]
    results = _run(Desk(poison=["7", "33"]), tasks)
    assert [result.path for result in results] == tasks
    assert {result.path: result.reason for result in results if result.state is State.FAILED} == {
        "7": "its worker was killed",
        "33": "its worker was killed",
    }


def test_only_so_many_pages_are_under_way_that_their_results_fit_into_memory() -> None:
    desk = Desk(slots=2, picks=[-1] * 1000)
    assert len(_run(desk, [str(n) for n in range(2000)])) == 2000
    assert desk.most <= 2 * 4 * 20


def test_few_pages_are_shared_among_all_who_work() -> None:
    desk = Desk(slots=4)
    assert len(_run(desk, [str(n) for n in range(8)])) == 8
    run = batches.batch_results(desk, Naming(), [str(n) for n in range(8)])
    next(run)
    assert [len(pages) for pages, _ in desk.waiting] == [2, 2, 2]


def test_the_executor_is_closed_when_the_reader_stops_early() -> None:
    desk = Desk()
    run = batches.batch_results(desk, Naming(), ["a", "b"])
    next(run)
    run.close()
    assert desk.is_closed
