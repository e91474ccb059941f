"""Tags left over in pasted text: those between the words of a line are removed, with an issue."""

from __future__ import annotations

import re
from html import unescape

from pipeline.messages import Message
from pipeline.model import Issue, IssueCode, Severity

# Only names of HTML are tags: a text may compare (“a < b”), or name a placeholder (“<your town>”).
_NAMES = (
    "a|abbr|b|big|blockquote|br|center|cite|code|dd|del|div|dl|dt|em|figcaption|figure|font|footer|h[1-6]|header|hr|i"
    "|iframe|img|ins|li|mark|o:p|ol|p|q|s|section|small|span|strike|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul"
)
_TAG = re.compile(rf"<(/?)({_NAMES})(?:\s[^<>]*)?/?>", re.IGNORECASE)
# A line of nothing but tags, known or not.
_ONLY_TAGS = re.compile(r"\s*(?:</?[a-z][a-z0-9:-]*(?:\s[^<>]*)?>\s*)+", re.IGNORECASE)
# Tags that end a line, and tags between cells.
_LINES = frozenset("blockquote br dd div dl dt figcaption figure footer header hr ol p section table tr ul".split())
_CELLS = frozenset({"td", "th"})
# A single tag may be something else.
_FEWEST = 2


def without_tags(text: str) -> tuple[str, tuple[Issue, ...]]:
    """The text without the tags in lines that have words, with an issue if there were any.

    Lines of nothing but tags stay: the reader sets them aside.
    """
    lines = text.split("\n") if "<" in text else []
    found = [0 if _ONLY_TAGS.fullmatch(line) else len(_TAG.findall(line)) for line in lines]
    if sum(found) < _FEWEST:
        return text, ()
    kept = [_plain(line) if count else line for line, count in zip(lines, found, strict=True)]
    message = Message("read.markup-dropped", count=sum(found))
    return "\n".join(kept), (Issue(IssueCode.CHARACTERS_DROPPED, Severity.INFO, message),)


def _plain(line: str) -> str:
    words = unescape(_TAG.sub(_in_place_of, line))
    return "\n".join(part.strip() for part in words.split("\n") if part.strip())


def _in_place_of(tag: re.Match[str]) -> str:
    name = tag[2].lower()
    if name in _LINES or name.startswith("h"):
        return "\n"
    if name == "li":
        return "" if tag[1] else "\n- "
    return " " if name in _CELLS else ""
