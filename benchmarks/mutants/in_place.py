"""A fault put into a module that is loaded already: its function gets the mutant's code.

What holds the function, under whatever name, so runs the fault, and thousands of modules need not be loaded anew.
"""

from __future__ import annotations

import importlib
import inspect
import sys
from collections.abc import Iterator
from types import CodeType, FunctionType
from typing import Any

from benchmarks.mutants.faults import Mutant


def place_of(mutant: Mutant, data: bytes) -> tuple[FunctionType, CodeType] | None:
    """The loaded function that holds the fault, and its code with it; None where the fault is outside of functions.

    `data` is the module's source. Limits, tables, and the defaults of arguments are outside.
    """
    name = mutant.module.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    module = importlib.import_module(name)
    holder: Any = module
    names = iter(mutant.within.split(".") if mutant.within else ())
    path = []
    for part in names:
        holder = vars(holder).get(part)
        path.append(part)
        if not inspect.isclass(holder):
            break
    function = _plain(holder)
    if not isinstance(function, FunctionType) or function.__module__ != name:
        return None
    old, new = (
        _code(compile(text, str(module.__file__), "exec", dont_inherit=True), path)
        for text in (data.decode(), mutant.text(data))
    )
    if len(old) != 1 or len(new) != 1 or old == new or old != [function.__code__]:
        return None
    return function, new[0]


def forget(package: str) -> None:
    """Empties what the functions of a loaded package remember of earlier calls."""
    for name, module in list(sys.modules.items()):
        if name.startswith(package):
            for value in vars(module).values():
                if callable(clear := getattr(value, "cache_clear", None)):
                    clear()


def _plain(held: Any) -> Any:
    """The function behind a property, a method of a class or a decorator."""
    held = getattr(held, "__func__", None) or getattr(held, "fget", None) or getattr(held, "func", None) or held
    return inspect.unwrap(held) if callable(held) else held


def _code(code: CodeType, path: list[str]) -> list[CodeType]:
    """The codes of this path of names within a module's code."""
    found = [code]
    for name in path:
        found = [one for outer in found for one in _inner(outer) if one.co_name == name]
    return found


def _inner(code: CodeType) -> Iterator[CodeType]:
    return (one for one in code.co_consts if isinstance(one, CodeType))
