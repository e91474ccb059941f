from __future__ import annotations

from pipeline.amend.practices import homes
from pipeline.amend.tools import Tools
from pipeline.model import Approval, Coverage, Edit, FieldValue, Kind, Locator, Page, Printing, Record, Review


def record(number: str, title: str) -> Record:
    value = FieldValue("title", "el", title, (), Locator("p"), "label")
    return Record(Page.of("a", "a", b""), Kind.PRACTICE, (value,), (), (), Coverage(0, 0, 0, 0, 0), number)


MILL, OVEN = Edit("title", "el", "1", was="Ο μύλος"), Edit("title", "el", "2", was="Ο φούρνος")


def test_practices_keep_their_numbers_where_nothing_moved(tools: Tools) -> None:
    page = (record("1", "Ο μύλος"), record("2", "Ο φούρνος"))
    assert homes(page, Review("a", edits=(MILL, OVEN)), tools) == {"1": "1", "2": "2"}


def test_practices_are_known_again_by_their_words_when_numbers_shift(tools: Tools) -> None:
    page = (record("1", "Το πηγάδι"), record("2", "Ο μύλος"), record("3", "Ο φούρνος"))
    assert homes(page, Review("a", edits=(MILL, OVEN)), tools) == {"1": "2", "2": "3"}


def test_the_only_practice_of_a_page_becomes_the_one_that_says_the_same(tools: Tools) -> None:
    page = (record("1", "Το πηγάδι"), record("2", "Ο μύλος"))
    whole = Edit("title", "el", was="Ο μύλος")
    assert homes(page, Review("a", edits=(whole,)), tools) == {"": "2"}
    assert homes((record("", "Ο μύλος"),), Review("a", edits=(OVEN,)), tools) == {"2": ""}


def test_a_practice_that_is_gone_has_no_home(tools: Tools) -> None:
    page = (record("1", "Ο μύλος"), record("2", "Το πηγάδι"))
    third = Edit("title", "el", "3", was="Το αλώνι")
    assert homes(page, Review("a", edits=(MILL, third)), tools) == {"1": "1", "3": None}


def test_approvals_and_what_was_handed_out_go_by_number(tools: Tools) -> None:
    page = (record("1", "Ο μύλος"), record("2", "Το πηγάδι"))
    review = Review("a", approvals=(Approval("2", "ab"),), printings=(Printing("ab", practice="1"),))
    assert homes(page, review, tools) == {"2": "2", "1": "1"}
