"""P7: the same input gives the same bytes, whatever the machine's mood."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_hash_seeds_jobs_time_zones_languages_and_folders_change_no_byte(tmp_path: Path, run: Any, tree: Any) -> None:
    ways = [
        ({"PYTHONHASHSEED": "0"}, ("--jobs", "1"), "a"),
        ({"PYTHONHASHSEED": "1", "TZ": "Asia/Kathmandu"}, ("--jobs", "2"), "β φάκελος"),
        ({"PYTHONHASHSEED": "2", "LC_ALL": "C", "LANG": "C"}, ("--jobs", "2"), "deep/er"),
        ({"PYTHONHASHSEED": "3", "LANG": "el_GR.UTF-8", "TZ": "America/Caracas"}, ("--jobs", "1"), "d"),
    ]
    trees = []
    for environment, options, name in ways:
        folder = tmp_path / name
        shutil.copytree(ROOT / "input", folder / "input")
        for file in (folder / "input").rglob("*"):
            os.utime(file, (1_000_000_000, 1_000_000_000))
        outcome = run(folder, *options, "--formats", "pdf,docx,json,html", env=environment)
        assert outcome.code == 0, outcome.stderr
        trees.append({name: _timeless(name, data) for name, data in tree(folder / "output").items()})
    assert len(trees[0]) > 16
    for other in trees[1:]:
        assert other.keys() == trees[0].keys()
        assert not [name for name, data in trees[0].items() if other[name] != data]


@pytest.mark.slow
def test_the_order_of_the_pages_on_the_command_line_changes_no_byte(tmp_path: Path, run: Any, tree: Any) -> None:
    trees = []
    for name, is_reversed in (("a", False), ("b", True)):
        folder = tmp_path / name
        shutil.copytree(ROOT / "input", folder / "input")
        pages = sorted(
            str(file.relative_to(folder)) for file in (folder / "input").rglob("*") if file.suffix in {".html", ".txt"}
        )
        outcome = run(folder, *(reversed(pages) if is_reversed else pages), "--formats", "docx,json")
        assert outcome.code == 0, outcome.stderr
        trees.append({name: _timeless(name, data) for name, data in tree(folder / "output").items()})
    assert trees[0] == trees[1]


def _timeless(name: str, data: bytes) -> bytes:
    return re.sub(rb'"mtime_ns": (?:\d+|null)', b"", data) if name == "manifest.json" else data
