from __future__ import annotations

import gzip
import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import FetchError
from pipeline.fetch.client import Client
from pipeline.fetch.discover import Post, _objects, listed_pages, matcher, pattern_flaw, posts, sitemap_pages
from pipeline.fetch.outcome import FetchOutcome
from pipeline.fetch.urls import parsed
from pipeline.read.links import links, sitemap_links
from pipeline.settings import FetchSettings


@pytest.fixture
def client(network, clock) -> Client:
    return Client(FetchSettings(retries=0, seconds=60), network, clock)


def told(found) -> list[str]:
    """The targets of the addresses found, and `!` for each refusal."""
    return [
        "!" if isinstance(one, FetchOutcome) else (one.asked if isinstance(one, Post) else one).target for one in found
    ]


def sitemap(*urls: str, index: bool = False) -> str:
    outer, inner = ("sitemapindex", "sitemap") if index else ("urlset", "url")
    entries = "".join(f"<{inner}><loc> {url} </loc><lastmod>2026-11-02</lastmod></{inner}>" for url in urls)
    return f'<?xml version="1.0"?><{outer} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</{outer}>'


def test_a_sitemap_lists_pages_of_its_own_site_only(site, inner, client) -> None:
    site.page(
        "/sitemap.xml",
        sitemap(site.url + "/a", inner.url + "/secret", "ftp://x", "http://[", site.url + "/b?x=1&amp;y=2"),
    )
    assert told(sitemap_pages(client, parsed(site.url + "/sitemap.xml"), sitemap_links, 10)) == ["/a", "/b?x=1&y=2"]


def test_an_index_leads_to_further_sitemaps_also_packed_ones_and_not_in_circles(site, client) -> None:
    places = [site.url + path for path in ("/1.xml.gz", "/index.xml", "/2.txt", "/missing.xml")]
    site.page("/index.xml", sitemap(*places, index=True))
    site.page("/1.xml.gz", gzip.compress(sitemap(site.url + "/a").encode()), ("Content-Type", "application/gzip"))
    site.page("/2.txt", f"{site.url}/b\n{site.url}/c\n")
    assert told(sitemap_pages(client, parsed(site.url + "/index.xml"), sitemap_links, 10)) == ["/a", "/b", "/c", "!"]


def test_a_sitemap_that_cannot_be_read_is_told_and_the_others_go_on(site, client) -> None:
    def read(data: bytes):
        if b"broken" in data:
            raise FetchError("it cannot be read")
        return sitemap_links(data)

    site.page("/index.xml", sitemap(site.url + "/1.xml", site.url + "/2.xml", index=True))
    site.page("/1.xml", "broken")
    site.page("/2.xml", sitemap(site.url + "/a"))
    assert told(sitemap_pages(client, parsed(site.url + "/index.xml"), read, 10)) == ["!", "/a"]


def test_an_endless_index_ends_at_the_limit(site, client) -> None:
    for number in range(9):
        site.page(f"/{number}.xml", sitemap(f"{site.url}/{number + 1}.xml", index=True))
    assert told(sitemap_pages(client, parsed(site.url + "/0.xml"), sitemap_links, 3)) == []
    assert len(site.asked) == 4


def test_a_list_is_followed_and_what_matches_is_kept(site, inner, client) -> None:
    next_page = '<a class="next" href="{}">Επόμενη</a>'
    site.page(
        "/list",
        '<a href="/practice/1">1</a> <a href="practice/2#top">2</a> <a href="/about">-</a>'
        + next_page.format("?page=2"),
    )
    site.page(
        "/list?page=2",
        f'<a href="/practice/1">1</a> <a href="mailto:x@y.gr">@</a> <a href="http://[">!</a>'
        f'<div class="next"><a href="/list">back</a><a href="{inner.url}/secret">in</a></div>'
        '<a href="/practice/3">3</a>',
    )
    found = listed_pages(client, parsed(site.url + "/list"), links, ".next", matcher("/practice/[0-9]+"), 10)
    assert told(found) == ["/practice/1", "/practice/2", "/practice/1", "/practice/3"]
    assert site.paths() == ["/robots.txt", "/list", "/list?page=2"]


def test_an_endless_list_ends_at_the_limit_and_a_broken_page_is_told(site, client) -> None:
    site.page("/list", '<a class="next" href="?page=2">next</a>')
    site.page("/list?page=2", '<a class="next" href="/gone">next</a>')
    assert told(listed_pages(client, parsed(site.url + "/list"), links, ".next", matcher("x"), 10)) == ["!"]
    assert told(listed_pages(client, parsed(site.url + "/list"), links, ".next", matcher("x"), 1)) == []


@pytest.mark.parametrize(
    ("pattern", "is_kept"),
    [
        ("/practice/", True),
        (r"/practice/\d+$", True),
        (r"^/practice", False),
        ("*/practice/*", True),
        ("*/PRACTICE", False),
    ],
)
def test_a_pattern_is_a_regular_expression_or_a_shell_pattern(pattern: str, is_kept) -> None:
    assert matcher(pattern)("http://example.gr/practice/42") is is_kept


def test_a_pattern_that_is_none_is_told() -> None:
    assert pattern_flaw("(")
    assert not pattern_flaw("*(")


def wordpress(site, count: int, *, total: bool = True, size: int = 20) -> None:
    pages = [range(start, min(start + size, count)) for start in range(0, count, size)]
    for number, ids in enumerate(pages, 1):
        body = ",\n ".join(
            f'{{"id": {one},  "link": "{site.url}/post-{one}/", "title": {{"rendered": "Σ\\u03ba"}}}}' for one in ids
        )
        headers = (("X-WP-TotalPages", str(len(pages))),) if total else ()
        site.page(
            f"/wp-json/wp/v2/posts?per_page=20&page={number}",
            f"[{body}]",
            ("Content-Type", "application/json"),
            *headers,
        )
    site.page("/wp-json/wp/v2/posts", '{"code": "rest_post_invalid_page_number"}', status=400)


@pytest.mark.parametrize(("count", "total", "requests"), [(45, True, 3), (45, False, 3), (40, True, 3), (7, False, 1)])
def test_posts_are_paged_and_each_keeps_its_own_bytes(site, client, count: int, total, requests: int) -> None:
    wordpress(site, count, total=total)
    found = list(posts(client, parsed(site.url), 100))
    assert told(found) == [f"/wp-json/wp/v2/posts/{number}" for number in range(count)]
    first = found[0]
    assert isinstance(first, Post)
    assert first.url.target == "/post-0/"
    assert first.data == f'{{"id": 0,  "link": "{site.url}/post-0/", "title": {{"rendered": "Σ\\u03ba"}}}}'.encode()
    assert len(site.asked) == requests + 1


def test_a_site_in_a_folder_and_another_type_of_posts_are_found(site, client) -> None:
    for path in ("/el/wp-json/wp/v2/posts", "/wp-json/wp/v2/practice"):
        site.page(path, '[{"id": 1, "link": "http://127.0.0.1/x"}]', ("Content-Type", "application/json"))
    assert told(posts(client, parsed(site.url + "/el/"), 9)) == ["/el/wp-json/wp/v2/posts/1"]
    (post,) = posts(client, parsed(site.url + "/wp-json/wp/v2/practice"), 9)
    assert isinstance(post, Post)
    assert post.url == post.asked  # a link to another site is no source


@pytest.mark.parametrize(
    "body",
    [
        "",
        "{}",
        "[",
        "[1]",
        '["a"]',
        '[{"id": "1"}]',
        '[{"id": 1}',
        '[{"id": 1} {"id": 2}]',
        "[" * 100_000,
        '[{"id": 1}, "\udcff"]',
        '[{"id": 1' + "0" * 6000 + "}]",
        "<!doctype html>",
        "null",
        "[{}]",
        '[{"id": 1},]x',
        "[,]",
    ],
)
def test_what_is_no_list_of_posts_is_told_and_gives_no_post(site, client, body: str) -> None:
    site.page("/wp-json/wp/v2/posts", body.encode("utf-8", "surrogateescape"))
    assert told(posts(client, parsed(site.url), 9)) == ["!"]


@given(
    st.lists(st.dictionaries(st.text(), st.integers() | st.text() | st.none()), max_size=5),
    st.sampled_from([None, 0, 2]),
)
def test_the_objects_of_any_list_are_found_with_their_text(objects, indent: int | None) -> None:
    text = json.dumps(objects, indent=indent)
    found = list(_objects(f" {text} ".encode()))
    assert [one for one, _ in found] == objects
    assert [json.loads(part) for _, part in found] == objects
    assert all(part in text for _, part in found)


@given(st.binary(max_size=60))
def test_no_bytes_break_the_reading_of_a_list(data: bytes) -> None:
    with suppress(FetchError):
        list(_objects(b"[" + data))
