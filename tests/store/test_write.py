from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.errors import ExitCode, OutputError
from pipeline.store.write import locked, remove_file, write_file


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


def test_leftovers_of_a_killed_run_are_removed(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/.sheets-tmp-123").write_bytes(b"half")
    with locked(tmp_path):
        assert not (tmp_path / "site/.sheets-tmp-123").exists()


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
