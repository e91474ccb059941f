"""The scorers that come with the pages: their rules decide what is right, not ours."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

_SHEETS = str(Path(sys.executable).with_name("sheets"))
_TITLES = r"(?P<pages>\d+) pages; titles right (?P<right>\d+)"
_FURNITURE = (
    r"(?P<pages>\d+) of \d+ pages; precision (?P<precision>[\d.]+) recall (?P<recall>[\d.]+) F (?P<f>[\d.]+)"
    r".*taken for practices (?P<sure>\d+), provisional (?P<provisional>\d+)"
)
_FIGURES = {"titles": ("title_eval.py", _TITLES), "furniture": ("furniture_eval.py", _FURNITURE)}


def scorer(*folders: Path) -> Any:
    """The module `score.py` of the first of the folders that has it, or None."""
    for script in (folder / "score.py" for folder in folders):
        spec = spec_from_file_location("score", script) if script.is_file() else None
        if spec and spec.loader:
            module = module_from_spec(spec)
            spec.loader.exec_module(module)
            return module
    return None


def real_pages(shared: Path) -> dict[str, dict[str, float]]:
    """What the scorers of the real pages print, as numbers, by corpus."""
    found: dict[str, dict[str, float]] = {}
    for name, (script, shape) in _FIGURES.items():
        folder = shared / "real" / name
        if not folder.is_dir():
            continue
        command = [sys.executable, str(folder.parent / script), str(folder), "--sheets", _SHEETS]
        printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        match = re.search(shape, printed)
        if match is None:
            sys.exit(f"{script} printed what we cannot read: {printed[:200]}")
        found[name] = {key: float(value) if "." in value else int(value) for key, value in match.groupdict().items()}
    return found
