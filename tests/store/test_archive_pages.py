"""The pages inside one file: those of a web archive, or of a list of posts."""

from __future__ import annotations

import json
from pathlib import Path

from pipeline.store.archive_pages import pages_in
from pipeline.store.source import Source


def _source(folder: Path, name: str, data: bytes, flaw: str = "") -> Source:
    file = folder / name
    file.write_bytes(data)
    return Source(name, file, is_asked=True, flaw=flaw, size=len(data))


def _answer(address: str, kind: str = "text/html") -> bytes:
    http = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n<p>A mill.</p>".encode()
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nContent-Length: {len(http)}\r\n\r\n"
    return head.encode() + http + b"\r\n\r\n"


def test_a_file_that_is_neither_archive_nor_list_is_its_own_only_page(tmp_path: Path) -> None:
    source = _source(tmp_path, "a.html", b"<p>A mill.</p>")
    assert pages_in(source) == (source,)


def test_the_pages_of_an_archive_are_numbered_and_know_its_pictures(tmp_path: Path) -> None:
    data = _answer("https://e.org/a") + _answer("https://e.org/i.png", "image/png") + _answer("https://e.org/b")
    found = pages_in(_source(tmp_path, "crawl.warc", data))
    assert [one.path for one in found] == ["crawl.warc#1", "crawl.warc#2"]
    assert {picture.url for one in found for picture in one.pictures} == {"https://e.org/i.png"}


def test_the_only_page_of_an_archive_goes_by_the_archives_name(tmp_path: Path) -> None:
    (page,) = pages_in(_source(tmp_path, "crawl.warc", _answer("https://e.org/a")))
    assert (page.path, page.part is not None) == ("crawl.warc", True)


def test_an_archive_that_breaks_off_stands_behind_its_whole_pages_with_the_reason(tmp_path: Path) -> None:
    *pages, broken = pages_in(_source(tmp_path, "crawl.warc", _answer("https://e.org/a") + b"WARC/1.0\r\n"))
    assert [one.path for one in pages] == ["crawl.warc#1"]
    assert (broken.path, bool(broken.flaw)) == ("crawl.warc", True)


def test_each_post_of_a_list_is_a_page_and_a_file_that_cannot_be_read_is_left_for_its_reader(tmp_path: Path) -> None:
    posts = json.dumps([{"content": "one"}, {"content": "two"}]).encode()
    assert [one.path for one in pages_in(_source(tmp_path, "feed.json", posts))] == ["feed.json#1", "feed.json#2"]
    flawed = _source(tmp_path, "feed.json", posts, flaw="is a pipe")
    assert pages_in(flawed) == (flawed,)
