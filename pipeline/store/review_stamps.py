"""A review folder as a run finds it, and stamps by which changes of its files are noticed."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from typing import NamedTuple

from pipeline.errors import PageError
from pipeline.model import Review
from pipeline.store.entry import Stamp
from pipeline.store.load import read_file
from pipeline.store.remote import AnyPath
from pipeline.store.reviews import (
    MOST_BYTES,
    SUFFIX,
    Listing,
    ReviewFile,
    list_files,
    picture_names,
    read_review_file,
    review_name,
    sibling_name,
)
from pipeline.store.sidecars import Sidecar

# The essence of a file that only notes what was handed out.
_NOTHING = sha256().hexdigest()
# The stamp of a missing picture.
_MISSING = Stamp("", -1)


class ReviewFolder(NamedTuple):
    """A review folder as a run finds it."""

    folder: AnyPath
    listing: Listing

    @classmethod
    def of(cls, folder: AnyPath) -> ReviewFolder:
        """The folder with its files, listed now; InputError where it cannot be read."""
        return cls(folder, list_files(folder))

    def written(self, page: str) -> ReviewFile | None:
        """The review file of a page, or None; a file that cannot be read has a `flaw`."""
        return self.at(review_name(page))

    def at(self, name: str) -> ReviewFile | None:
        """The review file of this name in the folder, or None."""
        return read_review_file(self.folder, name) if name in self.listing else None

    def stamps(self, file: ReviewFile | None) -> dict[str, Stamp]:
        """The stamps of a page's review file and of the pictures that it names."""
        if file is None:
            return {}
        pictures = {sibling_name(file.name, one.name): one.data for one in file.pictures}
        names = (file.name, *(sibling_name(file.name, one) for one in picture_names(file.data, file.name)))
        data = {file.name: file.data, **pictures}
        return {name: self._stamp(name, data[name]) if name in data else _MISSING for name in names}

    def _stamp(self, name: str, data: bytes) -> Stamp:
        mtime_ns = self.listing[name].mtime_ns if name in self.listing else None
        return Stamp(essence(data, name), len(data), mtime_ns)

    def same(self, page: str, stamps: Mapping[str, Stamp]) -> Mapping[str, Stamp] | None:
        """These stamps with the present times; None if any file is new, changed or gone."""
        name = review_name(page)
        if name in stamps and name not in self.listing:
            return {} if stamps[name].sha256 == _NOTHING else None
        found = {}
        if name in self.listing and name not in stamps:
            new = self.stamps(self.at(name))
            return new if new[name].sha256 == _NOTHING else None
        for one, stamp in stamps.items():
            here = self.listing.get(one)
            now = stamp if here is None and stamp == _MISSING else self._seen(one, stamp, here)
            if now is None:
                return None
            found[one] = now
        return found

    def _seen(self, name: str, stamp: Stamp, here: Sidecar | None) -> Stamp | None:
        """The stamp of a file that still says the same, with its present size and time, else None."""
        if here is None or stamp == _MISSING:
            return None
        if (here.size, here.mtime_ns) == (stamp.size, stamp.mtime_ns):
            return stamp
        try:
            data = read_file(self.folder / name, MOST_BYTES)
        except PageError:
            return None
        return Stamp(stamp.sha256, len(data), here.mtime_ns) if essence(data, name) == stamp.sha256 else None


def essence(data: bytes, name: str) -> str:
    """The sha256 of what a file in a review folder says, as far as sheets depend on it.

    Notes of what was handed out, comments and the order of keys in a review file change no sheet.
    """
    if name.endswith(SUFFIX):
        from pipeline.store.review_dump import dump_review  # noqa: PLC0415 - unneeded where nobody reviews
        from pipeline.store.review_text import parse_review  # noqa: PLC0415

        with suppress(PageError):
            review = parse_review(data, name)
            if review == Review(review.page, review.url, printings=review.printings):
                return _NOTHING
            data = dump_review(replace(review, printings=()))
    return sha256(data).hexdigest()
