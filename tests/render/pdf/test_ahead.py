from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import cffi
import pytest

from pipeline.render.pdf import ahead

ROOT = Path(__file__).parents[3]


def test_the_definitions_are_those_of_the_weasyprint_that_is_installed() -> None:
    spec = importlib.util.spec_from_file_location("make_pango", ROOT / "scripts" / "make_pango.py")
    assert spec is not None
    assert spec.loader is not None
    maker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(maker)
    assert maker.FILE.read_text(encoding="utf-8") == maker.written(), "scripts/make_pango.py writes them anew"


def test_weasyprint_is_imported_without_reading_c() -> None:
    program = "import sys; import pipeline.render.pdf; print('pycparser' in sys.modules, 'weasyprint' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert told.stdout.split() == ["False", "True"]


def test_a_source_that_is_not_known_is_left_to_cffi(monkeypatch: pytest.MonkeyPatch) -> None:
    original = cffi.FFI
    with ahead.definitions_ahead():
        cffi.FFI().cdef("what is known is not read")
    assert cffi.FFI is original
    monkeypatch.setattr(ahead, "SOURCE", "the hash of another version")
    with ahead.definitions_ahead():
        assert cffi.FFI is original
