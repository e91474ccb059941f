from __future__ import annotations

import importlib.util
from pathlib import Path

ROOT = Path(__file__).parents[3]


def test_the_definitions_are_those_of_the_weasyprint_that_is_installed() -> None:
    spec = importlib.util.spec_from_file_location("make_pango", ROOT / "scripts" / "make_pango.py")
    assert spec is not None
    assert spec.loader is not None
    maker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(maker)
    assert maker.FILE.read_text(encoding="utf-8") == maker.written(), "scripts/make_pango.py writes them anew"
