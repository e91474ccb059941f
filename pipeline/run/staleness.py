"""Whether a page, its sidecars and its outputs are still what they were when its entry was written."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from pipeline.messages import Message
from pipeline.store.edits import is_edit, is_persons_file
from pipeline.store.entry import Entry, Stamp
from pipeline.store.names import format_of, original
from pipeline.store.remote import AnyPath
from pipeline.store.source import Source

# Stand for the digest of a format that was built with another profile of its site, or from what another version of a
# program made of the page.
OTHER_PROFILE = "other profile"
OTHER_PROGRAM = "other program"


def is_unchanged(source: Source, entry: Entry | None) -> bool:
    """Whether a page and its sidecars are still what they were when its entry was written."""
    return entry is not None and page_stamp(source, entry) is not None and sidecar_stamps(source, entry) is not None


def outdated_formats(
    path: str, entry: Entry, recipe: Mapping[str, str], output: AnyPath, *, discard_edits: bool
) -> tuple[Mapping[str, Stamp], dict[str, str]]:
    """The entry's outputs with their present times, and a reason for each format that must be built again."""
    reasons: dict[str, str] = {}
    for one, digest in recipe.items():
        if one not in entry.formats:
            reasons[one] = Message("run.not-made-yet")
        elif entry.formats[one] == OTHER_PROFILE:
            reasons[one] = Message("run.site-changed")
        elif entry.formats[one] == OTHER_PROGRAM:
            reasons[one] = Message("run.program-changed")
        elif entry.formats[one] != digest:
            reasons[one] = Message("run.recipe-changed")
    outputs = dict(entry.outputs)
    for name, stamp in entry.outputs.items():
        one = format_of(name, path)
        if one not in recipe or one in reasons:
            continue
        if name in entry.edits:
            reasons |= _edit_reason(name, one, entry, output, discard_edits=discard_edits)
            continue
        now = _present(stamp, output, name)
        if now is None:
            reasons[one] = Message("run.output-missing", name=name)
        outputs[name] = now or stamp
    return outputs, reasons


def _present(stamp: Stamp, output: AnyPath, name: str) -> Stamp | None:
    """The stamp of an output with its present time; None if it is gone or another."""
    try:
        # To make a path of each name takes longer than to ask for its size and time.
        found = os.stat(f"{output}/{name}") if isinstance(output, Path) else None  # noqa: PTH116
    except OSError:
        return None
    if found and (found.st_size, found.st_mtime_ns) == (stamp.size, stamp.mtime_ns):
        return stamp
    return stamp.renewed(output / name)


def _edit_reason(name: str, form: str, entry: Entry, output: AnyPath, *, discard_edits: bool) -> dict[str, str]:
    """Why the format of an edited output is built again, if it is; a further edit is no reason."""
    if discard_edits and entry.edits[name]:
        return {form: Message("run.edit-discarded", name=name)}
    stays = is_edit if entry.edits[name] else is_persons_file
    if not stays(output / name, entry.states().get(original(name), ())):
        return {form: Message("run.edit-gone", name=name)}
    return {}


def edited_outputs(entry: Entry, output: AnyPath) -> Mapping[str, str]:
    """The outputs that a person has edited, each with ours beside it, or "" for an edit since the last run."""
    changed = (name for name, stamp in entry.outputs.items() if _present(stamp, output, name) is None)
    new = [
        name for name in changed if name not in entry.edits and is_edit(output / name, entry.states()[original(name)])
    ]
    return {**dict.fromkeys(new, ""), **entry.edits}


def page_stamp(source: Source, entry: Entry) -> Stamp | None:
    """The page's stamp with its present time; None if the page has changed."""
    if entry.page is None or source.flaw:
        return None
    if source.part:
        return entry.page if entry.page.sha256 == source.part.sha256 else None
    return _renewed(entry.page, source, source.file.name, source.size, source.mtime_ns)


def sidecar_stamps(source: Source, entry: Entry) -> Mapping[str, Stamp] | None:
    """The stamps of the page's sidecars with their present times; None if any is new, changed or gone."""
    if entry.sidecars.keys() != {one.name for one in source.sidecars}:
        return None
    stamps = {}
    for name, size, mtime_ns in source.sidecars:
        now = _renewed(entry.sidecars[name], source, name, size, mtime_ns)
        if now is None:
            return None
        stamps[name] = now
    return stamps


def _renewed(stamp: Stamp, source: Source, name: str, size: int, mtime_ns: int) -> Stamp | None:
    """The stamp of a file in the page's folder with its present time; None if it has changed."""
    if (size, mtime_ns) == (stamp.size, stamp.mtime_ns):
        return stamp
    try:
        return stamp.seen(source.file.parent / name, size, mtime_ns)
    except OSError:
        return None  # the page's build will meet the error again, and report it
