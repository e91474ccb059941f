from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.check import finished_files
from pipeline.cli import main


@pytest.fixture
def folder(sheets: Mapping[str, bytes], tmp_path: Path) -> Path:
    for suffix, data in sheets.items():
        (tmp_path / f"sheet{suffix}").write_bytes(data)
    return tmp_path


@pytest.mark.slow
def test_sound_files_are_found_sound(folder: Path) -> None:
    result = CliRunner().invoke(main, ["check", str(folder)])
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.endswith("2 files checked, 0 findings\n")
    (one, *_) = folder.iterdir()
    assert CliRunner().invoke(main, ["check", str(one)]).stderr.endswith("1 file checked, 0 findings\n")


def test_each_finding_is_a_line_and_ends_the_command_with_one(folder: Path) -> None:
    (folder / "sheet.docx").write_bytes(b"PK")
    result = CliRunner().invoke(main, ["check", str(folder / "sheet.docx")])
    assert result.exit_code == 1
    flaw = "cannot be read as a Word document: this is not a Word file, or a broken one"
    assert result.stdout == f"{folder / 'sheet.docx'}: file: {flaw}\n"


@pytest.mark.parametrize("name", ["nowhere", "page.html"])
def test_what_is_not_there_or_cannot_be_checked_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("x")
    result = CliRunner().invoke(main, ["check", str(tmp_path / name)])
    assert result.exit_code == 4


def test_folders_are_searched_and_files_that_word_has_open_passed_over(tmp_path: Path) -> None:
    for name in ("b/two.PDF", "a/one.docx", "a/~$one.docx", "a/.x.pdf", "a/one.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    found = finished_files([tmp_path, tmp_path / "a" / "one.docx"])
    assert [file.relative_to(tmp_path).as_posix() for file in found] == ["a/one.docx", "b/two.PDF"]


def test_variants_for_paper_alone_are_checked_only_if_named_or_for_their_funding_line(tmp_path: Path) -> None:
    for name in ("a.pdf", "a.print.pdf", "a.a5-2up.pdf", "a.large.pdf"):
        (tmp_path / name).write_bytes(b"")
    assert [file.name for file in finished_files([tmp_path])] == ["a.large.pdf", "a.pdf"]
    assert len(finished_files([tmp_path], with_prints=True)) == 4
    assert finished_files([tmp_path / "a.print.pdf"]) == [tmp_path / "a.print.pdf"]
