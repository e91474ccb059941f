"""Web pages about good practices in, bilingual Greek and English fact sheets out.

From Python: `split_text`, `split_sentences`, `extract_page` and `build`. Each is imported when it is first used, so
that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.run.build import build as build
    from pipeline.run.single import extract_page as extract_page
    from pipeline.split import split_sentences as split_sentences
    from pipeline.split import split_text as split_text

__version__ = "0.2.0"

__all__ = ["build", "extract_page", "split_sentences", "split_text"]

_HOMES = {
    "build": "pipeline.run.build",
    "extract_page": "pipeline.run.single",
    "split_sentences": "pipeline.split",
    "split_text": "pipeline.split",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
