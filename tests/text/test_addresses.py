"""What looks like words but is none."""

from __future__ import annotations

import pytest

from pipeline.text import AddressKind, addresses, is_hashtags
from pipeline.text.addresses import web_address_meant


def test_addresses_end_before_the_sentence_does() -> None:
    text = "See (www.example.gr/a_(b)), mail ann@example.org, get plan_v2.PDF; tags #Good_Food, visit example.eu."
    found = [(text[start:end], kind) for start, end, kind in addresses(text)]
    assert found == [
        ("www.example.gr/a_(b)", AddressKind.URL),
        ("ann@example.org", AddressKind.EMAIL),
        ("plan_v2.PDF", AddressKind.FILE),
        ("#Good_Food", AddressKind.HASHTAG),
        ("example.eu", AddressKind.URL),
    ]


def test_ordinary_dots_and_numbers_are_no_addresses() -> None:
    assert addresses("π.χ. ή e.g. 2.5 έως 3,5 κ.λπ. Τέλος.Αρχή #1 C#") == []


def test_code_and_identifiers_are_left_as_they_are() -> None:
    text = "Run `make it` with max_size or not."
    found = [(text[start:end], kind) for start, end, kind in addresses(text)]
    assert found == [("`make it`", AddressKind.CODE), ("max_size", AddressKind.CODE)]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("example.org", "https://example.org"),
        ("//example.org/a?b=c", "https://example.org/a?b=c"),
        ("localhost:8000", "https://localhost:8000"),
        ("127.0.0.1/x", "https://127.0.0.1/x"),
        ("page.html", ""),
        ("example.org/page.html", "https://example.org/page.html"),
        ("two words.gr", ""),
        ("example", ""),
        ("example.5", ""),
    ],
)
def test_a_host_without_its_scheme_is_meant_for_the_web_but_a_page_on_the_disk_is_not(text: str, address: str) -> None:
    assert web_address_meant(text) == address


@pytest.mark.parametrize(
    ("text", "is_so"),
    [("#mill #flour", True), ("#mill · #flour", True), ("#mill flour", False), ("", False), ("·", True)],
)
def test_hashtags_and_signs_alone_are_a_line_of_them(text: str, is_so: bool) -> None:  # noqa: FBT001
    assert is_hashtags(text) is is_so
