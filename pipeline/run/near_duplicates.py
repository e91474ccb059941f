"""Pages of a run that describe the same practice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from pipeline.messages import Message
from pipeline.model import IssueCode, PageResult


def near_duplicates(results: Iterable[PageResult]) -> Mapping[str, tuple[str, ...]]:
    """For each page that describes the same practice as another: all pages that do, itself included.

    Pages are in the order of the results. Takes time in proportion to the number of practices.
    """
    leaders: dict[str, str] = {}
    first: dict[str, str] = {}
    for result in results:
        path = result.path
        leaders.setdefault(path, path)
        for earlier in {first.setdefault(key, path) for one in result.summaries for key in one.likeness} - {path}:
            leaders[_leader(path, leaders)] = _leader(earlier, leaders)
    groups: dict[str, list[str]] = {}
    for page in list(leaders):
        groups.setdefault(_leader(page, leaders), []).append(page)
    alike = (tuple(group) for group in groups.values() if len(group) > 1)
    return {page: group for group in alike for page in group}


def without_any_sheet(results: Iterable[PageResult], is_there: Callable[[str], bool]) -> tuple[Message, ...]:
    """Remarks on pages whose sheet another shall be, as a person says, where that one is not there, or has none."""
    others = {
        result.path: str(issue.message.values["page"])
        for result in results
        for issue in result.issues
        if issue.code is IssueCode.SAME_PRACTICE and isinstance(issue.message, Message)
    }
    ends = {page: _end(page, others) for page in others}
    lost = [page for page, end in ends.items() if end in others or not is_there(end)]
    return tuple(Message("review.same-as-nothing", page=page, other=others[page]) for page in lost)


def _end(page: str, others: Mapping[str, str]) -> str:
    """The page that stands for all that refer to each other; one of these where they do so in a circle."""
    met: set[str] = set()
    while page in others and page not in met:
        met.add(page)
        page = others[page]
    return page


def _leader(page: str, leaders: dict[str, str]) -> str:
    """The representative of a page's group (union-find with path compression)."""
    while (above := leaders.setdefault(page, page)) != page:
        leaders[page] = leaders.setdefault(above, above)
        page = above
    return page
