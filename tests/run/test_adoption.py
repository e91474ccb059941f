from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model import IssueCode, State
from pipeline.run.adoption import orphan_files
from pipeline.run.build import BuildOptions, build
from pipeline.settings import Settings
from pipeline.store.review_stamps import ReviewFolder
from pipeline.store.walk import sources

PAGE = """\
<!DOCTYPE html><html lang="el"><title>Τίτλος</title><h1>Καλή πρακτική: Το καφενείο των εγγράφων</h1>
<h2>Σύντομη περιγραφή</h2><p>Ένας κάτοικος βοηθά τους άλλους με τα έγγραφά τους δύο πρωινά την εβδομάδα.</p>
<h2>Φορέας υλοποίησης</h2><p>Δήμος Πέτρας</p>
"""
META = 'url = "https://example.gr/kafeneio"\n'
WRITTEN = """\
page = "old.html"
url = "https://example.gr/kafeneio"
[[edit]]
field = "institution"
lang = "el"
was = "Δήμος Πέτρας"
text = "Δήμος Άνω Πέτρας"
"""
SETTINGS = Settings(formats=("json",), jobs=1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("input", "review"):
        (tmp_path / name).mkdir()
    put(tmp_path, "input/new.html", PAGE)
    put(tmp_path, "input/new.html.meta.toml", META)
    put(tmp_path, "review/old.html.toml", WRITTEN)
    return tmp_path


def put(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")


def test_a_renamed_page_takes_over_what_was_written_about_it(folder: Path) -> None:
    (result,) = build(SETTINGS, folder=folder).results
    assert result.issues[0].code is IssueCode.ADOPTED
    assert "Δήμος Άνω Πέτρας" in (folder / "output" / "new.json").read_text(encoding="utf-8")
    assert [file.name for file in (folder / "review").iterdir()] == ["new.html.toml"]
    assert build(SETTINGS, folder=folder).results[0].state is State.UNCHANGED


def test_looking_what_would_be_built_moves_nothing(folder: Path) -> None:
    build(SETTINGS, options=BuildOptions(dry_run=True), folder=folder)
    assert [file.name for file in (folder / "review").iterdir()] == ["old.html.toml"]


@pytest.mark.parametrize("where", ["review/older.html.toml", "input/newer.html"])
def test_where_it_is_not_one_and_one_nothing_is_moved(folder: Path, where: str) -> None:
    put(folder, where, WRITTEN if where.startswith("review") else PAGE)
    if where.startswith("input"):
        put(folder, f"{where}.meta.toml", META)
    before = sorted(file.name for file in (folder / "review").iterdir())
    build(SETTINGS, folder=folder)
    assert sorted(file.name for file in (folder / "review").iterdir()) == before


def test_a_page_with_words_of_its_own_keeps_them(folder: Path) -> None:
    put(folder, "review/new.html.toml", 'page = "new.html"\n')
    build(SETTINGS, folder=folder)
    assert (folder / "review" / "old.html.toml").exists()


def test_a_page_that_the_run_does_not_have_is_no_lost_one(folder: Path) -> None:
    put(folder, "input/old.html", PAGE.replace("Πέτρας", "Βράχου"))
    found = sources([folder / "input" / "new.html"], folder / "input")
    assert orphan_files(ReviewFolder.of(folder / "review"), found, folder / "input") == ()
