"""WeasyPrint with its own functions, to hold against what is put in their place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from pipeline.render.pdf.quick import SWAPS, take_over


@contextmanager
def weasyprints_own() -> Iterator[None]:
    """While this is open, WeasyPrint's own functions are back in their place. Not for two threads at once."""
    for swap in SWAPS:
        setattr(swap.owner, swap.name, swap.theirs)
    try:
        yield
    finally:
        take_over()
