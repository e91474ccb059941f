"""Which language a person is spoken to: the setting, then SHEETS_LANG, then the locale."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.store.language import known_language, message_language


@pytest.mark.parametrize(
    ("environment", "spoken"),
    [
        ({}, "en"),
        ({"LANG": "el_GR.UTF-8"}, "el"),
        ({"LANG": "el_GR.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "C", "LC_MESSAGES": "el"}, "el"),
        ({"LC_ALL": "", "LANG": "el_CY"}, "el"),
        ({"LANG": "el_GR", "SHEETS_LANG": "en"}, "en"),
        ({"LANG": "en_GB", "SHEETS_LANG": "EL"}, "el"),
        ({"LANG": "el_GR", "SHEETS_LANG": "klingon"}, "el"),
        ({"SHEETS_LANG": "elx"}, "en"),
        ({"SHEETS_LANG": "\x00"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
    ],
)
def test_the_environment_chooses_the_language(tmp_path: Path, environment: dict[str, str], spoken: str) -> None:
    assert message_language(tmp_path, environment) == spoken


@pytest.mark.parametrize(
    ("name", "text", "spoken"),
    [
        ("sheets.toml", '[ui]\nlanguage = "el"', "el"),
        ("sheets.toml", '[ui]\nlanguage = "auto"', "en"),
        ("sheets.toml", "[ui]\nlanguage = 7", "en"),
        ("sheets.toml", "ui = 3", "en"),
        ("sheets.toml", "[ui", "en"),
        ("pyproject.toml", '[tool.sheets.ui]\nlanguage = "el"', "el"),
        ("pyproject.toml", "tool = []", "en"),
    ],
)
def test_the_setting_goes_before_the_environment(tmp_path: Path, name: str, text: str, spoken: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert message_language(tmp_path, {"SHEETS_LANG": "en"}) == spoken


@pytest.mark.parametrize(("words", "lang"), [("el.UTF-8", "el"), ("el-GR", "el"), ("EN", "en"), ("elx", ""), ("", "")])
def test_a_language_is_known_by_the_letters_that_open_its_name(words: str, lang: str) -> None:
    assert known_language(words) == lang
