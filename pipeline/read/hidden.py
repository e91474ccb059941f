"""Text in a page that its readers never see: why it is set aside, and the issues that say so."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from pipeline.messages import Message
from pipeline.model import Block, Issue, IssueCode, Locator, Reason, Severity

# How many places are reported, and how many letters of each.
_MOST = 20
_LONGEST = 60


def hidden_issues(blocks: Iterable[Block]) -> tuple[Issue, ...]:
    """An issue for each of the first hidden blocks, with its place and its words."""
    found = (block for block in blocks if block.boilerplate == Reason.HIDDEN and block.text)
    return tuple(
        Issue(
            IssueCode.HIDDEN_TEXT,
            Severity.WARNING,
            Message("read.hidden", path=block.path, words=excerpt(block.text)),
            block.locator,
        )
        for block in islice(found, _MOST)
    )


def doubtful_issue(path: str, words: str) -> Issue:
    """An issue for words that may be hidden but are printed."""
    message = Message("read.maybe-hidden", path=path, words=excerpt(words))
    return Issue(IssueCode.HIDDEN_TEXT, Severity.WARNING, message, Locator(path))


def excerpt(words: str) -> str:
    """The beginning of words for a message."""
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"
