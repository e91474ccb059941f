"""P1, P2: every call to the disk fails in turn, or the run is killed there; then the command is given once more."""

# ruff: noqa: E501 - payloads stand in one piece

from __future__ import annotations

import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
PAGES = {
    "wheel.html": "<h1>The counted wheel</h1><h2>Resources needed</h2><p>One wheel, €300.</p><h2>Evidence of success</h2><p>It turned.</p>",
    "a/kettle.html": "<h1>The lent kettle</h1><h2>Resources needed</h2><p>€20.</p><h2>Evidence of success</h2><p>Tea.</p>",
}  # fmt: skip
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(HERE.parents[1])}


def _pages(folder: Path, count: int = 1) -> None:
    for name, text in PAGES.items():
        for number in range(count):
            file = folder / "input" / name.replace(".", f"{number or ''}.")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(f"<!doctype html><html lang='en'><body><main>{text}</main></body></html>", encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("fault", ["ENOSPC", "EIO", "EACCES", "KILL"])
def test_whatever_call_to_the_disk_fails_no_file_is_half_and_the_next_run_is_whole(tmp_path: Path, fault: str) -> None:
    _pages(tmp_path)
    command = [sys.executable, HERE / "faults.py", tmp_path, fault]
    done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    points = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(points) > 30
    assert {"fsync", "write", "os.rename", "open"} <= {point["what"].split()[0] for point in points}
    assert not [point for point in points if point["torn"] or point["differs"] or point["again"] != 0]
    # A folder that is there already need not be made: that call may fail.
    codes = {-9} if fault == "KILL" else {5}
    wrong = [point for point in points if point["code"] not in codes and "mkdir" not in point["what"]]
    assert not wrong, done.stderr[-2000:]


@pytest.mark.slow
def test_killed_with_kill_9_at_20_moments_the_next_run_gives_the_tree_of_a_clean_one(
    tmp_path: Path, run: Any, tree: Any, soak: int
) -> None:
    clean, killed = tmp_path / "clean", tmp_path / "killed"
    for folder in (clean, killed):
        _pages(folder, 2)
    formats = () if soak > 1 else ("--formats", "docx,json")
    command = [sys.executable, "-m", "pipeline.cli", "build", *formats]
    begun = time.monotonic()
    assert run(clean, *formats).code == 0
    length = time.monotonic() - begun
    wanted = tree(clean / "output")
    draw = random.Random(7)
    for _ in range(20 if soak == 1 else 500):
        process = subprocess.Popen(command, cwd=killed, env=ENVIRONMENT, stderr=subprocess.DEVNULL)
        time.sleep(draw.uniform(0.3, 1.1) * length)
        process.send_signal(signal.SIGKILL)
        process.wait()
        final = tree(killed / "output") if (killed / "output").exists() else {}
        torn = [
            name
            for name, data in final.items()
            if re.search(r"(?<!manifest)\.(?:pdf|docx|json)$", name) and data != wanted[name]
        ]
        assert not torn
    assert run(killed, *formats).code == 0
    final = tree(killed / "output")
    assert final.keys() == wanted.keys()
    assert not [name for name in wanted if not name.startswith("report.") and final[name] != wanted[name]]


def test_a_run_killed_twice_still_knows_all_its_files(tmp_path: Path, run: Any) -> None:
    _pages(tmp_path)
    assert run(tmp_path, "--formats", "json").code == 0
    # What two killed runs leave: no manifest, a journal whose lines are cut short.
    output = tmp_path / "output"
    manifest = json.loads((output / "manifest.json").read_bytes())
    lines = [json.dumps({"path": path, **entry}) for path, entry in manifest["pages"].items()]
    (output / "manifest.json").unlink()
    (output / ".journal.jsonl").write_text(
        f"{lines[0][:50]}\n{lines[0]}\n\n{lines[1]}\n{lines[1][:80]}", encoding="utf-8"
    )
    again = run(tmp_path, "--formats", "json")
    assert again.code == 0, again.stderr
    assert {row["state"] for row in again.rows.values()} == {"unchanged"}


@pytest.mark.slow
def test_a_worker_that_outlives_its_run_does_not_hold_the_folder(tmp_path: Path, run: Any) -> None:
    _pages(tmp_path)
    (tmp_path / "input/slow.html").write_text("<p>" + "<b><i>x " * 100_000, encoding="utf-8")
    process = subprocess.Popen([sys.executable, "-m", "pipeline.cli", "build"], cwd=tmp_path, env=ENVIRONMENT)
    time.sleep(3)
    process.send_signal(signal.SIGKILL)
    process.wait()
    (tmp_path / "input/slow.html").unlink()
    assert run(tmp_path).code == 0
