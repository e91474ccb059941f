from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from benchmarks.reading import product, scorers
from benchmarks.reading.corpora import Case
from benchmarks.reading.tally import Tally

SHARED = Path(__file__).parents[4] / "shared"

PAGE = """Soup from the market

Lead partner: Market of Kalo Nero
Budget: 12.000 €
Reference: 77/2014

Description
Each night the market throws away two lorries of vegetables. Volunteers cook soup from them for three schools.
"""

GOLD = {
    "kind": "practice",
    "lang": "en",
    "fields": {"title": {"en": "Soup from the market"}, "institution": {"en": "Market of Kalo Nero"}},
    "values": {"amounts": [["13000", "EUR"]]},
    "never": ["Volunteers cook"],
    "labels": [
        {"text": "Lead partner:", "field": "institution", "value": "Market of Kalo Nero", "known": True},
        {"text": "Description", "field": "evidence", "value": "Each night the market throws", "known": False},
        {"text": "Reference:", "field": "number", "value": "77/2014", "known": True},
    ],
}


@pytest.fixture
def score() -> Any:
    found = scorers.scorer(SHARED / "pages")
    if found is None:
        pytest.skip("no scorer beside the project")
    return found


@pytest.fixture
def tally(tmp_path: Path, score: Any) -> Tally:
    page = tmp_path / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    tally = Tally()
    tally.add(Case("soup", page, GOLD), product.records([page])[0], score)
    return tally


def test_a_value_counts_for_its_field_and_for_the_rule_that_found_it(tally: Tally) -> None:
    assert tally.fields["institution"] == {"right": 1}
    assert tally.rules["institution label-colon"] == {"right": 1}


def test_a_sum_that_is_not_in_the_answers_is_extra_and_the_one_that_is_there_missing(tally: Tally) -> None:
    assert tally.fields["amounts"] == {"missing": 1, "extra": 1}
    assert ("soup", "amounts", "missing", "13000 EUR", "12000 EUR") in tally.misses


def test_facts_count_for_the_main_language_of_the_page(tally: Tally) -> None:
    assert tally.languages["en"]["right"] == sum(counts["right"] for counts in tally.fields.values())


def test_words_that_no_field_may_hold_are_counted_once(tally: Tally) -> None:
    assert tally.never == {"of": 1, "printed": 1}


def test_a_label_is_wrong_where_its_words_went_to_another_field_by_a_label(tally: Tally) -> None:
    assert tally.labels == {"known": {"right": 1}, "unknown": {"wrong": 1}, "aside": {"right": 1}}


def test_a_value_that_says_it_is_unsure_is_counted_apart(score: Any) -> None:
    title = {"lang": "en", "text": "Buns from the market", "rule": "first-line", "sure": False}
    record = {"kind": "practice", "fields": {"title": [title]}}
    tally = Tally()
    tally.add(Case("soup", Path("page.txt"), {"fields": GOLD["fields"]}), [record], score)
    assert tally.sureness["title"] == {"wrong unsure": 1}


def test_an_answer_is_in_reach_where_one_of_the_candidates_says_it(score: Any) -> None:
    tally = Tally()
    told = {"title": ["Market of Kalo Nero", "Soup from the market"], "description": ["Lead partner"]}
    tally.add_reach(Case("soup", Path("page.txt"), GOLD), told, score)
    assert tally.reach == {"title": {"gold": 1, "reached": 1}}
