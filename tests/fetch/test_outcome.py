"""What became of each address."""

from __future__ import annotations

import json

import pytest

from pipeline.errors import ExitCode
from pipeline.fetch.outcome import End, FetchOutcome, exit_code, summary
from pipeline.messages import Message, in_language

URL = "https://example.org/a"


def told(lines: object) -> list[str]:
    return [in_language(line, "en") for line in lines]  # type: ignore[attr-defined]


def test_an_outcome_is_a_line_of_json_and_read_again() -> None:
    outcome = FetchOutcome(URL, End.CHANGED, "example.org/a.html", "line 1\u2028line 2")
    line = outcome.as_json()
    assert len(line.splitlines()) == 1
    assert FetchOutcome.from_dict(json.loads(line)) == outcome


@pytest.mark.parametrize(
    "table", [{}, {"end": "lost", "url": URL}, {"end": "new"}, {"end": "new", "url": "x", "odd": 1}]
)
def test_what_is_no_outcome_is_refused(table: dict[str, object]) -> None:
    with pytest.raises((ValueError, TypeError, LookupError)):
        FetchOutcome.from_dict(table)


def test_the_closing_table_counts_pages_and_images_apart_and_names_what_wants_a_look() -> None:
    lines = told(
        summary(
            [
                FetchOutcome(URL, End.REFUSED, reason="robots.txt"),
                FetchOutcome(URL + "/b", End.NEW, "b.html"),
                FetchOutcome(URL + "/c.png", End.NEW, "b_files/c.png", image_of="b.html"),
                FetchOutcome(URL + "/d.png", End.SAME, "b_files/d.png", image_of="b.html"),
            ]
        )
    )
    assert [line.split() for line in lines[:-1]] == [
        ["new", "1"],
        ["changed", "0"],
        ["same", "0"],
        ["gone", "0"],
        ["refused", "1"],
        ["images", "1"],
    ]
    assert URL in lines[-1]
    assert "robots.txt" in lines[-1]
    assert not any("b.html" in line for line in lines)


def test_planned_is_counted_only_where_nothing_was_to_be_fetched() -> None:
    assert len(summary([FetchOutcome(URL, End.NEW)])) == len(End) - 1
    assert len(summary([FetchOutcome(URL, End.PLANNED)])) == len(End)


@pytest.mark.parametrize("end", list(End))
def test_only_what_was_refused_makes_a_run_fail(end: End) -> None:
    assert exit_code([FetchOutcome(URL, End.NEW), FetchOutcome(URL, end)]) is (
        ExitCode.FAILED_PAGES if end is End.REFUSED else ExitCode.OK
    )


@pytest.mark.parametrize(("file", "reason"), [("", ""), ("a.html", ""), ("", "gone"), ("a.html", "gone")])
def test_an_outcome_is_told_with_its_file_and_its_reason_in_both_languages(file: str, reason: str) -> None:
    line = FetchOutcome(URL, End.GONE, file, reason).message()
    assert isinstance(line, Message)
    for lang in ("el", "en"):
        words = in_language(line, lang)
        assert URL in words
        assert file in words
        assert reason in words
    assert in_language(line, "el") != in_language(line, "en")
