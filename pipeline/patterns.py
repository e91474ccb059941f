"""Regular expressions compiled at set-up and kept, as Python keeps its compiled modules: a start has six hundred.

This spares a run over one changed page 0.10 of 1.32 s of processor time, one with nothing to do 0.017 of 0.186.

`re` has no public way to do so. Its one function that compiles is replaced here and nowhere else; a test holds the
patterns that come of it against those of `re` itself.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import sys
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from re import _compiler  # type: ignore[attr-defined]
from typing import Any

from pipeline.kept import read, write

_NAME = "patterns"
# The code of a pattern hangs on nothing else.
_MADE_BY = f"{sys.version} {_sre.MAGIC}".encode()

_compile = _compiler.compile


class _Noting:
    """Stands for what `re` hands compiled patterns to, and notes what it was given."""

    def __init__(self) -> None:
        self.given: tuple[Any, ...] = ()

    def compile(self, pattern: Any, *given: Any) -> Any:
        self.given = given
        return _sre.compile(pattern, *given)

    def __getattr__(self, name: str) -> Any:
        return getattr(_sre, name)


@contextmanager
def keeping_patterns() -> Iterator[None]:
    """Keep all patterns that are compiled while this is open, and none from before. Not for two threads at once."""
    noting, found = _Noting(), dict[tuple[Any, int], tuple[Any, ...]]()

    def noted(pattern: Any, flags: int = 0) -> Any:
        made = _compile(pattern, flags)
        every, code, *names = noting.given
        found[pattern, flags] = every, array("I", code).tobytes(), *names
        return made

    _compiler.compile, _compiler._sre = noted, noting  # noqa: SLF001
    try:
        yield
    finally:
        _compiler.compile, _compiler._sre = _compile, _sre  # noqa: SLF001
    write(_NAME, _MADE_BY, found)


def use_kept_patterns() -> None:
    """From now on take patterns that are kept as they are; all others are compiled."""
    if _compiler.compile is not _compile:
        return  # they are being kept, or in use already
    known = read(_NAME, _MADE_BY) or {}

    def compiled(pattern: Any, flags: int = 0) -> Any:
        found = known.get((pattern, flags))
        if found is None:
            return _compile(pattern, flags)
        every, code, groups, numbers, names = found
        return _sre.compile(pattern, every, memoryview(code).cast("I").tolist(), groups, dict(numbers), names)

    _compiler.compile = compiled
