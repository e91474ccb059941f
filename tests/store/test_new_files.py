from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import OutputError
from pipeline.store.new_files import NewFile, put_new_file


def test_a_file_keeps_its_name_and_another_of_that_name_gets_the_next(tmp_path: Path) -> None:
    assert put_new_file(tmp_path, "Το περιβόλι.html", b"one") == NewFile("Το περιβόλι.html", was_there=False)
    assert put_new_file(tmp_path, "Το περιβόλι.html", b"two") == NewFile("Το περιβόλι-2.html", was_there=False)
    assert (tmp_path / "Το περιβόλι.html").read_bytes() == b"one"


def test_the_same_file_is_there_already(tmp_path: Path) -> None:
    put_new_file(tmp_path, "a.txt", b"one")
    assert put_new_file(tmp_path, "a.txt", b"one") == NewFile("a.txt", was_there=True)
    assert [file.name for file in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.parametrize(
    "name", ["../../a.txt", "C:\\fake\\a.txt", "/etc/a.txt", "..", ".hidden.txt", "con.txt", "\x00.txt"]
)
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "in").mkdir()
    found = put_new_file(tmp_path / "in", name, b"one").name
    assert "/" not in found
    assert not found.startswith(".")
    assert [file.name for file in (tmp_path / "in").iterdir()] == [found]
    assert len(list(tmp_path.iterdir())) == 1


def test_a_link_is_never_written_through(tmp_path: Path) -> None:
    (tmp_path / "target").write_bytes(b"precious")
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").symlink_to(tmp_path / "nowhere")
    assert put_new_file(tmp_path / "in", "a.txt", b"one").name == "a-2.txt"
    assert not (tmp_path / "nowhere").exists()


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError):
        put_new_file(tmp_path / "nowhere", "a.txt", b"one")
