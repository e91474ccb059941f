from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import OutputError
from pipeline.store.exports import write_export


def test_a_table_replaces_one_that_was_exported_before(tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    for data in (b"one", b"two", b"one"):
        write_export(tmp_path, file, data)
        assert file.read_bytes() == data


@pytest.mark.parametrize("name", ["t.csv", "link.csv"])
def test_a_file_of_somebody_else_is_never_replaced(name: str, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("my table", encoding="utf-8")
    (tmp_path / "link.csv").symlink_to("t.csv")
    with pytest.raises(OutputError, match="is there already") as raised:
        write_export(tmp_path, tmp_path / name, b"ours")
    assert raised.value.exit_code == 5
    assert (tmp_path / "t.csv").read_text(encoding="utf-8") == "my table"


def test_a_table_that_a_person_has_filled_in_is_not_replaced(tmp_path: Path) -> None:
    write_export(tmp_path, tmp_path / "t.csv", b"title")
    (tmp_path / "t.csv").write_bytes(b"title, and what I typed")
    with pytest.raises(OutputError):
        write_export(tmp_path, tmp_path / "t.csv", b"title")
    assert (tmp_path / "t.csv").read_bytes() == b"title, and what I typed"


def test_a_table_of_the_same_bytes_is_nobodys_loss(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes(b"ours")
    write_export(tmp_path, tmp_path / "t.csv", b"ours")
    write_export(tmp_path, tmp_path / "t.csv", b"newer")
    assert (tmp_path / "t.csv").read_bytes() == b"newer"


def test_a_ledger_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / ".exports").write_text("my notes", encoding="utf-8")
    write_export(tmp_path, tmp_path / "t.csv", b"ours")
    assert (tmp_path / ".exports").read_text(encoding="utf-8") == "my notes"
