"""What `dataclasses` writes for each class, compiled at set-up and kept: a start makes two hundred classes.

It runs what it has written by `exec`. A function of that name in its module goes before Python's own; one is put there
here and nowhere else.
"""

from __future__ import annotations

import dataclasses
import marshal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import CodeType
from typing import Any

from pipeline.kept import read, write

_NAME = "classes"
_MADE_BY = sys.version.encode()


def _compiled(source: str) -> CodeType:
    """The code as `exec` makes it in that module, which asks for no feature of the future as this one does."""
    return compile(source, "<string>", "exec", dont_inherit=True)


@contextmanager
def keeping_classes() -> Iterator[None]:
    """Keep what is written for the classes that are made while this is open. Not for two threads at once."""
    found: dict[str, bytes] = {}

    def run(source: str, *spaces: dict[str, Any]) -> None:
        code = _compiled(source)
        found[source] = marshal.dumps(code)
        exec(code, *spaces)  # noqa: S102 - as the docstring says

    dataclasses.exec = run  # type: ignore[attr-defined]
    try:
        yield
    finally:
        del dataclasses.exec  # type: ignore[attr-defined]
    write(_NAME, _MADE_BY, found)


def use_kept_classes() -> None:
    """From now on take what is kept; all else is compiled."""
    if hasattr(dataclasses, "exec"):
        return  # they are being kept, or in use already
    known: dict[str, bytes] = read(_NAME, _MADE_BY) or {}

    def run(source: str, *spaces: dict[str, Any]) -> None:
        code = known.get(source)
        # What is kept is believed, as `kept.py` says.
        exec(marshal.loads(code) if code else _compiled(source), *spaces)  # noqa: S102, S302

    dataclasses.exec = run  # type: ignore[attr-defined]
