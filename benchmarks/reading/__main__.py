"""`python -m benchmarks.reading [JUDGED]`: one table by corpus, field and rule, and the same as JSON.

JUDGED is a folder of judged texts that are not ours and therefore not in the project; without it its rows are left out.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any

from benchmarks.reading import product, scorers, small
from benchmarks.reading.corpora import HELD, Case, corpora, small_cases
from benchmarks.reading.table import lines
from benchmarks.reading.tally import Tally, of_pages

_BESIDE = Path(__file__).resolve().parents[3]


def main() -> None:
    """Measure, print the table, write the figures."""
    asked = _arguments()
    score = scorers.scorer(asked.shared / "pages", asked.judged)
    if score is None:
        print(f"no score.py in {asked.shared / 'pages'} or {asked.judged}: what it judges is left out", file=sys.stderr)
    found = corpora(asked.judged, asked.shared) if score else {}
    small_ones = small_cases(asked.shared)
    if not found and not small_ones:
        sys.exit(f"neither {asked.judged} nor {asked.shared} has pages with known answers")
    tallies = {name: _tally(cases, score) for name, cases in found.items()}
    read = product.records([case.page for case in small_ones])
    figures: dict[str, Any] = {
        "corpora": {name: tally.as_dict() for name, tally in tallies.items()},
        "real": scorers.real_pages(asked.shared),
        "cases": {case.name: small.faults(case, records) for case, records in zip(small_ones, read, strict=True)},
    }
    before = json.loads(asked.before.read_text("utf-8")) if asked.before else None
    print("\n".join(lines(figures, before)))
    if asked.out:
        asked.out.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", "utf-8")
    if asked.misses in tallies:
        _print_misses(tallies[asked.misses])


def _tally(cases: list[Case], score: Any) -> Tally:
    pages = [case.page for case in cases]
    tally = of_pages(cases, dict(zip(pages, product.records(pages), strict=True)), score)
    if product.explains():
        told = product.choices([case.page for case in cases if case.is_practice])
        for case in cases:
            tally.add_reach(case, told.get(case.page, {}), score)
    return tally


def _print_misses(tally: Tally) -> None:
    for case, field, state, gold, got in sorted(tally.misses, key=lambda miss: (miss[1], miss[2], miss[0])):
        print(f"{field} {state}: {case}\n    gold {str(gold)[:160]!r}\n    got  {str(got)[:160]!r}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.reading", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("judged", nargs="?", type=Path, default=Path(os.environ.get("JUDGED", _BESIDE / "judged")))
    parser.add_argument("--shared", type=Path, default=_BESIDE / "shared")
    parser.add_argument("--before", type=Path, metavar="FILE", help="figures of an earlier run to compare with")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the figures here")
    parser.add_argument("--misses", metavar="CORPUS", help="print each miss of a corpus that is not held back")
    asked = parser.parse_args()
    if asked.misses in HELD:
        parser.error(f"{asked.misses}: nobody looks at single misses there")
    return asked


if __name__ == "__main__":
    main()
