from __future__ import annotations

import marshal
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.settings import Settings
from pipeline.store.own_files import load_lexicon
from pipeline.values.dates import dates


@pytest.mark.slow
def test_what_starts_need_is_kept_ahead_where_python_writes_no_compiled_files(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "pipeline.run.ahead"],
        env={**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"},
        cwd=Path(__file__).parents[2],
        check=True,
    )
    kept = {file.name.split(".")[0] for file in tmp_path.rglob("*.kept")}
    assert kept >= {"kept-lexicon", "kept-sheet", "kept-report", "kept-messages-help", "kept-messages-run"}
    # Patterns that the steps make of the lexicon, too, not only those of modules.
    (patterns,) = tmp_path.rglob("kept-patterns.*")
    *_, known = marshal.loads(patterns.read_bytes())
    assert dates(load_lexicon(Settings(), Path())).pattern.pattern in {pattern for pattern, _ in known}
