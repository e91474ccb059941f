"""Finds a running review by its lock: a file that holds its address, and that only its owner can read."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_LOCK = ".review.lock"
_MODE = 0o600
_LONGEST = 500


def running_review(folder: Path) -> str:
    """The address, with its key, of the review that runs in a folder; "" if none does."""
    try:
        descriptor = os.open(folder / _LOCK, os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:
        return ""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return os.pread(descriptor, _LONGEST, 0).decode(errors="replace")
    except OSError:
        return ""
    finally:
        os.close(descriptor)
    return ""


@contextmanager
def claim_review(folder: Path, address: str) -> Iterator[None]:
    """Let others find the review at this address as long as it runs; the kernel frees the lock when it dies.

    Where the folder cannot be written, or its file system has no locks, nobody finds it, which does no harm.
    """
    descriptor = _lock(folder)
    if descriptor is None:
        yield
        return
    try:
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, address.encode(), 0)
        yield
        os.ftruncate(descriptor, 0)
    finally:
        os.close(descriptor)


def _lock(folder: Path) -> int | None:
    try:
        descriptor = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, _MODE)
    except OSError:
        return None
    with suppress(OSError):
        os.fchmod(descriptor, _MODE)
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return descriptor
    os.close(descriptor)
    return None
