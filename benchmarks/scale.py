"""Ledgers and reports of folders larger than anybody has time to build: some pages' entries over and over.

Each measure is taken in a process of its own, whose memory is that of the measure alone.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from benchmarks import runs
from benchmarks.measure import Row, in_fresh_process

# The real pages whose entries are repeated.
_PAGES = 40

_LEDGERS = {100_000: ("≤ 1.5", "≤ 80"), 1_000_000: ("≤ 15", "≤ 800")}
_SETUP = "from pathlib import Path\nfrom benchmarks import scale\nfrom pipeline.store import manifest\n"


def ledger_rows(*sizes: int) -> Iterator[Row]:
    """Loading a ledger of so many entries, and what a run holds of each."""
    with tempfile.TemporaryDirectory(prefix="sheets-bench-") as made:
        for size in sizes:
            place = _ledger(Path(made) / str(size), size)
            found = in_fresh_process(_SETUP, f"ledger = manifest.load(Path({str(place)!r}))", rounds=3)
            seconds, megabytes = _LEDGERS.get(size, ("", ""))
            yield Row(f"loading a ledger of {size} entries", found["seconds"], "s CPU", seconds)
            yield Row(f"memory that it takes, {size} entries", found["megabytes"], "MB", megabytes)
            yield Row("an entry's memory", 1e6 * found["megabytes"] / size, "bytes", "≤ 600")


def report_rows(*sizes: int) -> Iterator[Row]:
    """The report on so many pages: its index, writing it, and writing it again where one page has changed."""
    with tempfile.TemporaryDirectory(prefix="sheets-bench-") as made:
        for size in sizes:
            place = _ledger(Path(made) / str(size), size)
            whole = in_fresh_process(_SETUP, f"scale.report(Path({str(place)!r}))", rounds=1)
            again = in_fresh_process(_SETUP, f"scale.report(Path({str(place)!r}), 'changed')", rounds=1)
            index = (place / "report.html").stat().st_size / 1e6
            yield Row(f"index of the report on {size} pages", index, "MB", "≤ 1")
            yield Row("writing all of it, a page", 1e3 * whole["seconds"] / size, "ms CPU")
            yield Row("memory that this takes, a page", 1e3 * whole["megabytes"] / size, "KB")
            yield Row("writing it where one page has changed", again["seconds"], "s CPU")


def report(place: Path, reason: str = "") -> None:
    """Write the report on a folder, after one of its pages was built for a `reason`."""
    from pipeline.model import PageResult, State  # noqa: PLC0415 - a part of what is measured
    from pipeline.run.recipe import Recipe  # noqa: PLC0415
    from pipeline.run.report_page import write_report_page  # noqa: PLC0415
    from pipeline.settings import Settings  # noqa: PLC0415
    from pipeline.store import manifest  # noqa: PLC0415
    from pipeline.store.own_files import load_lexicon, load_look  # noqa: PLC0415

    settings = Settings()
    recipe = Recipe(settings, load_lexicon(settings, place), load_look(settings, place))
    ledger = manifest.load(place)
    results = []
    if reason:
        path = next(iter(ledger))
        ledger[path] = replace(ledger[path], reason=reason)
        results.append(PageResult(path, State.BUILT, summaries=ledger[path].summaries))
    write_report_page(place, ledger, results, (), (), recipe)


def _ledger(place: Path, size: int) -> Path:
    """An output folder with a ledger of so many entries, none of which tells of the practice of another."""
    place.mkdir(parents=True)
    with runs.folder(_PAGES) as real:
        runs.build(real, "--formats", "json")
        known = json.loads((real / "output/manifest.json").read_bytes())["pages"]
    lines: dict[str, list[str]] = {}
    for number, (path, entry) in enumerate(islice(_repeated(known), size)):
        lines.setdefault(f"manifest/{number % 256:02x}.jsonl", []).append(json.dumps({"path": path, **entry}))
    (place / "manifest").mkdir()
    for name, found in lines.items():
        (place / name).write_text("\n".join(found) + "\n", encoding="utf-8")
    table = {"format": 3, "shards": sorted(lines), "pages": {}}
    (place / "manifest.json").write_text(json.dumps(table), encoding="utf-8")
    return place


def _repeated(known: dict[str, dict[str, object]]) -> Iterator[tuple[str, dict[str, object]]]:
    for turn in range(sys.maxsize):
        for path, entry in known.items():
            summaries = [[*summary[:6], [], *summary[7:]] for summary in entry["cards"]]  # type: ignore[attr-defined]
            yield f"folder-{turn:05}/{path}", {**entry, "cards": summaries}
