"""Folders for temporary files that go with their process: what a killed one left, the next one takes away."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from stat import S_IMODE

_PREFIX = "sheets-scratch-"
_OURS = re.compile(rf"{_PREFIX}[a-z0-9_]{{8}}")
# The sticky bit tells them from folders that a person has given such a name, and closed to others.
_MODE = 0o1700


@contextmanager
def scratch_folder() -> Iterator[str]:
    """A new folder among the system's temporary files that nobody else can read, deleted at the end."""
    _sweep()
    folder, lock = _made()
    owner = os.getpid()
    try:
        yield folder
    finally:
        # Not in a child that lets go of what it has inherited.
        if os.getpid() == owner:
            shutil.rmtree(folder, ignore_errors=True)
            os.close(lock)


def _made() -> tuple[str, int]:
    """A folder, and its descriptor, which is locked for as long as this process lives."""
    while True:
        folder = tempfile.mkdtemp(prefix=_PREFIX)
        # Another process may find it before it is locked, and take it away.
        with suppress(FileNotFoundError):
            lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
            # Not all file systems have locks and modes; on those nothing is taken away.
            with suppress(OSError):
                fcntl.flock(lock, fcntl.LOCK_EX)
                os.fchmod(lock, _MODE)
            if Path(folder).is_dir():
                return folder, lock
            os.close(lock)


def _sweep() -> None:
    """Delete the folders of this user that no living process holds."""
    with suppress(OSError), os.scandir(tempfile.gettempdir()) as entries:
        for entry in entries:
            if _OURS.fullmatch(entry.name):
                _take_away(entry.path)


def _take_away(folder: str) -> None:
    with suppress(OSError):
        lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
        try:
            found = os.fstat(lock)
            if found.st_uid == os.getuid() and S_IMODE(found.st_mode) == _MODE:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(folder, ignore_errors=True)
        finally:
            os.close(lock)
