"""Commands on what a build has finished, which stays on this machine."""

from __future__ import annotations

import json
from pathlib import Path

import pytest


def test_records_are_exported_by_the_suffix_of_the_file_in_any_case(here: Path, sheets) -> None:
    assert sheets("build", "--formats", "json", "--jobs", "1").exit_code == 0
    assert sheets("export", "all.JSONL").exit_code == 0
    (record,) = map(json.loads, (here / "all.JSONL").read_text(encoding="utf-8").splitlines())
    assert "The Seed Drawer" in json.dumps(record)


def test_a_table_of_another_kind_is_refused_with_those_there_are(here: Path, sheets) -> None:
    wrong = sheets("export", "all.ods")
    assert wrong.exit_code == 2
    assert ".xlsx" in wrong.stderr
    assert not (here / "all.ods").exists()


@pytest.mark.parametrize("command", [("verify",), ("check",), ("export", "all.csv")])
def test_a_store_is_out_of_reach(command: tuple[str, ...], sheets) -> None:
    wrong = sheets(*command, "memory://shelf/output")
    assert wrong.exit_code == 2
    assert "memory://shelf/output" in wrong.stderr


def test_a_file_that_was_changed_behind_the_build_is_a_finding(here: Path, sheets) -> None:
    assert sheets("build", "--formats", "json", "--jobs", "1").exit_code == 0
    assert (sheets("verify").exit_code, sheets("verify").stdout) == (0, "")
    (here / "output/drawer.json").write_text("{}", encoding="utf-8")
    changed = sheets("verify")
    assert changed.exit_code == 1
    assert "drawer.json" in changed.stdout
