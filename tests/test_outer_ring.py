"""What few users need (clusters, stores, archives, print shops, packs) stands where the rest does without it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# Libraries and modules that cannot be imported in the process that is looked at.
OUTER = (
    "dask",
    "distributed",
    "fsspec",
    "warcio",
    "pipeline.fetch",
    "pipeline.exchange",
    "pipeline.run.engines.batches",
    "pipeline.run.engines.dask",
    "pipeline.run.engines.dask_worker",
    "pipeline.render.book",
    "pipeline.render.site",
    "pipeline.render.pdf.binding",
    "pipeline.render.pdf.handout",
    "pipeline.render.pdf.imposing",
    "pipeline.render.pdf.inks",
    "pipeline.render.pdf.large",
    "pipeline.render.pdf.overprint",
    "pipeline.render.pdf.print",
)
BLOCKED = f"import sys; sys.modules |= dict.fromkeys({OUTER!r}); from pipeline.cli import main; main()"


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    shutil.copytree(ROOT / "input" / "oreina-choria", folder / "input")
    return subprocess.run(
        [sys.executable, "-c", BLOCKED, *words], cwd=folder, capture_output=True, encoding="utf-8", check=False
    )


def test_sheets_in_all_formats_are_built_without_the_outer_ring(tmp_path: Path) -> None:
    done = run(tmp_path, "build", "--formats", "pdf,docx,json,html", "--jobs", "1")
    assert done.returncode == 0, done.stderr
    assert {file.suffix for file in (tmp_path / "output").glob("kafeneio*")} == {".pdf", ".docx", ".json", ".html"}


@pytest.mark.parametrize("words", [("build", "--variant", "print"), ("build", "--engine", "dask")], ids=" ".join)
def test_what_asks_for_the_outer_ring_misses_it(tmp_path: Path, words: tuple[str, ...]) -> None:
    assert run(tmp_path, *words).returncode != 0
