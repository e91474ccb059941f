"""The output folder as a run writes to it."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from pipeline.model import State
from pipeline.store.entry import Entry, Stamp
from pipeline.store.output_writer import OutputWriter

ENTRY = Entry(None, "", State.BUILT)


def test_files_are_written_and_those_that_a_page_no_longer_has_are_deleted(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "old.pdf").write_bytes(b"old")
    entry = Entry(None, "", State.BUILT, outputs={"a/b.pdf": Stamp.of(b"new")})
    stamps = OutputWriter(tmp_path).put("a/b.html", entry, [("a/b.pdf", b"new")], ["a/old.pdf"])
    assert (tmp_path / "a/b.pdf").read_bytes() == b"new"
    assert not (tmp_path / "a/old.pdf").exists()
    assert stamps["a/b.pdf"] == Stamp.of(b"new", tmp_path / "a/b.pdf")
    assert stamps["a/b.pdf"].sha256 == sha256(b"new").hexdigest()


def test_a_page_is_noted_before_its_files_are_there(tmp_path: Path) -> None:
    shelf = OutputWriter(tmp_path)
    shelf.put("a.html", ENTRY, [], [])
    (journal,) = tmp_path.iterdir()
    assert "a.html" in journal.read_text(encoding="utf-8")
    assert shelf.settle() == tmp_path
