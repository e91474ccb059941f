"""Tries a sample of mutants; prints those that no test kills, and fails where they are more than one in ten.

Those that tests/equivalent_mutants.toml argues to be no fault at all are counted apart.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
import tomllib
from pathlib import Path

from benchmarks.mutants.cover import PARTS, ROOT, runs_of_tests, tests_for
from benchmarks.mutants.faults import mutants_of, sample
from benchmarks.mutants.trial import Trial, living

MOST_ALIVE = 0.1
_PARTS = tuple(f"pipeline/{part}/" for part in PARTS)


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
    if wrong := [one for one in asked.modules if not (one.startswith(_PARTS) and Path(one).is_file())]:
        options.error(f"{wrong[0]} is no module of {', '.join(_PARTS)} (paths as pipeline/extract/practice.py)")
    modules = asked.modules or [str(file) for part in PARTS for file in sorted(Path("pipeline", part).rglob("*.py"))]
    everything = [mutant for module in modules for mutant in mutants_of(module, Path(module).read_bytes())]
    drawn = sample(everything, asked.count, asked.seed)
    runs = runs_of_tests(kept=asked.kept)
    _warm()
    rows = tomllib.loads(Path("tests/equivalent_mutants.toml").read_text(encoding="utf-8")).get("equivalent", [])
    argued = {row["mutant"] for row in rows}
    began, alive, same = time.monotonic(), 0, 0
    for mutant, tests in living([Trial(mutant, tests_for(mutant, runs)) for mutant in drawn], asked.jobs):
        if mutant.key in argued:
            same += 1
        else:
            alive += 1
            print(f"line {mutant.line}, {len(tests)} tests: {mutant.key}", flush=True)
    share = alive / max(1, len(drawn) - same)
    print(
        f"{len(drawn)} of {len(everything)} mutants in {time.monotonic() - began:.0f} s: "
        f"{len(drawn) - alive - same} killed, {alive} live ({share:.1%}), {same} argued to be no fault"
    )
    return int(share > MOST_ALIVE)


if __name__ == "__main__":
    sys.exit(main())
