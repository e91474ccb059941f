"""Keeps processes of this tool from writing to one folder at the same time."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from pipeline.errors import OutputError
from pipeline.messages import Message, of_system
from pipeline.store.remote import AnyPath, StoreObject


@contextmanager
def writing_alone(folder: AnyPath) -> Iterator[None]:
    """Wait until nobody else writes to a folder, which is made if needed, and hold it; a store cannot be locked.

    OutputError where the folder cannot be made or opened.
    """
    if isinstance(folder, StoreObject):
        yield
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError as error:
        reason = of_system(error)
        raise OutputError(
            Message("output.unwritable", file=str(folder), reason=reason), Message("output.check-disk")
        ) from error
    try:
        # Not all network file systems have locks.
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
