"""Patterns that were kept are those that `re` makes, and every start takes them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from re import _compiler  # type: ignore[attr-defined]

import pytest

from pipeline import patterns
from pipeline.patterns import keeping_patterns, use_kept_patterns

ROOT = Path(__file__).parent.parent
PATTERNS: list[tuple[str | bytes, int]] = [
    (r"(?P<day>\d{1,2})[./](?P<month>\d{1,2})|(?:α|β){2,}+", 0),
    (r"[^\W\d_](?:\w|[\u0300-\u036f])*+(?!x)(?<=y)", re.IGNORECASE),
    (r"(?i:one)|(?(1)a|b)(c)\1".replace("(?(1)a|b)(c)", "(c)"), re.MULTILINE),
    (rb"\{(\w+): (.*?)\}", re.DOTALL),
    (r"(?x) a b # of both", 0),
]
TEXTS = ("3.12 αα", "Όλοι λέξεις\u0301 y", "ONE cc\ntwo", "{a: b}", "ab")


@pytest.fixture(autouse=True)
def _apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Compiled files of its own, and `re` as it was before and after."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(_compiler, "compile", patterns._compile)
    re.purge()
    yield
    re.purge()


def found(pattern: re.Pattern[str] | re.Pattern[bytes]) -> list[object]:
    """All that a pattern says of itself, and finds."""
    texts = [text if isinstance(pattern.pattern, str) else text.encode() for text in TEXTS]
    spans = [[one.regs for one in pattern.finditer(text)] for text in texts]  # type: ignore[arg-type]
    return [pattern.pattern, pattern.flags, pattern.groups, dict(pattern.groupindex), spans, pattern]


@pytest.mark.parametrize(("source", "flags"), PATTERNS)
def test_a_kept_pattern_is_the_one_that_re_makes(
    source: str | bytes, flags: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = re.compile(source, flags)
    re.purge()
    with keeping_patterns():
        re.compile(source, flags)
    use_kept_patterns()
    re.purge()
    with monkeypatch.context() as without:
        without.delattr(_compiler, "_code")
        assert found(re.compile(source, flags)) == found(own)
    assert re.compile(source, flags | re.ASCII) if isinstance(source, str) else True


def test_a_pattern_that_is_not_kept_is_compiled() -> None:
    with keeping_patterns():
        re.compile("one")
    use_kept_patterns()
    assert re.compile("two").fullmatch("two")


def test_without_anything_kept_all_patterns_are_compiled() -> None:
    use_kept_patterns()
    assert re.compile("one").fullmatch("one")


@pytest.mark.slow
def test_a_start_takes_what_set_up_has_kept(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path)}
    program = (
        "import re._parser as parser; parse = parser.parse; parsed = []\n"
        "def counted(*given): parsed.append(given); return parse(*given)\n"
        "parser.parse = counted; import pipeline.cli, pipeline.run.steps; print(len(parsed))"
    )

    def parsed() -> int:
        command = [sys.executable, "-c", program]
        told = subprocess.run(command, env=environment, cwd=ROOT, check=True, capture_output=True, text=True)
        return int(told.stdout)

    before = parsed()
    subprocess.run([sys.executable, "-m", "pipeline.run.ahead"], env=environment, cwd=ROOT, check=True)
    assert parsed() * 10 < before
