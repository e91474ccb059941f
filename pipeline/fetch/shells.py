"""Responses that are not pages although the server says so: robot checks, shells for scripts, and refreshes.

They are scanned in one pass, without a parser: a response may be designed to hang one.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from pipeline.errors import FetchError
from pipeline.fetch.transport import Answer
from pipeline.fetch.urls import Url, joined
from pipeline.messages import Message

# Elements whose content is not text of the page, or is hidden if scripts run.
_HIDDEN = frozenset((b"script", b"style", b"noscript", b"template", b"title", b"svg", b"iframe", b"textarea"))
_NAME = re.compile(rb"/?[a-z][a-z0-9:-]{0,40}")
# Signs of bot protection services in heads and pages.
_CHECK_HEADERS = (
    ("cf-mitigated", "challenge"),
    ("x-amzn-waf-action", ""),
    ("sg-captcha", "challenge"),
    ("x-datadome", ""),
    ("x-sucuri-block", ""),
)
_CHECK_STATUS = frozenset({202, 403, 429, 503})
_CHECKS = re.compile(
    rb"/cdn-cgi/challenge-platform/|challenges\.cloudflare\.com|_incapsula_resource|captcha-delivery\.com|awswaf\.com"
    rb"|sgcaptcha|/_sec/cp_challenge|px-captcha|ddos-guard|/tspd/|sucuri_cloudproxy|hcaptcha\.com|recaptcha/|/aes\.(?:min\.)?js"
    rb"|/\.within\.website/"
)
_CHECK_TITLE = re.compile(
    r"just a moment|attention required|one moment, please|client challenge|robot check", re.IGNORECASE
)
_CHECK_WORDS = re.compile(
    r"checking your browser|verify(?:ing)? (?:that )?you are (?:a )?human|not a robot|are you a robot|unusual traffic"
    r"|enable javascript and cookies|javascript is required to (?:continue|view)"
    r"|επαληθε\w+ ότι είστε άνθρωπος|δεν είστε ρομπότ",
    re.IGNORECASE,
)
# An empty element with one of these names is where scripts build the page.
_MOUNT = re.compile(
    rb"""<div[^>]{0,200}\bid\s*=\s*["']?(?:root|app|__next|__nuxt|main-app|react-root)\b[^>]{0,200}>\s*</div|<app-root"""
)
# The most letters and digits in a robot check, and in a shell with a loading line or a notice. A page with scripts and
# fewer than the least of these says nothing.
_OF_A_CHECK, _OF_A_SHELL, _LEAST = 1500, 400, 80
_HEAD = 1 << 16
_REFRESH = re.compile(rb"""\bhttp-equiv\s*=\s*["']?\s*refresh\b""")
_CONTENT = re.compile(rb"""\bcontent\s*=\s*(?:"([^"]{0,4000})"|'([^']{0,4000})'|([^\s"'>]{1,4000}))""", re.IGNORECASE)
_TARGET = re.compile(r"""\s*(\d{0,9})[\d.]*\s*[;,]?\s*(?:url\s*=\s*)?["']?(.*?)["']?\s*""", re.IGNORECASE | re.DOTALL)
# A page that refreshes within this many seconds is a redirect; a later refresh is ignored.
_SOON = 10


def is_check(answer: Answer) -> bool:
    """Whether the head of a response says that it is a robot check instead of the page."""
    heads = ((value, answer.header(name).lower()) for name, value in _CHECK_HEADERS)
    return answer.status in _CHECK_STATUS and any(found and value in found for value, found in heads)


def flaw(answer: Answer) -> str:
    """Why an HTML response is not a page, in words for people; empty if it may be one."""
    data = answer.data.replace(b"\0", b"").lower()
    if b"<script" not in data:
        return ""
    words = b" ".join(data[start:end] for start, end, is_tag in _pieces(data) if not is_tag)
    text = html.unescape(words.decode("utf-8", "replace"))
    title = data[:_HEAD].partition(b"<title")[2].partition(b"</title")[0].decode("utf-8", "replace")
    letters = sum(char.isalnum() for char in text)
    is_said = letters < _OF_A_CHECK and (_CHECK_WORDS.search(text) or _CHECK_TITLE.search(title))
    # Pages with a form have such checks, too, but more words.
    if is_said or (letters < _OF_A_SHELL and _CHECKS.search(data)):
        return Message("fetch.robot-check")
    if letters < _LEAST or (letters < _OF_A_SHELL and _MOUNT.search(data)):
        return Message("fetch.script-shell")
    return ""


def refresh(answer: Answer) -> Url | None:
    """Where an HTML response redirects at once (`<meta http-equiv="refresh">`); None if it does not."""
    kind = answer.header("content-type").lower()
    if kind and not kind.startswith(("text/html", "application/xhtml")):
        return None
    data = answer.data.replace(b"\0", b"")
    lower = data.lower()
    if not _REFRESH.search(lower):
        return None
    for start, end, is_tag in _pieces(lower):
        if is_tag and lower.startswith(b"<meta", start) and _REFRESH.search(lower, start, end):
            content = _CONTENT.search(data, start, end)
            value = (content[1] or content[2] or content[3] or b"") if content else b""
            return _target(answer.url, html.unescape(value.decode("utf-8", "replace")))
    return None


def _target(url: Url, content: str) -> Url | None:
    found = _TARGET.fullmatch(content)
    if not found or not found[2] or int(found[1] or 0) > _SOON:
        return None
    try:
        target = joined(url, found[2])
    except FetchError:
        return None  # `javascript:`, `mailto:` and the like
    return None if target == url else target


def _pieces(data: bytes) -> Iterator[tuple[int, int, bool]]:
    """The tags of a page in lower case and the words between them: start, end, and whether it is a tag.

    Hidden elements and comments are left out.
    """
    at = 0
    while (start := data.find(b"<", at)) >= 0:
        yield at, start, False
        is_comment = data.startswith(b"<!--", start)
        end = data.find(b"-->" if is_comment else b">", start)
        if end < 0:
            return
        name = _NAME.match(data, start + 1)
        if name and name[0] in _HIDDEN:
            at = data.find(b"</" + name[0], end)
            if at < 0:
                return
        else:
            at = end + 1
            yield start, at, not is_comment
    yield at, len(data), False
