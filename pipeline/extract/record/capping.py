"""A page that is odd in one way a thousand times is told so once more, not a thousand times."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from pipeline.messages import Message
from pipeline.model import Issue, IssueCode

# So many issues of one code are told with their places.
MOST = 20


def capped(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """The issues in their order, of each code the first ones; where there are more, one without a place counts them."""
    kept: list[Issue] = []
    counts: Counter[IssueCode] = Counter()
    last: dict[IssueCode, int] = {}
    for issue in issues:
        counts[issue.code] += 1
        if counts[issue.code] <= MOST:
            last[issue.code] = len(kept)
            kept.append(issue)
    for code, at in sorted(last.items(), key=lambda one: -one[1]):
        if counts[code] > MOST:
            worst = kept[at].severity
            kept.insert(at + 1, Issue(code, worst, Message("extract.more-issues", count=counts[code] - MOST)))
    return tuple(kept)
