"""Keeps an output folder and its ledger true while results come in: names, journal, files, manifest, report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from pipeline.errors import PageError
from pipeline.model import Issue, PageResult, State
from pipeline.run.plan import Task, outputs_of
from pipeline.run.report import REPORT, report_lines
from pipeline.store import manifest
from pipeline.store.load import read_file
from pipeline.store.manifest import Entry, Manifest, Stamp
from pipeline.store.names import distinction, folded
from pipeline.store.walk import Source
from pipeline.store.write import remove_file, write_file


class Keeper:
    """The output folder of one run, held by its lock; `entries` is the manifest as it grows.

    `recipe` holds the recipe's digest for each format that there is.
    """

    def __init__(self, output: Path, entries: Manifest, recipe: Mapping[str, str]) -> None:
        self.output = output
        self.entries = entries
        self.recipe = recipe
        self.whole_recipe = sha256(repr(sorted(recipe.items())).encode()).hexdigest()
        self.owners = {folded(name): path for path, entry in entries.items() for name in entry.outputs}
        self.is_changed = (output / manifest.JOURNAL).exists()

    def unchanged(self, task: Task) -> PageResult:
        """The result of a page that is up to date; what was odd about it stays known."""
        path, entry = task.source.path, self.entries[task.source.path]
        if task.known is not None and task.known is not entry:
            self.entries[path] = entry = task.known
            self.is_changed = True
        state = State.UNCHANGED if entry.state is State.BUILT else entry.state
        return PageResult(
            path,
            state,
            tuple((name, b"") for name in sorted(entry.outputs)),
            entry.issues,
            entry.reason,
            file_issues=tuple(entry.file_issues.items()),
        )

    def keep(self, task: Task, result: PageResult) -> PageResult:
        """Write a page's files and note them; a file that the tool did not write is never replaced."""
        path = task.source.path
        result = self._distinct(result)
        foreign = [name for name, data in result.files if self._is_foreign(name, data)]
        if foreign:
            reason = f"{foreign[0]} is in the output folder already, and not from this tool"
            result = PageResult(path, State.FAILED, reason=reason, hint="move that file away, or choose --out")
        old = self.entries.get(path)
        entry = self._entry(task, result, old)
        manifest.append(self.output, path, entry)
        self.is_changed = True
        written = {name: Stamp.of(data, write_file(self.output, name, data)) for name, data in result.files}
        obsolete = self._obsolete(task, result, old)
        for name in obsolete:
            remove_file(self.output, name)
        kept = {name: stamp for name, stamp in entry.outputs.items() if name not in obsolete}
        self.entries[path] = replace(entry, outputs=kept | written)
        self.owners |= {folded(name): path for name in written}
        return replace(result, file_issues=tuple(entry.file_issues.items()))

    def forget(self, pages: Sequence[str], *, delete: bool) -> tuple[str, ...]:
        """The outputs of pages that have gone; they are deleted, and the pages forgotten, only where asked for.

        A file that somebody edited is left, and is not the tool's from then on.
        """
        files = outputs_of(pages, self.entries)
        if delete:
            for path in pages:
                self.is_changed = True
                for name, stamp in self.entries.pop(path).outputs.items():
                    if stamp.matches(self.output / name):
                        remove_file(self.output, name)
        return files

    def close(self, results: Sequence[PageResult]) -> None:
        """Write the report and the manifest; from then on the journal is not needed."""
        write_file(self.output, REPORT, report_lines(results))
        if self.is_changed or not (self.output / manifest.MANIFEST).exists():
            write_file(self.output, manifest.MANIFEST, manifest.dump(self.entries))
        (self.output / manifest.JOURNAL).unlink(missing_ok=True)

    def _distinct(self, result: PageResult) -> PageResult:
        """Names that no other page has: the second practice of `b` and the page `b-2` would both be `b-2`."""
        if all(self.owners.get(folded(name), result.path) == result.path for name, _ in result.files):
            return result
        mark = distinction(result.path)
        names = {name: f"{mark}.".join(name.rsplit(".", 1)) for name, _ in result.files}
        return replace(
            result,
            files=tuple((names[name], data) for name, data in result.files),
            file_issues=tuple((names[name], issues) for name, issues in result.file_issues),
        )

    def _is_foreign(self, name: str, data: bytes) -> bool:
        file = self.output / name
        if any(folder.is_file() for folder in file.parents if folder.is_relative_to(self.output)):
            return True
        # The same bytes are as good as ours.
        return folded(name) not in self.owners and file.exists() and not Stamp.of(data).matches(file)

    def _entry(self, task: Task, result: PageResult, old: Entry | None) -> Entry:
        """What to note of a page: of the very same page, formats that were not asked for stay up to date."""
        source = task.source
        stays = task.known if task.known and task.known.page and task.known.page.sha256 == result.sha256 else None
        return Entry(
            page=Stamp(result.sha256, source.size, source.mtime_ns),
            recipe=self.whole_recipe,
            state=result.state,
            formats={**(stays.formats if stays else {}), **{one: self.recipe[one] for one in task.formats}},
            outputs={**(old.outputs if old else {}), **{name: Stamp.of(data) for name, data in result.files}},
            issues=result.issues,
            reason=result.reason,
            beside=dict(_stamps_beside(source)),
            file_issues=_file_issues(stays, task, result),
            sighting=task.sighting,
            furniture=task.furniture,
        )

    def _obsolete(self, task: Task, result: PageResult, old: Entry | None) -> list[str]:
        """Files of ours that this page no longer gives, in the formats just built, unless somebody edited them."""
        if old is None or result.state is State.FAILED:
            return []
        new = {name for name, _ in result.files}
        return [
            name
            for name, stamp in old.outputs.items()
            if name not in new and _format(name) in task.formats and stamp.matches(self.output / name)
        ]


def _format(name: str) -> str:
    return name.rpartition(".")[2]


def _file_issues(stays: Entry | None, task: Task, result: PageResult) -> dict[str, tuple[Issue, ...]]:
    known = stays.file_issues if stays else {}
    others = {name: issues for name, issues in known.items() if _format(name) not in task.formats}
    return others | dict(result.file_issues)


def _stamps_beside(source: Source) -> Iterator[tuple[str, Stamp]]:
    """The stamps of what came with a page; one that changed since it was listed fits no file, now or later."""
    for name, size, mtime_ns in source.beside:
        file = source.file.parent / name
        try:
            data = read_file(file, size)
            is_same = (len(data), file.stat().st_mtime_ns) == (size, mtime_ns)
        except (PageError, OSError):
            is_same = False
        yield name, Stamp(sha256(data).hexdigest(), size, mtime_ns) if is_same else Stamp("", -1)
