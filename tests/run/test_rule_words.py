"""What the rule of a value means to a person."""

from __future__ import annotations

import pytest

from pipeline.extract import extract
from pipeline.lexicon import shipped
from pipeline.messages import in_language
from pipeline.model import Lesson, Page, Profile, Record, Teaching
from pipeline.read import read
from pipeline.run.rule_words import rule_meaning
from pipeline.split import split

OVEN = (
    "<h1>The shared oven</h1><h2>Resources needed</h2><p>One oven, €900.</p>"
    "<p><b>Location:</b> Epirus, Greece</p><table><tr><td>Start date</td><td>June 2016</td></tr></table>"
    "<p>See https://oven.example.org/shared</p>"
)


def record_of(page: str, profile: Profile | None = None) -> Record:
    (document,) = read(Page.of("oven.html", "oven", page.encode(), site="oven.example"), shipped())
    (record,) = extract(split(document, shipped(), ("el", "en")), shipped(), profile or Profile())
    return record


@pytest.mark.parametrize(
    ("field", "meaning"),
    [
        ("resources", "under “Resources needed”, a heading"),
        ("location", "after “Location” in bold"),
        ("start_date", "beside “Start date” in a table"),
        ("links", "written out in the text"),
    ],
)
def test_a_rule_is_told_with_the_words_of_the_label_it_went_by(field: str, meaning: str) -> None:
    record = record_of(OVEN)
    assert in_language(rule_meaning(record.of(field)[0], record), "en") == meaning


def test_a_rule_that_was_taught_names_its_row_and_its_site() -> None:
    lesson = Lesson(words="Baked by", field="institution")
    profile = Profile(teaching=Teaching("oven.example", labels=(lesson,)))
    record = record_of("<h1>The shared oven</h1><p>Baked by: Upper Parish</p>", profile)
    words = in_language(rule_meaning(record.of("institution")[0], record), "en")
    assert words == "the row [[label]] “Baked by” in what the site oven.example was taught"
