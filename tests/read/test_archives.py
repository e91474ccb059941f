"""Web archives, written here byte by byte."""

import gzip

import pytest

from pipeline.errors import PageError
from pipeline.lexicon import shipped
from pipeline.model import Page
from pipeline.read import read


def documents(data, name):
    return read(Page.of(name, "page", data), shipped())


def answer(body, url="https://mill.example.org/a", head="Content-Type: text/html; charset=utf-8", status="200 OK"):
    http = f"HTTP/1.1 {status}\r\n{head}\r\n\r\n".encode() + body
    lines = ["WARC/1.0", "WARC-Type: response", f"WARC-Target-URI: {url}", "WARC-Date: 2023-03-07T10:12:31Z"]
    return "\r\n".join([*lines, f"Content-Length: {len(http)}", "", ""]).encode() + http + b"\r\n\r\n"


PAGE = "<html><title>Μύλος</title><p>Αλέθει κριθάρι.</p>".encode()


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_each_html_answer_of_an_archive_is_a_page(pack):
    info = b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 3\r\n\r\na:b\r\n\r\n"
    picture = answer(b"\x89PNG", head="Content-Type: image/png")
    records = [
        info,
        answer(PAGE),
        picture,
        answer(PAGE, status="404 Not Found"),
        answer(PAGE, "https://mill.example.org/b"),
    ]
    pages = documents(b"".join(map(pack, records)), "site.warc")
    assert [(page.page.url, page.text, page.page.fetched) for page in pages] == [
        ("https://mill.example.org/a", "Αλέθει κριθάρι.", "2023-03-07T10:12:31Z"),
        ("https://mill.example.org/b", "Αλέθει κριθάρι.", "2023-03-07T10:12:31Z"),
    ]


def test_a_packed_body_in_chunks_is_put_together():
    packed = gzip.compress(PAGE, mtime=0)
    body = f"{len(packed):x}\r\n".encode() + packed + b"\r\n0\r\n\r\n"
    head = "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip"
    (page,) = documents(answer(body, head=head), "site.warc")
    assert page.text == "Αλέθει κριθάρι."


@pytest.mark.parametrize(
    "data", [gzip.compress(PAGE, mtime=0)[:-9], b"WARC/1.0\r\nContent-Length: x\r\n\r\n", b"WARC/1.0\r\n"]
)
def test_a_broken_archive_says_so(data):
    with pytest.raises(PageError, match="archive"):
        documents(data, "site.warc")
