from __future__ import annotations

import json
from pathlib import Path

from benchmarks.reading.corpora import corpora, small_cases


def test_only_corpora_that_are_there_are_told(tmp_path: Path) -> None:
    case = tmp_path / "judged/held/poured/soup~ecl"
    case.mkdir(parents=True)
    (case / "page.html").write_text("<h1>Soup</h1>", encoding="utf-8")
    (case / "gold.json").write_text(json.dumps({"kind": "other"}), encoding="utf-8")
    found = corpora(tmp_path / "judged", tmp_path / "shared")
    assert list(found) == ["held poured"]
    assert [(one.name, one.page.name, one.is_practice) for one in found["held poured"]] == [
        ("soup~ecl", "page.html", False)
    ]


def test_a_small_case_is_a_page_beside_its_right_answers(tmp_path: Path) -> None:
    place = tmp_path / "cases/realpages"
    place.mkdir(parents=True)
    for name in ("c1.txt", "c2.html", "notes.txt"):
        (place / name).write_text("Soup", encoding="utf-8")
    for name in ("c1", "c2"):
        (place / f"{name}.right.json").write_text('{"kind": "other"}', encoding="utf-8")
    assert [case.page.name for case in small_cases(tmp_path)] == ["c1.txt", "c2.html"]
