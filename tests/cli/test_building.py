"""What `sheets build` takes for its options."""

from __future__ import annotations

from pathlib import Path

import pytest


def test_formats_may_be_spaced_and_named_twice(here: Path, sheets) -> None:
    assert sheets("build", "--formats", " json ,json,", "--jobs", "1").exit_code == 0
    assert (here / "output/drawer.json").is_file()
    assert not (here / "output/drawer.docx").exists()


@pytest.mark.parametrize(("given", "told"), [("json,odp", "odp"), (" , ", "–")])
def test_formats_that_are_wrong_or_none_are_told_with_those_there_are(
    given: str, told: str, here: Path, sheets
) -> None:
    wrong = sheets("build", "--formats", given)
    assert wrong.exit_code == 2
    assert told in wrong.stderr
    assert "docx" in wrong.stderr
    assert not (here / "output").exists()


def test_a_dry_run_goes_to_stdout_and_leaves_no_folder(here: Path, sheets) -> None:
    planned = sheets("build", "--dry-run", "--out", "elsewhere", "--formats", "json")
    assert planned.exit_code == 0
    assert "drawer.html" in planned.stdout
    assert not (here / "elsewhere").exists()
