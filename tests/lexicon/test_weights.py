"""Weights of the scored choices."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import ConfigurationError
from pipeline.lexicon import Lexicon, extended
from pipeline.lexicon.weights import weights

# Numbers only: `make features` writes them anew.
FEATURES = Path(__file__).parents[1] / "data/features"


def test_an_office_may_weigh_differently(lexicon: Lexicon) -> None:
    name = next(iter(weights(lexicon, "title")))
    own = extended(lexicon, {"weights.toml": f"[title]\n{name} = 7".encode()})
    assert weights(own, "title")[name] == 7.0
    assert weights(own, "title").keys() == weights(lexicon, "title").keys()


@pytest.mark.parametrize("value", ['"2"', "true", "[1]"])
def test_a_weight_that_is_no_number_is_named(lexicon: Lexicon, value: str) -> None:
    own = extended(lexicon, {"weights.toml": f"[title]\nheavy = {value}".encode()})
    with pytest.raises(ConfigurationError, match="heavy"):
        weights(own, "title")


def test_a_choice_without_weights_has_none(lexicon: Lexicon) -> None:
    assert not weights(lexicon, "no-such-choice")


# What the weights chose right when the rows were made: of titles with a right one among the first candidates, of pages
# by whether they are put aside. Judged pages are the hard ones: lists, calls and programmes beside projects.
_SHARES = {"title": 0.96, "kind": 0.86}


@pytest.mark.parametrize("subject", _SHARES)
def test_the_weights_choose_right_on_pages_with_known_answers(lexicon: Lexicon, subject: str) -> None:
    known = weights(lexicon, subject)
    rows = [row for row in _rows() if row["of"] == subject]
    right = sum(_is_right(row, known) for row in rows)
    assert right / len(rows) >= _SHARES[subject]


def test_nine_in_ten_practices_are_kept_and_hardly_any_other_page_is_surely_one(lexicon: Lexicon) -> None:
    known = weights(lexicon, "kind")
    rows = [(row["right"], _score(row["signs"], known)) for row in _rows() if row["of"] == "kind"]
    kept = [score >= known["other"] for is_practice, score in rows if is_practice]
    sure = [score >= known["sure"] for is_practice, score in rows if not is_practice]
    assert sum(kept) / len(kept) >= 0.9
    assert sum(sure) / len(sure) <= 0.05


def test_general_texts_would_be_kept_but_for_the_sign_that_they_are(lexicon: Lexicon) -> None:
    known = weights(lexicon, "kind")
    general = [row for row in _rows() if row["of"] == "kind" and row["signs"].get("general")]
    assert all(_score(row["signs"], known) < known["other"] and not row["right"] for row in general)
    assert sum(_score(row["signs"], known | {"general": 0.0}) >= known["other"] for row in general) >= len(general) / 2


def test_place_and_head_of_the_page_are_needed_to_choose_a_title(lexicon: Lexicon) -> None:
    known = dict(weights(lexicon, "title"))
    rows = [row for row in _rows() if row["of"] == "title"]
    with_all = sum(_is_right(row, known) for row in rows)
    assert sum(_is_right(row, known | {"early": 0.0, "like_head": 0.0}) for row in rows) < with_all


def _rows() -> Iterator[dict[str, Any]]:
    for part in sorted(FEATURES.glob("*.jsonl")):
        yield from map(json.loads, part.read_text("utf-8").splitlines())


def _is_right(row: dict[str, Any], known: Mapping[str, float]) -> bool:
    if row["of"] == "kind":
        return bool((_score(row["signs"], known) >= known["other"]) is row["right"])
    scores = [_score(signs, known) for signs in row["signs"]]
    return scores.index(max(scores)) == row["right"]


def _score(signs: Mapping[str, float], known: Mapping[str, float]) -> float:
    return known.get("start", 0.0) + sum(known[name] * value for name, value in signs.items())
