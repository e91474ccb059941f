"""What many tests need: the shipped lexicon and look, the sample pages, and golden files."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from pipeline.lexicon import Lexicon, shipped
from pipeline.model import Look
from pipeline.settings import Settings
from pipeline.store.own_files import load_look

ROOT = Path(__file__).parent.parent

# No test asks how long anything takes by the clock: the machine may have other things to do.
settings.register_profile("sheets", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("sheets")

# What a shell starts in the background ignores Ctrl-C, and what that starts in turn; the tests press it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return shipped()


@pytest.fixture(scope="session")
def look() -> Look:
    return load_look(Settings(), ROOT)


@pytest.fixture
def samples(tmp_path: Path) -> Path:
    """A working folder with a copy of the sample pages in its `input/`."""
    shutil.copytree(ROOT / "input", tmp_path / "input")
    return tmp_path


@pytest.fixture
def golden() -> Callable[[Path, str], None]:
    """Hold a text against a golden file; `make golden` (GOLDEN=rewrite) writes it anew, a missing one fails."""

    def compare(file: Path, text: str) -> None:
        if os.environ.get("GOLDEN") == "rewrite":
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        assert file.is_file(), f"{file.relative_to(ROOT)} is missing: look at the result, then run `make golden`"
        assert text == file.read_text(encoding="utf-8")

    return compare
