from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import ConfigurationError
from pipeline.settings import Brand, Print, Settings
from pipeline.store.own_files import load_lexicon, load_look


def test_a_templates_folder_replaces_the_look_file_by_file(tmp_path: Path) -> None:
    shipped = load_look(Settings(), tmp_path)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/sheet.css").write_text("/* ours */", encoding="utf-8")
    ours = load_look(Settings(), tmp_path)
    assert ours.file("sheet.css") == b"/* ours */"
    assert ours.file("sheet.html") == shipped.file("sheet.html")
    assert ours.digest != shipped.digest


def test_a_folder_that_only_happens_to_be_named_templates_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/base.html").write_text("{{ django }}", encoding="utf-8")
    assert load_look(Settings(), tmp_path) == load_look(Settings(), tmp_path / "templates")


def test_a_templates_folder_may_hold_the_brands_logo_alone(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/mill.svg").write_text("<svg/>", encoding="utf-8")
    assert load_look(Settings(brand=Brand(logos=("mill.svg",))), tmp_path).file("mill.svg") == b"<svg/>"


@pytest.mark.parametrize("name", ["screen.css", "report.css", "variants/large.css", "press.icc"])
def test_a_templates_folder_may_hold_any_one_file_of_a_look(name: str, tmp_path: Path) -> None:
    file = tmp_path / "templates" / name
    file.parent.mkdir(parents=True)
    file.write_bytes(b"ours")
    look = load_look(Settings(print=Print(profile="press.icc" if name == "press.icc" else "")), tmp_path)
    assert look.file(name) == b"ours"


def test_a_missing_logo_or_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"logo\.svg"):
        load_look(Settings(brand=Brand(logos=("logo.svg",))), tmp_path)


def test_a_profile_of_a_press_that_is_not_there_is_a_wrong_setting(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"print\.profile: no such file in templates: press\.icc"):
        load_look(Settings(print=Print(profile="press.icc")), tmp_path)
    with pytest.raises(ConfigurationError, match="templates: no such folder: mine"):
        load_look(Settings(templates="mine"), tmp_path)
    with pytest.raises(ConfigurationError, match="lexicon: no such folder: words"):
        load_lexicon(Settings(lexicon="words"), tmp_path)


def test_an_office_adds_a_synonym_without_code(tmp_path: Path) -> None:
    (tmp_path / "words").mkdir()
    (tmp_path / "words/bg.toml").write_text('[language]\ntag = "bg"\n', encoding="utf-8")
    lexicon = load_lexicon(Settings(lexicon="words"), tmp_path)
    assert "bg" in lexicon.languages
    assert lexicon.digest != load_lexicon(Settings(), tmp_path).digest


def test_a_lexicon_folder_beside_the_settings_is_found(tmp_path: Path) -> None:
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon/notes.toml").write_text("[anything]\n", encoding="utf-8")
    assert load_lexicon(Settings(), tmp_path).digest == load_lexicon(Settings(), tmp_path / "lexicon").digest
    (tmp_path / "lexicon/notes.toml").unlink()
    (tmp_path / "lexicon/fields.toml").write_text('[title]\nen = ["Name of the wheel"]\n', encoding="utf-8")
    assert "Name of the wheel" in load_lexicon(Settings(), tmp_path).table("fields", "title")["en"]


def test_a_slip_in_an_office_s_own_table_is_told_by_path_and_line(tmp_path: Path) -> None:
    (tmp_path / "words").mkdir()
    (tmp_path / "words/fields.toml").write_text('[tilte]\nen = ["Name"]\n', encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        load_lexicon(Settings(lexicon="words"), tmp_path)
    assert caught.value.details == (
        "words/fields.toml:1: tilte: no such field; a new one needs a role and a type (did you mean title?)",
    )
