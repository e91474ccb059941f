"""One call of `sheets take`: where it works, for whom, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.exchange.intake import Notice
from pipeline.exchange.review_edits import Taker
from pipeline.model import PageResult, Review
from pipeline.run.exchange_inputs import PageNow, pages_now
from pipeline.settings import Settings
from pipeline.store import reviews
from pipeline.store.remote import AnyPath, path_or_url
from pipeline.store.source import Source


@dataclass(frozen=True, slots=True)
class TakeOutcome:
    """What became of a file, text by text; `moved` pairs edited sheets with the names that they have now."""

    notices: tuple[Notice, ...] = ()
    moved: tuple[tuple[str, str], ...] = ()

    @property
    def taken(self) -> int:
        """How many texts were taken."""
        return sum(bool(one.where) and not one.is_refused for one in self.notices)

    @property
    def refused(self) -> int:
        """How many were left out."""
        return sum(one.is_refused for one in self.notices)


@dataclass(frozen=True, slots=True)
class TakeCall:
    """What all parts of one call share: where it works, for whom, and which pages there are."""

    settings: Settings
    folder: Path
    hand: Taker
    dry_run: bool
    sources: Sequence[Source]

    @property
    def review(self) -> AnyPath:
        """The review folder."""
        return path_or_url(self.settings.reviewing.folder, self.folder)

    def pages(
        self, sources: Sequence[Source], *, with_sheets: bool = False
    ) -> Iterator[tuple[PageResult, PageNow | None]]:
        """Reads pages as they are now."""
        files = [one.file for one in sources]
        return pages_now(self.settings, files, self.folder, with_sheets=with_sheets) if files else iter(())

    def save(self, page: str, review: Review, old: Review, digest: str) -> None:
        """Write a page's review, if it has changed and this is no dry run."""
        if review != old and not self.dry_run:
            reviews.save_review(self.review, page, review, digest)
