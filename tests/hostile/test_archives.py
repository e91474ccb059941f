"""P3, P8, P9: bombs and traps in archives, Word files, images; each family beside a good page."""

# ruff: noqa: E501 - payloads stand in one piece

from __future__ import annotations

import base64
import gzip
import io
import json
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from typing import Any

import docx
import pytest
from PIL import Image

PAGE = (
    "<!doctype html><html lang='en'><head><title>The lent wheel</title></head><body><main><h1>The lent wheel</h1>"
    "<h2>Resources needed</h2><p>One wheel, €300.</p><h2>Evidence of success</h2><p>It turned 9,000 times.</p>"
    "{}</main></body></html>"
)


def docx_with(change: Callable[[str, bytes], bytes], **extra: bytes) -> bytes:
    """A Word file whose parts went through `change`, with `extra` parts."""
    plain, out = io.BytesIO(), io.BytesIO()
    document = docx.Document()
    document.add_heading("The lent wheel", 1)
    document.add_heading("Resources needed", 2)
    document.add_paragraph("One wheel, €300.")
    document.save(plain)
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, change(name, source.read(name)))
        for name, data in extra.items():
            target.writestr(name, data)
    return out.getvalue()


def _with_entity(name: str, data: bytes) -> bytes:
    if name != "word/document.xml":
        return data
    head, _, rest = data.partition(b"?>")
    entity = b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    return head + b"?>" + entity + rest.replace(b"One wheel", b"&x;")


def _laughs(name: str, data: bytes) -> bytes:
    if name != "word/document.xml":
        return data
    head, _, rest = data.partition(b"?>")
    lines = b"".join(b'<!ENTITY l%d "%s">' % (n + 1, b"&l%d;" % n * 10) for n in range(12))
    return head + b'?><!DOCTYPE d [<!ENTITY l0 "ha">' + lines + b"]>" + rest.replace(b"One wheel", b"&l12;")


def _many(inner: bytes, count: int) -> Callable[[str, bytes], bytes]:
    return lambda name, data: (
        data.replace(b"<w:sectPr", inner * count + b"<w:sectPr") if name == "word/document.xml" else data
    )


def _lying_zip() -> bytes:
    """A Word file whose directory says that its bomb holds one byte."""
    data = docx_with(lambda _, part: part, **{"word/media/bomb.png": b"0" * 300_000_000})
    return data.replace(struct.pack("<L", 300_000_000), struct.pack("<L", 1))


def warc(body: bytes, headers: str = "Content-Type: text/html") -> bytes:
    answer = f"HTTP/1.1 200 OK\r\n{headers}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://e.org/\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def mhtml(picture: bytes, kind: str = "image/png", location: str = "https://e.org/a.png") -> bytes:
    page = PAGE.format("<img src='https://e.org/a.png' alt='The wheel in the yard'>")
    return (
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n"
        f"--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}\r\n"
        f"--b\r\nContent-Type: {kind}\r\nContent-Location: {location}\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        f"{base64.encodebytes(picture).decode()}\r\n--b--\r\n"
    ).encode()


def png(width: int, height: int) -> bytes:
    """A whole PNG of one colour: few bytes, many dots."""
    row = b"\0" + b"\0" * ((width + 7) // 8)
    packer = zlib.compressobj(9)
    dots = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))
        for kind, data in (
            (b"IHDR", struct.pack(">LLBBBBB", width, height, 1, 0, 0, 0, 0)), (b"IDAT", dots), (b"IEND", b""),
        )
    )  # fmt: skip


def picture(kind: str, **options: Any) -> bytes:
    out = io.BytesIO()
    Image.linear_gradient("L").resize((300, 200)).convert("RGB").save(out, kind, **options)
    return out.getvalue()


EPS = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 300 300\n(/tmp/canary-eps) (w) file closefile\nshowpage\n%%EOF\n"
SVG = b"<svg xmlns='http://www.w3.org/2000/svg' width='300' height='300'><image href='file:///etc/passwd'/></svg>"


@pytest.mark.slow
def test_12_hostile_word_files_fail_by_name_or_are_read_without_what_they_reach_for(beside_good: Any) -> None:
    pages = {
        "bomb.docx": docx_with(lambda _, part: part, **{"word/media/bomb.png": b"0" * 400_000_000}),
        "lying.docx": _lying_zip(),
        "entity.docx": docx_with(_with_entity),
        "laughs.docx": docx_with(_laughs),
        "deep.docx": docx_with(_many(b"<w:tbl><w:tr><w:tc>", 300)),
        "tables.docx": docx_with(_many(b"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr></w:tbl>", 3_000)),
        "paragraphs.docx": docx_with(_many(b"<w:p><w:r><w:t>one turn</w:t></w:r></w:p>", 20_000)),
        "span.docx": docx_with(_many(b'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>', 1)),
        "level.docx": docx_with(_many(b'<w:p><w:pPr><w:numPr><w:ilvl w:val="99999999"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>', 1)),
        "empty.docx": b"PK\x03\x04",
        "other.docx": docx_with(lambda name, part: b"" if name == "word/document.xml" else part),
        "torn.docx": docx_with(lambda _, part: part)[:9_000],
    }  # fmt: skip
    outcome = beside_good(pages)
    assert not [name for name in pages if "root:" in json.dumps(outcome.rows[name])]
    for name in ("bomb.docx", "empty.docx", "torn.docx"):
        assert outcome.state(name) == "failed"
    for file in outcome.output.rglob("*.json"):
        assert b"root:x:" not in file.read_bytes()


@pytest.mark.slow
def test_13_hostile_archives_are_read_within_their_limits(beside_good: Any) -> None:
    bomb = gzip.compress(b"0" * 1_200_000_000, 1)
    packed = zlib.compress(b"<p>turn " * 20_000_000)
    pages = {
        "bomb.warc.gz": gzip.compress(warc(b"")) + bomb,
        "inner.warc": warc(packed, "Content-Type: text/html\r\nContent-Encoding: gzip"),
        "chunks.warc": warc(b"ffffffffffff\r\n" + PAGE.encode(), "Content-Type: text/html\r\nTransfer-Encoding: chunked"),
        "minus.warc": warc(b"-5\r\nx", "Content-Type: text/html\r\nTransfer-Encoding: chunked"),
        "length.warc": b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: -1\r\n\r\nHTTP/1.1 200 OK\r\n\r\nx",
        "huge.warc": b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: " + b"9" * 5_000 + b"\r\n\r\nx",
        "heads.warc": b"WARC/1.0\r\n" * 100_000,
        "good.warc": warc(PAGE.format("").encode()),
        "half.warc.gz": gzip.compress(warc(PAGE.format("").encode()))[:-20],
        "parts.mhtml": b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n" + b"--b\r\n\r\n" * 20_000,
        "charset.mhtml": mhtml(b"x").replace(b"charset=utf-8", b"charset*=%FF''%00"),
        "charset.warc": warc(PAGE.format("").encode(), "Content-Type: text/html; charset=\x00"),
        "deep.mhtml": b"Content-Type: multipart/related; boundary=b\r\n\r\n--b\r\n" * 500,
    }  # fmt: skip
    outcome = beside_good(pages)
    assert {outcome.state(name) for name in ("good.warc", "charset.warc", "charset.mhtml")} == {"built"}
    assert outcome.state("bomb.warc.gz") == "failed"


@pytest.mark.slow
def test_14_hostile_pictures_are_left_out_with_an_issue(beside_good: Any) -> None:
    torn = picture("PNG")[:-400]
    bad: Mapping[str, bytes] = {
        "dots-900.mhtml": mhtml(png(30_000, 30_000)),
        "dots-169.mhtml": mhtml(png(13_000, 13_000)),
        "dots-100.mhtml": mhtml(png(10_000, 10_000)),
        "wide.mhtml": mhtml(png(2_000_000, 64)),
        "torn.mhtml": mhtml(torn),
        "eps.mhtml": mhtml(EPS),
        "svg.mhtml": mhtml(SVG, "image/svg+xml"),
        "pdf.mhtml": mhtml(b"%PDF-1.4\n" * 200),
        "text.mhtml": mhtml(b"no picture at all" * 100),
        "tiff.mhtml": mhtml(picture("TIFF"), "image/tiff"),
        "one.mhtml": mhtml(png(1, 1)),
        "empty.mhtml": mhtml(b""),
    }
    good = {"png.mhtml": mhtml(picture("PNG")), "gif.mhtml": mhtml(picture("GIF"), "image/gif")}
    outcome = beside_good({**bad, **good})
    for name in bad:
        assert outcome.state(name) == "built"
        assert "unusable-image" in {issue["code"] for issue in outcome.rows[name]["issues"]}, name
    for name in good:
        assert "unusable-image" not in {issue["code"] for issue in outcome.rows[name]["issues"]}, name


@pytest.mark.slow
def test_6_hostile_pdf_files_fail_by_name_or_give_their_words(beside_good: Any) -> None:
    kids = b"".join(b"%d 0 R " % 3 for _ in range(50_000))
    loop = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n"
        b"2 0 obj<</Type/Pages/Count 50000/Kids[" + kids + b"]>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R>>endobj\n"
        b"trailer<</Root 1 0 R>>\n"
    )
    stream = zlib.compress(b"BT /F1 12 Tf (turn) Tj ET\n" * 2_000_000)
    bomb = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99999 99999]/Contents 4 0 R>>endobj\n4 0 obj<</Length "
        + str(len(stream)).encode() + b"/Filter/FlateDecode>>stream\n" + stream + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n"
    )  # fmt: skip
    pages = {
        "head.pdf": b"%PDF-1.7\n", "noise.pdf": b"%PDF-1.7\n" + bytes(range(256)) * 500, "loop.pdf": loop,
        "bomb.pdf": bomb, "self.pdf": loop.replace(b"3 0 R", b"2 0 R"), "page.pdf": PAGE.format("").encode(),
    }  # fmt: skip
    outcome = beside_good(pages)
    assert outcome.state("page.pdf") in {"built", "other"}


@pytest.mark.slow
def test_9_hostile_answers_of_wordpress_are_read_or_skipped(beside_good: Any) -> None:
    post = {
        "title": {"rendered": "The lent wheel"},
        "content": {"rendered": PAGE.format("")},
        "link": "https://e.org/w",
    }
    pages = {
        "deep.json": "[" * 200_000,
        "deeper.json": '{"content":' * 100_000,
        "surrogates.json": json.dumps([{**post, "content": {"rendered": PAGE.format("\ud800 \udfff\x00\ufffe")}}]),
        "title.json": json.dumps([{**post, "title": {"rendered": "\ud83d\x1b[31m\u202e<script>"}, "link": "javascript:x"}]),
        "kinds.json": json.dumps([{"title": [], "content": {"rendered": {}}}, {"title": 5, "content": "<p>x</p>"}, 7, None]),
        "numbers.json": '[{"title":{"rendered":"x"},"id":' + "9" * 10_000 + ',"content":{"rendered":"<p>x"}}]',
        "cut.json": json.dumps([post] * 30)[:-40],
        "braces.json": '[{"content":{"rendered":"<p>turn"}},' + "{" * 100_000,
        "quotes.json": '[{"content": "' + "\\" * 100_001,
    }  # fmt: skip
    outcome = beside_good(pages)
    assert outcome.state("surrogates.json") == "built"
    assert outcome.state("title.json") == "built"
