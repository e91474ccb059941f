"""Gives a page's files names that no other page has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import chain

from pipeline.messages import Message
from pipeline.model import Issue, IssueCode, PageResult, Severity
from pipeline.store.names import marked_names, plain_name
from pipeline.store.pictures import with_base


def with_free_names(result: PageResult, base: str, is_free: Callable[[str], bool]) -> PageResult:
    """The result with its files, whose names begin with `base`, under the first free names; an issue says so if needed.

    Names can meet: the second practice of `b` and the page `b-2` would both be `b-2`.
    """
    path = result.path
    for name in chain((base,), marked_names(path)):
        named = _renamed(result, base, name)
        if all(is_free(file) for file, _ in named.files):
            break
    if not named.files or name == plain_name(path):
        return named
    issue = Issue(IssueCode.NAME_TAKEN, Severity.INFO, Message("output.name-taken", name=name))
    return replace(named, issues=(*named.issues, issue))


def _renamed(result: PageResult, old: str, new: str) -> PageResult:
    """The result with `new` in place of `old` in the names of its files."""
    if old == new:
        return result
    return replace(
        result,
        files=tuple((with_base(name, old, new), data) for name, data in result.files),
        file_issues=tuple((with_base(name, old, new), issues) for name, issues in result.file_issues),
        summaries=tuple(replace(summary, base=with_base(summary.base, old, new)) for summary in result.summaries),
    )
