from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import cffi
import pytest

from pipeline.render.pdf import ahead

ROOT = Path(__file__).parents[3]


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
