"""Tries mutants on their tests, each in a child process of its own; no file is changed.

A fault in a function goes into a session of pytest that has loaded everything and collected all tests: that takes a
fraction of a second. For one outside of functions, or in a function that runs while modules are loaded, the tests are
loaded anew with the mutant's text, through an import hook: that takes some seconds.
"""

from __future__ import annotations

import importlib.util
import json
import os
import resource
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib.abc import MetaPathFinder, SourceLoader
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from benchmarks.mutants.cover import OPTIONS, PARTS, ROOT, SECONDS, TESTS, Watched, watched
from benchmarks.mutants.faults import Mutant
from benchmarks.mutants.in_place import forget, place_of

_LOADING_FAILED, _LEFT_OVER = 2, 77


class Trial(NamedTuple):
    """A mutant and the tests that may find it."""

    mutant: Mutant
    tests: Sequence[str]


class _Hook(MetaPathFinder, SourceLoader):
    """Loads one module from the mutant's text."""

    def __init__(self, mutant: Mutant) -> None:
        self.name = mutant.module.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        self.file = ROOT / mutant.module
        self.text = mutant.text(self.file.read_bytes())

    def find_spec(self, fullname: str, *_: Any) -> Any:
        if fullname != self.name:
            return None
        folder = [str(self.file.parent)] if self.file.stem == "__init__" else None
        return importlib.util.spec_from_file_location(
            fullname, self.file, loader=self, submodule_search_locations=folder
        )

    def get_filename(self, _: str) -> str:
        return str(self.file)

    def get_data(self, _: str | bytes) -> bytes:
        return self.text.encode()

    def path_stats(self, _: str | bytes) -> Any:
        raise OSError  # so that no bytecode is taken from the cache


class _Session:
    """A pytest plugin that tries mutants instead of running the tests that were collected."""

    def __init__(self, trials: Sequence[Trial], jobs: int, tell: Callable[[Trial, int], None]) -> None:
        self.trials, self.jobs, self.tell = trials, jobs, tell
        self.loading: Watched = set()

    @pytest.hookimpl(hookwrapper=True)
    def pytest_collection(self) -> Iterator[None]:
        with watched(self.loading):
            yield

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        items = {item.nodeid: item for item in session.items}
        session.config.pluginmanager.unregister(name="terminalreporter")
        for part in PARTS:
            forget(f"pipeline.{part}")

        def run(trial: Trial) -> int:
            place = place_of(trial.mutant, (ROOT / trial.mutant.module).read_bytes())
            if not place or (place[0].__code__.co_filename, place[0].__qualname__) in self.loading:
                return _LEFT_OVER
            place[0].__code__ = place[1]
            chosen = [items[name] for name in trial.tests if name in items]
            for item, following in pairwise([*chosen, None]):
                assert item
                session.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
                if session.testsfailed:
                    return 1
            return 0

        for trial, code in _codes(self.trials, self.jobs, run):
            self.tell(trial, code)
        return True


def living(trials: Sequence[Trial], jobs: int) -> Iterator[Trial]:
    """The mutants that no test kills, as they are found; `jobs` are tried at a time."""
    left: list[Trial] = []
    for trial, code in _in_one_session([trial for trial in trials if trial.tests], jobs):
        if code == _LEFT_OVER:
            left.append(trial)
        elif not code:
            yield trial
    yield from (trial for trial in trials if not trial.tests)
    yield from (trial for trial, code in _codes(left, jobs, _anew) if not code)


def _in_one_session(trials: Sequence[Trial], jobs: int) -> Iterator[tuple[Trial, int]]:
    """Each trial with its code, from a child process, so that this one loads nothing that is going to be mutated."""
    ours, theirs = os.pipe()
    if not (child := os.fork()):
        os.close(ours)
        places = {id(trial): at for at, trial in enumerate(trials)}

        def tell(trial: Trial, code: int) -> None:
            os.write(theirs, f"{json.dumps([places[id(trial)], code])}\n".encode())

        with Path(os.devnull).open("w") as sys.stdout:
            os._exit(pytest.main([*OPTIONS, "-s", *TESTS], plugins=[_Session(trials, jobs, tell)]))
    os.close(theirs)
    with os.fdopen(ours) as lines:
        for line in lines:
            at, code = json.loads(line)
            yield trials[at], code
    if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == _LOADING_FAILED:
        sys.exit("mutants: the tests cannot be loaded")


def _anew(trial: Trial) -> int:
    """Loads module and tests anew and runs them: 0 means that they all pass."""
    sys.meta_path.insert(0, _Hook(trial.mutant))
    return pytest.main([*OPTIONS, *trial.tests])


def _codes(trials: Sequence[Trial], jobs: int, run: Callable[[Trial], int]) -> Iterator[tuple[Trial, int]]:
    """What `run` gives in a child process for each; not 0 where it breaks or takes too long."""
    running: dict[int, Trial] = {}
    waiting = list(reversed(trials))
    while waiting or running:
        while waiting and len(running) < jobs:
            trial = waiting.pop()
            running[_child(trial, run)] = trial
        child, status = os.wait()
        yield running.pop(child), os.waitstatus_to_exitcode(status)


def _child(trial: Trial, run: Callable[[Trial], int]) -> int:
    if child := os.fork():
        return child
    code = 1
    try:
        # A mutant may never end: processor time bounds it, and the clock, generously, for one that waits.
        resource.setrlimit(resource.RLIMIT_CPU, (3 * SECONDS, 3 * SECONDS))
        signal.alarm(60 * SECONDS)
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        sys.dont_write_bytecode = True
        code = run(trial)
    finally:
        os._exit(code)
