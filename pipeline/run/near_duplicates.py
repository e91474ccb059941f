"""Pages of a run that describe the same practice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pipeline.model import PageResult


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


def _leader(page: str, leaders: dict[str, str]) -> str:
    """The representative of a page's group (union-find with path compression)."""
    while (above := leaders.setdefault(page, page)) != page:
        leaders[page] = leaders.setdefault(above, above)
        page = above
    return page
