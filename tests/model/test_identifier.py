from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import SheetId


def test_an_identifier_names_page_and_practice_and_is_read_again() -> None:
    made = SheetId.of("δήμος/καλή πρακτική.html", "2.1", ["Τίτλος", "words"])
    assert str(made) == f"practice-sheets:{made.words}:2.1:δήμος/καλή%20πρακτική.html"
    assert SheetId.parsed(str(made)) == made


def test_two_pages_of_one_name_have_two_identifiers_and_other_words_another_hash() -> None:
    assert str(SheetId.of("a.md", "", ["x"])) != str(SheetId.of("a.txt", "", ["x"]))
    assert SheetId.of("a.md", "", ["x"]).words != SheetId.of("a.md", "", ["y"]).words
    assert SheetId.of("a.md", "", ["e\u0301"]).words == SheetId.of("a.md", "", ["é"]).words


@given(st.text(min_size=1, max_size=60))
def test_whatever_a_page_is_called_its_identifier_is_one_word_that_gives_the_path_back(path: str) -> None:
    told = str(SheetId.of(path, "", []))
    assert len(told.split()) == 1
    assert SheetId.parsed(f" {told}\n") == SheetId.of(path, "", [])


def test_a_path_that_is_too_long_for_a_property_is_told_by_its_hash() -> None:
    told = str(SheetId.of("ή" * 300 + ".html", "12", []))
    assert len(told) <= 255
    assert ":12:sha256=" in told


@pytest.mark.parametrize("text", ["", "practice-sheets", "urn:isbn:1", "practice-sheets:xyz::a.html"])
def test_other_identifiers_are_none_of_ours(text: str) -> None:
    assert SheetId.parsed(text) is None
