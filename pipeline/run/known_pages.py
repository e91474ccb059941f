"""The pages of a run beside those of earlier runs: which have left, which lie where, which a program converted."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.messages import Message
from pipeline.model import IssueCode
from pipeline.run.plan import lost_pages
from pipeline.settings import Settings
from pipeline.sources import PAGE_SUFFIXES
from pipeline.store.entry import Manifest
from pipeline.store.ledger import Ledger
from pipeline.store.names import suffix
from pipeline.store.remote import AnyPath
from pipeline.store.source import Source


def lost_with_notes(
    known: Manifest, found: Sequence[Source], paths: Sequence[AnyPath], input_folder: AnyPath
) -> tuple[Sequence[str], tuple[str, ...]]:
    """The pages that have left the input folder, and remarks.

    A folder without any page may be a share that is not connected: then no page counts as lost.
    """
    lost = () if paths else lost_pages(known, tuple(found))
    if lost and not any(source.part or suffix(source.file.name) in PAGE_SUFFIXES for source in found):
        return (), (Message("output.no-pages", folder=str(input_folder), count=len(lost)),)
    return lost, ()


def same_folder_notes(paths: Sequence[AnyPath], output: AnyPath) -> tuple[str, ...]:
    """A remark where pages are read from the folder that sheets are written to."""
    if _resolved(output) in map(_resolved, paths):
        return (Message("output.same-folder", folder=str(output)),)
    return ()


def reconverted(known: Manifest, settings: Settings) -> frozenset[str]:
    """The pages that were converted by another version of a program than is installed now."""
    codes = {IssueCode.CONVERTED, IssueCode.RECOGNISED_TEXT}
    paths = known.mentioning(codes) if isinstance(known, Ledger) else iter(known)
    converted = [path for path in paths if any(one.code in codes for one in known[path].issues)]
    if not converted:
        return frozenset()
    from pipeline.run.conversion import is_converted_otherwise  # noqa: PLC0415 - it asks programs for their versions

    return frozenset(path for path in converted if is_converted_otherwise(known[path].issues, settings))


def pages_in_output(output: AnyPath, found: Sequence[Source]) -> tuple[str, ...]:
    """The names of the pages that are in the output folder: no sheet may take one of these."""
    home = _resolved(output)
    files = (source.file for source in found)
    return tuple(
        file.relative_to(home).as_posix()
        for file in files
        if isinstance(file, Path) and isinstance(home, Path) and file.is_relative_to(home)
    )


def _resolved(folder: AnyPath) -> AnyPath:
    return folder.resolve() if isinstance(folder, Path) else folder
