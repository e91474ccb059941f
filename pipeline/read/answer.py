"""HTTP responses as web archives keep them: a head, then an HTML page that may be chunked and compressed."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

import brotli

from pipeline.errors import PageError
from pipeline.lexicon import Lexicon
from pipeline.messages import Message
from pipeline.model import Document, Page, Resource
from pipeline.read.charset import is_text
from pipeline.read.html import read_html
from pipeline.text.http_answers import INFLATED, answer_parts, inflated

# The most bytes that a compressed page may unpack to.
_LARGEST = 20_000_000


def read_answer(page: Page, lexicon: Lexicon, resources: tuple[Resource, ...]) -> tuple[Document, ...]:
    """The one document of an HTTP response (RFC 9112); the charset that its head declares only breaks ties.

    PageError if it unpacks to more than a page may hold.
    """
    fields, body = answer_parts(page.data)
    unpack = _UNPACKERS.get(fields.get("content-encoding", "").lower())
    body = _unpacked(body, unpack) if unpack else body
    if not is_text(body):
        raise PageError(Message("read.binary"), Message("read.fetch-again"))
    charset = fields.get("content-type", "").lower().partition("charset=")[2].partition(";")[0].strip(" \"'") or None
    return read_html(replace(page, data=body, charset=charset), lexicon, resources)


def _unpacked(body: bytes, unpack: Callable[[bytes], bytes]) -> bytes:
    """The decompressed body; the body itself where it is not compressed, even if the head says so."""
    try:
        plain = unpack(body)
    except (zlib.error, brotli.error):
        return body
    if len(plain) > _LARGEST:
        raise PageError(
            Message("read.large-unpacked", megabytes=f"{_LARGEST / 1000000.0:g}"), Message("read.save-as-file")
        )
    return plain


def _inflated(body: bytes) -> bytes:
    return inflated(body, _LARGEST)


def _unbrotlied(body: bytes) -> bytes:
    plain: bytes = brotli.Decompressor().process(body, output_buffer_limit=_LARGEST + 1)
    return plain


_UNPACKERS: Mapping[str, Callable[[bytes], bytes]] = MappingProxyType(
    {**dict.fromkeys(INFLATED, _inflated), "br": _unbrotlied}
)
