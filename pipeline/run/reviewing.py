"""The project behind a review in the browser: its pages and ledger, opened pages, saves, lessons and builds."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from pipeline.errors import InputError, PageError
from pipeline.messages import Message
from pipeline.model import Lesson, Profile, Review
from pipeline.read.images import media_type
from pipeline.run import memory_hints, proposals, spreading, teaching
from pipeline.run.background import BackgroundBuilds, BuildProgress
from pipeline.run.ledger_view import LedgerView
from pipeline.run.memory_hints import MemoryHint, MissingText
from pipeline.run.page_opening import OpenedPage, PageRequest
from pipeline.run.proposals import Pointing, Proposal
from pipeline.run.publishing import Publisher
from pipeline.run.recipe import Recipe
from pipeline.run.review_reader import ReviewReader
from pipeline.run.review_saves import ReviewSaves
from pipeline.run.warm_worker import ErrandProcess
from pipeline.settings import Settings
from pipeline.store import reviews
from pipeline.store.names import suffix
from pipeline.store.new_files import NewFile, put_new_file
from pipeline.store.own_files import lexicon_stamp, load_lexicon, load_look
from pipeline.store.remote import AnyPath, path_or_url
from pipeline.store.sidecars import IMAGE_TYPES
from pipeline.store.source import Source
from pipeline.store.walk import sources


class ReviewDesk:
    """The project as a review works on it, for the author `by`; made before there are threads, closed at the end.

    If it `watches`, what is dropped into the input folder is built, too.
    """

    def __init__(
        self, settings: Settings, folder: Path, paths: Sequence[AnyPath] = (), by: str = "", *, watches: bool = False
    ) -> None:
        self.recipe = Recipe(settings, load_lexicon(settings, folder), load_look(settings, folder))
        self.input = path_or_url(settings.input, folder)
        self.output = path_or_url(settings.output, folder)
        self.reviews = path_or_url(settings.reviewing.folder, folder)
        self.paths = tuple(paths)
        self.by = by
        self._listed: Mapping[str, Source] = {}
        self.pages()  # InputError where there is no such path
        self._reader = ReviewReader(self.recipe, self.output, folder)
        self.handing_out = Publisher(settings, folder)
        self._background = BackgroundBuilds(settings, folder, watches=watches)
        self._errands = ErrandProcess()
        self._folder = folder
        self.ledger = LedgerView(self.output, self.reviews, self.recipe.lexicon)
        self.saves = ReviewSaves(self.reviews)

    @property
    def settings(self) -> Settings:
        return self.recipe.settings

    def pages(self) -> Mapping[str, Source]:
        """All pages by their paths, as they are now."""
        self._listed = {one.path: one for one in sources(self.paths or [self.input], self.input, self.output)}
        return self._listed

    def source(self, path: str) -> Source:
        """A page by its path; InputError where there is none: a path from outside is never opened on disk."""
        known = self._listed.get(path)
        if known and not known.part:
            # A known page is looked up alone, as listing all of them takes time.
            with suppress(InputError):
                for one in sources([known.file], self.input, self.output):
                    if one.path == path and not one.part:
                        return replace(one, is_asked=known.is_asked)
        try:
            return self.pages()[path]
        except KeyError as error:
            raise InputError(Message("serve.no-such-page", page=path)) from error

    def opened(self, path: str) -> OpenedPage:
        """A page with its records; InputError where there is none, PageError where it cannot be read."""
        return self._reader.opened(self._asked(path))

    def sheet(self, path: str, number: str) -> bytes:
        """A practice's sheet as a PNG; errors as `opened`, PageError where it cannot be set."""
        return self._reader.sheet(self._asked(path), number)

    def save(self, path: str, review: Review, expected: str, *, goes_on: bool = False) -> str:
        """Save the review of a page, and build the page in the background; returns the file's sha256.

        `expected` is that of the file that was changed, "" for none; ConflictError if another is there now. A save that
        `goes_on` is undone together with the one before it.
        """
        digest = self.saves.save(path, review, expected, goes_on=goes_on)
        if digest != expected:
            self.build([path])
        return digest

    def undo(self, path: str, save: str = "") -> bool:
        """Undo the last save of a page; returns whether there was one. ConflictError as `ReviewSaves.undo`."""
        if is_undone := self.saves.undo(path, save):
            self.build([path])
        return is_undone

    def picture(self, path: str, number: str, src: str) -> tuple[str, bytes]:
        """A picture of a practice as its sheet would show it: its media type and bytes; errors as `opened`."""
        return self._reader.picture(self._asked(path), number, src)

    def keep_picture(self, path: str, name: str, data: bytes) -> str:
        """Put a picture beside a page's review file; returns its name there. PageError for other files."""
        if suffix(name) not in IMAGE_TYPES or not media_type(data):
            raise PageError(Message("serve.no-picture"), Message("serve.pictures-are"))
        home = (self.reviews / reviews.review_name(path)).parent
        if isinstance(home, Path):
            home.mkdir(parents=True, exist_ok=True)
        return put_new_file(home, name, data).name

    def take(self, name: str, data: bytes) -> NewFile:
        """Put a page into the input folder, never in another's place; PageError for what is no page."""
        self._reader.check(name, data)
        return put_new_file(self.input, name, data)

    def proposals(self, shown: Pointing) -> tuple[Proposal, ...]:
        """What a site could be taught by what is shown on one of its pages; errors as `proposals.proposals`."""
        return self._errands.ask(proposals.proposals, shown, self.settings, self._folder)

    def teach(self, proposal: Proposal, by: str, on: str) -> None:
        """Teach a site, and build its pages again in the background."""
        self._errands.ask(teaching.teach_site, proposal, self.settings, self._folder, by=by, on=on)
        self.build()

    def teach_everywhere(self, lesson: Lesson, lang: str) -> None:
        """Add a label to the office's own lexicon, and build all pages again in the background."""
        self._errands.ask(teaching.teach_everywhere, lesson, lang, self.settings, self._folder)
        self.build()

    def lessons(self, site: str) -> Sequence[Lesson]:
        """What a site was taught."""
        return teaching.lessons_of(site, self.settings, self._folder)

    def unteach(self, site: str, lesson: Lesson) -> None:
        """Take a lesson back, and build the site's pages again."""
        self._errands.ask(teaching.unteach_site, site, lesson, self.settings, self._folder)
        self.build()

    def alike(self, path: str, number: str, field: str, lang: str) -> Sequence[tuple[str, str]]:
        """The other practices (page, number) with the same words in a field, as the ledger knows them."""
        return spreading.pages_alike(self.ledger.entries(), path, number, field, lang)

    def spread(self, path: str, field: str) -> None:
        """Copy the edits of a page's field to all pages that say the same there, and build these again."""
        if found := spreading.spread(self.settings, path, field, folder=self._folder):
            self.build([page for page, _ in found])

    def remembered(self, gaps: Sequence[MissingText]) -> tuple[MemoryHint, ...]:
        """Earlier translations for texts that lack a language."""
        return self._errands.ask(memory_hints.memory_hints, gaps, self.settings, self._folder, self.ledger.stamps())

    def build(self, paths: Sequence[str] = ()) -> None:
        """Build these pages, or all that are out of date, in the background."""
        known = self.pages() if paths else {}
        self._background.build(tuple(known[path].file for path in paths if path in known) or self.paths)

    def progress(self) -> BuildProgress:
        """How far the builds are."""
        return self._background.progress()

    def settle(self) -> None:
        """Wait for the requested builds, which hold the output folder; two minutes at most."""
        for _ in range(_PATIENCE * 5):
            if not self.progress().is_running:
                return
            time.sleep(0.2)

    def close(self) -> None:
        """Stop the review's processes."""
        self._reader.close()
        self._errands.close()
        self._background.close()

    def _asked(self, path: str) -> PageRequest:
        """A page with its site's profile from the last run, and what people wrote about it."""
        source, name = self.source(path), reviews.review_name(path)
        is_there = (self.reviews / name).exists()
        profile = self.ledger.profiles().get(path, Profile())
        written = reviews.read_review_file(self.reviews, name) if is_there else None
        return PageRequest(source, profile, written, lexicon_stamp(self.settings, self._folder))


# How many seconds to wait for builds that hold the output folder.
_PATIENCE = 120
