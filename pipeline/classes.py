"""The code that `dataclasses` writes for each class, compiled at set-up and kept: a start has a hundred such classes.

This spares a run over one changed page 0.08 of 1.31 s of processor time, one with nothing to do 0.073 of 0.242.

`dataclasses` runs what it writes by `exec`, which is replaced there and nowhere else; a test holds classes that come of
it against its own. Where another version of Python does it otherwise, this does nothing.
"""

from __future__ import annotations

import dataclasses
import marshal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pipeline.kept import read, write

_NAME = "classes"
# The code of a text hangs on nothing else.
_MADE_BY = sys.version.encode()


@contextmanager
def keeping_classes() -> Iterator[None]:
    """Keep the code of all classes that are made while this is open, and of none from before."""
    found: dict[str, bytes] = {}

    def noted(text: str, *names: Any) -> None:
        code = compile(text, "<kept class>", "exec")
        found[text] = marshal.dumps(code)
        exec(code, *names)  # noqa: S102 - as `dataclasses` does

    _run_by(noted)
    try:
        yield
    finally:
        _run_by(exec)
    write(_NAME, _MADE_BY, found)


def use_kept_classes() -> None:
    """From now on take code that is kept as it is; all other is compiled."""
    if vars(dataclasses).get("exec", exec) is not exec:
        return  # it is being kept, or in use already
    known: dict[str, bytes] = read(_NAME, _MADE_BY) or {}

    def run(text: str, *names: Any) -> None:
        code = known.pop(text, None)  # each text once
        exec(marshal.loads(code) if code else text, *names)  # noqa: S102, S302 - as Python does with its own

    _run_by(run)


def _run_by(run: Any) -> None:
    dataclasses.exec = run  # type: ignore[attr-defined]
