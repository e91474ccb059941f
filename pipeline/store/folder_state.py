"""Lists the files of a folder that people drop pages into: cheap enough to ask again and again."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from pipeline.sources import FOLDER_ENDS, HTML, SOURCES, companions
from pipeline.store.ignored_names import is_ignored, is_ignored_folder
from pipeline.store.outputs import is_output_folder

_HTML = SOURCES[HTML].suffixes
# A saved page names its folder within its first bytes.
_MOST_READ = 2_000_000


class FileState(NamedTuple):
    """The size and time of a file and of its sidecars: equal states mean that nothing has changed."""

    size: int
    mtime_ns: int
    sidecars: tuple[tuple[str, int, int], ...] = ()


def folder_state(folder: Path, output: Path) -> Mapping[str, FileState]:
    """All files of a folder that may be pages, by their paths in it; OSError where the folder itself cannot be read.

    Leaves out what a build ignores: hidden and unfinished files, output folders, links to elsewhere.
    """
    own = output.resolve()
    states: dict[str, FileState] = {}
    pending = [("", folder)]
    while pending:
        prefix, here = pending.pop()
        try:
            entries = {entry.name: entry for entry in os.scandir(here)}
        except OSError:
            if here == folder:
                raise
            continue
        if here != folder and (is_output_folder(here, set(entries)) or here.resolve() == own):
            continue
        folders = {name: entry for name, entry in entries.items() if entry.is_dir(follow_symlinks=False)}
        pending += [
            (f"{prefix}{name}/", Path(entry.path))
            for name, entry in folders.items()
            if not is_ignored_folder(name, entries)
        ]
        for name, entry in entries.items():
            if name not in folders and _is_candidate(name) and (drop := _drop(entry, folders)):
                states[prefix + name] = drop
    return states


# A folder is scanned many times, and the names in it hardly change.
@lru_cache(maxsize=100_000)
def _is_candidate(name: str) -> bool:
    return not is_ignored(name)


def _drop(entry: os.DirEntry[str], folders: Mapping[str, os.DirEntry[str]]) -> FileState | None:
    try:
        status = entry.stat()
    except OSError:
        return None
    if not stat.S_ISREG(status.st_mode):
        return None
    if not folders or not _is_html(entry.name):
        return FileState(status.st_size, status.st_mtime_ns)
    own = (folders[name] for name in companions(entry.name) if name in folders)
    return FileState(
        status.st_size, status.st_mtime_ns, tuple(sorted(one for folder in own for one in _folder_files(folder)))
    )


def _folder_files(folder: os.DirEntry[str]) -> Iterator[tuple[str, int, int]]:
    try:
        for entry in os.scandir(folder.path):
            status = entry.stat()
            yield entry.name, status.st_size, status.st_mtime_ns
    except OSError:
        return


def is_doubtful(folder: Path, path: str, drop: FileState) -> bool:
    """Whether a file that no longer changes may still be incomplete.

    It is empty or cannot be read; it is in a folder such as `a_files` whose page is missing; or it is a saved page
    whose folder is missing.
    """
    file = folder / path
    if not drop.size or any(f"{part}/".endswith(f"{end}/") for part in Path(path).parts[:-1] for end in FOLDER_ENDS):
        return True
    try:
        with file.open("rb") as stream:
            data = stream.read(_MOST_READ if _is_html(path) else 1)
    except OSError:
        return True
    if not _is_html(path) or drop.sidecars:
        return False
    names = companions(file.name)
    return any(f"{spelt}/".encode() in data for name in names for spelt in (name, quote(name)))


def _is_html(name: str) -> bool:
    return name.lower().endswith(_HTML)
