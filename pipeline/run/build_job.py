"""The job that a build gives its workers: a page's task → its files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pipeline.errors import NoPageError, PageError, PipelineError, SystemLibraryError, UnknownTypeError
from pipeline.messages import Message
from pipeline.model import PageResult, State
from pipeline.run.loading import page_of_source
from pipeline.run.plan import Task
from pipeline.run.recipe import Recipe
from pipeline.settings import Limits
from pipeline.sources import PAGE_SUFFIXES
from pipeline.store.names import suffix
from pipeline.store.remote import AnyPath
from pipeline.store.source import Source


@dataclass(frozen=True, slots=True)
class BuildJob:
    """Builds pages by a recipe; `formats` are those that any page needs, `output` is the folder of the sheets.

    In a process that `stays` for further runs, sheets are rehearsed as well, once, and its workers stay, too: equal
    jobs share them. A page that `is_alone` needs no rehearsal: no other process would gain by it.
    """

    recipe: Recipe
    output: AnyPath
    formats: frozenset[str]
    stays: bool = False
    is_alone: bool = False

    @property
    def limits(self) -> Limits:
        """What one page may cost."""
        return self.recipe.settings.limits

    def warm_up(self) -> Mapping[str, str]:
        """Load what every page needs; returns the formats that cannot be written here, each with a message."""
        from pipeline.render import FORMATS  # noqa: PLC0415 - slow to import, unneeded where nothing changed
        from pipeline.run.rehearsal import rehearse  # noqa: PLC0415

        missing = {}
        for one in sorted(self.formats & FORMATS.keys()):
            try:
                FORMATS[one].warm_up(self.recipe.look)
            except SystemLibraryError as error:
                missing[one] = Message("run.format-not-made", format=one, text=error.text, hint=error.hint)
        if self.stays or not self.is_alone:
            rehearse(self.recipe, self.formats - missing.keys() if self.stays else ())
        return missing

    def work(self, task: Task) -> PageResult:
        """The files of a page; PageError where it cannot be built."""
        from pipeline.run import steps  # noqa: PLC0415 - as above

        settings = self.recipe.settings
        if task.profile.flaw:
            raise PageError(task.profile.flaw, task.profile.hint)
        page, resources = page_of_source(task.source, settings.limits, self.output, run=task.conversions)
        recipe = replace(
            self.recipe,
            settings=replace(settings, formats=task.formats),
            profile=task.profile,
            is_asked=task.source.is_asked,
            conversions=task.conversions,
            written=task.written,
        )
        result = steps.build_page(page, resources, task.base, recipe)
        return replace(result, issues=(*task.issues, *result.issues))

    def failure(self, task: Task, error: PipelineError) -> PageResult:
        """The result of a page that cannot be built: it has failed or, if it was hardly a page, is skipped."""
        return PageResult(task.source.path, state_after_error(task.source, error), reason=error.text, hint=error.hint)


def state_after_error(source: Source, error: PipelineError) -> State:
    """The state of a file that could not be built: failed, or skipped if it was hardly a page to begin with."""
    if isinstance(error, NoPageError):
        return State.SKIPPED
    is_page_by_name = suffix(source.file.name) in PAGE_SUFFIXES
    is_no_page = isinstance(error, UnknownTypeError) or not is_page_by_name
    return State.SKIPPED if is_no_page and not source.is_asked else State.FAILED
