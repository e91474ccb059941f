"""Jobs in child processes of this one."""

from __future__ import annotations

import os
from collections.abc import Mapping

import pytest

from pipeline.errors import PageError, PipelineError
from pipeline.messages import Message
from pipeline.model import PageResult, State
from pipeline.run.engines.local import LocalEngine
from pipeline.settings import Limits


class Counting:
    """A job that finds the number of letters of a word, and fails on an empty one."""

    limits, stays = Limits(), False

    def warm_up(self) -> Mapping[str, str]:
        return {"pdf": "no fonts"}

    def work(self, task: str) -> PageResult:
        if not task:
            raise PageError(Message("run.not-utf8"))
        return PageResult(task, State.BUILT, ((f"{len(task)}", str(os.getpid()).encode()),))

    def failure(self, task: str, error: PipelineError) -> PageResult:
        return PageResult(task, State.FAILED, reason=error.text)


@pytest.mark.parametrize("jobs", [1, 2, 0])
def test_results_come_in_the_order_of_their_tasks_and_a_failure_harms_no_other(jobs: int) -> None:
    found = list(LocalEngine(jobs).results(Counting(), ["roof", "", "well"]))
    assert [(one.path, one.state) for one in found] == [
        ("roof", State.BUILT),
        ("", State.FAILED),
        ("well", State.BUILT),
    ]
    assert found[1].reason == Message("run.not-utf8")
    assert str(os.getpid()).encode() not in {data for one in found for _, data in one.files}


def test_what_cannot_be_written_here_is_told_by_the_job() -> None:
    assert LocalEngine(1).warm_up(Counting()) == {"pdf": "no fonts"}
