from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# Ten pages, each told with the memory that its worker may have and the files that it holds open.
_RUN = """
import os, resource, sys
from pipeline.model import PageResult, State
from pipeline.run import pool, system_limits
from pipeline.settings import Limits

def work(task):
    if task == 3:
        bytearray(3_000_000_000)
    return PageResult(str(task), State.BUILT, reason=str(os.getpid()))

def failure(task, error):
    return PageResult(str(task), State.FAILED, reason=f"{error.text} ({error.hint})")

limits = Limits()
for note in system_limits.limit_notes(limits, 8):
    print("note:", note)
for result in pool.results(range(10), work, failure, 8, limits):
    print(result.state.value, result.reason)
"""


def _limited(limits: str, inherited: int = 0) -> list[str]:
    """What a run says in a shell with these `ulimit`s, with a descriptor of that number open from before."""
    opened = f"exec {inherited}</dev/null; " if inherited else ""
    command = ["bash", "-c", f'{opened}{limits}; exec "$0" -c "$1"', sys.executable, _RUN]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.stderr == ""
    return done.stdout.splitlines()


def test_a_limit_of_memory_below_ours_is_taken_as_the_limit_and_with_shared() -> None:
    lines = _limited("ulimit -v 600000")
    assert lines[0] == (
        "note: the system allows a process 614 MB of memory (ulimit -v), and limits.memory_mb is 1500: "
        "the smaller number applies"
    )
    assert [line.split()[0] for line in lines[1:]] == ["built"] * 3 + ["failed"] + ["built"] * 6
    assert lines[4] == (
        "failed needs more than 614 MB of memory (split the page, or raise the system's limit (ulimit -v))"
    )


def test_without_limits_of_the_system_nothing_is_told() -> None:
    lines = _limited("true")
    assert [line.split()[0] for line in lines] == ["built"] * 3 + ["failed"] + ["built"] * 6
    assert lines[3].startswith("failed needs more than 1500 MB of memory (split the page, or raise limits.memory_mb)")


@pytest.mark.parametrize(("files", "workers"), [(20, 1), (36, 4)])
def test_a_limit_of_open_files_below_ours_means_fewer_workers_and_is_told(files: int, workers: int) -> None:
    lines = _limited(f"ulimit -n {files}")
    assert lines[0] == (
        f"note: the system allows a process {files} open files (ulimit -n): pages are built by {workers} of 8 workers"
    )
    assert [line.split()[0] for line in lines[1:]] == ["built"] * 3 + ["failed"] + ["built"] * 6
    assert len({line.split()[1] for line in lines[1:] if line.startswith("built")}) <= workers + 1


def test_a_soft_limit_alone_is_raised() -> None:
    lines = _limited("ulimit -S -n 20")
    assert [line.split()[0] for line in lines] == ["built"] * 3 + ["failed"] + ["built"] * 6


@pytest.mark.parametrize("number", [50, 200])
def test_a_descriptor_inherited_from_where_more_were_allowed_breaks_no_worker(number: int) -> None:
    lines = _limited("ulimit -n 48", inherited=number)
    assert [line.split()[0] for line in lines if not line.startswith("note")] == ["built"] * 3 + ["failed"] + [
        "built"
    ] * 6


def test_a_build_says_what_the_system_does_not_allow(tmp_path: Path) -> None:
    (tmp_path / "input").mkdir()
    page = "Good practice: A mill\n\nResources needed\n€300.\n\nEvidence of success\nIt turned 900 times.\n"
    (tmp_path / "input/a.txt").write_text(page, encoding="utf-8")
    command = 'ulimit -v 800000; exec "$0" -m pipeline.cli build --formats json,docx --jobs 1'
    done = subprocess.run(
        ["bash", "-c", command, sys.executable],
        cwd=tmp_path, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("the system allows a process 819 MB of memory (ulimit -v)") == 1
    rows = [json.loads(line) for line in (tmp_path / "output/report.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["state"] for row in rows] == ["built"]
