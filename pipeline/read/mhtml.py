"""MHTML: a page saved by a browser with its pictures in one MIME file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from email import message_from_bytes, policy
from email.errors import CloseBoundaryNotFoundDefect
from email.message import EmailMessage

from pipeline.errors import PageError
from pipeline.lexicon import Lexicon
from pipeline.messages import Message
from pipeline.model import Document, Issue, IssueCode, Page, Resource, Severity
from pipeline.read.charset import decode
from pipeline.read.html import html_document
from pipeline.read.mojibake import mended

_HTML = frozenset({"text/html", "application/xhtml+xml"})


def read_mhtml(page: Page, lexicon: Lexicon, resources: tuple[Resource, ...]) -> tuple[Document, ...]:
    """The page of an MHTML file, its pictures by their addresses; PageError if it holds no HTML."""
    message = message_from_bytes(page.data, policy=policy.default)
    parts = [part for part in message.walk() if not part.is_multipart()]
    root = _root(message, parts)
    decoded = decode(_payload(root), root.get_content_charset())
    text, repairs = mended(decoded.text)
    url = page.url or _header(message, "Snapshot-Content-Location") or _header(root, "Content-Location") or None
    fetched = page.fetched or _saved_on(message)
    known = replace(page, url=url, fetched=fetched, charset=decoded.charset, media_type="multipart/related")
    pictures = tuple(_picture(part) for part in parts if part.get_content_maintype() == "image")
    issues = (*decoded.issues, *repairs, *_cut_off(message))
    return (html_document(known, text, lexicon, (*resources, *pictures), issues),)


def _root(message: EmailMessage, parts: Sequence[EmailMessage]) -> EmailMessage:
    """The page itself: the part that the head names (RFC 2387), else the first HTML part; others are its frames."""
    pages = [part for part in parts if part.get_content_type() in _HTML]
    if not pages:
        raise PageError(Message("read.mhtml-no-html"), Message("read.mhtml-save-again"))
    start, address = str(message.get_param("start", "")), _header(message, "Snapshot-Content-Location")
    for part in pages:
        if "" != start == _header(part, "Content-ID") or "" != address == _header(part, "Content-Location"):
            return part
    return pages[0]


def _saved_on(message: EmailMessage) -> str | None:
    """The day on which the browser saved the page, an ISO date."""
    date = getattr(message["Date"], "datetime", None)
    return date.date().isoformat() if date else None


def _cut_off(message: EmailMessage) -> Iterator[Issue]:
    if any(isinstance(defect, CloseBoundaryNotFoundDefect) for defect in message.defects):
        text = Message("read.cut-off-file")
        yield Issue(IssueCode.TRUNCATED_SOURCE, Severity.WARNING, text)


def _picture(part: EmailMessage) -> Resource:
    name = _header(part, "Content-Location") or _header(part, "Content-ID").strip("<>")
    return Resource(name, part.get_content_type(), _payload(part))


def _payload(part: EmailMessage) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _header(part: EmailMessage, name: str) -> str:
    value = part.get(name)
    return "".join(str(value).split()) if value else ""
