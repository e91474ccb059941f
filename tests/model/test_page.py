"""A page is known by its path, its part in an archive, and its bytes."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from pipeline.model import Page


def test_a_page_is_named_by_its_path_and_by_its_part_in_an_archive() -> None:
    page = Page.of("a/b.warc", "a/b", b"words")
    assert (page.name, replace(page, part="7").name) == ("a/b.warc", "a/b.warc#7")


def test_a_page_without_its_bytes_still_knows_their_hash() -> None:
    page = Page.of("a.html", "a", b"words").without_data()
    assert (page.data, page.sha256) == (b"", sha256(b"words").hexdigest())
