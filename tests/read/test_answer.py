"""Answers of servers, as web archives keep them."""

import gzip
import zlib
from dataclasses import replace

import brotli
import pytest

from pipeline.errors import PageError, UnknownTypeError
from pipeline.lexicon import shipped
from pipeline.model import Page
from pipeline.read import read
from pipeline.sources import HTTP_ANSWER

PAGE = "<html><title>Μύλος</title><p>Αλέθει κριθάρι.</p>".encode()


def document(body, *head):
    data = "\r\n".join(["HTTP/1.1 200 OK", "Content-Type: text/html; charset=utf-8", *head, "", ""]).encode() + body
    (found,) = read(replace(Page.of("crawl.warc", "crawl", data), media_type=HTTP_ANSWER), shipped())
    return found


def chunked(body):
    return f"{len(body):x}\r\n".encode() + body + b"\r\n0\r\n\r\n"


def test_a_page_behind_its_head_is_a_page():
    found = document(PAGE)
    assert (found.text, found.page.media_type, found.page.charset) == ("Αλέθει κριθάρι.", "text/html", "utf-8")


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [("gzip", gzip.compress), ("deflate", zlib.compress), ("br", brotli.compress), ("GZIP", gzip.compress)],
)
def test_a_packed_body_in_chunks_is_put_together(encoding, pack):
    head = ("Transfer-Encoding: chunked", f"Content-Encoding: {encoding}")
    assert document(chunked(pack(PAGE)), *head).text == "Αλέθει κριθάρι."


@pytest.mark.parametrize("head", ["Transfer-Encoding: chunked", "Content-Encoding: gzip", "Content-Encoding: br"])
def test_a_body_that_is_not_what_its_head_says_is_read_as_it_is(head):
    assert document(PAGE, head).text == "Αλέθει κριθάρι."


@pytest.mark.parametrize("size", [b"-5", b"ffffffffffff", b"", b"0x10"])
def test_odd_sizes_of_chunks_end_the_reading(size):
    body = chunked(PAGE).removesuffix(b"0\r\n\r\n") + size + b"\r\nmore"
    assert document(body, "Transfer-Encoding: chunked").text == "Αλέθει κριθάρι."


@pytest.mark.parametrize(("encoding", "pack"), [("gzip", gzip.compress), ("br", brotli.compress)])
def test_a_bomb_is_no_page(encoding, pack):
    with pytest.raises(PageError, match="larger than 20 MB when unpacked"):
        document(pack(b"0" * 21_000_000), f"Content-Encoding: {encoding}")


def test_what_is_packed_and_no_archive_has_no_reader():
    with pytest.raises(UnknownTypeError, match="not a whole web archive"):
        read(Page.of("page.html.gz", "page", gzip.compress(PAGE)), shipped())


def test_an_archive_on_its_own_is_no_page():
    with pytest.raises(PageError, match="not a single page"):
        read(Page.of("-", "-", b"WARC/1.0\r\n\r\n"), shipped())
