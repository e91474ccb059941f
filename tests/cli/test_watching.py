"""`sheets watch` as people call it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "pipeline.cli", "watch"]
PAGE = """<h1>Φούρνος με ξύλα</h1><h2>Περιγραφή</h2><p>Ο φούρνος άναψε ξανά το 2015.</p>
<h2>Φορέας</h2><p>Δήμος Άνω Χωριού</p>"""


@pytest.mark.slow
def test_a_dropped_page_gets_its_sheet_and_a_second_watch_is_refused(tmp_path: Path) -> None:
    (tmp_path / "input").mkdir()
    (tmp_path / "sheets.toml").write_text('formats = ["docx", "json"]', encoding="utf-8")
    environment = {**os.environ, "SHEETS_LANG": "el"}
    with subprocess.Popen(
        [*COMMAND, "--every", "0.2", "--settle", "0.4"],
        cwd=tmp_path,
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
    ) as watching:
        assert watching.stderr
        assert watching.stderr.readline().startswith("παρακολουθείται ο φάκελος input")
        (tmp_path / "input/a.html").write_text(PAGE, encoding="utf-8")
        assert watching.stderr.readline() == "έγινε: a.html → a.docx\n"
        second = subprocess.run(COMMAND, cwd=tmp_path, env=environment, stderr=subprocess.PIPE, text=True, check=False)
        assert (second.returncode, second.stderr.splitlines()[0]) == (5, "Σφάλμα: output: παρακολουθείται ήδη")
        watching.send_signal(signal.SIGINT)
        assert watching.wait() == 130
    assert (tmp_path / "output/a.docx").is_file()


@pytest.mark.parametrize(("folder", "code"), [("nowhere", 4), ("s3://bucket/pages", 2)])
def test_a_folder_that_is_not_there_is_told(tmp_path: Path, folder: str, code: int) -> None:
    done = subprocess.run([*COMMAND, folder], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == code
