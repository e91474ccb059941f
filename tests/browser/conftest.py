"""Chromium, and axe-core in it: what people and their helpers meet when they open our pages."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

HERE = Path(__file__).parent
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
NODE = shutil.which("node")

# What needs Chromium skips as one, with the way to get it.
_IS_READY = CHROMIUM and NODE and (HERE / "node_modules/playwright-core").is_dir()


class Visit(NamedTuple):
    """What came of opening a page: answers to the steps that ask, requests, complaints, the processor's time for it."""

    answers: list[Any]
    asked: list[str]
    complaints: list[str]
    milliseconds: float


Browse = Callable[[Iterable[Mapping[str, Any]]], list[Visit]]


@pytest.fixture(scope="session")
def browse() -> Browse:
    """Open pages as told (see driver.mjs), each as if it were the first."""
    if not _IS_READY:
        pytest.skip("needs the apt package chromium, Node 20 and `make test-all`")

    def visits(runs: Iterable[Mapping[str, Any]]) -> list[Visit]:
        order = {"chromium": CHROMIUM, "runs": list(runs)}
        done = subprocess.run(
            [str(NODE), str(HERE / "driver.mjs")],
            input=json.dumps(order),
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return [
            Visit(one["answers"], one["asked"], one["complaints"], one["milliseconds"])
            for one in json.loads(done.stdout)
        ]

    return visits
