"""Classes made with kept code are those that `dataclasses` makes, and every start takes them."""

from __future__ import annotations

import dataclasses
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pipeline.classes import keeping_classes, use_kept_classes

ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def _apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Compiled files of its own, and `dataclasses` as it was before and after."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(dataclasses, "exec", exec, raising=False)


def made(**options: bool) -> Any:
    """A class with fields of each kind."""

    class Made:
        first: int
        second: tuple[str, ...] = ()
        third: list[int] = dataclasses.field(default_factory=list, repr=False)
        fourth: int = dataclasses.field(default=4, compare=False, kw_only=True)

    return dataclasses.dataclass(**options)(Made)


def said(kind: Any) -> list[object]:
    """All that a class does, and the code that it does it by."""
    one, other = kind(first=1, second=("a",)), kind(first=1, second=("a",), fourth=5)
    codes = [getattr(kind, name).__code__ for name in ("__init__", "__eq__")]
    try:
        one.first = 2
        end = "changed"
    except dataclasses.FrozenInstanceError as error:
        end = str(error)
    told = [(code.co_code, code.co_consts, code.co_names, code.co_varnames) for code in codes]
    return [repr(one), one == other, one == kind(first=2), end, told]


def is_taken(kind: Any) -> bool:
    """Whether a class is made of kept code."""
    return bool(kind.__init__.__code__.co_filename == "<kept class>")


@pytest.mark.parametrize("options", [{}, {"frozen": True, "slots": True}, {"order": True}, {"kw_only": False}])
def test_a_class_of_kept_code_is_the_one_that_dataclasses_makes(options: dict[str, bool]) -> None:
    own = said(made(**options))
    with keeping_classes():
        made(**options)
    use_kept_classes()
    taken = made(**options)
    assert said(taken) == own
    assert is_taken(taken)


def test_a_class_that_is_not_kept_is_made_all_the_same() -> None:
    with keeping_classes():
        made(frozen=True)
    use_kept_classes()
    assert not is_taken(made(order=True, kw_only=True))


def test_one_class_is_like_another_that_was_made_of_the_same_code() -> None:
    with keeping_classes():
        made(frozen=True)
    use_kept_classes()
    assert said(made(frozen=True)) == said(made(frozen=True))


@pytest.mark.slow
def test_a_start_takes_what_set_up_has_kept(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path)}
    program = (
        "from pipeline.kept import read\nfrom pipeline import classes\n"
        "known = read(classes._NAME, classes._MADE_BY) or {}\nbefore, run = [], exec\n"
        "def counted(text, *names): before.append(text in known); run(text, *names)\n"
        "import dataclasses; dataclasses.exec = counted; import pipeline.run.steps; print(before.count(False))"
    )

    def unknown() -> int:
        command = [sys.executable, "-c", program]
        told = subprocess.run(command, env=environment, cwd=ROOT, check=True, capture_output=True, text=True)
        return int(told.stdout)

    before = unknown()
    subprocess.run([sys.executable, "-m", "pipeline.run.ahead"], env=environment, cwd=ROOT, check=True)
    assert unknown() * 10 < before
