from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.errors import InputError
from pipeline.store.walk import sources


def _touch(folder: Path, *names: str) -> None:
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x", encoding="utf-8")


def _paths(folder: Path) -> list[str]:
    return [source.path for source in sources([folder], folder)]


def test_a_folder_gives_its_pages_at_any_depth_sorted(tmp_path: Path) -> None:
    _touch(tmp_path, "b.html", "a/deep/c.TXT", "a/b.docx", "z.warc.gz")
    assert _paths(tmp_path) == ["a/b.docx", "a/deep/c.TXT", "b.html", "z.warc.gz"]


def test_what_belongs_to_pages_is_passed_over(tmp_path: Path) -> None:
    _touch(
        tmp_path, "p.html", "p_files/a.html", "p_files/b.png", "p.html.meta.toml", "urls.txt", ".git/x.html", ".a.html"
    )
    _touch(tmp_path, "README.md", "README", "s/README.el.txt", "s/x.css", "s/x.SVG", "s/x.woff2", "lonely_files/q.html")
    assert _paths(tmp_path) == ["lonely_files/q.html", "p.html"]


def test_what_programs_leave_behind_is_passed_over(tmp_path: Path) -> None:
    _touch(tmp_path, "~$a.docx", "a.html~", "a.html.part", "a.html.crdownload", "a.html.CRDOWNLOAD", "a.docx.tmp")
    _touch(
        tmp_path, "Thumbs.db", "desktop.ini", "s/Desktop.ini", "README-old.html", "~a.html", "a~.html", "a.part.html"
    )
    assert _paths(tmp_path) == ["a.part.html", "a~.html", "~a.html"]


def test_a_picture_that_belongs_to_no_page_is_given_but_not_as_asked_for(tmp_path: Path) -> None:
    _touch(tmp_path, "a.html", "scan.jpg", "scans/1.TIFF", "a.png", "icons/a.svg", "favicon.ico")
    asked = {source.path: source.is_asked for source in sources([tmp_path], tmp_path)}
    assert asked == {"a.html": True, "scan.jpg": False, "scans/1.TIFF": False}


def test_other_types_are_given_but_not_as_asked_for(tmp_path: Path) -> None:
    _touch(tmp_path, "data.csv", "page.php", "x.json", "x.html")
    asked = {source.path: source.is_asked for source in sources([tmp_path], tmp_path)}
    assert asked == {"data.csv": False, "page.php": False, "x.json": False, "x.html": True}


def test_a_file_that_is_named_is_asked_for_whatever_its_type(tmp_path: Path) -> None:
    _touch(tmp_path, "in/data.csv")
    (source,) = sources([tmp_path / "in/data.csv"], tmp_path / "input")
    assert (source.path, source.is_asked) == ("data.csv", True)


def test_paths_inside_the_input_folder_are_relative_to_it(tmp_path: Path) -> None:
    _touch(tmp_path, "input/site/a.html", "elsewhere/site/b.html")
    found = sources([tmp_path / "input/site", tmp_path / "elsewhere"], tmp_path / "input")
    assert [source.path for source in found] == ["site/a.html", "site/b.html"]


def test_two_files_of_one_name_are_both_kept(tmp_path: Path) -> None:
    _touch(tmp_path, "x/a.html", "y/a.html")
    found = sources([tmp_path / "x", tmp_path / "y"], tmp_path / "input")
    assert {source.file for source in found} == {tmp_path / "x/a.html", tmp_path / "y/a.html"}
    assert len({source.path for source in found}) == 2


def test_a_path_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        sources([tmp_path / "nowhere"], tmp_path)


def test_what_is_no_regular_file_has_a_flaw_in_words(tmp_path: Path) -> None:
    (tmp_path / "folder.html").mkdir()
    _touch(tmp_path, "folder.html/inside.txt")
    os.mkfifo(tmp_path / "pipe.html")
    (tmp_path / "device.html").symlink_to("/dev/zero")
    (tmp_path / "dangling.html").symlink_to("gone.html")
    _touch(tmp_path, "good.html")
    (tmp_path / "alias.html").symlink_to("good.html")
    flaws = {source.path: source.flaw for source in sources([tmp_path], tmp_path)}
    assert flaws == {
        "alias.html": "",
        "dangling.html": "no such file or directory",
        "device.html": "is a link that leads out of the folder",
        "folder.html/inside.txt": "",
        "good.html": "",
        "pipe.html": "is a pipe, not a file",
    }


def test_a_name_that_is_no_utf8_is_shown_escaped(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xea\xe1\xeb\xde.html")).write_text("x", encoding="utf-8")
    (path,) = _paths(tmp_path)
    assert path == "\\xea\\xe1\\xeb\\xde.html"
