"""A scheduler that has gone is told in words."""

from __future__ import annotations

import asyncio
from concurrent.futures import CancelledError

import pytest
from distributed.client import ClosedClientError

from pipeline.errors import ConfigurationError, PipelineError
from pipeline.messages import Message
from pipeline.run.engines.dask_worker import scheduler_errors


@pytest.mark.parametrize(
    "error", [ClosedClientError(), ConnectionRefusedError(), CancelledError(), asyncio.CancelledError()]
)
def test_a_scheduler_that_has_gone_is_told_in_words(error: BaseException) -> None:
    with pytest.raises(PipelineError) as told, scheduler_errors():
        raise error
    assert told.value.text == Message("run.dask-gone")
    assert told.value.hint == Message("run.dask-goes-on")


@pytest.mark.parametrize("error", [ConfigurationError(Message("run.dask-no-processes")), ValueError("ours")])
def test_other_errors_stay_what_they_are(error: Exception) -> None:
    with pytest.raises(type(error)) as told, scheduler_errors():
        raise error
    assert told.value is error
