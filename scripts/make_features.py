"""Write anew the numbers in tests/data/features: the signs of what was chosen among, on pages with known answers.

    python scripts/make_features.py [JUDGED] [--shared FOLDER]

One line a choice, numbers only: no words of anybody's page. A corpus that is not there keeps its lines: judged pages
are not ours and not in the project. Pages that are held back give none.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))

from benchmarks.reading import scorers  # noqa: E402
from benchmarks.reading.corpora import HELD, Case, corpora  # noqa: E402
from benchmarks.reading.product import explained  # noqa: E402

FEATURES = PROJECT / "tests/data/features"
# So many candidates and letters are enough to tell a choice by, and one layout of a page that was poured into several.
MOST, LETTERS = 5, 60
RIGHT = 0.98


def main() -> None:
    """Write the lines of each corpus that is there."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "judged", nargs="?", type=Path, default=Path(os.environ.get("JUDGED", PROJECT.parent / "judged"))
    )
    parser.add_argument("--shared", type=Path, default=PROJECT.parent / "shared")
    asked = parser.parse_args()
    score = scorers.scorer(asked.shared / "pages", asked.judged)
    found = corpora(asked.judged, asked.shared) if score else {}
    for name, cases in found.items():
        if name not in HELD:
            first = {case.name.partition(".")[0]: case for case in reversed(cases)}
            lines = [json.dumps(row, separators=(",", ":")) for row in _rows(list(first.values()), score)]
            (FEATURES / f"{name}.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
            print(f"{name}: {len(lines)} choices of {len(first)} pages")


def _rows(cases: list[Case], score: Any) -> Iterator[dict[str, Any]]:
    by_name = {"/".join(case.page.parts[-2:]): case for case in cases}
    seen: set[str] = set()
    for told in explained([case.page for case in cases]):
        name = "/".join(Path(told["file"]).parts[-2:])
        if name not in by_name or name in seen:
            continue
        seen.add(name)
        case = by_name[name]
        for subject, candidates in told["choices"].items():
            if subject == "kind":
                yield {"of": "kind", "right": case.is_practice, "signs": _numbers(candidates[0])}
            elif case.is_practice and len(candidates) > 1:
                yield from _choice(subject, candidates, case, score)


def _choice(subject: str, candidates: list[Any], case: Case, score: Any) -> Iterator[dict[str, Any]]:
    """A choice with the place of the right candidate; nothing where none is right."""
    wanted = case.gold.get("fields", {}).get(subject, {}).values()
    right = [at for at, one in enumerate(candidates) if any(_is_right(subject, want, one, score) for want in wanted)]
    if right and right[0] < MOST:
        yield {"of": subject, "right": right[0], "signs": list(map(_numbers, candidates[:MOST]))}


def _is_right(subject: str, want: str, candidate: Mapping[str, Any], score: Any) -> bool:
    """Whether a candidate is the answer; of a run of text, whether the answer begins in it or it in the answer."""
    if subject == "title":
        return bool(score.f1(want, candidate["text"]) >= RIGHT)
    answer, run = _folded(want), _folded(candidate["text"])
    return answer[:LETTERS] in run or run[:LETTERS] in answer


def _folded(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _numbers(candidate: Mapping[str, Any]) -> dict[str, float]:
    return {name: round(value, 2) for name, value in dict(candidate["features"]).items()}


if __name__ == "__main__":
    main()
