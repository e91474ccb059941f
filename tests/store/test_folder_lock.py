from __future__ import annotations

import fcntl
import os
from pathlib import Path

import pytest

from pipeline.errors import OutputError
from pipeline.store.folder_lock import writing_alone
from pipeline.store.remote import StoreObject


def _is_held(folder: Path) -> bool:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False


def test_a_folder_is_made_held_and_let_go(tmp_path: Path) -> None:
    folder = tmp_path / "review/site"
    with writing_alone(folder):
        assert _is_held(folder)
    assert not _is_held(folder)


def test_a_file_in_the_folders_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "review").touch()
    with pytest.raises(OutputError), writing_alone(tmp_path / "review"):
        pass


def test_a_store_needs_no_lock() -> None:
    with writing_alone(StoreObject("memory://reviews")):
        pass
