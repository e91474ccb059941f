from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from benchmarks.reading.corpora import Case
from benchmarks.reading.small import faults

RECORD = {
    "kind": "practice",
    "fields": {
        "title": [{"text": "Soup from the market"}],
        "description": [{"text": "Each night the market\nthrows away vegetables."}],
        "start_date": [{"text": "12/2014", "value": "2014-12"}],
        "amounts": [{"text": "140,000", "value": {"amount": "140000", "currency": "EUR"}}],
        "location": [{"text": "Volos", "value": {"country": "GR", "region": "Volos"}}],
    },
}


@pytest.mark.parametrize(
    ("gold", "wrong"),
    [
        ({"kind": "practice", "title": "Soup from the market", "amounts": ["140000 EUR"]}, []),
        ({"kind": "other"}, ["kind"]),
        ({"kind": "practice or other"}, []),
        ({"title": "Soup from the market (never “The project”)"}, []),
        ({"title": "Soup"}, ["title"]),
        ({"description": "Each night the … vegetables."}, []),
        ({"description": "Every night …"}, ["description"]),
        ({"start_date": "text “12/2014”, value 2014-12"}, ["start_date"]),
        ({"start_date": "2014-12 (expected)"}, []),
        ({"amounts": ["140000 EUR", "1 EUR"]}, ["amounts"]),
        ({"location": {"country": "GR"}}, []),
        ({"location": {"country": "BE"}}, ["location"]),
        ({"title": None, "summary": None}, ["title where there is none"]),
        ({"never": ["throws away"]}, ["never"]),
        ({"records": 2}, ["1 records"]),
    ],
)
def test_each_answer_of_a_small_case_is_held_against_the_record(gold: dict[str, Any], wrong: list[str]) -> None:
    assert faults(Case("soup", Path("soup.txt"), gold), [RECORD]) == wrong


def test_a_page_that_gave_no_record_is_wrong_in_all() -> None:
    assert faults(Case("soup", Path("soup.txt"), {"kind": "practice", "title": "Soup"}), []) == ["kind", "title"]
