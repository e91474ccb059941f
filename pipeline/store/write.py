"""Writing to disk: one run at a time in an output folder, and never half a file under its final name."""

from __future__ import annotations

import errno
import fcntl
import os
import re
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path, PurePosixPath

from pipeline.errors import OutputError
from pipeline.messages import Message, of_system
from pipeline.store.opening import open_regular
from pipeline.store.remote import AnyPath, StoreObject, with_listing

_LOCK = ".lock"
_TEMPORARY = ".sheets-tmp-"
# A temporary file that has not changed for so many seconds is a leftover.
_OLD = 3_600
# Tells the temporary files of this process from those of others, and from people's files. A run writes it into its
# lock, so that the leftovers of a killed run can be recognised and removed.
_MARK = os.urandom(8).hex()
_IS_MARK = re.compile(rb"[0-9a-f]{16}")
_NUMBERS = count()

# Locks of this process. A worker forked from it must not keep them alive when this process is killed.
_HELD: set[int] = set()


def _let_go() -> None:
    for descriptor in _HELD:
        os.close(descriptor)
    _HELD.clear()


os.register_at_fork(after_in_child=_let_go)


@contextmanager
def locked(folder: AnyPath) -> Iterator[AnyPath]:
    """Lock an output folder (made if needed) for this run; the kernel frees it when the process dies.

    A folder of a store cannot be locked; it is given with a listing. OutputError if the folder cannot be written, now
    or while it is locked, or if another run holds it. Leftovers of a killed run are removed.
    """
    if isinstance(folder, StoreObject):
        try:
            yield with_listing(folder)
        except OSError as error:
            raise _unwritable(folder, error) from error
        return
    with _held(folder):
        yield folder


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    refusal = OutputError(Message("output.another-run", folder=str(folder)), Message("output.wait-or-choose"))
    with held_lock(folder, _LOCK, refusal) as descriptor:
        try:
            last = os.pread(descriptor, len(_MARK) + 1, 0)
            if _IS_MARK.fullmatch(last):
                _remove_leftovers(folder, last.decode())
            if is_ours := not last or bool(_IS_MARK.fullmatch(last)):
                os.pwrite(descriptor, _MARK.encode(), 0)
            yield
            if is_ours:
                os.ftruncate(descriptor, 0)
        except OSError as error:
            raise _unwritable(Path(error.filename or folder), error) from error


@contextmanager
def held_lock(folder: Path, name: str, refusal: OutputError) -> Iterator[int]:
    """Hold the lock file `name` of a folder and give its descriptor; raises `refusal` if another process has it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = open_regular(folder / name, os.O_RDWR | os.O_CREAT)
    except OSError as error:
        raise _unwritable(folder, error) from error
    _HELD.add(descriptor)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise refusal from error
        yield descriptor
    finally:
        _HELD.discard(descriptor)
        os.close(descriptor)


def write_file(folder: AnyPath, name: str, data: bytes) -> AnyPath:
    """Write `folder/name` whole or not at all: a temporary file beside it, flushed to disk, then renamed."""
    return write_files(folder, [(name, data)])[0]


def write_files(folder: AnyPath, files: Iterable[tuple[str, bytes]]) -> list[AnyPath]:
    """Write files, each as `write_file` does; folders are flushed to disk when all of them are in their places."""
    written = [_written(folder / name, data) for name, data in files]
    for parent in {file.parent: None for file in written if isinstance(file, Path)}:
        try:
            _flush_folder(parent)
        except OSError as error:
            raise _unwritable(parent, error) from error
    return written


def _written(file: AnyPath, data: bytes) -> AnyPath:
    if isinstance(file, StoreObject):
        file.write_bytes(data)
        return file
    temporary = file.with_name(f"{_TEMPORARY}{_MARK}-{os.getpid()}-{next(_NUMBERS)}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        _write(open_regular(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL), data)
        temporary.replace(file)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise _unwritable(file, error) from error
    return file


def append_to(file: Path, data: bytes) -> None:
    """Add bytes to the end of a file, on disk when this returns; OutputError if that fails or the file is a link."""
    try:
        _write(open_regular(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND), data)
    except OSError as error:
        raise _unwritable(file, error) from error


def _write(descriptor: int, data: bytes) -> None:
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(descriptor, left) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _remove_leftovers(folder: Path, mark: str) -> None:
    """Delete the temporary files of a run that was killed."""
    for leftover in folder.rglob(f"{_TEMPORARY}{mark}-*"):
        leftover.unlink(missing_ok=True)


def remove_old_leftovers(folder: AnyPath) -> None:
    """Delete temporary files of killed writers in a folder; one younger than an hour may still be in use."""
    if isinstance(folder, StoreObject):
        return
    for leftover in folder.glob(f"{_TEMPORARY}*"):
        with suppress(OSError):
            if time.time() - leftover.lstat().st_mtime > _OLD:
                leftover.unlink()


def is_link(file: AnyPath) -> bool:
    """Whether a file is a link; a store has none."""
    return isinstance(file, Path) and file.is_symlink()


def link_above(folder: AnyPath, name: str) -> str | None:
    """The first folder on the way from `folder` to `name` that is a link, by its name in it; else None."""
    if isinstance(folder, StoreObject):
        return None
    above = PurePosixPath(name).parents
    return next((str(one) for one in reversed(above) if str(one) != "." and (folder / one).is_symlink()), None)


def remove_file(folder: AnyPath, name: str) -> None:
    """Delete a file of ours, and folders that are then empty."""
    file = folder / name
    file.unlink(missing_ok=True)
    if isinstance(file, StoreObject):
        return
    for parent in file.parents:
        if parent == folder or any(parent.iterdir()):
            break
        parent.rmdir()


def _flush_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _unwritable(file: AnyPath, error: OSError) -> OutputError:
    if error.errno == errno.ELOOP:
        return OutputError(Message("output.is-link", file=str(file)), Message("output.move-it"))
    reason = of_system(error)
    return OutputError(Message("output.unwritable", file=str(file), reason=reason), Message("output.check-disk"))
