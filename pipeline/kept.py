"""An on-disk cache of values derived from shipped files, beside Python's own compiled files and under their conditions.

It is not kept where Python writes no such files, or where their folder is closed. What is found there is believed, as
Python believes its own: who can change these files can change the program.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib.util import MAGIC_NUMBER, cache_from_source
from pathlib import Path
from typing import Any, TypeVar

from pipeline import __version__

T = TypeVar("T")


def kept(name: str, source: bytes, make: Callable[[], T]) -> T:
    """What `make` gives, now or before when it was made of the same `source`: plain values, or code.

    One thing is kept under a `name`, with its source, that of the module which makes it and our version: they tell
    whether it is still right. What `make` calls in other modules of ours is looked at by the version alone.
    """
    made_of = Path(make.__code__.co_filename).read_bytes() + source
    found: T | None = read(name, made_of)
    if found is not None:
        return found
    made = make()
    if not sys.dont_write_bytecode:
        write(name, made_of, made)
    return made


def read(name: str, made_of: bytes) -> Any:
    """What is kept under a name, if it was made of this, by this version of ours and of Python; else None."""
    with suppress(OSError, ValueError, EOFError, TypeError):
        *key, value = marshal.loads(_file(name).read_bytes())  # noqa: S302 - as the docstring says
        if key == [MAGIC_NUMBER, __version__, made_of]:
            return value
    return None


def write(name: str, made_of: bytes, value: Any) -> None:
    """Keep a value under a name, if that can be done."""
    file = _file(name)
    own = file.with_suffix(f".{os.getpid()}")
    # ValueError: TOML knows dates, which cannot be kept.
    with suppress(OSError, ValueError):
        try:
            data = marshal.dumps((MAGIC_NUMBER, __version__, made_of, value))
            file.parent.mkdir(parents=True, exist_ok=True)
            own.write_bytes(data)
            own.replace(file)
        finally:
            own.unlink(missing_ok=True)


def _file(name: str) -> Path:
    return Path(cache_from_source(str(Path(__file__).with_name(f"kept-{name}.py")))).with_suffix(".kept")
