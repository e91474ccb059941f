"""Which tests run which function, and so which are worth trying on a mutant."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from benchmarks.mutants.faults import Mutant

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("extract", "amend", "exchange")
# One file takes a minute and more: what it finds out about a mutant, it finds out too late.
TESTS = (*(f"tests/{part}" for part in PARTS), "tests/test_golden.py", "--ignore=tests/amend/test_changes.py")
OPTIONS = ["-q", "-x", "-p", "no:cacheprovider", "-o", "addopts=--import-mode=importlib", "-m", "not slow"]
# Of processor time, for the tests of one mutant as they take without it.
SECONDS = 20
_KEPT = ROOT / ".cache" / "mutants.json"


class Run(NamedTuple):
    """What a test ran, as `path:function`, and the seconds of processor time that it took."""

    test: str
    seconds: float
    ran: frozenset[str]


Watched = set[tuple[str, str]]
_ROOTS = tuple(str(ROOT / "pipeline" / part) for part in PARTS)


@contextmanager
def watched(seen: Watched) -> Iterator[None]:
    """Notes the functions of the parts that run, as file and name."""

    def see(frame: Any, event: str, _: Any) -> None:
        if event == "call" and frame.f_code.co_filename.startswith(_ROOTS):
            seen.add((frame.f_code.co_filename, frame.f_code.co_qualname))

    sys.setprofile(see)
    yield
    sys.setprofile(None)


class _Watch:
    """A pytest plugin that notes what each test runs."""

    def __init__(self) -> None:
        self.runs: list[tuple[str, float, list[str]]] = []

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        seen, began = Watched(), time.process_time()
        with watched(seen):
            yield
        ran = {f"{os.path.relpath(file, ROOT)}:{name.replace('.<locals>', '')}" for file, name in seen}
        self.runs.append((item.nodeid, time.process_time() - began, sorted(ran)))


def runs_of_tests(*, kept: bool) -> list[Run]:
    """What each test runs, watched anew, or as kept from the last time where `kept` asks for it.

    The tests run in a child process, so that this one has not yet loaded what is going to be mutated.
    """
    if not (kept and _KEPT.exists()):
        if not (child := os.fork()):
            watch = _Watch()
            code = pytest.main([*OPTIONS, *TESTS], plugins=[watch])
            _KEPT.parent.mkdir(exist_ok=True)
            _KEPT.write_text(json.dumps(watch.runs), encoding="utf-8")
            os._exit(code)
        if os.waitpid(child, 0)[1]:
            sys.exit("mutants: the tests fail without any mutant")
    rows = json.loads(_KEPT.read_text(encoding="utf-8"))
    return [Run(test, seconds, frozenset(ran)) for test, seconds, ran in rows]


def tests_for(mutant: Mutant, runs: Sequence[Run]) -> list[str]:
    """All tests of the module's twin, then of its room and of others those that run the function, the quickest first.

    What a test asks of `functools.cache` is not seen to run in the next one, so all of the twin's count. Outside of
    functions (limits, tables) those count that run anything of the module.
    """
    room = f"tests/{Path(mutant.module).parent.relative_to('pipeline')}/"
    named = Path(mutant.module.removesuffix("/__init__.py"))
    twin = f"{room}test_{named.stem}.py::"
    place = f"{mutant.module}:{mutant.within}"
    fit = [run for run in runs if run.test.startswith(twin) or any(_is_in(ran, place) for ran in run.ran)]
    fit.sort(key=lambda run: (not run.test.startswith(twin), not run.test.startswith(room), run.seconds))
    chosen, seconds = [], 0.0
    for run in fit:
        seconds += run.seconds
        if chosen and seconds > SECONDS:
            break
        chosen.append(run.test)
    return chosen


def _is_in(ran: str, place: str) -> bool:
    return ran == place or ran.startswith(place if place.endswith(":") else f"{place}.")
