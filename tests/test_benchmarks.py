from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path

import pytest

from benchmarks.corpus import SAMPLE, variants
from benchmarks.measure import in_fresh_process, side_by_side

TEXT = SAMPLE.read_text(encoding="utf-8")


def test_every_page_of_the_corpus_is_another_and_the_same_at_every_run() -> None:
    first, second = list(variants(TEXT, 50)), list(variants(TEXT, 50))
    assert first == second
    assert len({slug for slug, _ in first}) == len({text for _, text in first}) == 50


def test_a_page_is_the_same_in_corpora_of_all_sizes() -> None:
    assert list(variants(TEXT, 3)) == list(islice(variants(TEXT, 10_000), 3))


def test_a_page_of_the_corpus_keeps_the_samples_words_and_length() -> None:
    for _, text in variants(TEXT, 20):
        assert text.count("</p>") == TEXT.count("</p>")
        assert "Kaselaid" not in text
        assert abs(len(text) - len(TEXT)) < 200


def test_what_code_keeps_from_its_setup_is_not_touched_by_what_measures_it() -> None:
    assert in_fresh_process("start, before, held = 1, 2, 3", "spent = start + before + held", rounds=1)["spent"] == 6


def test_commands_side_by_side_are_charged_with_what_their_own_children_use(tmp_path: Path) -> None:
    work = "[hash(str(number)) for number in range(400_000)]"
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {work!r}], check=True)"
    found = side_by_side({"idle": [sys.executable, "-c", ""], "busy": [sys.executable, "-c", child]}, tmp_path)
    assert list(found) == ["idle", "busy"]
    assert 0 < found["idle"] < found["busy"]


def test_a_command_that_fails_beside_another_is_an_error(tmp_path: Path) -> None:
    ended, fails = [sys.executable, "-c", ""], [sys.executable, "-c", "raise SystemExit(3)"]
    with pytest.raises(RuntimeError, match="second ended with 3"):
        side_by_side({"first": ended, "second": fails}, tmp_path)
