"""`python -m pipeline.cli` is the command, with its exit codes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from pipeline import __version__


def called(*args: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pipeline.cli", *args],
        cwd=folder,
        env={"PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONUTF8": "1", "SHEETS_LANG": "en"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_module_is_the_command_and_ends_with_its_codes(tmp_path: Path) -> None:
    assert called("--version", folder=tmp_path).stdout == f"sheets, version {__version__}\n"
    wrong = called("bild", folder=tmp_path)
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "bild" in wrong.stderr
