"""The contents page of a pack's archive."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from pipeline.render.book.contents import write_contents
from pipeline.render.book.views import Book


def page(book: Book, names: list[str], files: list[str]) -> str:
    return write_contents(book, names, files).decode()


def test_each_sheet_is_opened_by_its_files_and_each_whole_file_by_its_name(book_of: Callable[..., Book]) -> None:
    written = page(book_of("both", "short"), ["01-σχολείο #1", "02-mill"], ["web.pdf", "booklet.pdf"])
    links = re.findall(r'href="([^"]+)"', written)
    for name in ("01-%CF%83%CF%87%CE%BF%CE%BB%CE%B5%CE%AF%CE%BF%20%231", "02-mill"):
        assert {f"sheets/{name}.pdf", f"sheets/{name}.docx"} <= set(links)
    assert {"web.pdf", "booklet.pdf"} <= set(links)
    assert "print.pdf" not in links


def test_the_page_needs_nothing_from_elsewhere(book_of: Callable[..., Book]) -> None:
    written = page(book_of("both"), ["a"], ["web.pdf"])
    assert "<script" not in written
    assert not re.search(r'(?:src|href)="(?:https?:)?//', written)


def test_a_name_for_each_sheet_is_needed(book_of: Callable[..., Book]) -> None:
    with pytest.raises(ValueError, match="zip"):
        page(book_of("both", "short"), ["a"], [])


def test_titles_are_words_and_no_markup(book_of: Callable[..., Book]) -> None:
    written = page(book_of("both"), ["a"], [])
    assert "Το πλωτό σχολείο της λίμνης" in written
    assert "The floating school of the lake" in written
