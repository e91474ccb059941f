"""Findings as lines, and pages named as people name them."""

from __future__ import annotations

from pathlib import Path

import pytest

EDIT = '[[edit]]\nfield = "title"\nlang = "en"\nwas = "The Seed Drawer"\ntext = "A Drawer of Seeds"\n'


def test_a_page_may_be_named_by_the_path_of_its_file(here: Path, sheets) -> None:
    (here / "review").mkdir()
    (here / "review/old.html.toml").write_text(EDIT, encoding="utf-8")
    assert sheets("adopt", "./input/old.html", "input/drawer.html").exit_code == 0
    assert not (here / "review/old.html.toml").exists()
    assert "A Drawer of Seeds" in (here / "review/drawer.html.toml").read_text(encoding="utf-8")


def test_a_page_may_be_named_by_its_whole_path_where_the_settings_name_the_input_so(here: Path, sheets) -> None:
    (here / "review").mkdir()
    (here / "review/old.html.toml").write_text(EDIT, encoding="utf-8")
    (here / "sheets.toml").write_text(f'input = "{here}/input"\n', encoding="utf-8")
    assert sheets("adopt", f"{here}/input/old.html", f"{here}/input/drawer.html").exit_code == 0
    assert (here / "review/drawer.html.toml").exists()


def test_nothing_is_given_to_a_page_that_there_is_not(here: Path, sheets) -> None:
    (here / "review").mkdir()
    (here / "review/old.html.toml").write_text(EDIT, encoding="utf-8")
    refused = sheets("adopt", "old.html", "drawr.html")
    assert refused.exit_code == 4
    assert "drawr.html" in refused.stderr
    assert (here / "review/old.html.toml").read_text(encoding="utf-8") == EDIT


def test_only_the_findings_that_are_asked_for_are_told(sheets) -> None:
    assert sheets("build", "--formats", "json", "--jobs", "1").exit_code == 0
    lacking = sheets("status", "--missing", "el")
    assert lacking.exit_code == 1
    assert {line.partition(":")[0] for line in lacking.stdout.splitlines()} == {"missing"}
    assert (sheets("status", "--orphans").stdout, sheets("status", "--orphans").exit_code) == ("", 0)


def test_a_page_without_a_sheet_is_told_rather_than_noted_as_handed_out(sheets) -> None:
    noted = sheets("printed", "input/drawer.html")
    assert noted.exit_code == 0
    assert "drawer.html" in noted.stderr


@pytest.mark.parametrize(
    "call",
    [
        ("spread", "../../etc", "title"),
        ("spread", "/etc/a", "title"),
        ("adopt", "..", "new"),
        ("adopt", "old", "input"),
    ],
)
def test_a_page_that_is_none_of_the_input_folder_is_told_as_such(here: Path, sheets, call: tuple[str, ...]) -> None:
    (here / "input/new").write_text("New", encoding="utf-8")
    found = sheets(*call)
    assert (found.exit_code, "there is no such page in input" in found.stderr) == (4, True)
