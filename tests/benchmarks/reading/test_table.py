from __future__ import annotations

from typing import Any

import pytest

from benchmarks.reading.table import f1, lines


def figures(right: int, faults: list[str]) -> dict[str, Any]:
    corpus = {
        "pages": 3,
        "fields": {"title": {"right": right, "wrong": 4 - right}},
        "rules": {"title first-line": {"right": right, "wrong": 4 - right}},
        "kinds": {"practice": {"sure": 3}},
        "sureness": {"title": {"right sure": right, "wrong unsure": 1, "wrong sure": 3}},
        "reach": {},
        "labels": {},
        "languages": {"el": {"right": right}},
        "never": {},
    }
    return {
        "corpora": {"text": corpus},
        "real": {"titles": {"pages": 47, "right": 40 + right}},
        "cases": {"c1": faults},
    }


def test_f1_weighs_what_was_found_against_what_is_there() -> None:
    assert f1({"right": 2, "wrong": 1, "missing": 1, "extra": 0}) == pytest.approx(4 / 7)
    assert f1({}) is None


def test_a_figure_that_has_changed_stands_behind_the_earlier_one() -> None:
    table = "\n".join(lines(figures(2, []), figures(1, ["title"])))
    assert "0.250 → 0.500" in table
    assert "real titles: pages 47, right 41 → 42" in table
    assert "right   (before: title)" in table


def test_without_an_earlier_run_only_the_figures_stand_there() -> None:
    table = "\n".join(lines(figures(2, ["title"]), None))
    assert "→" not in table
    assert "first-line 2/2" in table
    assert "wrong unsure 0.250, right sure 1.000, all sure 0.833" in table
    assert "cases without a fault: 0 of 1" in table


def test_a_corpus_that_the_earlier_run_lacked_is_told_alone() -> None:
    before = {"corpora": {}, "real": {}, "cases": {}}
    assert "→" not in "\n".join(lines(figures(2, []), before))


def test_a_count_that_the_earlier_run_lacked_was_none_there() -> None:
    now, before = figures(2, []), figures(2, [])
    now["corpora"]["text"]["kinds"] = {"practice": {"sure": 1, "provisional": 2}}
    assert "sure 3 → 1, provisional 0 → 2" in "\n".join(lines(now, before))
    assert "sure 1 → 3, provisional 2 → 0" in "\n".join(lines(before, now))
