"""Tells folders and files that runs have written from pages: outputs are never read as input."""

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

# How our report names its maker, among its first bytes.
MAKER = "practice-sheets"
_HEAD = 4_000
# No line of ours is longer: a page of issues has hundreds of them at most.
_LONGEST_LINE = 50_000_000


def is_report(file: AnyPath) -> bool:
    """Whether a file is our `report.jsonl`, judging by the keys of its first line; an empty file counts as ours."""
    if is_link(file):
        return False
    with file.open("rb") as stream:
        line = stream.readline(_LONGEST_LINE)
    try:
        return not line or json.loads(line).keys() >= {"page", "state", "files", "issues"}
    except (ValueError, AttributeError, RecursionError):
        return False


def report_page_head(file: AnyPath) -> str | None:
    """The beginning of our `report.html`; "" for somebody else's, None if there is none."""
    if is_link(file):
        return ""
    try:
        with file.open("rb") as stream:
            head = stream.read(_HEAD).decode("utf-8", errors="replace")
    except FileNotFoundError:
        return None
    return head if f'content="{MAKER} ' in head else ""


def report_parts(output: AnyPath) -> tuple[str, ...]:
    """The ids of the parts of an output folder's report; empty unless it is ours and in parts."""
    file = output / REPORT_PAGE
    if not report_page_head(file):
        return ()
    found = _PARTS.search(file.read_bytes())
    return tuple(found[1].decode().split()) if found else ()


def is_report_part(name: str) -> bool:
    """Whether this is the name of a part of the report."""
    return _IS_PART.fullmatch(name) is not None


def is_foreign_part(file: AnyPath) -> bool:
    """Whether somebody else's file is where a part of the report belongs."""
    if is_link(file):
        return True
    try:
        with file.open("rb") as stream:
            return not stream.read(_HEAD).startswith(f"/* {MAKER}: ".encode())
    except FileNotFoundError:
        return False


def is_output_folder(folder: Path, names: Collection[str]) -> bool:
    """Whether runs have written to a folder that holds files of these `names`."""
    return (manifest.MANIFEST in names or JOURNAL in names) and manifest.is_ours(folder)


def outputs_among(folder: Path, output: Path | None) -> frozenset[Path]:
    """The absolute paths of a run's files in a folder that is an output folder, or inside this run's own.

    No other folder above it is looked at: these are no business of a run. OutputError if the manifest is damaged.
    """
    homes = (folder, output) if output and folder.is_relative_to(output) else (folder,)
    home = next((one for one in homes if manifest.is_ours(one)), None)
    return frozenset(home / name for name in _names(home)) if home else frozenset()


def names_in_store(folder: StoreObject, output: AnyPath | None) -> tuple[frozenset[str], tuple[str, ...]]:
    """The same for a listed folder of a store: names of a run's files, and prefixes of names in output folders."""
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
