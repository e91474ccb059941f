from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import FetchError
from pipeline.fetch.robots import rules
from pipeline.fetch.transport import Answer
from pipeline.fetch.urls import parsed

PAGE = parsed("https://example.gr/practices/42?lang=el")


def robots(text: str | bytes, status: int = 200) -> Answer:
    data = text.encode() if isinstance(text, str) else text
    return Answer(parsed("https://example.gr/robots.txt"), status, "", (), "", data=data)


@pytest.mark.parametrize(
    ("text", "is_allowed"),
    [
        ("", True),
        ("User-agent: *\nDisallow:", True),
        ("User-agent: *\nDisallow: /", False),
        ("User-agent: *\nDisallow: /practices/\nAllow: /practices/4", True),
        ("User-agent: *\nDisallow: /*?lang=", False),
        ("User-agent: otherbot\nDisallow: /", True),
        ("User-agent: otherbot\nUser-agent: practice-sheets\nDisallow: /", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: Practice-Sheets\nDisallow: /private", True),
        ("\ufeffUser-agent: *\r\nDisallow: /practices", False),
        ("<!doctype html><p>No such page</p>", True),
    ],
)
def test_the_rules_for_us_are_found(text: str, is_allowed) -> None:
    assert bool(rules(robots(text)).refusal(PAGE)) is not is_allowed


def test_crawl_delay_and_request_rate_ask_for_pauses() -> None:
    assert rules(robots("User-agent: *\nCrawl-delay: 7.5")).delay == 7.5
    assert rules(robots("User-agent: *\nRequest-rate: 1/30")).delay == 30
    assert rules(robots("User-agent: *\nCrawl-delay: soon")).delay == 0
    assert rules(robots("User-agent: otherbot\nCrawl-delay: 7")).delay == 0


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451])
def test_a_site_without_the_file_allows_everything(status: int) -> None:
    assert not rules(robots("", status)).refusal(PAGE)


@pytest.mark.parametrize("status", [204, 300, 304, 500, 503])
def test_where_nobody_can_say_what_the_file_holds_nothing_is_asked_for(status: int) -> None:
    assert str(status) in rules(robots("", status)).refusal(PAGE)
    assert "no whole answer" in rules(FetchError("no whole answer")).refusal(PAGE)


def test_a_file_of_thousands_of_robots_and_rules_is_read_in_no_time() -> None:
    names = "".join(f"User-agent: r{number}\n" for number in range(15_000))
    paths = "".join(f"Disallow: /{number}\n" for number in range(15_000))
    started = time.process_time()
    found = rules(robots(names + paths + "Disallow: /practices"))
    assert not found.refusal(PAGE)
    assert time.process_time() - started < 3


@given(st.text(max_size=200) | st.binary(max_size=200))
def test_no_file_breaks_the_reader(text: str | bytes) -> None:
    head = b"User-agent: *\n"
    data = text if isinstance(text, bytes) else text.encode(errors="replace")
    for body in (data, head + data, head + b"Disallow: " + data, head + b"Crawl-delay: " + data):
        found = rules(robots(body))
        assert found.delay >= 0
        found.refusal(PAGE)
