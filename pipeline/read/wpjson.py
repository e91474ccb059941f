"""Responses of the WordPress API: a post or a list of posts as JSON, even if cut off in transfer."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from typing import Any

from pipeline.errors import UnknownTypeError
from pipeline.lexicon import Lexicon
from pipeline.messages import Message
from pipeline.model import Document, Issue, IssueCode, Page, Resource, Severity
from pipeline.read.charset import clean, decode
from pipeline.read.html import html_document
from pipeline.read.mojibake import mended

_HINT = Message("read.wpjson-post")
_STRINGS = re.compile(r'"(title|content|link|date)"\s*:\s*(?:\{\s*"rendered"\s*:\s*)?"')
_ESCAPE = re.compile(r"\\(?:u[0-9a-fA-F]{0,3}|u[dD][89abAB][0-9a-fA-F]{2}(?:\\(?:u[0-9a-fA-F]{0,3})?)?)?$")
_ERROR = re.compile(r'\s*\{\s*"code"\s*:\s*"[^"]*"\s*,\s*"message"\s*:\s*("(?:[^"\\]|\\.)*")')
_TAGS = re.compile(r"<[^<>]*>")


def read_wpjson(page: Page, lexicon: Lexicon, resources: tuple[Resource, ...]) -> tuple[Document, ...]:
    """A document for each post; UnknownTypeError if the JSON is no WordPress answer."""
    decoded = decode(page.data, page.charset)
    posts, issues = _posts(decoded.text)
    if not posts:
        said = _said(decoded.text)
        raise UnknownTypeError(
            Message("read.wpjson-answer", words=said) if said else Message("read.wpjson-none"), _HINT
        )
    known = replace(page, charset=decoded.charset, media_type="application/json")
    return tuple(_document(known, post, lexicon, resources, (*decoded.issues, *issues)) for post in posts)


def _said(text: str) -> str:
    """A site's error message instead of a post: `{"code": …, "message": …}`."""
    found = _ERROR.match(text[:1000])
    return found[1][:200] if found else ""


def _posts(text: str) -> tuple[list[dict[str, Any]], tuple[Issue, ...]]:
    try:
        answer = json.loads(text)
    except (ValueError, RecursionError):
        return _cut_posts(text)
    # WordPress.com wraps a list in an object.
    inner = answer.get("posts", [answer]) if isinstance(answer, dict) else answer
    return _with_content(inner if isinstance(inner, list) else []), ()


def _with_content(posts: list[Any]) -> list[dict[str, Any]]:
    return [post for post in posts if isinstance(post, dict) and _rendered(post, "content") is not None]


def _cut_posts(text: str) -> tuple[list[dict[str, Any]], tuple[Issue, ...]]:
    """The posts in a truncated response: the complete posts of a list, and the strings of the last one."""
    posts: list[dict[str, Any]] = []
    at = end = text.find("{")
    decoder = json.JSONDecoder()
    while at >= 0:
        try:
            post, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            break
        posts.append(post)
        at = text.find("{", end)
    last = dict(_cut_strings(text[at:])) if at >= 0 else {}
    if "content" in last:
        posts.append(
            {name: {"rendered": words} if name in {"title", "content"} else words for name, words in last.items()}
        )
    # Objects in a row without a list around them are complete.
    is_whole = at < 0 and text.lstrip().startswith("{") and not text[end:].strip()
    message = Message("read.cut-off-answer")
    issues = () if is_whole else (Issue(IssueCode.TRUNCATED_SOURCE, Severity.WARNING, message),)
    return _with_content(posts), issues


def _cut_strings(text: str) -> Iterator[tuple[str, str]]:
    """The strings of interest in order, the last one as far as it goes."""
    at = 0
    while found := _STRINGS.search(text, at):
        end = _string_end(text, found.end())
        body = text[found.end() : end]
        at = end + 1
        try:
            yield found[1], json.loads(f'"{_ESCAPE.sub("", body) if end >= len(text) else body}"', strict=False)
        except ValueError:
            continue


def _string_end(text: str, start: int) -> int:
    at = start
    while at < len(text) and text[at] != '"':
        at += 2 if text[at] == "\\" else 1
    return min(at, len(text))


def _rendered(post: dict[str, Any], name: str) -> str | None:
    part = post.get(name)
    words = part.get("rendered") if isinstance(part, dict) else part
    # JSON can encode any code point, even those that no text can hold.
    return clean(words) if isinstance(words, str) else None


def _document(
    page: Page, post: dict[str, Any], lexicon: Lexicon, resources: tuple[Resource, ...], issues: tuple[Issue, ...]
) -> Document:
    link, date = post.get("link", post.get("URL")), post.get("date")
    known = replace(page, url=page.url or (clean(link) if isinstance(link, str) else None))
    content, repairs = mended(_rendered(post, "content") or "")
    document = html_document(known, content, lexicon, resources, (*issues, *repairs, *_protected(post)))
    title = " ".join(unescape(_TAGS.sub("", _rendered(post, "title") or "")).split())
    published = clean(date) if isinstance(date, str) else ""
    metadata = replace(document.metadata, title=title, og_title=title, published=published)
    return replace(document, metadata=metadata)


def _protected(post: dict[str, Any]) -> Iterator[Issue]:
    content = post.get("content")
    if isinstance(content, dict) and content.get("protected") is True and not content.get("rendered"):
        text = Message("read.wpjson-password")
        yield Issue(IssueCode.UNREADABLE_PART, Severity.WARNING, text)
