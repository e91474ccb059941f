"""Writes a run's outputs page by page, each page noted in the journal before its files are written."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from pipeline.store.entry import Entry, Stamp
from pipeline.store.journal import note_entry
from pipeline.store.remote import AnyPath, StoreObject
from pipeline.store.write import remove_file, write_files

if TYPE_CHECKING:
    from concurrent.futures import Future

# A put to a store takes long but costs nothing here: how many pages are written at a time, and how many more may wait.
_THREADS = 32
_WAITING = 64


class OutputWriter:
    """Writes to the output folder; errors of a store surface with a later page, or at the end."""

    def __init__(self, folder: AnyPath) -> None:
        self.folder = folder
        self._threads = None
        if isinstance(folder, StoreObject):
            from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - slow to import

            self._threads = ThreadPoolExecutor(_THREADS)
        self._under_way: deque[Future[dict[str, Stamp]]] = deque()

    def put(
        self, path: str, entry: Entry, files: Collection[tuple[str, bytes]], obsolete: Collection[str]
    ) -> Mapping[str, Stamp]:
        """Note a page, write its files and delete the obsolete ones; returns the files' stamps, with their times.

        The entry has them without.
        """
        if self._threads is None:
            return self._put(path, entry, files, obsolete)
        while len(self._under_way) >= _WAITING:
            self._under_way.popleft().result()
        self._under_way.append(self._threads.submit(self._put, path, entry, files, obsolete))
        return {name: entry.outputs[name] for name, _ in files}

    def settle(self) -> AnyPath:
        """Wait until everything is written; returns the folder, for a store with a new listing."""
        if self._threads is None or not isinstance(self.folder, StoreObject):
            return self.folder
        with self._threads:
            while self._under_way:
                self._under_way.popleft().result()
        return self.folder.listed()

    def _put(
        self, path: str, entry: Entry, files: Collection[tuple[str, bytes]], obsolete: Collection[str]
    ) -> dict[str, Stamp]:
        note_entry(self.folder, path, entry)
        places = write_files(self.folder, files)
        for name in obsolete:
            remove_file(self.folder, name)
        times = (None if isinstance(file, StoreObject) else file.stat().st_mtime_ns for file in places)
        return {name: entry.outputs[name]._replace(mtime_ns=at) for (name, _), at in zip(files, times, strict=True)}
