"""What a run notes of a page and of its files."""

from __future__ import annotations

import os
from pathlib import Path

from pipeline.model import State
from pipeline.store.edits import short_digest
from pipeline.store.entry import Entry, Stamp


def test_a_stamp_knows_its_file_again_however_old_it_is_made(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(b"one")
    stamp = Stamp.of(b"one", file)
    assert stamp.renewed(file) is stamp
    os.utime(file, ns=(1, 1))
    assert stamp.renewed(file) == stamp._replace(mtime_ns=file.stat().st_mtime_ns)
    file.write_bytes(b"two")
    os.utime(file, ns=(2, 2))
    assert not stamp.matches(file)
    file.unlink()
    assert stamp.renewed(file) is None


def test_a_file_of_the_same_size_and_time_is_not_read_again(tmp_path: Path) -> None:
    stamp = Stamp.of(b"one", None)
    assert stamp._replace(mtime_ns=7).seen(tmp_path / "missing", 3, 7) == stamp._replace(mtime_ns=7)
    assert stamp.seen(tmp_path / "missing", 4, 7) is None


def test_the_newest_states_of_an_output_are_known_and_twenty_at_most() -> None:
    earlier = {"a/b.pdf": tuple(f"{number:04}" for number in range(30))}
    many = Entry(None, "", State.BUILT, outputs={"a/b.pdf": Stamp.of(b"%PDF")}, earlier=earlier)
    states = many.states()["a/b.pdf"]
    assert len(states) == 20
    assert states[-1] == short_digest(Stamp.of(b"%PDF").sha256)
    assert states[0] == "0011"
