"""`sheets launcher` as people call it."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from pipeline.cli import main


def test_a_starter_is_written_and_can_be_run(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["launcher", str(tmp_path)])
    (file,) = tmp_path.iterdir()
    assert (result.exit_code, file.stem) == (0, "Φύλλα πρακτικών")
    assert file.stat().st_mode & 0o111


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert CliRunner().invoke(main, ["launcher", str(tmp_path / "nowhere")]).exit_code == 4
