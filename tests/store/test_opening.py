from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.store.opening import open_regular, open_to_read


def test_a_file_is_opened_and_a_new_one_made(tmp_path: Path) -> None:
    os.close(open_regular(tmp_path / "a", os.O_WRONLY | os.O_CREAT | os.O_EXCL))
    with open_to_read(tmp_path / "a") as stream:
        assert stream.read() == b""


@pytest.mark.parametrize("flags", [os.O_RDONLY, os.O_WRONLY | os.O_CREAT, os.O_WRONLY | os.O_CREAT | os.O_EXCL])
@pytest.mark.parametrize("target", ["there", "nowhere"])
def test_a_link_is_never_followed(flags: int, target: str, tmp_path: Path) -> None:
    (tmp_path / "there").write_bytes(b"x")
    (tmp_path / "link").symlink_to(target)
    with pytest.raises(OSError, match=r"symbolic links|File exists"):
        open_regular(tmp_path / "link", flags)
    assert not (tmp_path / "nowhere").exists()


def test_a_folder_and_a_pipe_are_no_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name in ("pipe", "."):
        with pytest.raises(OSError, match="is not a regular file"):
            open_regular(tmp_path / name, os.O_RDONLY)
