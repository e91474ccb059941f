"""Puts files that a person adds into a folder under free names: none is ever replaced."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import OutputError
from pipeline.messages import Message, of_system
from pipeline.store.names import safe_name, suffix
from pipeline.store.remote import AnyPath


class NewFile(NamedTuple):
    """The name of a file in the folder; `was_there` if the very same file was there before."""

    name: str
    was_there: bool


def put_new_file(folder: AnyPath, name: str, data: bytes) -> NewFile:
    """Put a file into a folder under its own name, or the next that is free; OutputError where that fails."""
    ending = suffix(name)
    own = safe_name(name.replace("\\", "/").rpartition("/")[2].removesuffix(ending) or "page", 100)
    for one in _names(own, ending):
        file = folder / one
        if file.exists() and file.read_bytes() == data:
            return NewFile(one, was_there=True)
        if _is_put(folder, one, data):
            return NewFile(one, was_there=False)
    raise AssertionError  # numbers do not end


def _names(own: str, ending: str) -> Iterator[str]:
    yield f"{own}{ending}"
    for n in count(2):
        yield f"{own}-{n}{ending}"


def _is_put(folder: AnyPath, name: str, data: bytes) -> bool:
    """Whether a file could be put under a name that nothing had."""
    file = folder / name
    if not isinstance(file, Path):
        if file.exists():
            return False
        file.write_bytes(data)
        return True
    try:
        # Opened only if it is new: nothing is replaced, even if somebody puts a file there at the same moment.
        with file.open("xb") as stream:
            stream.write(data)
    except FileExistsError:
        return False
    except OSError as error:
        file.unlink(missing_ok=True)
        reason = of_system(error)
        raise OutputError(Message("output.unwritable", file=str(file), reason=reason), "") from error
    return True
