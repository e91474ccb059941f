"""What is to be built: which pages are new or changed, and why."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.model import State
from pipeline.store.manifest import Entry, Manifest
from pipeline.store.names import assign, plain_name
from pipeline.store.walk import Source


@dataclass(frozen=True, slots=True)
class Task:
    """A page to build under the output name `base`, or, without a `reason`, one that is up to date."""

    source: Source
    base: str
    reason: str

    @property
    def is_current(self) -> bool:
        return not self.reason

    @property
    def is_renamed(self) -> bool:
        return self.base != plain_name(self.source.path)


def plan(
    sources: tuple[Source, ...], known: Manifest, recipe: str, formats: tuple[str, ...], output: Path, *, force: bool
) -> tuple[Task, ...]:
    """A task a source, in their order. Names are given over this run's pages and those of the manifest together."""
    names = assign([*known, *(source.path for source in sources)])
    return tuple(
        Task(
            source,
            names[source.path],
            "forced" if force else _reason(source, known.get(source.path), recipe, formats, output),
        )
        for source in sources
    )


def _reason(source: Source, entry: Entry | None, recipe: str, formats: tuple[str, ...], output: Path) -> str:
    if entry is None:
        return "new page"
    if entry.state is State.FAILED:
        return "failed last time"
    if entry.page is None or (entry.page.size, entry.page.mtime_ns) != (source.size, source.mtime_ns):
        return "page changed"
    if entry.recipe != recipe:
        return "settings, templates, lexicon or version changed"
    absent = [one for one in formats if one not in entry.formats]
    if absent:
        return f"no {', '.join(absent)} yet"
    wanted = {name: stamp for name, stamp in entry.outputs.items() if name.rpartition(".")[2] in formats}
    changed = [name for name, stamp in sorted(wanted.items()) if not stamp.matches(output / name)]
    return f"{changed[0]} is missing or was edited" if changed else ""


def gone(known: Manifest, sources: tuple[Source, ...]) -> tuple[str, ...]:
    """The pages of the manifest that the whole input no longer holds."""
    here = {source.path for source in sources}
    return tuple(path for path in sorted(known) if path not in here)
