from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.errors import ExitCode, OutputError
from pipeline.store.write import append_to, locked, remove_file, write_file


def test_a_file_is_written_whole_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    file = write_file(tmp_path, "a/b/φύλλο.pdf", b"one")
    write_file(tmp_path, "a/b/φύλλο.pdf", b"two")
    assert file.read_bytes() == b"two"
    assert [entry.name for entry in file.parent.iterdir()] == ["φύλλο.pdf"]


def test_a_folder_in_the_way_is_an_error_in_words(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(OutputError, match=r"a\.pdf: cannot be written"):
        write_file(tmp_path, "a.pdf", b"x")
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.pdf"]


def test_a_second_run_on_the_same_folder_is_told_so(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from pipeline.store.write import locked\n"
        "with locked(Path(sys.argv[1])): pass"
    )
    with locked(tmp_path / "out"):
        second = subprocess.run(
            [sys.executable, "-c", code, tmp_path / "out"], capture_output=True, text=True, check=False
        )
    assert second.returncode != 0
    assert "another run is writing there" in second.stderr
    with locked(tmp_path / "out"):
        pass


KILLED = """
import os, sys
from pathlib import Path
from pipeline.store import write
folder = Path(sys.argv[1])
with write.locked(folder):
    os.replace = lambda *_: os._exit(9)
    Path.replace = lambda *_: os._exit(9)
    write.write_file(folder, "site/a.pdf", b"half")
"""


def test_what_a_killed_run_has_left_is_removed_and_a_persons_files_of_such_names_are_not(tmp_path: Path) -> None:
    assert subprocess.run([sys.executable, "-c", KILLED, tmp_path], check=False).returncode == 9
    (left,) = (tmp_path / "site").iterdir()
    assert left.read_bytes() == b"half"
    own = ["site/.sheets-tmp-budget.txt", "site/.sheets-tmp-123", ".sheets-tmp-0123456789abcdef-1-0"]
    for name in own:
        (tmp_path / name).write_text("mine", encoding="utf-8")
    (tmp_path / ".sheets-tmp-folder").mkdir()
    with locked(tmp_path):
        assert not left.exists()
        assert all((tmp_path / name).exists() for name in own)
    assert (tmp_path / ".lock").read_bytes() == b""
    assert (tmp_path / ".sheets-tmp-folder").is_dir()


def test_a_lock_of_somebody_else_is_held_and_not_written(tmp_path: Path) -> None:
    (tmp_path / ".lock").write_text("my notes", encoding="utf-8")
    with locked(tmp_path):
        pass
    assert (tmp_path / ".lock").read_text(encoding="utf-8") == "my notes"


def test_a_lock_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/.lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OutputError, match="is a link"), locked(tmp_path / "out"):
        pass
    assert not (tmp_path / "elsewhere").exists()


def test_what_is_added_to_a_file_never_goes_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "rc").write_text("mine", encoding="utf-8")
    (tmp_path / "journal").symlink_to("rc")
    with pytest.raises(OutputError, match="is a link"):
        append_to(tmp_path / "journal", b"x")
    assert (tmp_path / "rc").read_text(encoding="utf-8") == "mine"
    append_to(tmp_path / "rc", b" and more")
    assert (tmp_path / "rc").read_text(encoding="utf-8") == "mine and more"


def test_an_output_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x", encoding="utf-8")
    with pytest.raises(OutputError) as raised, locked(tmp_path / "out"):
        pass
    assert raised.value.exit_code is ExitCode.OUTPUT


def test_removing_a_file_removes_the_folders_it_leaves_empty(tmp_path: Path) -> None:
    write_file(tmp_path, "a/b/c.pdf", b"x")
    write_file(tmp_path, "a/d.pdf", b"x")
    remove_file(tmp_path, "a/b/c.pdf")
    assert sorted(file.name for file in tmp_path.rglob("*")) == ["a", "d.pdf"]
