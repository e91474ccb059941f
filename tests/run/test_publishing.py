from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.run.build import build
from pipeline.run.publishing import GALLERY, Publisher
from pipeline.settings import Settings
from pipeline.store.reviews import load_review

PAGE = "GOOD PRACTICE\nThe ferry library\nSummary\nThe ferry lends books, and gives them back on Sundays.\n"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    (tmp_path / "input").mkdir()
    (tmp_path / "input/ferry.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "sheets.toml").write_text('formats = ["json"]\n', encoding="utf-8")
    build(Settings(formats=("json",)), folder=tmp_path)
    return tmp_path


def test_a_pack_that_is_refused_says_why_in_the_language_asked_for(office: Path) -> None:
    out = Publisher(Settings(formats=("json",)), office)
    name = out.write_pack("forum", [("ferry", "The ferry library")])
    assert (name, out.packs()) == ("forum", ("forum",))
    is_made, lines = out.make_pack(name, "el")
    assert not is_made
    assert any("ferry" in line for line in lines)
    assert out.packed("forum") == ()


@pytest.mark.parametrize("name", ["manifest.json", "../forum.toml", "web.pdf"])
def test_only_finished_files_of_a_pack_are_given(office: Path, name: str) -> None:
    home = office / "output/packs/forum"
    home.mkdir(parents=True)
    (home / "manifest.json").write_text("{}")
    (home / "web.pdf").symlink_to(office / "sheets.toml")
    assert Publisher(Settings(), office).pack_file("forum", name) is None


def test_a_gallery_without_approved_sheets_is_not_made(office: Path) -> None:
    out = Publisher(Settings(), office)
    is_made, lines = out.make_gallery("en")
    assert not is_made
    assert lines
    assert not out.gallery_files()
    assert not (office / "output" / GALLERY / "index.html").exists()


def test_what_is_handed_out_is_noted(office: Path) -> None:
    assert Publisher(Settings(formats=("json",)), office).note(["ferry.txt", "no.txt"], "2026-03-01") == 1
    (printing,) = load_review(office / "review", "ferry.txt")[0].printings
    assert (printing.on, printing.pack) == ("2026-03-01", "")
