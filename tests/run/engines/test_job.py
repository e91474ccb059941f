"""What every engine answers to, so that a run need not know which it has."""

from __future__ import annotations

from inspect import getmembers, isfunction, signature

import pytest

from pipeline.run.engines import dask, local
from pipeline.run.engines.job import Engine

CALLS = dict(getmembers(Engine, lambda one: isfunction(one) and not one.__name__.startswith("_")))


@pytest.mark.parametrize("engine", [local.LocalEngine, dask.Cluster], ids=["pool", "dask"])
def test_every_engine_takes_the_same_calls(engine: type) -> None:
    assert {"results", "warm_up"} <= set(CALLS)
    for name, call in CALLS.items():
        assert list(signature(getattr(engine, name)).parameters) == list(signature(call).parameters)
