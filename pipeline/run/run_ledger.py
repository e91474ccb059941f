"""Keeps an output folder and its ledger in step while results come in: names, journal, files, manifest, report."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from pipeline.messages import Message
from pipeline.model import Gone, GoneFate, PageResult, State
from pipeline.run.ledger_entry import built_entry, older_outputs
from pipeline.run.output_names import with_free_names
from pipeline.run.placement import placement
from pipeline.run.plan import Task
from pipeline.run.report import first_names, report_lines
from pipeline.run.unchanged import unchanged_result
from pipeline.run.word_changes import word_changes
from pipeline.store import manifest
from pipeline.store.edits import is_known, is_persons_file, short_digest
from pipeline.store.entry import Entry, Manifest, Stamp
from pipeline.store.journal import entries_left
from pipeline.store.names import folded, original
from pipeline.store.output_writer import OutputWriter
from pipeline.store.outputs import REPORT, is_report
from pipeline.store.remote import AnyPath, StoreObject
from pipeline.store.write import is_link, link_above, remove_file, write_file

# The entry of a page that was never built.
_NOTHING = Entry(None, "", State.FAILED)
_MOST_OLDER = 3


class RunLedger:
    """The output folder of one run, which holds its lock; `entries` is the manifest as it grows.

    `recipe` holds the recipe's digest for every format, `pages` are the input pages that are in the output folder.
    `current` are the results of pages that are up to date, with all their outputs. `older` are outputs that say what
    their pages said before this run.
    """

    def __init__(
        self,
        output: AnyPath,
        entries: Manifest,
        recipe: Mapping[str, str],
        *,
        pages: Collection[str] = (),
        discard_edits: bool = False,
    ) -> None:
        self.pages = {folded(name) for name in pages}
        self.discard_edits = discard_edits
        self.output = output
        self.entries = entries
        self.recipe = recipe
        self.changed = {path for path, _ in entries_left(output)}
        self.current: Mapping[str, PageResult] = {}
        self.shelf = OutputWriter(output)
        self.older: list[str] = []

    @cached_property
    def owners(self) -> dict[str, str]:
        """The page that each output belongs to, by the output's folded name; a run that builds nothing needs none."""
        return {folded(name): path for path in self.entries for name in self._outputs(path)}

    def _outputs(self, path: str) -> Iterable[str]:
        """The names of a page's outputs, without making an entry of what the plan has read already."""
        if current := self.current.get(path):
            return (name for name, _ in current.files)
        names: Iterable[str] = json.loads(manifest.raw(path, self.entries))["outputs"]
        return names

    def unchanged(self, task: Task) -> PageResult:
        """The result of a page that is up to date, with the issues of its last build."""
        path = task.source.path
        if task.known is not None and task.known != self.entries[path]:
            self.entries[path] = task.known
            self.changed.add(path)
        return task.result or unchanged_result(path, self.entries[path])

    def keep(self, task: Task, result: PageResult) -> PageResult:
        """Write a page's files and note them; a file that the tool did not write is never replaced.

        An output that a person has edited stays, and the new one goes beside it.
        """
        path = task.source.path
        result = with_free_names(result, task.base, lambda name: self._is_free(name, path))
        old = self.entries.get(path, _NOTHING)
        if refusal := self._refusal(result, old):
            result = PageResult(path, State.FAILED, reason=refusal, hint=Message("output.move-it"))
        where = placement(self.output, task, result, old, self.owners, discard=self.discard_edits)
        entry = built_entry(task, result, old, where, self.recipe)
        self.changed.add(path)
        written = self.shelf.put(path, entry, where.files, where.obsolete)
        kept = {name: stamp for name, stamp in entry.outputs.items() if name not in where.obsolete}
        self.entries[path] = replace(entry, outputs={**kept, **written})
        self.owners |= {folded(name): path for name in written}
        if result.state is State.BUILT:
            self.older += older_outputs(path, self.entries[path])
        files = dict.fromkeys((*(name for name, _ in where.files), *where.edits), b"")
        news = word_changes(old.summaries, result.summaries)
        # Results stay in memory to the end of the run.
        brief = tuple(replace(one, words={}) for one in result.summaries)
        return replace(
            result, files=tuple(sorted(files.items())), file_issues=entry.issues_of_files, summaries=brief, changes=news
        )

    def forget(self, pages: Sequence[str], *, delete: bool) -> tuple[Gone, ...]:
        """Deal with the outputs of pages that are gone: they are deleted on request only, and kept where edited.

        A page is forgotten with the last of its outputs.
        """
        gone = []
        for path in pages:
            entry = self.entries[path]
            states = entry.states()
            kept, edits = {}, {}
            for name, stamp in sorted(entry.outputs.items()):
                is_edited = is_persons_file(self.output / name, states[original(name)])
                is_deleted = delete and not is_edited and self._delete(name, path)
                end = GoneFate.EDITED if is_edited else GoneFate.DELETED if is_deleted else GoneFate.STAYS
                gone.append(Gone(name, end))
                if not is_deleted:
                    kept[name] = stamp
                if is_edited:
                    edits[name] = ""
            if delete:
                self.changed.add(path)
                del self.entries[path]
                if kept:
                    self.entries[path] = replace(entry, outputs=kept, formats={}, edits=edits)
        return tuple(gone)

    def _delete(self, name: str, path: str) -> bool:
        """Delete a file of a page, unless it is another page's or its folder is a link."""
        if self.owners.get(folded(name)) != path or link_above(self.output, name):
            return False
        remove_file(self.output, name)
        return True

    def close(self, results: Sequence[PageResult]) -> tuple[str, ...]:
        """Write the report and the manifest, which ends the journal; returns remarks."""
        self._mark(self.shelf.settle())
        file = self.output / REPORT
        is_ours = not (file.exists() or is_link(file)) or is_report(file)
        if is_ours:
            write_file(self.output, REPORT, report_lines(results))
        if self.changed or not (self.output / manifest.MANIFEST).exists():
            manifest.save(self.output, self.entries, self.changed)
        older = (Message("output.older", names=first_names(self.older, _MOST_OLDER)),) if self.older else ()
        return older if is_ours else (*older, Message("output.left-alone", name=REPORT))

    def _mark(self, output: AnyPath) -> None:
        """Note the marks of what was just put to a store: by them it is told from what others put there later."""
        if isinstance(output, StoreObject):
            for path in self.changed & self.entries.keys():
                entry = self.entries[path]
                outputs = {name: _with_mark(stamp, output / name) for name, stamp in entry.outputs.items()}
                self.entries[path] = replace(entry, outputs=outputs)

    def _is_free(self, name: str, path: str) -> bool:
        file = self.output / name
        is_taken = folded(name) in self.pages or (isinstance(file, Path) and file.is_dir())
        return self.owners.get(folded(name), path) == path and not is_taken

    def _refusal(self, result: PageResult, old: Entry) -> str:
        """Why a page's files must not be written; "" if they may be."""
        for name, data in result.files:
            if not self._is_free(name, result.path):
                return Message("output.no-free-name")
            if link := link_above(self.output, name):
                return Message("output.link", link=link, name=name)
            if self._is_foreign(name, data, old):
                return Message("output.foreign", name=name)
        return ""

    def _is_foreign(self, name: str, data: bytes, old: Entry) -> bool:
        file = self.output / name
        if _is_below_file(file, self.output):
            return True
        if folded(name) in self.owners or not (file.exists() or is_link(file)):
            return False
        # Bytes that are, or were, the same as ours are as good as ours.
        return not is_known(file, (*old.states().get(name, ()), short_digest(sha256(data).hexdigest())))


def _is_below_file(file: AnyPath, output: AnyPath) -> bool:
    """Whether a file is in the way of one of the folders above it; a store has no folders."""
    if isinstance(file, StoreObject) or isinstance(output, StoreObject):
        return False
    return any(folder.is_file() for folder in file.parents if folder.is_relative_to(output))


def _with_mark(stamp: Stamp, file: StoreObject) -> Stamp:
    return stamp._replace(mtime_ns=file.stat().st_mtime_ns) if stamp.mtime_ns is None and file.exists() else stamp
