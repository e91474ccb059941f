"""Reads pages of one site again, with the site's profile, to answer a question about each."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pipeline.errors import InputError, PipelineError
from pipeline.model import PageResult, Profile, State
from pipeline.run import pool, steps
from pipeline.run.loading import page_of_source
from pipeline.run.plan import SiteProfiles
from pipeline.run.recipe import Recipe
from pipeline.store.remote import AnyPath
from pipeline.store.source import Source

# A question about a page: asked with its documents and its recipe, answered with what JSON can hold.
PageQuestion = Callable[[Any, Recipe], Any]


@dataclass(frozen=True, slots=True)
class SiteReader:
    """Reads pages, each with its site's profile, in limited workers."""

    recipe: Recipe
    output: AnyPath
    learnt: SiteProfiles

    def first(self, source: Source, question: PageQuestion) -> Any:
        """The answer for one page; InputError where it cannot be read."""
        (result,) = self._results([source], question)
        if not result.files:
            raise InputError(result.reason, result.hint)
        return json.loads(result.files[0][1])

    def each(self, pages: Sequence[Source], question: PageQuestion) -> Iterator[tuple[str, Any]]:
        """The answers for all pages that can be read, by the pages' paths."""
        for result in self._results(pages, question):
            yield from ((name, json.loads(data)) for name, data in result.files)

    def _results(self, pages: Sequence[Source], question: PageQuestion) -> Iterator[PageResult]:
        def work(task: int) -> PageResult:
            source = pages[task]
            page, resources = page_of_source(source, self.recipe.settings.limits, self.output)
            profile = self.learnt.profiles.get(source.path, Profile())
            recipe = replace(self.recipe, profile=profile, is_asked=source.is_asked)
            said = question(steps.bitexts(page, resources, recipe), recipe)
            return PageResult(source.path, State.BUILT, ((source.path, json.dumps(said).encode()),))

        def failure(task: int, error: PipelineError) -> PageResult:
            return PageResult(pages[task].path, State.FAILED, reason=error.text, hint=error.hint)

        jobs = self.recipe.settings.jobs or os.cpu_count() or 1
        return pool.results(range(len(pages)), work, failure, min(jobs, len(pages)), self.recipe.settings.limits)
