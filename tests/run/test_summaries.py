from __future__ import annotations

from dataclasses import replace

from pipeline.model import Aside, Coverage, Fate, FieldValue, Kind, Locator, Page, Record, SetAside
from pipeline.run.summaries import summaries

NOWHERE = Locator("")
PAGE = Page.of("a.html", "a", b"", url="https://a.example.org/")


def value(field: str, lang: str, text: str) -> FieldValue:
    return FieldValue(field, lang, text, (), NOWHERE, "")


def aside(text: str, fate: Fate, reason: str) -> Aside:
    return Aside(text, fate, reason, NOWHERE)


RECORD = Record(
    PAGE,
    Kind.PRACTICE,
    (
        value("title", "el", "Ο μύλος"),
        value("title", "en", "The mill"),
        value("description", "en", "It grinds."),
    ),
    (
        aside("Home", Fate.BOILERPLATE, "menu"),
        aside("News\n  and events", Fate.BOILERPLATE, "menu"),
        aside("All rights reserved by the mill", Fate.BOILERPLATE, "footer"),
        aside("Bring boots", Fate.UNPLACED, "after the end"),
    ),
    (),
    Coverage(100, 50, 10, 30, 10),
)


def test_a_card_tells_titles_source_and_the_languages_of_each_field() -> None:
    (summary,) = summaries([("a", RECORD)])
    assert (summary.base, summary.url) == ("a", "https://a.example.org/")
    assert summary.titles == (("el", "Ο μύλος"), ("en", "The mill"))
    assert summary.fields == (("title", ("el", "en")), ("description", ("en",)))


def test_boilerplate_is_told_by_its_reason_the_most_words_first() -> None:
    (summary,) = summaries([("a", RECORD)])
    assert summary.asides == (
        SetAside("footer", 26, "All rights reserved by the mill"),
        SetAside("menu", 17, "News and events"),
    )


def test_what_holds_for_the_whole_page_stands_in_its_first_card_only() -> None:
    first, second = summaries([("a-1", RECORD), ("a-2", replace(RECORD, number="2"))])
    assert first.coverage == RECORD.coverage
    assert (second.coverage, second.asides) == (None, ())


def test_a_title_without_end_is_shortened() -> None:
    (summary,) = summaries([("a", replace(RECORD, values=(value("title", "en", "mill " * 1000),)))])
    assert len(summary.titles[0][1]) <= 300
    assert summary.titles[0][1].endswith("mill …")
