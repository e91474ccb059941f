"""A source: a file that may be a page, as found in a folder."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.store.archive import ArchivedPage, ArchivedPicture
from pipeline.store.remote import AnyPath
from pipeline.store.sidecars import Sidecar


@dataclass(frozen=True, slots=True)
class Source:
    """A file that may be a page. `path` is its name in records and reports; `flaw` says why it cannot be read.

    `is_asked` is true of a file that was named on the command line or has the extension of a page: if it turns out not
    to be a page, it has failed, while any other file is skipped. Where files below different PATHs have the same
    relative name, the second goes by its full path. The n-th page of an archive is a `part` of the file, with `#n`
    after its path unless it is the only one; `pictures` are all those of the archive. `is_input` is true of files in
    the input folder.
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
