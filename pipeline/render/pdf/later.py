"""What WeasyPrint imports and hardly ever needs is imported when it is needed.

fontTools cuts fonts where HarfBuzz cannot, and fixes variable ones; loading it takes as long as all else of WeasyPrint.
Its style sheets for any HTML are not read at all: `tree.py` has one for what stands in sheets.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

import tinycss2  # type: ignore[import-untyped]

LATER = ("fontTools.subset", "fontTools.varLib.instancer")


class _Later(ModuleType):
    """Stands for a module of which nothing but functions and classes is used, and those are called."""

    def __getattr__(self, name: str) -> Callable[..., Any]:
        def call(*args: Any, **named: Any) -> Any:
            return getattr(import_module(self.__name__), name)(*args, **named)

        return call


@contextmanager
def imported_later() -> Iterator[None]:
    """While this is open, who imports one of these modules gets what stands for it, and style sheets are read as empty.

    Not for two threads at once.
    """
    parse = tinycss2.parse_stylesheet
    tinycss2.parse_stylesheet = lambda _: []
    stand_ins = {name: _Later(name) for name in LATER if name not in sys.modules}
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        tinycss2.parse_stylesheet = parse
        for name in stand_ins:
            del sys.modules[name]
