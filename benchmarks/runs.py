"""The command as people run it: start, one job against more, a folder of a thousand, nothing changed, growth."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from benchmarks import corpus
from benchmarks.measure import (
    Cost,
    Row,
    children_of,
    cost_of_command,
    in_fresh_process,
    in_turn,
    median,
    memory_of,
    peak_of_command,
    side_by_side,
    times,
)

SHEETS = Path(sys.executable).with_name("sheets")

_HAS_DASK = find_spec("distributed") is not None

# So many pages that the start of the command, which no second job makes faster, is a small part of a run.
_FOLDER = 160
_THOUSAND = 1000
_HUNDREDS, _FEW, _MANY = 200, 100, 10_000

# What a worker has loaded after so many sheets is no growth any more.
_SETTLED = 20


def start_rows(html: Path) -> Iterator[Row]:
    """From nothing to the first sheet, against WeasyPrint's command on a sheet's `html` and its bare import."""
    with folder(1) as place:
        weasyprint = Path(sys.executable).with_name("weasyprint")
        found = in_turn(
            {
                "ours": partial(build, place, "--force"),
                "command": lambda: cost_of_command(
                    [weasyprint, "--pdf-variant", "pdf/a-2a", html, place / "sheet.pdf"]
                ),
                "import": lambda: cost_of_command([sys.executable, "-c", "import weasyprint"]),
                "version": lambda: cost_of_command([SHEETS, "--version"]),
            },
            rounds=5,
        )
    yield Row("sheets --version", found["version"].cpu, "s CPU", "≤ 0.11")
    yield times("weasyprint's command, sheet's HTML to PDF", found["command"])
    yield Row(
        "cold start, three files, against that command", found["ours"].cpu / found["command"].cpu, "x", "≤ 1.4", "≤ 1.0"
    )
    yield times("cold start to the first three files", found["ours"])
    yield times("python -c 'import weasyprint'", found["import"])
    yield Row("cold start against that import, wall", found["ours"].wall / found["import"].wall, "x", "≤ 4", "≤ 2.5")


def job_rows() -> Iterator[Row]:
    """A folder by one job, by two, and by one a processor."""
    jobs = sorted({1, 2, os.cpu_count() or 1})
    with folder(_FOLDER) as place:
        calls = {str(one): partial(build, place, "--force", "--jobs", str(one)) for one in jobs}
        found = in_turn(calls, rounds=1)
    for name, cost in found.items():
        yield Row(f"PDF and DOCX pairs, {name} job(s), {_FOLDER} pages", _FOLDER / cost.wall, "a second")
    yield Row("2 jobs against 1, wall", found["1"].wall / found["2"].wall, "x", "≥ 1.7", "≥ 1.9")


def thousand_rows() -> Iterator[Row]:
    """A run of a thousand distinct pages by two workers, one with nothing to do, and one by each engine."""
    memory: dict[int, list[float]] = {}
    with folder(_THOUSAND) as place:
        run = build(place, "--jobs", "2", watch=lambda process: _note_memory(process, place, memory))
        again = in_turn({"again": partial(build, place)}, rounds=5)["again"]
        page = next((place / "input").rglob("*.html"))
        page.write_text(page.read_text(encoding="utf-8").replace("</p>", " Once more.</p>", 1), encoding="utf-8")
        changed = build(place)
        engines = side_by_side({one: _fresh(one) for one in ("pool", "dask")}, place) if _HAS_DASK else {}
    growth = max((held[-1] - held[0] for held in memory.values()), default=0.0)
    peak = max((max(held) for held in memory.values()), default=0.0)
    yield times("page → PDF + DOCX + JSON, all included", run, _THOUSAND)
    yield Row(f"PDF and DOCX pairs, 2 jobs, {_THOUSAND} pages", _THOUSAND / run.wall, "a second", "≥ 12", "≥ 16")
    yield Row(f"growth of a worker over {_THOUSAND // 2} sheets", growth, "MB", "≤ 25")
    yield Row("most that a worker held", peak, "MB")
    yield Row(f"nothing changed, {_THOUSAND} pages", again.cpu, "s CPU", "≤ 0.4", wall=again.wall)
    yield Row(f"one page of {_THOUSAND} changed, whole run", changed.cpu, "s CPU", "≤ 1.0", "≤ 0.7", changed.wall)
    yield _beyond(engines)


def memory_rows() -> Iterator[Row]:
    """What a run that builds nothing holds of each page, by the most that its process held."""
    held = {}
    for pages in (_HUNDREDS, _THOUSAND):
        with folder(pages) as place:
            # The second run says in the report that nothing was built, which the later ones find there.
            build(place, "--formats", "json")
            build(place, "--formats", "json")
            command = [SHEETS, "build", "--formats", "json"]
            held[pages] = statistics.median(peak_of_command(command, place) for _ in range(5))
    growth = 1000 * (held[_THOUSAND] - held[_HUNDREDS]) / (_THOUSAND - _HUNDREDS)
    yield Row("memory of a run with nothing to do, a page", growth, "KB", "≤ 4", "≤ 1")


def resident_rows() -> Iterator[Row]:
    """A sheet again in a process that has built it before, as the review and `sheets watch` do."""
    code = (
        "from pathlib import Path\n"
        "from pipeline.run.build import BuildOptions, build\n"
        "from pipeline.settings import Settings\n"
        "settings, options = Settings(formats=('pdf',)), BuildOptions(force=True, stays=True)\n"
        "here = Path({place!r})\n"
        "from benchmarks.measure import used\n"
    )
    with folder(1) as place:
        setup = code.format(place=str(place)) + "build(settings, options=options, folder=here)\nstart = used()\n"
        found = in_fresh_process(setup, "build(settings, options=options, folder=here)\nspent = used() - start")
    yield Row("a sheet again in a warm process, PDF alone", found["spent"], "s CPU", "≤ 0.25", "≤ 0.15")


def _fresh(engine: str) -> list[str | Path]:
    return [SHEETS, "build", "--jobs", "2", "--engine", engine, "--out", engine]


def _beyond(engines: Mapping[str, float]) -> Row:
    """What Dask takes, all its processes and their start included, beyond what the run takes without it."""
    name = f"Dask's CPU time beyond the pool's, {_THOUSAND} pages"
    if not engines:
        return Row(name, None, "skipped: pip install 'practice-sheets[cluster]'")
    return Row(name, 100 * (engines["dask"] / engines["pool"] - 1), "%", "≤ 5", "≤ 3")


def growth_rows() -> Iterator[Row]:
    """What a page costs in a small and in a large folder, a hundred pages first and last."""
    with folder(_FEW) as small, folder(_MANY) as large:
        before = [build(small, "--force") for _ in range(3)]
        many = build(large, "--force")
        after = [build(small, "--force") for _ in range(3)]
        again = build(large)
    few = median([*before, *after])
    yield times(f"a page of {_FEW}", few, _FEW)
    yield times(f"a page of {_MANY}", many, _MANY)
    yield Row("CPU a page, many against few", (many.cpu / _MANY) / (few.cpu / _FEW), "x", "≤ 1.05", "≤ 1.0")
    yield Row(f"nothing changed, {_MANY} pages", again.cpu, "s CPU", wall=again.wall)


@contextmanager
def folder(pages: int) -> Iterator[Path]:
    """A working folder with so many pages in its `input/`."""
    with tempfile.TemporaryDirectory(prefix="sheets-bench-") as made:
        corpus.write(Path(made) / "input", pages)
        yield Path(made)


def build(place: Path, *options: str, watch: Callable[[int], None] | None = None) -> Cost:
    """What a run of the command in a working folder costs."""
    return cost_of_command([SHEETS, "build", *options], place, watch)


def _note_memory(process: int, folder: Path, memory: dict[int, list[float]]) -> None:
    journal = folder / "output" / ".journal.jsonl"
    # Of both workers together; an entry's line has an empty one before it.
    if memory or (journal.exists() and journal.read_bytes().count(b"\n{") > 2 * _SETTLED):
        for worker in children_of(process):
            if held := memory_of(worker):
                memory.setdefault(worker, []).append(held)
