"""A working folder with one page, and the command as it is called there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main

PAGE = """<!doctype html><html lang="en"><head><title>The Seed Drawer</title></head><body><main>
<h1>The Seed Drawer</h1>
<p>A post office keeps a drawer of seeds that gardeners fill in autumn and empty in spring.</p>
<h2>Resources needed</h2><p>One drawer, €35, and paper bags.</p>
<h2>Main institution</h2><p>Post office of Lower Dell</p>
</main></body></html>"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder with one page in `input/`."""
    (tmp_path / "input").mkdir()
    (tmp_path / "input/drawer.html").write_text(PAGE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def sheets(here: Path) -> Callable[..., Result]:
    """The command, called in the working folder."""
    return lambda *args: CliRunner().invoke(main, args)
