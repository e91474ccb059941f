"""What lies in a folder that people drop pages into, and what may still lack something."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.store.folder_state import FileState, folder_state, is_doubtful


def dropped(folder: Path, name: str, text: str = "<h1>Φούρνος</h1>") -> None:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def test_pages_are_seen_and_what_a_build_passes_over_is_not(tmp_path: Path) -> None:
    for name in ("a.html", "sub/b.txt", ".hidden/c.html", "d.html.part", "~$e.docx", "README.md"):
        dropped(tmp_path, name)
    dropped(tmp_path, "out/manifest.json", "{}")
    dropped(tmp_path, "out/a.html")
    assert set(folder_state(tmp_path, tmp_path / "out")) == {"a.html", "sub/b.txt"}


def test_a_page_changes_with_its_folder(tmp_path: Path) -> None:
    dropped(tmp_path, "a.html")
    alone = folder_state(tmp_path, tmp_path / "out")
    dropped(tmp_path, "a_files/one.png", "dots")
    together = folder_state(tmp_path, tmp_path / "out")
    assert set(alone) == set(together) == {"a.html"}
    assert alone["a.html"] != together["a.html"]
    assert [name for name, _, _ in together["a.html"].sidecars] == ["one.png"]


def test_links_that_lead_to_folders_and_pipes_are_left_out(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.html")
    (tmp_path / "round").symlink_to(tmp_path)
    assert folder_state(tmp_path, tmp_path / "out") == {}


def test_a_folder_that_has_gone_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        folder_state(tmp_path / "share", tmp_path / "out")


@pytest.mark.parametrize(
    ("name", "text", "doubtful"),
    [
        ("a.html", "<img src='a_files/one.png'>", True),
        ("φούρνος.html", "<img src='%CF%86%CE%BF%CF%8D%CF%81%CE%BD%CE%BF%CF%82_files/one.png'>", True),
        ("a.html", "<img src='b_files/one.png'>", False),
        ("a.txt", "a_files/one.png", False),
        ("a.html", "", True),
        ("a_files/frame.html", "<p>advert</p>", True),
    ],
)
def test_what_may_still_lack_something_is_doubtful(tmp_path: Path, name: str, text: str, *, doubtful: bool) -> None:
    dropped(tmp_path, name, text)
    (drop,) = folder_state(tmp_path, tmp_path / "out").values()
    assert is_doubtful(tmp_path, name, drop) is doubtful


def test_a_page_whose_folder_is_there_is_not_doubtful(tmp_path: Path) -> None:
    dropped(tmp_path, "a.html", "<img src='a_files/one.png'>")
    dropped(tmp_path, "a_files/one.png", "dots")
    assert not is_doubtful(tmp_path, "a.html", folder_state(tmp_path, tmp_path / "out")["a.html"])


def test_a_file_that_cannot_be_read_yet_is_doubtful(tmp_path: Path) -> None:
    assert is_doubtful(tmp_path, "gone.txt", FileState(3, 0))
