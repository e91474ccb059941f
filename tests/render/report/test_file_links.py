"""Links from the report to the files of a sheet."""

from __future__ import annotations

from functools import partial

import pytest

from pipeline.lexicon import Lexicon
from pipeline.render.report.file_links import file_order, link_to
from pipeline.render.report.words import ReportWords, report_words_of


@pytest.fixture(scope="module")
def words(lexicon: Lexicon) -> ReportWords:
    return report_words_of(lexicon)


def test_a_link_shows_the_format_and_its_address_is_quoted(words: ReportWords) -> None:
    link = link_to("a/the mill.pdf", words, "a/the mill")
    assert (link.href, link.shown, link.name) == ("a/the%20mill.pdf", "PDF", "a/the mill.pdf")


def test_a_variant_is_named_in_brackets_in_both_languages(words: ReportWords) -> None:
    shown = link_to("mill.large.pdf", words, "mill").shown
    assert shown.startswith("PDF (")
    assert all(f'lang="{lang}"' in shown for lang in ("el", "en"))


def test_a_sheet_comes_before_its_variants_and_formats_in_their_order() -> None:
    names = ["m.large.pdf", "m.json", "m.xyz", "m.docx", "m.pdf"]
    assert sorted(names, key=partial(file_order, "m")) == ["m.pdf", "m.docx", "m.json", "m.xyz", "m.large.pdf"]
