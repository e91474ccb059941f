"""How things are measured: medians of CPU and wall time, alternatives in turn so that all meet the same weather."""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: `value` in `unit`; `floor` and `aim` are what it must and what it should reach.

    `wall` is the wall time, in the unit of `value`, where that tells CPU time. A row without a value was skipped, its
    unit says why.
    """

    name: str
    value: float | None
    unit: str
    floor: str = ""
    aim: str = ""
    wall: float | None = None


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of CPU, of all processes together, and of wall time."""

    cpu: float
    wall: float


def times(name: str, cost: Cost, pages: int = 1) -> Row:
    """A row of a cost in milliseconds for each of so many pages."""
    return Row(name, 1000 * cost.cpu / pages, "ms CPU", wall=1000 * cost.wall / pages)


def in_turn(alternatives: Mapping[str, Callable[[], Cost]], rounds: int) -> dict[str, Cost]:
    """The median cost of each alternative over so many rounds, in each of which all take their turn."""
    found: dict[str, list[Cost]] = {name: [] for name in alternatives}
    for _ in range(rounds):
        for name, call in alternatives.items():
            found[name].append(call())
    return {name: median(costs) for name, costs in found.items()}


def median(costs: Sequence[Cost]) -> Cost:
    """The medians of CPU and of wall time, each for itself."""
    return Cost(
        statistics.median(cost.cpu for cost in costs),
        statistics.median(cost.wall for cost in costs),
    )


def cost_of(call: Callable[[], object]) -> Cost:
    """What a call costs in this process."""
    wall, cpu = time.perf_counter(), time.process_time()
    call()
    return Cost(time.process_time() - cpu, time.perf_counter() - wall)


def cost_of_command(
    command: Sequence[str | Path], folder: Path | None = None, watch: Callable[[int], None] | None = None
) -> Cost:
    """What a command costs with all its children; RuntimeError, with its last words, if it fails.

    `watch` is told the number of the process a few times a second.
    """
    wall, before = time.perf_counter(), _children()
    with tempfile.TemporaryFile() as told, subprocess.Popen(command, cwd=folder, stdout=told, stderr=told) as process:
        while watch and process.poll() is None:
            watch(process.pid)
            time.sleep(0.2)
        code = process.wait()
        cost = Cost(_children() - before, time.perf_counter() - wall)
        told.seek(0)
        if code:
            raise RuntimeError(f"{command[0]} ended with {code}: {told.read().decode(errors='replace')[-500:]}")
    return cost


def side_by_side(commands: Mapping[str, Sequence[str | Path]], folder: Path) -> dict[str, float]:
    """Seconds of CPU of each command with all its children, all run at the same time; RuntimeError if one fails.

    Two long runs one after the other differ by a tenth where others use the machine, too.
    """
    quiet = subprocess.DEVNULL
    running = {
        name: subprocess.Popen(command, cwd=folder, stdout=quiet, stderr=quiet) for name, command in commands.items()
    }
    found = {}
    for name, process in running.items():
        _, status, cost = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        found[name] = cost.ru_utime + cost.ru_stime
    if failed := [name for name, process in running.items() if process.returncode]:
        raise RuntimeError(f"{failed[0]} ended with {running[failed[0]].returncode}")
    return found


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def cpu_ms(alternatives: Mapping[str, Callable[[], object]], rounds: int = 15) -> dict[str, float]:
    """Median CPU milliseconds of each alternative in this process, after a first call that does not count."""
    for call in alternatives.values():
        call()
    calls = {name: lambda call=call: cost_of(call) for name, call in alternatives.items()}
    return {name: 1000 * cost.cpu for name, cost in in_turn(calls, rounds).items()}


def in_fresh_process(setup: str, code: str, rounds: int = 5) -> dict[str, float]:
    """What `code` adds to a process after `setup`: CPU `seconds` and `megabytes` of memory, medians.

    `spent` is what the code itself has put under that name, if it has. What it calls its own things is its own affair.
    """
    program = (
        "import json, os, time\n"
        "from benchmarks.measure import memory_of\n"
        f"{setup}\n"
        "_held, _start = memory_of(os.getpid()), time.process_time()\n"
        f"{code}\n"
        "_told = {'seconds': time.process_time() - _start, 'megabytes': memory_of(os.getpid()) - _held}\n"
        "print(json.dumps({**_told, 'spent': globals().get('spent', 0)}))\n"
    )
    runs = [
        json.loads(subprocess.run([sys.executable, "-c", program], capture_output=True, check=True).stdout)
        for _ in range(rounds)
    ]
    return {name: statistics.median(run[name] for run in runs) for name in ("seconds", "megabytes", "spent")}


# A process starts with the peak of the one that it was made by: a small one in between lets the command's own be seen.
_TELL_PEAK = (
    "import resource, subprocess, sys\n"
    "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)\n"
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)\n"
)


def peak_of_command(command: Sequence[str | Path], folder: Path) -> float:
    """The most memory that the process of a command has held, in MB, shared pages included, as the kernel counted it.

    CalledProcessError if it fails.
    """
    told = subprocess.run([sys.executable, "-c", _TELL_PEAK, *command], cwd=folder, capture_output=True, check=True)
    return int(told.stdout) / 1000 * (1 if sys.platform == "darwin" else 1024) / 1000


def used() -> float:
    """Seconds of CPU that this process and those that it has started, and that may still run, have used so far."""
    return time.process_time() + _children() + sum(map(_seconds_of, children_of(os.getpid())))


def _seconds_of(process: int) -> float:
    """Seconds of CPU that a process has used; 0 if it has ended."""
    try:
        told = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def memory_of(process: int) -> float:
    """The memory that a process holds now, in MB, shared pages included; 0 if it has ended."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def children_of(process: int) -> list[int]:
    """The processes that a process has started and that still run."""
    try:
        return [
            int(one) for one in Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
        ]
    except OSError:
        return []
