"""`python -m benchmarks [PAGE]`: all measures on one page (default: a sample), as a table and as JSON."""

from __future__ import annotations

import json
import platform
import sys
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

from benchmarks import language, steps
from benchmarks.measure import Row
from pipeline.lexicon import shipped
from pipeline.model import Page
from pipeline.read import read

SAMPLE = Path("tests/pages/wordpress-frame/biopark-ergastiria/page.html")
RESULTS = Path("benchmarks/results")


def main(file: Path) -> None:
    """Measure, print the table, write `benchmarks/results/latest.json`."""
    page = Page.of(file.name, file.stem, file.read_bytes())
    text = read(page, shipped())[0].text
    machine = f"Python {platform.python_version()} on {platform.machine()}, WeasyPrint {version('weasyprint')}"
    print(f"{file.name}, {len(text)} characters; {machine}\n")
    found = [*language.rows(text), *steps.rows(file)]
    for row in found:
        print(_line(row))
    RESULTS.mkdir(parents=True, exist_ok=True)
    result = {"page": file.name, "machine": machine, "rows": [asdict(row) for row in found]}
    (RESULTS / "latest.json").write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _line(row: Row) -> str:
    wanted = f"   floor {row.floor}   aim {row.aim}" if row.floor else ""
    return f"{row.name:45} {row.value:9.2f} {row.unit:8}{wanted}"


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE)
