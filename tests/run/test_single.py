"""One page from Python."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import InputError, PageError
from pipeline.run.single import extract_page

TEXT = "Shared oven\n\nDescription\nThe oven opened again for everybody.\n"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "input").mkdir()
    (tmp_path / "input/oven.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)


def test_a_record_is_that_of_the_contract_with_the_name_below_the_input_folder() -> None:
    (record,) = extract_page("input/oven.txt")
    assert record["page"]["path"] == "oven.txt"
    assert "The oven opened again for everybody." in str(record)


def test_a_folder_and_a_file_that_is_not_there_are_wrong_input() -> None:
    for path in ("input", "input/none.txt"):
        with pytest.raises(InputError):
            extract_page(path)


def test_a_page_that_cannot_be_read_is_told() -> None:
    Path("input/torn.pdf").write_bytes(b"%PDF-1.7\nno more")
    with pytest.raises(PageError):
        extract_page("input/torn.pdf")
