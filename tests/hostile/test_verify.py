"""P16: `sheets verify` finds whatever is missing from an output folder, was changed in it, or does not belong there."""

from __future__ import annotations

import random
import shutil
from pathlib import Path
from typing import Any

import pytest

from pipeline.check import verify

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_200_mutations_are_all_found_and_an_untouched_folder_is_clean(tmp_path: Path, run: Any) -> None:
    shutil.copytree(ROOT / "input", tmp_path / "input")
    assert run(tmp_path, "--formats", "docx,json,html").code == 0
    output, draw = tmp_path / "output", random.Random(2)
    assert list(verify(output)) == []
    files = [file for file in sorted(output.rglob("*")) if file.suffix in {".docx", ".json", ".html"}]
    files = [file for file in files if file.name not in {"manifest.json", "report.html"}]
    for number in range(200):
        file = draw.choice(files)
        before = file.read_bytes()
        kind = draw.choice(("bit", "cut", "longer", "empty", "missing", "orphan", "renamed"))
        touched = {file}
        if kind == "bit":
            at = draw.randrange(len(before))
            file.write_bytes(before[:at] + bytes([before[at] ^ 1]) + before[at + 1 :])
        elif kind == "cut":
            file.write_bytes(before[: draw.randrange(len(before))])
        elif kind == "longer":
            file.write_bytes(before + b"\n")
        elif kind == "empty":
            file.write_bytes(b"")
        elif kind == "missing":
            file.unlink()
        else:
            other = file.with_name(f"other-{number}{file.suffix}")
            touched = {other} if kind == "orphan" else {file, other}
            shutil.copy(file, other) if kind == "orphan" else file.rename(other)
        found = {Path(str(finding.file)) for finding in verify(output)}
        assert found == touched, kind
        for one in touched:
            one.unlink(missing_ok=True)
        file.write_bytes(before)
    assert list(verify(output)) == []
