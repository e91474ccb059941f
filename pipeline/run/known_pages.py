"""The pages of a run beside those of earlier runs: which have left, which lie where, which a program converted."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.messages import Message
from pipeline.model import IssueCode
from pipeline.run.plan import lost_pages
from pipeline.settings import Settings
from pipeline.sources import PAGE_SUFFIXES
from pipeline.store.entry import Entry, Manifest
from pipeline.store.names import suffix
from pipeline.store.remote import AnyPath, StoreObject
from pipeline.store.source import Source

_CONVERTED = frozenset({IssueCode.CONVERTED, IssueCode.RECOGNISED_TEXT})


def lost_with_notes(
    manifest: Manifest, sources: Sequence[Source], paths: Sequence[AnyPath], input_folder: AnyPath
) -> tuple[Sequence[str], tuple[str, ...]]:
    """The pages that have left the input folder, and remarks.

    A folder without any page may be a share that is not connected: then no page counts as lost.
    """
    lost = () if paths else lost_pages(manifest, tuple(sources))
    if lost and not any(source.part or suffix(source.file.name) in PAGE_SUFFIXES for source in sources):
        return (), (Message("output.no-pages", folder=str(input_folder), count=len(lost)),)
    return lost, ()


def same_folder_notes(paths: Sequence[AnyPath], output: AnyPath) -> tuple[str, ...]:
    """A remark where pages are read from the folder that sheets are written to."""
    if _resolved(output) in map(_resolved, paths):
        return (Message("output.same-folder", folder=str(output)),)
    return ()


def was_converted_otherwise(entry: Entry, settings: Settings) -> bool:
    """Whether a page was converted by another version of a program than is installed now."""
    if not any(issue.code in _CONVERTED for issue in entry.issues):
        return False
    from pipeline.run.conversion import is_converted_otherwise  # noqa: PLC0415 - it asks programs for their versions

    return is_converted_otherwise(entry.issues, settings)


def pages_in_output(output: AnyPath, sources: Sequence[Source]) -> tuple[str, ...]:
    """The names of the pages that are in the output folder: no sheet may take one of these."""
    if isinstance(output, StoreObject):
        return ()
    home = f"{output.resolve().as_posix().rstrip('/')}/"
    files = (source.file.as_posix() for source in sources if isinstance(source.file, Path))
    return tuple(file.removeprefix(home) for file in files if file.startswith(home))


def _resolved(folder: AnyPath) -> AnyPath:
    return folder.resolve() if isinstance(folder, Path) else folder
