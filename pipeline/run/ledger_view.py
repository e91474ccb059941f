"""The ledger of an output folder as a review sees it, and what follows from it: read again only once it has changed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from threading import Lock

from pipeline.lexicon import Lexicon
from pipeline.model import PageResult, Profile
from pipeline.run.near_duplicates import near_duplicates
from pipeline.run.site_profiles import last_profiles
from pipeline.store import manifest
from pipeline.store.entry import Entry, Manifest
from pipeline.store.journal import JOURNAL
from pipeline.store.lessons import Teachings, load_teachings
from pipeline.store.remote import AnyPath

_FILES = (manifest.MANIFEST, JOURNAL)


class LedgerView:
    """The entries of the folder `output`, their near-duplicates and site profiles; threads may share it."""

    def __init__(self, output: AnyPath, reviews: AnyPath, lexicon: Lexicon) -> None:
        self._output = output
        self._reviews = reviews
        self._lexicon = lexicon
        self._lock = Lock()
        self._entries: tuple[object, Manifest] = (None, {})
        self._duplicates: tuple[Manifest, Mapping[str, tuple[str, ...]]] = ({}, {})
        self._profiles: tuple[Manifest, Teachings, Mapping[str, Profile]] = ({}, Teachings(), {})

    def stamps(self) -> tuple[tuple[int, int] | None, ...]:
        """The sizes and times of the ledger's files, by which a change is noticed."""
        return tuple(_stamp(self._output / name) for name in _FILES)

    def entries(self) -> Manifest:
        """The entries of all pages."""
        with self._lock:
            if (stamps := self.stamps()) != self._entries[0]:
                self._entries = stamps, manifest.load(self._output)
            return self._entries[1]

    def entry(self, path: str) -> Entry | None:
        """The entry of a page."""
        return self.entries().get(path)

    def finished(self, path: str, name: str) -> Path | None:
        """A finished file of a page by its name in the output folder; None if the ledger has no such file."""
        entry, file = self.entry(path), self._output / name
        if entry is None or name not in entry.outputs or not isinstance(file, Path):
            return None
        return file if file.is_file() and not file.is_symlink() else None

    def near_duplicates(self) -> Mapping[str, tuple[str, ...]]:
        """For each page that describes the same practice as another: all pages that do."""
        known = self.entries()
        with self._lock:
            if self._duplicates[0] is not known:
                results = (PageResult(path, one.state, summaries=one.summaries) for path, one in known.items())
                self._duplicates = known, near_duplicates(results)
            return self._duplicates[1]

    def profiles(self) -> Mapping[str, Profile]:
        """The profiles for all pages, from the last run and what people have taught since."""
        known, teachings = self.entries(), load_teachings(self._reviews, self._lexicon)
        with self._lock:
            if self._profiles[0] is not known or self._profiles[1] != teachings:
                self._profiles = known, teachings, last_profiles(known, teachings)
            return self._profiles[2]


def _stamp(file: AnyPath) -> tuple[int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns
