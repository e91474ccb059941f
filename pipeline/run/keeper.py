"""Keeps an output folder and its ledger true while results come in: names, journal, files, manifest, report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.model import PageResult, State
from pipeline.run.plan import Task
from pipeline.run.report import REPORT, report_lines
from pipeline.store import manifest
from pipeline.store.manifest import Entry, Manifest, Stamp
from pipeline.store.names import distinction, folded
from pipeline.store.write import remove_file, write_file


class Keeper:
    """The output folder of one run, held by its lock; `entries` is the manifest as it grows."""

    def __init__(self, output: Path, entries: Manifest, recipe: str, formats: tuple[str, ...]) -> None:
        self.output = output
        self.entries = entries
        self.recipe = recipe
        self.formats = formats
        self.owners = {folded(name): path for path, entry in entries.items() for name in entry.outputs}

    def unchanged(self, task: Task) -> PageResult:
        """The result of a page that is up to date; what was odd about it stays known."""
        entry = self.entries[task.source.path]
        state = State.UNCHANGED if entry.state is State.BUILT else entry.state
        return PageResult(task.source.path, state, issues=entry.issues, reason=entry.reason)

    def keep(self, task: Task, result: PageResult) -> PageResult:
        """Write a page's files and note them; a file that the tool did not write is never replaced."""
        path, source = task.source.path, task.source
        files = self._distinct(path, result.files)
        foreign = [name for name, data in files if self._is_foreign(name, data)]
        if foreign:
            reason = f"{foreign[0]} is in the output folder already, and not from this tool"
            result = PageResult(path, State.FAILED, reason=reason, hint="move that file away, or choose --out")
            files = ()
        old = self.entries.get(path)
        stamps = {name: Stamp.of(data) for name, data in files}
        entry = Entry(
            page=Stamp(result.sha256, source.size, source.mtime_ns),
            recipe=self.recipe,
            state=result.state,
            formats=self._formats(old, result),
            outputs=dict(old.outputs if old else {}) | stamps,
            issues=result.issues,
            reason=result.reason,
        )
        manifest.append(self.output, path, entry)
        written = {name: Stamp.of(data, write_file(self.output, name, data)) for name, data in files}
        obsolete = self._obsolete(old, result, stamps)
        for name in obsolete:
            remove_file(self.output, name)
        kept = {name: stamp for name, stamp in entry.outputs.items() if name not in obsolete}
        self.entries[path] = replace(entry, outputs=kept | written)
        self.owners |= {folded(name): path for name in written}
        return replace(result, files=files)

    def forget(self, pages: Sequence[str], *, delete: bool) -> tuple[str, ...]:
        """The outputs of pages that have gone; they are deleted, and the pages forgotten, only where asked for."""
        files = tuple(name for path in pages for name in sorted(self.entries[path].outputs))
        if delete:
            for path in pages:
                for name, stamp in self.entries.pop(path).outputs.items():
                    if stamp.matches(self.output / name):
                        remove_file(self.output, name)
        return files

    def close(self, results: Sequence[PageResult]) -> None:
        """Write the report and the manifest; from then on the journal is not needed."""
        write_file(self.output, REPORT, report_lines(results))
        write_file(self.output, manifest.MANIFEST, manifest.dump(self.entries))
        (self.output / manifest.JOURNAL).unlink(missing_ok=True)

    def _distinct(self, path: str, files: Sequence[tuple[str, bytes]]) -> tuple[tuple[str, bytes], ...]:
        """Names that no other page has: the second practice of `b` and the page `b-2` would both be `b-2`."""
        if all(self.owners.get(folded(name), path) == path for name, _ in files):
            return tuple(files)
        mark = distinction(path)
        return tuple((f"{mark}.".join(name.rsplit(".", 1)), data) for name, data in files)

    def _is_foreign(self, name: str, data: bytes) -> bool:
        # The same bytes are as good as ours.
        file = self.output / name
        return folded(name) not in self.owners and file.exists() and not Stamp.of(data).matches(file)

    def _formats(self, old: Entry | None, result: PageResult) -> tuple[str, ...]:
        """Formats that are up to date: this run's, and older ones of the very same page and recipe."""
        if old and old.page and (old.recipe, old.page.sha256) == (self.recipe, result.sha256):
            return tuple(dict.fromkeys([*old.formats, *self.formats]))
        return self.formats

    def _obsolete(self, old: Entry | None, result: PageResult, new: dict[str, Stamp]) -> list[str]:
        """Files of ours that this page no longer gives, in the formats just built, unless somebody edited them."""
        if old is None or result.state is State.FAILED:
            return []
        return [
            name
            for name, stamp in old.outputs.items()
            if name not in new and name.rpartition(".")[2] in self.formats and stamp.matches(self.output / name)
        ]
