from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.read.links import links, selector_flaw, sitemap_links


def test_links_start_from_the_base_that_a_page_names() -> None:
    page = '<base href="/el/"><a href="a">α</a><a href="a">α</a><a>none</a><area href="b">'.encode()
    assert links(page, "http://example.gr/x", "a, area") == ("http://example.gr/el/a", "http://example.gr/el/b")


def test_greek_addresses_of_an_old_page_are_read_in_its_encoding() -> None:
    page = '<meta charset="windows-1253"><p>Οι καλές πρακτικές της περιφέρειας</p><a href="/πρακτική">'.encode("cp1253")
    assert links(page, "http://example.gr/", "a") == ("http://example.gr/πρακτική",)


def test_of_other_elements_the_links_in_them_are_meant() -> None:
    page = b'<nav><a href="/1">1</a><span class="next"><a href="/2">2</a></span></nav><link rel="next" href="/3">'
    assert links(page, "http://example.gr/", ".next, [rel=next]") == ("http://example.gr/2", "http://example.gr/3")


def test_addresses_that_are_none_are_left_out() -> None:
    assert links(b'<a href="http://[">!</a><a href="">-</a><a href=" /a ">a</a>', "http://example.gr/", "a") == (
        "http://example.gr/a",
    )


@given(st.binary(max_size=200))
def test_no_bytes_break_the_readers(data: bytes) -> None:
    links(b"<a href=" + data, "http://example.gr/", "a")
    sitemap_links(b"<urlset><url><loc>" + data)
    sitemap_links(data)


def test_a_selector_that_is_none_is_told() -> None:
    assert not selector_flaw("a.next[rel=next] > b")
    assert selector_flaw("a[")
    assert selector_flaw("a::before")


def test_a_sitemap_or_an_index_of_them_is_read_with_and_without_name_spaces() -> None:
    spaced = b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc> /a </loc></url></urlset>'
    index = b"<sitemapindex><sitemap><loc>/b</loc></sitemap></sitemapindex>"
    assert sitemap_links(spaced) == (["/a"], [])
    assert sitemap_links(index) == ([], ["/b"])
    assert sitemap_links(b"\xef\xbb\xbfhttp://a/1\r\nhttp://a/2\n") == (["http://a/1", "http://a/2"], ())


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<",
        b"<urlset><url><loc>",
        b"\x00<x>",
        b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><urlset><url><loc>&a;</loc></url></urlset>",
        b"<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><urlset><url><loc>&b;</loc></url></urlset>",
        b"<a/>" * 9,
        "<urlset/>".encode("utf-16"),
    ],
)
def test_a_hostile_sitemap_names_nothing(data: bytes) -> None:
    pages, sitemaps = sitemap_links(data)
    assert not [url for url in (*pages, *sitemaps) if "root" in url or "aaaa" in url]
