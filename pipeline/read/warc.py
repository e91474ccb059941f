"""Web archives (WARC): each HTML page that a crawler was answered is a page."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from io import BytesIO

from pipeline.errors import PageError
from pipeline.lexicon import Lexicon
from pipeline.model import Document, Page, Resource
from pipeline.read.charset import decode
from pipeline.read.html import html_document
from pipeline.read.mojibake import mended

_HTML = ("text/html", "application/xhtml+xml")
# An archive and each page in it hold at most this many bytes unpacked.
_LARGEST_ARCHIVE = 1 << 30
_LARGEST_PAGE = 20 << 20
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class _Answer:
    url: str
    date: str
    kind: str
    body: bytes


def read_warc(page: Page, lexicon: Lexicon, resources: tuple[Resource, ...]) -> tuple[Document, ...]:
    """A document for each HTML answer, in the archive's order; PageError if it holds none or is broken."""
    try:
        answers = [answer for answer in _answers(_unpacked(page.data)) if answer.kind.startswith(_HTML)]
    except (OSError, EOFError, ValueError, zlib.error) as error:
        raise PageError("this web archive is broken", "fetch the pages again") from error
    if not answers:
        raise PageError("no HTML page in this web archive", "archive the pages themselves, not only their pictures")
    return tuple(_document(page, answer, lexicon, resources) for answer in answers)


def _document(page: Page, answer: _Answer, lexicon: Lexicon, resources: tuple[Resource, ...]) -> Document:
    claim = answer.kind.partition("charset=")[2].strip(" \"';") or None
    decoded = decode(answer.body, claim)
    text, repairs = mended(decoded.text)
    digest = sha256(answer.body).hexdigest()
    known = replace(
        page, url=answer.url, fetched=answer.date, sha256=digest, charset=decoded.charset, media_type="text/html"
    )
    return html_document(known, text, lexicon, resources, (*decoded.issues, *repairs))


def _unpacked(data: bytes) -> bytes:
    """The archive's records; a packed archive is a row of gzip members."""
    if not data.startswith(b"\x1f\x8b"):
        return data
    out = bytearray()
    with gzip.GzipFile(fileobj=BytesIO(data)) as packed:
        while chunk := packed.read(_CHUNK):
            out += chunk
            if len(out) > _LARGEST_ARCHIVE:
                raise PageError("this web archive is too large when unpacked", "cut it into several archives")
    return bytes(out)


def _answers(data: bytes) -> Iterator[_Answer]:
    at = data.find(b"WARC/")
    while at >= 0:
        end = data.find(b"\r\n\r\n", at)
        if end < 0:
            return
        headers = _headers(data[at:end])
        length = int(headers.get("content-length", "0"))
        start = end + 4
        if headers.get("warc-type") == "response" and length <= _LARGEST_PAGE:
            answer = _answer(data[start : start + length], headers)
            if answer is not None:
                yield answer
        at = data.find(b"WARC/", start + length)


def _answer(block: bytes, record: dict[str, str]) -> _Answer | None:
    head, _, body = block.partition(b"\r\n\r\n")
    status = head.split(b"\r\n", 1)[0].split(b" ")
    if len(status) < 2 or status[1] != b"200":
        return None
    headers = _headers(head)
    if headers.get("transfer-encoding", "").lower() == "chunked":
        body = _joined(body)
    if headers.get("content-encoding", "").lower() in {"gzip", "deflate", "x-gzip"}:
        body = _inflated(body)
    kind = headers.get("content-type", "").lower()
    return _Answer(record.get("warc-target-uri", "").strip("<>"), record.get("warc-date", ""), kind, body)


def _headers(head: bytes) -> dict[str, str]:
    lines = head.decode("utf-8", "replace").split("\r\n")[1:]
    pairs = (line.partition(":") for line in lines if ":" in line)
    return {name.strip().lower(): value.strip() for name, _, value in pairs}


def _joined(body: bytes) -> bytes:
    """A body that was sent in chunks, each behind its length in hexadecimal digits."""
    out, at = bytearray(), 0
    while (end := body.find(b"\r\n", at)) >= 0:
        size = int(body[at:end].split(b";")[0] or b"0", 16)
        if size == 0:
            break
        out += body[end + 2 : end + 2 + size]
        at = end + 4 + size
    return bytes(out)


def _inflated(body: bytes) -> bytes:
    # 32 lets zlib tell gzip from zlib by the header; the limit keeps a bomb from filling the memory.
    return zlib.decompressobj(wbits=zlib.MAX_WBITS | 32).decompress(body, _LARGEST_PAGE)
