"""Records: their ids, their values, what keeps them from being ready."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model import Blocker, Coverage, FieldPair, FieldValue, Kind, Locator, Page, Record, Run


def made(*values: FieldValue, part: str = "", number: str = "") -> Record:
    page = replace(Page.of("a/b.warc", "a/b#7" if part else "a/b", b""), part=part)
    return Record(page, Kind.PRACTICE, values, (), (), Coverage(0, 0, 0, 0, 0), number)


@pytest.mark.parametrize(
    ("part", "number", "id_"), [("", "", "a/b"), ("", "2", "a/b#2"), ("7", "", "a/b#7"), ("7", "2", "a/b#7.2")]
)
def test_the_id_numbers_the_practice_behind_the_page_of_an_archive(part: str, number: str, id_: str) -> None:
    assert made(part=part, number=number).id == id_


def test_a_record_is_ready_unless_something_speaks_against_it() -> None:
    assert made().is_ready
    assert not replace(made(), why=(Blocker.TITLE,)).is_ready


def test_the_values_of_a_field_come_in_the_order_of_the_page() -> None:
    first, other, second = (
        FieldValue(field, "en", text, (Run(0, 1, "en"),), Locator("p"), "label")
        for field, text in (("links", "a"), ("title", "b"), ("links", "c"))
    )
    assert made(first, other, second).of("links") == (first, second)
    assert made(first).of("theme") == ()


def test_a_pair_turned_round_twice_is_as_it_was() -> None:
    pair = FieldPair(0, 5, 10, 14)
    assert pair.swapped == FieldPair(10, 14, 0, 5)
    assert pair.swapped.swapped == pair
