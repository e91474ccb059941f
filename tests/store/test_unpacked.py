"""A file of gzip members, read as a stream that knows where it is."""

from __future__ import annotations

import gzip
import zlib
from collections import deque
from pathlib import Path

import pytest

from pipeline.errors import PageError
from pipeline.store.unpacked import UnpackedStream


def test_a_file_that_is_not_packed_is_read_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "a.warc"
    file.write_bytes(b"one\ntwo\n")
    with UnpackedStream(file) as stream:
        assert stream.readline(100) == b"one\n"
        assert stream.place() == (0, 4)
        assert stream.read(100) == b"two\n"
    with UnpackedStream(file, 4) as stream:
        assert stream.read(3) == b"two"


def test_members_follow_each_other_and_padding_between_them_is_passed_over(tmp_path: Path) -> None:
    file, first, second = tmp_path / "a.warc.gz", gzip.compress(b"one\n"), gzip.compress(b"two\nthree\n")
    file.write_bytes(first + b"\0" * 5 + second)
    with UnpackedStream(file) as stream:
        assert stream.place() == (0, 0)
        assert stream.readline(100) == b"one\n"
        assert stream.readline(100) == b"two\n"
        assert stream.place() == (len(first) + 5, 4)
        assert stream.read(100) == b"three\n"
        assert stream.read(1) == b""
    with UnpackedStream(file, len(first) + 5) as stream:
        assert stream.readline(100) == b"two\n"


def test_a_file_that_was_cut_short_or_damaged_is_told(tmp_path: Path) -> None:
    file, packed = tmp_path / "a.gz", gzip.compress(b"words " * 5000, mtime=0)
    file.write_bytes(packed[: len(packed) // 2])
    with UnpackedStream(file) as stream, pytest.raises(EOFError):
        stream.read(100_000)
    file.write_bytes(packed[:10] + b"\xff" * 50)
    with UnpackedStream(file) as stream, pytest.raises(zlib.error):
        stream.read(100_000)


@pytest.mark.slow
def test_what_unpacks_to_more_than_any_archive_does_is_a_bomb(tmp_path: Path) -> None:
    file = tmp_path / "a.gz"
    file.write_bytes(gzip.compress(b"\0" * 120_000_000))
    with UnpackedStream(file) as stream, pytest.raises(PageError):
        deque(iter(lambda: stream.read(1 << 20), b""), maxlen=0)
