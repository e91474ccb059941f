from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import ConfigurationError
from pipeline.settings import Settings
from pipeline.store.settings_file import load_settings, look_alikes


def test_settings_come_from_sheets_toml_or_pyproject(tmp_path: Path) -> None:
    assert load_settings(tmp_path) == Settings()
    (tmp_path / "pyproject.toml").write_text("[tool.sheets]\njobs = 2\n", encoding="utf-8")
    assert load_settings(tmp_path).jobs == 2
    (tmp_path / "sheets.toml").write_text("jobs = 3\n", encoding="utf-8")
    with pytest.raises(ConfigurationError, match="both"):
        load_settings(tmp_path)
    (tmp_path / "pyproject.toml").write_text("[tool.other]\njobs = 2\n", encoding="utf-8")
    assert load_settings(tmp_path).jobs == 3


@pytest.mark.parametrize("name", ["sheets.toml.txt", "Sheets.toml", "sheet.toml", "SHEETS.TOML.txt", "sheets.tml"])
def test_a_file_that_looks_like_settings_and_is_not_read_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    assert list(look_alikes(tmp_path)) == [f"{name} is not read: settings stand in sheets.toml; rename it"]
    (tmp_path / "sheets.toml").touch()
    assert not list(look_alikes(tmp_path))


@pytest.mark.parametrize("table", ["sheet", "Sheets", "practice-sheets"])
def test_a_table_that_looks_like_settings_and_is_not_read_is_told(tmp_path: Path, table: str) -> None:
    (tmp_path / "pyproject.toml").write_text(f"[tool.{table}]\njobs = 1\n", encoding="utf-8")
    (told,) = look_alikes(tmp_path)
    assert told.startswith(f"[tool.{table}] in pyproject.toml is not read")


def test_other_files_and_tables_do_not_look_like_settings(tmp_path: Path) -> None:
    for name in ("sheets.toml.bak", "sheets.txt", "poetry.toml", "sheets.html", "fields.toml"):
        (tmp_path / name).touch()
    (tmp_path / "pyproject.toml").write_text("[tool.ruff]\n[tool.pytest]\n", encoding="utf-8")
    assert not list(look_alikes(tmp_path))


def test_a_language_of_the_lexicon_folder_can_be_told_apart_and_another_cannot(tmp_path: Path) -> None:
    (tmp_path / "sheets.toml").write_text('text_languages = ["el", "ro"]', encoding="utf-8")
    with pytest.raises(ConfigurationError):
        load_settings(tmp_path)
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon/ro.toml").touch()
    assert load_settings(tmp_path).text_languages == ("el", "ro")
