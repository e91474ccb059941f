"""`python -m benchmarks`: all measures as one table, and as JSON in `benchmarks/results/`.

`--long` measures growth instead, up to ten thousand pages, and ledgers and reports of up to a million. Titles of
sections (`Start`, `Reports` …) measure those alone. Other programs are measured where they are installed;
`pip install pypandoc-binary docxtpl typst` brings three of them.
"""

from __future__ import annotations

import json
import os
import platform
import re
import sys
import tempfile
import time
from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from benchmarks import corpus, language, peers, runs, scale, steps, writers
from benchmarks.measure import Row
from benchmarks.sample import sample

_WORD = re.compile("[a-z0-9]+")
_TRADEMARK = re.compile(r"\((?:R|TM)\)|\bCPU\b|\bProcessor\b", re.IGNORECASE)

RESULTS = Path(__file__).parent / "results"


def main(*, is_long: bool, only: Collection[str] = ()) -> None:
    """Measure, print each row as it is found, write a JSON file named by day and machine.

    `only` are titles of sections, which are printed and not written; all of them where none is named.
    """
    start = time.monotonic()
    for name, value in _machine().items():
        print(f"{name}: {value}")
    sections: dict[str, list[Row]] = {}
    file = RESULTS / f"{_name()}{'-long' if is_long else ''}.json"
    for title, found in _long() if is_long else _sections():
        if only and title not in only:
            continue
        print(f"\n{title}\n{'':52} {'CPU, or as told':>17} {'wall':>9}   {'floor':8} aim")
        sections[title] = []
        for row in found:
            print(_line(row), flush=True)
            sections[title].append(row)
        if not only:
            # After each section: who stops it, or meets a fault, keeps what was measured.
            _write(file, sections)
    print(f"\nmeasured in {time.monotonic() - start:.0f} s{'' if only else f', written to {file}'}")


def _write(file: Path, sections: Mapping[str, list[Row]]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    rows = {title: [asdict(row) for row in found] for title, found in sections.items()}
    file.write_text(json.dumps({"machine": _machine(), "rows": rows}, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _sections() -> Iterator[tuple[str, Iterator[Row]]]:
    one = sample(corpus.SAMPLE)
    yield "Telling languages apart", language.rows(one.document.text)
    yield "A page, step by step", steps.rows(one)
    yield "The writers", writers.rows(one)
    with tempfile.TemporaryDirectory(prefix="sheets-bench-") as made:
        yield "Start", runs.start_rows(peers.written(Path(made) / "sheet", one))
    yield "Again", runs.resident_rows()
    yield "Jobs", runs.job_rows()
    yield "A thousand pages", runs.thousand_rows()
    yield "Memory", runs.memory_rows()
    yield "Ledgers", scale.ledger_rows(100_000)
    yield "Reports", scale.report_rows(10_000)
    yield "Other ways, a page", _others()


def _others() -> Iterator[Row]:
    yield from peers.rows(peers.costs())


def _long() -> Iterator[tuple[str, Iterator[Row]]]:
    yield "Growth", runs.growth_rows()
    yield "Ledgers", scale.ledger_rows(100_000, 1_000_000)
    yield "Reports", scale.report_rows(100_000, 1_000_000)


def _name() -> str:
    """The day and the machine, as in `2026-01-31-2-intel-xeon`."""
    today = datetime.now(tz=UTC).date().isoformat()
    return f"{today}-{os.cpu_count()}-{'-'.join(_WORD.findall(_TRADEMARK.sub('', _processor()).lower())[:4])}"


def _machine() -> dict[str, str]:
    known = ("weasyprint", "pydyf", "python-docx", "lxml", "pypandoc-binary", "docxtpl", "typst")
    return {
        "machine": f"{os.cpu_count()} x {_processor()}, {platform.system()} {platform.release()}",
        "load": " ".join(f"{load:.1f}" for load in os.getloadavg()),
        "Python": platform.python_version(),
        **{name: found for name in known if (found := _version(name))},
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.machine()
    return next((line.split(": ")[1] for line in lines if line.startswith("model name")), platform.machine())


def _version(name: str) -> str:
    try:
        return version(name)
    except ImportError:
        return ""


def _line(row: Row) -> str:
    if row.value is None:
        return f"{row.name:52} {row.unit}"
    wall = "" if row.wall is None else f"{row.wall:.2f}"
    return f"{row.name:52} {row.value:8.2f} {row.unit:8} {wall:>9}   {row.floor:8} {row.aim}".rstrip()


if __name__ == "__main__":
    main(is_long="--long" in sys.argv, only=[one for one in sys.argv[1:] if one != "--long"])
