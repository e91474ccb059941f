"""Folders and files that runs have written, told from pages: what comes out is never read in again."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from pathlib import Path

from pipeline.store import manifest
from pipeline.store.journal import JOURNAL
from pipeline.store.remote import AnyPath, StoreObject
from pipeline.store.write import is_link

REPORT, REPORT_PAGE = "report.jsonl", "report.html"
_PARTS = re.compile(rb'<main data-parts="([0-9a-f ]+)">')
_IS_PART = re.compile(r"report_files/(?:part|find)-[0-9a-f]{8}\.js")

# How a report page of ours names its maker; it stands among the first bytes.
MAKER = "practice-sheets"
_HEAD = 4_000
# No line of ours is longer: a page of issues has hundreds of them at most.
_LONGEST_LINE = 50_000_000


def is_report(file: AnyPath) -> bool:
    """Whether a file is a `report.jsonl` of ours, told by the keys of its first line; an empty one is nobody's."""
    if is_link(file):
        return False
    with file.open("rb") as stream:
        line = stream.readline(_LONGEST_LINE)
    try:
        return not line or json.loads(line).keys() >= {"page", "state", "files", "issues"}
    except (ValueError, AttributeError, RecursionError):
        return False


def report_page_head(file: AnyPath) -> str | None:
    """The beginning of a `report.html` of ours, "" of one by somebody else; None if there is none."""
    if is_link(file):
        return ""
    try:
        with file.open("rb") as stream:
            head = stream.read(_HEAD).decode("utf-8", errors="replace")
    except FileNotFoundError:
        return None
    return head if f'content="{MAKER} ' in head else ""


def report_parts(output: AnyPath) -> tuple[str, ...]:
    """The ids of the parts of an output folder's report, if it is one of ours in parts."""
    file = output / REPORT_PAGE
    if not report_page_head(file):
        return ()
    found = _PARTS.search(file.read_bytes())
    return tuple(found[1].decode().split()) if found else ()


def is_report_part(name: str) -> bool:
    """Whether an output has the name of a part of the report."""
    return _IS_PART.fullmatch(name) is not None


def is_foreign_part(file: AnyPath) -> bool:
    """Whether somebody else's file stands where a part of the report belongs."""
    if is_link(file):
        return True
    try:
        with file.open("rb") as stream:
            return not stream.read(_HEAD).startswith(f"/* {MAKER}: ".encode())
    except FileNotFoundError:
        return False


def is_output_folder(folder: Path, names: Collection[str]) -> bool:
    """Whether a folder that holds files of these `names` is one that runs have written to."""
    return (manifest.MANIFEST in names or JOURNAL in names) and manifest.is_ours(folder)


def outputs_among(folder: Path, output: Path | None) -> frozenset[Path]:
    """What a folder holds of a run's files, if it is an output folder or lies in this run's own; paths are absolute.

    Nothing else above the folder is opened: what lies there is no business of a run. OutputError if the manifest is
    damaged.
    """
    homes = (folder, output) if output and folder.is_relative_to(output) else (folder,)
    home = next((one for one in homes if manifest.is_ours(one)), None)
    return frozenset(home / name for name in _names(home)) if home else frozenset()


def names_in_store(folder: StoreObject, output: AnyPath | None) -> tuple[frozenset[str], tuple[str, ...]]:
    """The same for a listed folder of a store: the names of a run's files, and how those in output folders begin."""
    own = frozenset(_names(folder)) if manifest.is_ours(folder) else frozenset()
    places = {name.rpartition("/")[0] for name in folder.listing or () if name.endswith(f"/{manifest.MANIFEST}")}
    begins = {f"{place}/" for place in places if manifest.is_ours(folder / place)}
    if isinstance(output, StoreObject) and output.url.startswith(f"{folder.url}/"):
        begins.add(f"{output.url.removeprefix(f'{folder.url}/')}/")
    return own, tuple(begins)


def _names(home: AnyPath) -> Iterator[str]:
    yield from (name for entry in manifest.load(home).values() for name in entry.outputs)
    yield from (manifest.MANIFEST, "manifest")
    if (home / REPORT).is_file() and is_report(home / REPORT):
        yield REPORT
    if report_page_head(home / REPORT_PAGE):
        yield REPORT_PAGE
