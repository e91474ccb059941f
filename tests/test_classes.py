"""Classes made of what was kept are those that `dataclasses` makes, and every start takes it."""

from __future__ import annotations

import dataclasses
import inspect
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline import classes
from pipeline.classes import keeping_classes, use_kept_classes

ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def _apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Compiled files of its own, and `dataclasses` as it was before and after."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    before = vars(dataclasses).pop("exec", None)
    yield
    vars(dataclasses).pop("exec", None)
    if before:
        vars(dataclasses)["exec"] = before


def made() -> type[Any]:
    """A class with all that is written for one."""

    @dataclasses.dataclass(frozen=True, slots=True, order=True)
    class Point:
        x: int
        y: tuple[int, ...] = (1, 2)
        names: list[str] = dataclasses.field(default_factory=list, compare=False)

    return Point


def told(kind: type[Any]) -> tuple[object, ...]:
    """What a class says and does."""
    one, other = kind(1), kind(2, names=["a"])
    with pytest.raises(dataclasses.FrozenInstanceError):
        one.x = 3
    return (
        repr(other).rpartition(".")[2],
        one < other,
        one == kind(1, names=["b"]),
        hash(one),
        inspect.signature(kind),
        kind.__init__.__annotations__,  # type: ignore[misc]
        kind.__init__.__qualname__,  # type: ignore[misc]
    )


def test_a_class_made_of_what_was_kept_is_the_one_that_dataclasses_makes(monkeypatch: pytest.MonkeyPatch) -> None:
    own = told(made())
    with keeping_classes():
        made()
    use_kept_classes()
    monkeypatch.setattr(classes, "_compiled", None)
    assert told(made()) == own


def test_a_class_that_is_not_kept_is_compiled() -> None:
    own = told(made())
    use_kept_classes()
    assert told(made()) == own


def test_a_start_takes_what_set_up_has_kept(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path)}
    program = (
        "import pipeline.classes as classes; compiled = classes._compiled; sources = []\n"
        "def counted(source): sources.append(source); return compiled(source)\n"
        "classes._compiled = counted; import pipeline.cli, pipeline.run.steps; print(len(sources))"
    )

    def count() -> int:
        command = [sys.executable, "-c", program]
        return int(
            subprocess.run(command, env=environment, cwd=ROOT, check=True, capture_output=True, text=True).stdout
        )

    before = count()
    subprocess.run([sys.executable, "-m", "pipeline.run.ahead"], env=environment, cwd=ROOT, check=True)
    assert count() * 10 < before
