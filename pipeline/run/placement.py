"""Where the files of a page go: to their own names, or beside outputs that a person has edited; and which to delete."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from pipeline.model import PageResult, State
from pipeline.run.plan import Task
from pipeline.store.edits import is_edit, is_persons_file, short_digest
from pipeline.store.entry import Entry, Stamp
from pipeline.store.names import folded, format_of, newer, original
from pipeline.store.remote import AnyPath
from pipeline.store.write import link_above


@dataclass(frozen=True, slots=True)
class Placement:
    """The files of a page by the names to write them under, the outputs to delete, and those that a person has edited.

    `stamps` are those of the files. `edits` maps each edited output to the newest of ours beside it, or to "" where the
    page no longer gives one. `earlier` holds short hashes of former versions of each output, the newest last.
    """

    files: tuple[tuple[str, bytes], ...]
    stamps: Mapping[str, Stamp]
    obsolete: tuple[str, ...]
    edits: Mapping[str, str]
    earlier: Mapping[str, tuple[str, ...]]


def placement(
    output: AnyPath, task: Task, result: PageResult, old: Entry, owners: Mapping[str, str], *, discard: bool
) -> Placement:
    """Where the files of a result go, given the page's `old` entry; `owners` maps folded output names to their pages.

    An edited output is replaced only with `discard`.
    """
    ours = old.states()
    files, stamps = {}, {}
    for name, data in result.files:
        stamp = Stamp.of(data)
        known = {*ours.get(name, ()), short_digest(stamp.sha256)}
        files[name] = place = name if discard else _place(output, name, known, old)
        stamps[place] = stamp
    edits = {name: place for name, place in files.items() if place != name}
    obsolete = []
    for name in old.outputs.keys() - stamps.keys() - edits.keys():
        if result.state is State.FAILED or format_of(name, task.source.path) not in task.formats:
            edits |= {name: old.edits[name]} if name in old.edits else {}
        elif is_persons_file(output / name, ours.get(original(name), ())) and not (discard and original(name) in files):
            edits[name] = ""
        elif owners.get(folded(name)) == task.source.path and link_above(output, name) is None:
            obsolete.append(name)
    stay = [short_digest(stamp.sha256) for name, stamp in old.outputs.items() if name not in {*stamps, *obsolete}]
    now = {*stay, *(short_digest(stamp.sha256) for stamp in stamps.values())}
    earlier = {
        name: kept for name, digests in ours.items() if (kept := tuple(one for one in digests if one not in now))
    }
    to_write = tuple((files[name], data) for name, data in result.files)
    return Placement(to_write, stamps, tuple(sorted(obsolete)), dict(sorted(edits.items())), earlier)


def _place(output: AnyPath, name: str, ours: Collection[str], old: Entry) -> str:
    """The name to write an output under: its own, or the first free one beside it."""
    place = name
    while _is_in_the_way(output / place, old.outputs.get(place), ours, is_beside=place != name):
        place = newer(place)
    return place


def _is_in_the_way(file: AnyPath, stamp: Stamp | None, ours: Collection[str], *, is_beside: bool) -> bool:
    if stamp and stamp.matches(file):
        return False
    # Beside an edited output, anything that is not ours stays, even an empty or damaged file.
    return file.exists() if is_beside and not stamp else is_edit(file, ours)
