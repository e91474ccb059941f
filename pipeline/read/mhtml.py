"""MHTML: a page that a browser saved with its pictures in one MIME file."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage

from pipeline.errors import PageError
from pipeline.lexicon import Lexicon
from pipeline.model import Document, Page, Resource
from pipeline.read.charset import decode
from pipeline.read.html import html_document
from pipeline.read.mojibake import mended


def read_mhtml(page: Page, lexicon: Lexicon, resources: tuple[Resource, ...]) -> tuple[Document, ...]:
    """The page of an MHTML file, its pictures by their addresses; PageError if it holds no HTML."""
    message = message_from_bytes(page.data, policy=policy.default)
    parts = [part for part in message.walk() if not part.is_multipart()]
    root = next((part for part in parts if part.get_content_type() in {"text/html", "application/xhtml+xml"}), None)
    if root is None:
        raise PageError("no HTML part in this MHTML file", "save the page again, as “Web page, single file”")
    decoded = decode(_payload(root), root.get_content_charset())
    text, repairs = mended(decoded.text)
    url = page.url or _header(message, "Snapshot-Content-Location") or _header(root, "Content-Location") or None
    known = replace(page, url=url, charset=decoded.charset, media_type="multipart/related")
    pictures = tuple(_picture(part) for part in parts if part.get_content_maintype() == "image")
    return (html_document(known, text, lexicon, (*resources, *pictures), (*decoded.issues, *repairs)),)


def _picture(part: EmailMessage) -> Resource:
    name = _header(part, "Content-Location") or _header(part, "Content-ID").strip("<>")
    return Resource(name, part.get_content_type(), _payload(part))


def _payload(part: EmailMessage) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _header(part: EmailMessage, name: str) -> str:
    value = part.get(name)
    return "".join(str(value).split()) if value else ""
