from __future__ import annotations

from collections.abc import Mapping

import pytest

from pipeline.lexicon import Lexicon
from pipeline.model import Head, Look, Record, Section, Sheet, SheetId, Text
from pipeline.render.docx.fitting import SIZES, text_size
from pipeline.render.passages import passage
from pipeline.render.sheet.compose import compose


def text(letters: int) -> Text:
    return Text(passage("a" * letters, "en"))


def sheet(*texts: Text) -> Sheet:
    """A section a text, under no title."""
    sections = tuple(Section((passage("Description", "en"),), (), (one,)) for one in texts)
    return Sheet(SheetId("lake.html", "", ""), "", "en", ("en",), Head(passage("", "en"), ()), sections)


@pytest.mark.parametrize(("letters", "size"), [(400, 10.5), (6400, 10.5), (7300, 10.0), (8200, 9.5), (9000, 9.0)])
def test_the_more_text_there_is_the_smaller_it_is_set(letters: int, size: float) -> None:
    assert text_size(sheet(text(letters)), 1.0) == size


def test_what_no_size_brings_to_two_pages_is_set_in_the_largest() -> None:
    assert text_size(sheet(text(30_000)), 1.0) == SIZES[0]


def test_a_second_page_with_a_line_or_two_is_saved() -> None:
    assert text_size(sheet(text(3100)), 1.0) == SIZES[0]
    assert text_size(sheet(text(3700)), 1.0) < SIZES[0]


def test_wider_spacing_leaves_less_room() -> None:
    many = sheet(*[text(260)] * 15)
    assert text_size(many, 1.0) > text_size(many, 1.2)


@pytest.mark.parametrize("name", ["short", "greek_only", "both"])
def test_sheets_of_usual_length_are_set_in_the_largest(
    name: str, records: Mapping[str, Record], lexicon: Lexicon, look: Look
) -> None:
    assert text_size(compose(records[name], lexicon, look), 1.0) == SIZES[0]
