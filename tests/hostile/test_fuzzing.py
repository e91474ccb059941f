"""P14: a fuzzer that sees which code its inputs reach finds none that reading or splitting breaks on."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
SEEDS = (
    "<!doctype html><h1>Ο μύλος</h1><p>The mill, €300, May 2014</p>",
    "DESCRIPTION\nΟ μύλος lends its wheel.\n- one\n",
    "# Wheel\n\n[a](b) **c** | d |\n",
    '[{"title":{"rendered":"x"},"content":{"rendered":"<p>y"}}]',
    "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n<p>x\n--b--",
)


@pytest.mark.slow
def test_a_fuzzer_finds_no_input_that_reading_or_splitting_breaks_on(tmp_path: Path, soak: int) -> None:
    if soak == 1:
        pytest.skip("fuzzing is for `make soak`")
    if importlib.util.find_spec("atheris") is None:
        pytest.skip("there is no atheris for this Python or machine: pip install atheris")
    for number, seed in enumerate(SEEDS):
        (tmp_path / f"seed-{number}").write_bytes(bytes([number]) + seed.encode())
    done = subprocess.run(
        [sys.executable, HERE / "fuzz.py", str(60 * soak), tmp_path],
        env={**os.environ, "PYTHONPATH": str(HERE.parents[1])}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
