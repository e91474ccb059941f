from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.errors import ConfigurationError, PageError
from pipeline.model import Resource
from pipeline.settings import Brand, Print, Settings
from pipeline.store.load import load_lexicon, load_look, load_page, load_settings, look_alikes, read_file
from pipeline.store.walk import sources


def _page(folder: Path) -> tuple[str | None, str | None, str]:
    (source,) = sources([folder], folder)
    page, _ = load_page(source, 1000)
    return page.url, page.fetched, page.site


def test_the_meta_file_gives_address_date_and_site(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("x", encoding="utf-8")
    meta = tmp_path / "a.html.meta.toml"
    meta.write_text('url = "https://www.example.org/a"\nfetched = 2026-11-02\n', encoding="utf-8")
    assert _page(tmp_path) == ("https://www.example.org/a", "2026-11-02", "www.example.org")


def test_without_a_url_the_site_is_the_top_folder(tmp_path: Path) -> None:
    (tmp_path / "patras").mkdir()
    (tmp_path / "patras/a.html").write_text("x", encoding="utf-8")
    assert _page(tmp_path) == (None, None, "patras")


def test_a_broken_meta_file_fails_the_page_by_name(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("x", encoding="utf-8")
    (tmp_path / "a.html.meta.toml").write_text("url = ", encoding="utf-8")
    with pytest.raises(PageError, match=r"a\.html\.meta\.toml is not valid TOML"):
        _page(tmp_path)


def test_the_images_of_a_saved_page_come_with_it(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("x", encoding="utf-8")
    (tmp_path / "a_files").mkdir()
    (tmp_path / "a_files/mill.png").write_bytes(b"png")
    (tmp_path / "a_files/style.css").write_bytes(b"css")
    (tmp_path / "a_files/secret.png").symlink_to("/etc/passwd")
    (source,) = sources([tmp_path / "a.html"], tmp_path)
    _, resources = load_page(source, 1000)
    assert resources == (Resource("a_files/mill.png", "image/png", b"png"),)


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "big.html").write_bytes(b"x" * 1001)
    with pytest.raises(PageError, match=r"larger than 0\.001 MB"):
        read_file(tmp_path / "big.html", 1000)


def test_a_pipe_does_not_hang_the_reader(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.html")
    with pytest.raises(PageError, match="not a regular file"):
        read_file(tmp_path / "pipe.html", 1000)


def test_a_page_that_was_replaced_by_a_link_since_it_was_found_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("root:", encoding="utf-8")
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.html").write_text("x", encoding="utf-8")
    (source,) = sources([tmp_path / "in"], tmp_path / "in")
    (tmp_path / "in/a.html").unlink()
    (tmp_path / "in/a.html").symlink_to(tmp_path / "secret")
    with pytest.raises(PageError, match="has become a link"):
        load_page(source, 1000)


def test_a_link_to_a_page_in_the_same_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("x", encoding="utf-8")
    (tmp_path / "b.html").symlink_to("a.html")
    first, second = (load_page(source, 1000)[0] for source in sources([tmp_path], tmp_path))
    assert (first.path, second.path) == ("a.html", "b.html")
    assert first.data == second.data == b"x"


def test_settings_come_from_sheets_toml_or_pyproject(tmp_path: Path) -> None:
    assert load_settings(tmp_path) == Settings()
    (tmp_path / "pyproject.toml").write_text("[tool.sheets]\njobs = 2\n", encoding="utf-8")
    assert load_settings(tmp_path).jobs == 2
    (tmp_path / "sheets.toml").write_text("jobs = 3\n", encoding="utf-8")
    with pytest.raises(ConfigurationError, match="both"):
        load_settings(tmp_path)
    (tmp_path / "pyproject.toml").write_text("[tool.other]\njobs = 2\n", encoding="utf-8")
    assert load_settings(tmp_path).jobs == 3


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
    (tmp_path / "sheets.toml").write_text('text_languages = ["el", "bg"]', encoding="utf-8")
    with pytest.raises(ConfigurationError):
        load_settings(tmp_path)
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon/bg.toml").touch()
    assert load_settings(tmp_path).text_languages == ("el", "bg")
