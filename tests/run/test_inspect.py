"""Looking at pages without writing anything."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.model import State
from pipeline.run.inspect import explain_as, inspect, last_manifest, split_lines
from pipeline.settings import Settings

SETTINGS = Settings(jobs=1)
TEXT = "Ο φούρνος άνοιξε ξανά για όλους.\n\nThe oven opened again for everybody.\n"


def test_the_page_on_stdin_comes_first_and_a_broken_one_fails_alone(tmp_path: Path) -> None:
    (tmp_path / "input").mkdir()
    (tmp_path / "input/torn.pdf").write_bytes(b"%PDF-1.7\nno more")
    paths = [tmp_path / "input/torn.pdf", Path("-")]
    stdin, torn = inspect(split_lines, SETTINGS, paths, folder=tmp_path, stdin=TEXT.encode())
    assert (stdin.path, stdin.state, torn.state) == ("-", State.BUILT, State.FAILED)
    assert torn.reason
    runs = [json.loads(line) for line in stdin.files[0][1].splitlines()]
    assert [run["lang"] for run in runs] == ["el", "en"]
    assert [run["file"] for run in runs] == ["-", "-"]
    assert [one.name for one in tmp_path.iterdir()] == ["input"]


def test_nothing_on_stdin_is_told_as_such(tmp_path: Path) -> None:
    (found,) = inspect(split_lines, SETTINGS, [Path("-")], folder=tmp_path, stdin=b"")
    assert (found.state, found.reason) == (State.FAILED, "nothing came in")


def test_there_is_no_last_run_over_a_folder_that_is_none_of_ours(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    assert last_manifest(tmp_path) == {}
    assert last_manifest(tmp_path / "nowhere") == {}


def test_a_field_that_there_is_not_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="evidense"):
        explain_as("evidense", SETTINGS, tmp_path)
