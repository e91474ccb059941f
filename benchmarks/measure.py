"""How things are measured: CPU time by medians, alternatives in turn; load time and memory in a fresh process."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: `value` in `unit`; `floor` and `aim` are what it must and what it should reach."""

    name: str
    value: float
    unit: str
    floor: str = ""
    aim: str = ""


def cpu_ms(alternatives: Mapping[str, Callable[[], object]], rounds: int = 15) -> dict[str, float]:
    """Median CPU milliseconds of each alternative, called in turn so that all meet the same weather."""
    times: dict[str, list[float]] = {name: [] for name in alternatives}
    for call in alternatives.values():
        call()
    for _ in range(rounds):
        for name, call in alternatives.items():
            start = time.process_time()
            call()
            times[name].append(1000 * (time.process_time() - start))
    return {name: statistics.median(found) for name, found in times.items()}


def in_fresh_process(setup: str, code: str, rounds: int = 5) -> dict[str, float]:
    """What `code` adds to a process after `setup`: CPU `seconds` and `megabytes` of memory, medians."""
    program = (
        "import json, resource, time\n"
        f"{setup}\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss; start = time.process_time()\n"
        f"{code}\n"
        "seconds = time.process_time() - start\n"
        "grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before\n"
        "print(json.dumps([seconds, grown / 1024]))\n"
    )
    runs = [
        json.loads(subprocess.run([sys.executable, "-c", program], capture_output=True, check=True).stdout)
        for _ in range(rounds)
    ]
    return {
        "seconds": statistics.median(seconds for seconds, _ in runs),
        "megabytes": statistics.median(megabytes for _, megabytes in runs),
    }
