"""Checks each finished file of a funded sheet as `sheets check --visibility` does."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lexicon import Lexicon
from pipeline.lexicon.funding_words import funding_words
from pipeline.messages import Message
from pipeline.model import Issue, IssueCode, Look, Severity

_CHECKED = (".pdf", ".docx")


def funding_issues(name: str, data: bytes, look: Look, lexicon: Lexicon) -> Iterator[Issue]:
    """An issue for each flaw in the funding line of a file, or one that says it is right; none without a fund."""
    if not dict(look.brand).get("fund") or not name.endswith(_CHECKED):
        return
    from pipeline.check.visibility import visibility_flaws  # noqa: PLC0415 - slow to import, unneeded without a fund

    flaws = visibility_flaws(name, data, funding_words(lexicon))
    for flaw in flaws:
        yield Issue(IssueCode.FUNDING, Severity.WARNING, Message("run.about", what=flaw.rule, text=flaw.text))
    if not flaws:
        yield Issue(IssueCode.FUNDING, Severity.INFO, Message("run.funding-fine"))
