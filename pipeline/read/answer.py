"""Answers of web servers as web archives keep them: an HTML page behind its HTTP head, cut and packed for the wire."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

import brotli

from pipeline.errors import PageError
from pipeline.lexicon import Lexicon
from pipeline.model import Document, Page, Resource
from pipeline.read.charset import is_text
from pipeline.read.html import read_html

# What a packed page may unpack to.
_LARGEST = 20_000_000
_SIZE = re.compile(rb"[0-9A-Fa-f]{1,8}(?=[ \t]*(?:;|\r\n))")


def read_answer(page: Page, lexicon: Lexicon, resources: tuple[Resource, ...]) -> tuple[Document, ...]:
    """The one document of an HTTP answer (RFC 9112); what its head says of the charset breaks ties only.

    PageError if it unpacks to more than a page may hold.
    """
    head, _, body = page.data.partition(b"\r\n\r\n")
    fields = _fields(head)
    if fields.get("transfer-encoding", "").lower() == "chunked":
        body = _joined(body)
    unpack = _UNPACKERS.get(fields.get("content-encoding", "").lower())
    body = _unpacked(body, unpack) if unpack else body
    if not is_text(body):
        raise PageError("is not a text page, but binary data", "fetch the page again")
    charset = fields.get("content-type", "").lower().partition("charset=")[2].partition(";")[0].strip(" \"'") or None
    return read_html(replace(page, data=body, charset=charset), lexicon, resources)


def _fields(head: bytes) -> Mapping[str, str]:
    lines = head.decode("utf-8", "replace").split("\r\n")[1:]
    pairs = (line.partition(":") for line in lines if ":" in line)
    return {name.strip().lower(): value.strip() for name, _, value in pairs}


def _joined(body: bytes) -> bytes:
    """A body that was sent in chunks, each behind its length in hexadecimal digits; others as they are.

    Some crawlers join the chunks and keep the head that tells of them.
    """
    out, at = bytearray(), 0
    while (size := _SIZE.match(body, at)) and (count := int(size[0], 16)):
        start = body.find(b"\r\n", size.end()) + 2
        out += body[start : start + count]
        at = start + count + len(b"\r\n")
    return bytes(out) if at else body


def _unpacked(body: bytes, unpack: Callable[[bytes], bytes]) -> bytes:
    """A packed body; as it is where it is not packed, whatever the head says."""
    try:
        plain = unpack(body)
    except (zlib.error, brotli.error):
        return body
    if len(plain) > _LARGEST:
        raise PageError(f"is larger than {_LARGEST / 1e6:g} MB when unpacked", "save the page itself as a file")
    return plain


def _inflated(body: bytes) -> bytes:
    # 32 lets zlib tell gzip from zlib by the header; the limit keeps a bomb from filling the memory.
    return zlib.decompressobj(wbits=zlib.MAX_WBITS | 32).decompress(body, _LARGEST + 1)


def _unbrotlied(body: bytes) -> bytes:
    plain: bytes = brotli.Decompressor().process(body, output_buffer_limit=_LARGEST + 1)
    return plain


_UNPACKERS: Mapping[str, Callable[[bytes], bytes]] = MappingProxyType(
    {**dict.fromkeys(("gzip", "x-gzip", "deflate"), _inflated), "br": _unbrotlied}
)
