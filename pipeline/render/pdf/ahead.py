"""WeasyPrint's import without its longest part: what it says of Pango's functions, in C, has been compiled before.

The definitions in `pango.py` are taken only where they were made of the very source that is installed.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import _cffi_backend  # type: ignore[import-untyped]
import cffi  # type: ignore[import-untyped]

from pipeline.render.pdf.pango import DEFINITIONS, SOURCE


class _Ready(_cffi_backend.FFI):  # type: ignore[misc]
    """What cffi makes of definitions, with the definitions in it."""

    def cdef(self, csource: str) -> None:
        """Nothing: it is known."""


@contextmanager
def definitions_ahead() -> Iterator[None]:
    """While this is open, WeasyPrint is imported with definitions that are ready. Not for two threads at once."""
    original: Any = cffi.FFI
    if _is_known():
        cffi.FFI = partial(_Ready, "pango", **DEFINITIONS)
    try:
        yield
    finally:
        cffi.FFI = original


def _is_known() -> bool:
    spec = find_spec("weasyprint")
    if spec is None or spec.origin is None:
        return False
    try:
        is_same = sha256((Path(spec.origin).parent / "text" / "ffi.py").read_bytes()).hexdigest() == SOURCE
        # Another version of cffi may know another form of them.
        return is_same and bool(_Ready("pango", **DEFINITIONS))
    except (OSError, ImportError, TypeError, ValueError):
        return False
