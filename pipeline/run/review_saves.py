"""Saves of reviews, of which the last of each page can be undone."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.errors import ConflictError, PageError
from pipeline.messages import Message
from pipeline.model import Review
from pipeline.store import reviews
from pipeline.store.remote import AnyPath


class ReviewSaves:
    """The review files in a `folder`, as one process reads and saves them."""

    def __init__(self, folder: AnyPath) -> None:
        self._folder = folder
        self._undoable: dict[str, tuple[str, Review]] = {}
        self._read: dict[str, tuple[object, Review | None]] = {}

    def all(self) -> Mapping[str, Review]:
        """All reviews by page; files are read again only if they have changed, and broken ones are left out."""
        found = {}
        listing = reviews.list_files(self._folder)
        for name in reviews.review_files(listing):
            stamp = listing[name]
            if self._read.get(name, (None, None))[0] != stamp:
                self._read[name] = stamp, self._review_or_none(name)
            if one := self._read[name][1]:
                found[one.page] = one
        return found

    def _review_or_none(self, name: str) -> Review | None:
        try:
            return reviews.read_review_file(self._folder, name).review()
        except PageError:
            return None

    def save(self, page: str, review: Review, expected: str, *, goes_on: bool = False) -> str:
        """Save the review of a page, as `reviews.save_review` does; returns the file's sha256.

        A save that `goes_on` is undone together with the one before it.
        """
        before = reviews.load_review(self._folder, page)[0]
        digest = reviews.save_review(self._folder, page, review, expected)
        if digest != expected:
            first = self._undoable[page][1] if goes_on and page in self._undoable else before
            self._undoable[page] = digest, first
        return digest

    def undo(self, page: str, save: str = "") -> bool:
        """Undo the last save of a page; returns whether there was one.

        ConflictError if it is not the one that left a review file with the sha256 `save`, where that is given, or if
        somebody has changed the file since.
        """
        digest, before = self._undoable.get(page, ("", None))
        if before is None:
            return False
        if save and save != digest:
            raise ConflictError(Message("review.changed-meanwhile", file=page), Message("review.look-again"))
        if not self._undoable.pop(page, None):
            return False  # a second click was as quick
        reviews.save_review(self._folder, page, before, digest)
        return True

    def last_save(self, page: str) -> str:
        """The sha256 of the review file that the last save of a page left, for `undo`; "" where there is none."""
        return self._undoable[page][0] if page in self._undoable else ""
