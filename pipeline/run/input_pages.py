"""The pages of the input folder with all that they are read with, as the last build left it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from pipeline.errors import ConfigurationError, PageError, PipelineError
from pipeline.messages import Message
from pipeline.model import Page, PageResult, Profile, Resource, State
from pipeline.run import pool
from pipeline.run.loading import page_of_source
from pipeline.run.plan import SiteProfiles
from pipeline.run.recipe import Recipe
from pipeline.run.site_profiles import learn_profiles
from pipeline.settings import Settings
from pipeline.store import manifest
from pipeline.store.lessons import load_teachings
from pipeline.store.load import read_file
from pipeline.store.made_folder import key_of
from pipeline.store.own_files import load_lexicon, load_look
from pipeline.store.remote import AnyPath, StoreObject, path_or_url, unlisted
from pipeline.store.review_stamps import ReviewFolder
from pipeline.store.source import Source
from pipeline.store.walk import sources

# What to make of a page, in a worker.
Action = Callable[[Page, tuple[Resource, ...], Recipe], bytes]


@dataclass(frozen=True, slots=True)
class InputPages:
    """All that pages are read with: settings and tables, what their sites repeat, what people wrote."""

    recipe: Recipe
    output: Path
    found: tuple[Source, ...]
    learnt: SiteProfiles
    reviews: ReviewFolder

    def read(self, pages: Sequence[Source], action: Action) -> Iterator[PageResult]:
        """The result of an action on each page, as the only file of a PageResult; pages are read in limited workers."""
        limits = self.recipe.settings.limits

        def work(source: Source) -> PageResult:
            if flaw := self.profile(source).flaw:
                raise PageError(flaw, self.profile(source).hint)
            page, resources = page_of_source(source, limits, self.output)
            said = action(page, resources, self.recipe_of(source))
            return PageResult(source.path, State.BUILT, ((source.path, said),))

        yield from pool.results(pages, work, _failure, self.recipe.settings.jobs or os.cpu_count() or 1, limits)

    def recipe_of(self, source: Source) -> Recipe:
        """The recipe of one page."""
        return replace(
            self.recipe,
            profile=self.profile(source),
            is_asked=source.is_asked,
            written=self.reviews.written(source.path),
        )

    def profile(self, source: Source) -> Profile:
        """The profile of a page's site."""
        return self.learnt.profiles.get(source.path, Profile())

    def digest_of(self, source: Source) -> str:
        """The sha256 of all that shapes a page's records besides the recipe."""
        max_bytes = self.recipe.settings.limits.page_mb * 1_000_000
        try:
            data = source.part.sha256 if source.part else sha256(read_file(source.file, max_bytes)).hexdigest()
        except PageError as error:
            data = error.text
        written = self.reviews.written(source.path)
        review = (written.data, written.flaw, [one.data for one in written.pictures]) if written else None
        return key_of(source.path, data, source.sidecars, self.profile(source).digest, review)


def _failure(source: Source, error: PipelineError) -> PageResult:
    return PageResult(source.path, State.FAILED, reason=error.text)


def recipe_of(settings: Settings, folder: Path, *, every_page: bool = False) -> Recipe:
    """The recipe of all pages of a working folder."""
    lexicon = load_lexicon(settings, folder)
    teachings = load_teachings(path_or_url(settings.reviewing.folder, folder), lexicon)
    return Recipe(settings, lexicon, load_look(settings, folder), every_page, teachings)


def input_pages(recipe: Recipe, folder: Path, output: Path, paths: Sequence[AnyPath] = ()) -> InputPages:
    """The pages of the input folder, or at `paths`, with their sites' profiles from the last build."""
    settings = recipe.settings
    input_folder = path_or_url(settings.input, folder)
    found = sources(paths or [input_folder], input_folder, output)
    known = manifest.load(output)
    learnt = learn_profiles(found, known.items(), recipe, unlisted(output))
    return InputPages(recipe, output, found, learnt, ReviewFolder.of(path_or_url(settings.reviewing.folder, folder)))


def local_output(settings: Settings, folder: Path) -> Path:
    """The output folder; ConfigurationError where it is a store."""
    output = path_or_url(settings.output, folder)
    if isinstance(output, StoreObject):
        raise ConfigurationError(Message("cli.no-stores", url=str(output)), Message("cli.copy-first"))
    return output
