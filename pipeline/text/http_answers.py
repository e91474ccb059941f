"""HTTP responses as web archives keep them (RFC 9112): the header fields, and the body."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping

_SIZE = re.compile(rb"[0-9A-Fa-f]{1,8}(?=[ \t]*(?:;|\r\n))")
INFLATED = frozenset({"gzip", "x-gzip", "deflate"})


def answer_parts(data: bytes) -> tuple[Mapping[str, str], bytes]:
    """The header fields of a response by lower-case name, and its body, with chunks joined."""
    head, _, body = data.partition(b"\r\n\r\n")
    lines = head.decode("utf-8", "replace").split("\r\n")[1:]
    pairs = (line.partition(":") for line in lines if ":" in line)
    fields = {name.strip().lower(): value.strip() for name, _, value in pairs}
    return fields, _joined(body) if fields.get("transfer-encoding", "").lower() == "chunked" else body


def inflated(body: bytes, most: int) -> bytes:
    """A gzip or zlib body decompressed to at most `most` bytes plus one; zlib.error if it is not compressed."""
    # 32 lets zlib tell gzip from zlib by the header; the limit keeps a bomb from filling the memory.
    return zlib.decompressobj(wbits=zlib.MAX_WBITS | 32).decompress(body, most + 1)


def _joined(body: bytes) -> bytes:
    """A body sent in chunks, each after its length in hexadecimal, joined; any other body as it is.

    Some crawlers join the chunks but keep the header that announces them.
    """
    out, at = bytearray(), 0
    while (size := _SIZE.match(body, at)) and (count := int(size[0], 16)):
        start = body.find(b"\r\n", size.end()) + 2
        out += body[start : start + count]
        at = start + count + len(b"\r\n")
    return bytes(out) if at else body
