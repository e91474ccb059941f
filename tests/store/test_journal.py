"""The journal of a run: each page's entry, on disk before the page's files are."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import OutputError
from pipeline.model import State
from pipeline.store.entry import Entry, Stamp
from pipeline.store.journal import JOURNAL, entries_left, note_entry

ENTRY = Entry(None, "ab", State.BUILT, outputs={"a.pdf": Stamp.of(b"%PDF")}, reason="λείπει ο τίτλος")


def test_what_is_noted_is_found_in_its_order(tmp_path: Path) -> None:
    for path in ("b.html", "a.html"):
        note_entry(tmp_path, path, ENTRY)
    assert list(entries_left(tmp_path)) == [("b.html", ENTRY), ("a.html", ENTRY)]


def test_without_a_journal_nothing_is_left(tmp_path: Path) -> None:
    assert list(entries_left(tmp_path)) == []


def test_a_line_cut_short_when_a_run_was_killed_costs_its_own_entry_alone(tmp_path: Path) -> None:
    note_entry(tmp_path, "a.html", ENTRY)
    file = tmp_path / JOURNAL
    file.write_bytes(file.read_bytes()[: file.read_bytes().index("λ".encode()) + 1])
    note_entry(tmp_path, "b.html", ENTRY)
    assert list(entries_left(tmp_path)) == [("b.html", ENTRY)]


@pytest.mark.parametrize("text", ["my own notes\n", '{"mine": 1}\n', '\n{"path": "a"}\n' + "x\n"])
def test_a_journal_of_somebody_else_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / JOURNAL).write_text(text, encoding="utf-8")
    with pytest.raises(OutputError):
        list(entries_left(tmp_path))


def test_a_journal_that_is_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / JOURNAL).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OutputError, match="is a link"):
        list(entries_left(tmp_path))
