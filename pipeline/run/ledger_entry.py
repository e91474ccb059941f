"""What a run notes of a page that it has worked on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256

from pipeline.errors import PageError
from pipeline.model import Issue, PageResult
from pipeline.run.placement import Placement
from pipeline.run.plan import Task
from pipeline.store.entry import Entry, Stamp
from pipeline.store.load import read_file
from pipeline.store.names import format_of
from pipeline.store.source import Source


def built_entry(task: Task, result: PageResult, old: Entry, where: Placement, recipe: Mapping[str, str]) -> Entry:
    """What to note of a page; if it has not changed, formats that were not built now stay up to date.

    `recipe` holds the recipe's digest for every format.
    """
    source = task.source
    stays = task.known if task.known and task.known.page and task.known.page.sha256 == result.sha256 else None
    return Entry(
        page=Stamp(result.sha256, source.size, source.mtime_ns),
        recipe=sha256(repr(sorted(recipe.items())).encode()).hexdigest(),
        state=result.state,
        formats={**(stays.formats if stays else {}), **{one: recipe[one] for one in task.formats}},
        outputs={**old.outputs, **where.stamps},
        issues=result.issues,
        reason=result.reason,
        sidecars=dict(sidecar_stamps(source)),
        file_issues=file_issues(stays, task, result),
        fingerprint=task.fingerprint,
        profile=task.profile.digest,
        hint=result.hint,
        summaries=result.summaries,
        edits=where.edits,
        earlier=where.earlier,
        is_input=source.is_input,
        review=task.review,
    )


def older_outputs(path: str, entry: Entry) -> list[str]:
    """The outputs of a page that say what it said before, as their formats have not been made since."""
    return [name for name in entry.outputs if format_of(name, path) not in entry.formats]


def file_issues(stays: Entry | None, task: Task, result: PageResult) -> dict[str, tuple[Issue, ...]]:
    """The issues of a page's files: of formats that were not built, those that the entry `stays` knows."""
    known = stays.file_issues if stays else {}
    path = task.source.path
    others = {name: issues for name, issues in known.items() if format_of(name, path) not in task.formats}
    return others | dict(result.file_issues)


def sidecar_stamps(source: Source) -> Iterator[tuple[str, Stamp]]:
    """The stamps of a page's sidecars; one that has changed since it was listed gets a stamp that fits no file."""
    for name, size, mtime_ns in source.sidecars:
        file = source.file.parent / name
        try:
            data = read_file(file, size)
            is_same = (len(data), file.stat().st_mtime_ns) == (size, mtime_ns)
        except (PageError, OSError):
            is_same = False
        yield name, Stamp(sha256(data).hexdigest(), size, mtime_ns) if is_same else Stamp("", -1)
