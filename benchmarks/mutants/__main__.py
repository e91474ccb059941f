"""Tries a sample of mutants; prints those that no test kills, and fails where they are more than one in ten.

No file is changed: a child process gets the mutant's text through an import hook. Those that
tests/equivalent_mutants.toml argues to be no fault at all are counted apart.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import resource
import signal
import sys
import time
import tomllib
from collections.abc import Iterator, Sequence
from importlib.abc import MetaPathFinder, SourceLoader
from pathlib import Path
from typing import Any

import pytest

from benchmarks.mutants.cover import OPTIONS, PARTS, ROOT, SECONDS, runs_of_tests, tests_for
from benchmarks.mutants.faults import Mutant, mutants_of, sample

MOST_ALIVE = 0.1


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


def tried(mutant: Mutant, tests: Sequence[str]) -> int:
    """The process that runs the tests with the mutant in place of its module: 0 at its end means that they all pass."""
    if child := os.fork():
        return child
    # A mutant may never end: processor time bounds it, and the clock, generously, for one that waits.
    resource.setrlimit(resource.RLIMIT_CPU, (5 * SECONDS, 5 * SECONDS))
    signal.alarm(60 * SECONDS)
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    sys.dont_write_bytecode = True
    sys.meta_path.insert(0, _Hook(mutant))
    os._exit(pytest.main([*OPTIONS, *tests]))


def living(mutants: Sequence[tuple[Mutant, Sequence[str]]], jobs: int) -> Iterator[Mutant]:
    """The mutants that no test kills, as they are found; `jobs` are tried at a time."""
    running: dict[int, Mutant] = {}
    waiting = list(reversed(mutants))
    while waiting or running:
        while waiting and len(running) < jobs:
            mutant, tests = waiting.pop()
            if tests:
                running[tried(mutant, tests)] = mutant
            else:
                yield mutant
        if running:
            child, status = os.wait()
            mutant = running.pop(child)
            if not status:
                yield mutant


def _warm() -> None:
    """Loads what all children need, but nothing that is going to be mutated."""
    from pipeline.lexicon import shipped  # noqa: PLC0415
    from pipeline.read import read  # noqa: F401, PLC0415
    from pipeline.split import split_text  # noqa: PLC0415

    shipped()
    split_text("Two mornings a week. Δύο πρωινά την εβδομάδα.")
    early = [name for name in sys.modules if name.startswith(tuple(f"pipeline.{part}" for part in PARTS))]
    if early:
        sys.exit(f"mutants: {early[0]} is loaded before its mutant")


def main() -> int:
    """Draws the sample and tries it."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.mutants", description=__doc__)
    options.add_argument("modules", nargs="*", help=f"paths of modules; all of {', '.join(PARTS)} without")
    options.add_argument("--count", type=int, default=200)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options.add_argument("--kept", action="store_true", help="take which test runs what from the last time")
    asked = options.parse_args()
    os.chdir(ROOT)
    modules = asked.modules or [str(file) for part in PARTS for file in sorted(Path("pipeline", part).rglob("*.py"))]
    everything = [mutant for module in modules for mutant in mutants_of(module, Path(module).read_bytes())]
    drawn = sample(everything, asked.count, asked.seed)
    runs = runs_of_tests(kept=asked.kept)
    _warm()
    rows = tomllib.loads(Path("tests/equivalent_mutants.toml").read_text(encoding="utf-8")).get("equivalent", [])
    argued = {row["mutant"] for row in rows}
    began, alive, same = time.monotonic(), 0, 0
    for mutant in living([(mutant, tests_for(mutant, runs)) for mutant in drawn], asked.jobs):
        if mutant.key in argued:
            same += 1
        else:
            alive += 1
            print(f"line {mutant.line}, {len(tests_for(mutant, runs))} tests: {mutant.key}", flush=True)
    share = alive / max(1, len(drawn) - same)
    print(
        f"{len(drawn)} of {len(everything)} mutants in {time.monotonic() - began:.0f} s: "
        f"{len(drawn) - alive - same} killed, {alive} live ({share:.1%}), {same} argued to be no fault"
    )
    return int(share > MOST_ALIVE)


if __name__ == "__main__":
    sys.exit(main())
