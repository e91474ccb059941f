"""The registry of sources: each line has its reader, and what is derived from the lines fits them."""

from itertools import combinations

import pytest

from pipeline.read import reader_of
from pipeline.run.conversion import CONVERSIONS
from pipeline.sources import ARCHIVE_SUFFIXES, EXPECTED_SUFFIXES, HTML, PAGE_SUFFIXES, SOURCES, suffix_of


@pytest.mark.parametrize("kind", SOURCES)
def test_every_source_has_a_reader_or_a_program_that_makes_of_it_what_one_takes(kind):
    assert callable(reader_of(kind)) or kind in CONVERSIONS


def test_a_type_that_is_no_source_has_neither_reader_nor_suffix():
    assert reader_of("image/png") is None
    assert suffix_of("image/png") == ""


def test_no_two_sources_share_a_suffix():
    for one, other in combinations(SOURCES.values(), 2):
        assert not set(one.suffixes) & set(other.suffixes)


def test_suffixes_are_written_as_the_walk_compares_them():
    assert all(one.startswith(".") and one == one.lower() for one in PAGE_SUFFIXES)


def test_pages_are_what_the_sources_name_and_few_of_them_may_be_something_else():
    assert {".html", ".txt", ".md", ".docx", ".pdf", ".mhtml", ".warc.gz"} <= EXPECTED_SUFFIXES
    assert {".json", ".doc", ".dot", ".rtf"} == PAGE_SUFFIXES - EXPECTED_SUFFIXES
    assert {".warc", ".warc.gz"} == ARCHIVE_SUFFIXES
    assert suffix_of(HTML) == ".html"
