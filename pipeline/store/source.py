"""A file that may be a page, as a walk through folders finds it."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.store.archive import ArchivedPage, ArchivedPicture
from pipeline.store.remote import AnyPath
from pipeline.store.sidecars import Sidecar


@dataclass(frozen=True, slots=True)
class Source:
    """A file that may be a page. `path` is its name in records and reports; `flaw` says why it cannot be read.

    `is_asked` is true of a file that was named on the command line or bears the extension of an expected page: if it
    turns out to be no page, it has failed; any other is merely skipped. Two files of one relative name below
    different PATHs keep apart: the second goes by its full path. `sidecars` lists what came with the page. The n-th
    page of an archive is a `part` of the file, with `#n` behind its path unless it is the only one; `pictures` are all
    of the archive. `is_input` is true
    of what lies in the input folder.
    """

    path: str
    file: AnyPath
    is_asked: bool
    flaw: str = ""
    size: int = 0
    mtime_ns: int = 0
    sidecars: tuple[Sidecar, ...] = ()
    part: ArchivedPage | None = None
    pictures: tuple[ArchivedPicture, ...] = ()
    is_input: bool = False
