from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from pipeline.lexicon import Lexicon
from pipeline.model import Date, FieldValue, IssueCode, Record
from pipeline.render.sheet.source import address, readable, site_links, source, unsafe_links
from pipeline.render.sheet.voices import LANGUAGES, Voices

Make = Callable[..., FieldValue]
MakeRecord = Callable[..., Record]


def told(one: Record, lexicon: Lexicon, office: str = "", languages: str = "both") -> list[str]:
    return [line.text.replace("\u00a0", " ") for line in source(one, Voices(LANGUAGES[languages], lexicon), office)]


def test_a_source_is_its_address_its_dates_and_the_office(value: Make, record: MakeRecord, lexicon: Lexicon) -> None:
    one = record(
        value("published", "en", "7 March 2023", Date("2023-03-07")),
        url="https://lake.example/boat",
        fetched="2026-02-17T09:30:00Z",
    )
    assert told(one, lexicon, "Δήμος Λίμνης", "en") == [
        "Source: https://lake.example/boat",
        "Published: 7 March 2023",
        "Accessed: 17 February 2026",
        "Issued by: Δήμος Λίμνης",
    ]


def test_without_an_address_its_file_is_named_and_what_is_not_known_is_not_told(
    record: MakeRecord, lexicon: Lexicon
) -> None:
    assert told(record(), lexicon) == ["Αρχείο · File: school.html"]


@pytest.mark.parametrize(
    ("file", "lang"),
    [
        ("boats-of-the-school.html", "zxx"),
        ("Boats of the school.html", "en"),
        ("Τα σκάφη του σχολείου.html", "el"),
    ],
)
def test_a_file_named_in_words_has_the_language_of_its_letters(
    record: MakeRecord, lexicon: Lexicon, file: str, lang: str
) -> None:
    one = record()
    one = replace(one, page=replace(one.page, path=f"pages/{file}"))
    (line,) = source(one, Voices(LANGUAGES["el"], lexicon), "")
    assert [(line.text[run.start : run.end], run.lang) for run in line.runs][-1] == (file, lang)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://lake.example/%CE%BD%CE%B5%CF%81%CF%8C", "https://lake.example/νερό"),
        ("https://lake.example/a%20b", "https://lake.example/a%20b"),
        ("https://lake.example/a%2Fb", "https://lake.example/a%2Fb"),
        ("https://lake.example/%E2%80%AEb", "https://lake.example/%E2%80%AEb"),
        ("https://lake.example/%FF", "https://lake.example/%FF"),
    ],
)
def test_only_codes_that_stand_for_letters_are_shown_as_letters(url: str, shown: str) -> None:
    assert readable(url) == shown
    (link,) = address(url).links
    assert (link.start, link.end, link.target) == (0, len(shown), url)


def test_an_address_that_could_run_something_is_words_without_a_link_and_an_issue(
    value: Make, record: MakeRecord
) -> None:
    run = "javascript:alert(1)"
    assert (address(run).text, address(run).links) == (run, ())
    one = record(value("links", "zxx", run), value("links", "zxx", "https://lake.example/film"))
    assert [line.text for line in site_links(one, ())] == ["https://lake.example/film"]
    (issue,) = unsafe_links(one)
    assert issue.code is IssueCode.UNSAFE_LINK
    assert run in issue.message


def test_of_the_pages_links_six_are_printed_each_once_and_none_that_a_text_shows(
    value: Make, record: MakeRecord
) -> None:
    urls = [f"https://lake.example/{number}" for number in (0, 1, 1, 2, 3, 4, 5, 6, 7)]
    one = record(*(value("links", "zxx", url) for url in urls))
    shown = site_links(one, ("More at https://lake.example/2.",))
    assert [line.text[-1] for line in shown] == ["0", "1", "3", "4", "5", "6"]
