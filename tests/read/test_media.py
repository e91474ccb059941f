"""The kind of a file is told from its bytes."""

import gzip

import pytest

from pipeline.read.media import media_type
from pipeline.sources import DOCX, HTML, JSON, MARKDOWN, MHTML, PDF, PLAIN, WARC


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("page.txt", b"<!DOCTYPE html><html><body><p>a</p>", HTML),
        ("page.html", b"no markup at all", HTML),
        ("page.html", b"no markup\r\nat all, if 3 < 4", PLAIN),
        ("page.html", "\ufeffκαθόλου\nσήμανση".encode("utf-16-le"), PLAIN),
        ("page.html", b"bread &amp; wine\nno tag", HTML),
        ("page.html", b"a <b>bold</b> word\nno block", HTML),
        ("page.html", b" \n\n ", HTML),
        ("page", b"no markup at all", PLAIN),
        ("page.txt", b"write <p> for a paragraph", PLAIN),
        ("page.md", b"# A mill", MARKDOWN),
        ("page.html", b"From: <Saved by Blink>\r\nContent-Type: multipart/related;\r\n\tboundary=x\r\n", MHTML),
        ("page.txt", b'\n{"id": 1}', JSON),
        ("page.txt", b'[{"id": 1}]', JSON),
        ("page.txt", b"[ 29-03-2018 ] a date", PLAIN),
        ("page.bin", b"%PDF-1.7", PDF),
        ("page.docx", b"PK\x03\x04 broken", DOCX),
        ("page.gz", gzip.compress(b"WARC/1.0", mtime=0), WARC),
        ("page.html", "\ufeff<html>".encode("utf-16-le"), HTML),
    ],
)
def test_content_decides_and_the_extension_breaks_ties(name, data, kind):
    assert media_type(name, data) == kind
