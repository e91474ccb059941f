"""Opens regular files only: a link put in a file's place is not followed, a pipe is not waited for."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import IO

from pipeline.messages import Message
from pipeline.store.remote import AnyPath, StoreObject

# Who may read our files is up to the user's umask.
_MODE = 0o666


def open_regular(file: Path, flags: int) -> int:
    """The descriptor of a regular file; OSError for a link (ELOOP), a folder, a pipe or a device (EINVAL)."""
    descriptor = os.open(file, flags | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, _MODE)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EINVAL, Message("output.no-regular-file"), str(file))
    return descriptor


def open_to_read(file: AnyPath) -> IO[bytes]:
    """The bytes of a page's file as a stream."""
    return file.open("rb") if isinstance(file, StoreObject) else os.fdopen(open_regular(file, os.O_RDONLY), "rb")
