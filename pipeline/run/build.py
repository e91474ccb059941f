"""A build from end to end: plan, hand the pages to the workers, write what comes back, keep the ledger."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.errors import PipelineError, SystemLibraryError, UnknownTypeError
from pipeline.model import Issue, IssueCode, PageResult, Report, Severity, State
from pipeline.run import pool
from pipeline.run.keeper import Keeper
from pipeline.run.learning import furniture, learn
from pipeline.run.plan import Task, gone, outputs_of, plan
from pipeline.run.recipe import Recipe
from pipeline.run.report import exit_code
from pipeline.settings import Settings
from pipeline.store import manifest
from pipeline.store.load import load_lexicon, load_look, load_page
from pipeline.store.walk import sources
from pipeline.store.write import locked

# Told of each result as it is ready: the result, how many are done, how many there are.
Observer = Callable[[PageResult, int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What one run is told besides the settings. `every_page`: sheets for `other` pages too."""

    every_page: bool = False
    force: bool = False
    dry_run: bool = False
    prune: bool = False


def build(
    settings: Settings,
    paths: Sequence[Path] = (),
    options: Options | None = None,
    *,
    folder: Path | None = None,
    observer: Observer | None = None,
) -> Report:
    """Build the pages below `paths` (default: the input folder) into the output folder, in the working `folder`.

    Raises InputError for a path that does not exist, OutputError where the output cannot be written, and
    ConfigurationError for settings that cannot be met; what goes wrong with one page stands in its result.
    """
    options = options or Options()
    folder = folder or Path()
    recipe = Recipe(settings, load_lexicon(settings, folder), load_look(settings, folder), options.every_page)
    input_folder = folder / settings.input
    found = sources(paths or [input_folder], input_folder)
    output = folder / settings.output
    digests = recipe.digests()
    wanted = {one: digests[one] for one in settings.formats}
    if options.dry_run:
        known = manifest.load(output)
        lost = () if paths else gone(known, found)
        learnt = learn(found, _without(lost, known), recipe)
        return _preview(plan(found, known, wanted, output, learnt, force=options.force), outputs_of(lost, known))
    with locked(output):
        keeper = Keeper(output, manifest.load(output), digests)
        lost = () if paths else gone(keeper.entries, found)
        learnt = learn(found, _without(lost, keeper.entries), recipe)
        tasks = plan(found, keeper.entries, wanted, output, learnt, force=options.force)
        return _run(tasks, recipe, keeper, lost, options, observer or _nobody)


def _without(pages: Collection[str], known: manifest.Manifest) -> manifest.Manifest:
    return {path: entry for path, entry in known.items() if path not in pages} if pages else known


def _preview(tasks: Sequence[Task], files: tuple[str, ...]) -> Report:
    states = {True: State.UNCHANGED, False: State.BUILT}
    results = (PageResult(task.source.path, states[task.is_current], reason=task.reason) for task in tasks)
    return Report(tuple(results), exit_code=0, gone=files)


def _run(
    tasks: Sequence[Task], recipe: Recipe, keeper: Keeper, lost: Sequence[str], options: Options, observer: Observer
) -> Report:
    needed = {one for task in tasks for one in task.formats}
    missing = _warm_up(recipe, needed) if needed else {}
    tasks = [task.without(missing) for task in tasks]
    results: list[PageResult] = []
    try:
        for result in _results(tasks, recipe, keeper):
            results.append(replace(result, files=tuple((name, b"") for name, _ in result.files)))
            observer(result, len(results), len(tasks))
        files = keeper.forget(lost, delete=options.prune)
    finally:
        # Also after Ctrl-C: what is finished is kept, and known as ours.
        keeper.close(results)
    return Report(tuple(results), exit_code(results, lacks_library=bool(missing)), files, tuple(missing.values()))


def _results(tasks: Sequence[Task], recipe: Recipe, keeper: Keeper) -> Iterator[PageResult]:
    """The results of all tasks in input order, each written before it is given out."""
    settings = recipe.settings
    todo = [task for task in tasks if not task.is_current]
    built = pool.results(
        len(todo),
        lambda n: _build(todo[n], recipe),
        lambda n, error: _failure(todo[n], error),
        settings.jobs or os.cpu_count() or 1,
        settings.limits,
    )
    for task in tasks:
        if task.is_current:
            yield keeper.unchanged(task)
        else:
            yield keeper.keep(task, next(built))


def _build(task: Task, recipe: Recipe) -> PageResult:
    from pipeline.run import steps  # noqa: PLC0415 - warm in the parent of the workers, unneeded where nothing changed

    page, resources = load_page(task.source, recipe.settings.limits.page_mb * 1_000_000)
    settings = replace(recipe.settings, formats=task.formats)
    recipe = replace(recipe, settings=settings, furniture=furniture(task.furniture))
    result = steps.build(page, resources, task.base, recipe)
    if not task.is_renamed:
        return result
    issue = Issue(IssueCode.NAME_TAKEN, Severity.INFO, f"another page has this output name: it is {task.base} here")
    return replace(result, issues=(*result.issues, issue))


def _failure(task: Task, error: PipelineError) -> PageResult:
    is_no_page = isinstance(error, UnknownTypeError) and not task.source.is_asked
    state = State.SKIPPED if is_no_page else State.FAILED
    return PageResult(task.source.path, state, reason=error.text, hint="" if is_no_page else error.hint)


def _warm_up(recipe: Recipe, formats: Collection[str]) -> dict[str, str]:
    """Load what every page needs before the workers are forked.

    Gives the formats that cannot be written for want of a system library, each with what to say of it.
    """
    from pipeline.render import warm_up  # noqa: PLC0415 - as above
    from pipeline.run import steps  # noqa: PLC0415

    missing = {}
    for one in recipe.settings.formats:
        try:
            if one in formats:
                warm_up(one, recipe.look)
        except SystemLibraryError as error:
            missing[one] = f"no {one} was made: {error.text}; {error.hint}"
    steps.rehearse(recipe)
    return missing


def _nobody(_result: PageResult, _done: int, _total: int) -> None:
    """Nobody watches."""
