"""A build from end to end: plans, hands pages to the workers, writes what comes back and keeps the ledger."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.model import Gone, Issue, IssueCode, PageResult, Report, Severity, State
from pipeline.run.adoption import Adoption, adopt, orphan_files
from pipeline.run.brand_checks import check_logos
from pipeline.run.build_job import BuildJob
from pipeline.run.engines import engine_for
from pipeline.run.engines.job import Engine
from pipeline.run.known_pages import lost_with_notes, pages_in_output, same_folder_notes, was_converted_otherwise
from pipeline.run.near_duplicates import without_any_sheet
from pipeline.run.plan import Entries, SiteProfiles, Task, outputs_of, plan
from pipeline.run.recipe import Recipe, keeping_conversions, with_variants
from pipeline.run.report import exit_code
from pipeline.run.report_page import write_report_page
from pipeline.run.run_ledger import RunLedger
from pipeline.run.site_profiles import learn_profiles
from pipeline.run.withholding import languages_lacking
from pipeline.settings import Settings
from pipeline.store import manifest
from pipeline.store.entry import Manifest
from pipeline.store.lessons import load_teachings
from pipeline.store.outputs import REPORT_PAGE
from pipeline.store.own_files import load_lexicon, load_look
from pipeline.store.remote import AnyPath, path_or_url, unlisted, with_listing
from pipeline.store.review_stamps import ReviewFolder
from pipeline.store.source import Source
from pipeline.store.walk import sources
from pipeline.store.write import locked

# Called with each result as it is ready, how many are done, and how many there are.
Observer = Callable[[PageResult, int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildOptions:
    """The options of one run besides the settings. `every_page` asks for sheets of `other` pages, too.

    `only` limits the run to these files, by their paths. `stays` is set in a process that goes on to further runs.
    """

    every_page: bool = False
    only: frozenset[str] | None = None
    force: bool = False
    dry_run: bool = False
    prune: bool = False
    discard_edits: bool = False
    stays: bool = False


def build(
    settings: Settings,
    paths: Sequence[AnyPath] = (),
    options: BuildOptions | None = None,
    *,
    folder: Path | None = None,
    observer: Observer | None = None,
) -> Report:
    """Build the pages below `paths` (default: the input folder) into the output folder, in the working `folder`.

    Raises InputError for a path that does not exist, OutputError where the output cannot be written, and
    ConfigurationError for settings that cannot be met; what goes wrong with one page stands in its result.
    """
    options = options or BuildOptions()
    folder = folder or Path()
    settings = with_variants(settings)
    lexicon = load_lexicon(settings, folder)
    teachings = load_teachings(path_or_url(settings.reviewing.folder, folder), lexicon)
    recipe = Recipe(settings, lexicon, load_look(settings, folder), options.every_page, teachings)
    check_logos(recipe.look, folder)
    input_folder = path_or_url(settings.input, folder)
    output = path_or_url(settings.output, folder)
    reviews = ReviewFolder.of(path_or_url(settings.reviewing.folder, folder))
    found = sources(paths or [input_folder], input_folder, output)
    if options.only is not None:
        # A page of an archive is named by its file and a number.
        found = tuple(one for one in found if options.only & {one.path, one.path.rpartition("#")[0]})
        paths = paths or [input_folder]
    digests = recipe.digests()
    wanted = {one: digests[one] for one in settings.formats}
    if options.dry_run:
        output = with_listing(output)
        known = manifest.load_unread(output)
        lost, notes = lost_with_notes(known, found, paths, input_folder)
        with keeping_conversions(recipe) as recipe, engine_for(settings) as engine:
            tasks = _plan(found, known, lost, wanted, recipe, output, engine, reviews, options)
        return _preview(tasks, outputs_of(lost, known), notes)
    with locked(output) as output, keeping_conversions(recipe) as recipe, engine_for(settings) as engine:
        pages = pages_in_output(output, found)
        keeper = RunLedger(
            output, manifest.load_unread(output), digests, pages=pages, discard_edits=options.discard_edits
        )
        lost, notes = lost_with_notes(keeper.entries, found, paths, input_folder)
        notes += same_folder_notes(paths or [input_folder], output)
        reviews, adopted = adopt(reviews, found, keeper.entries, orphan_files(reviews, found, input_folder))
        tasks = _plan(found, keeper.entries, lost, wanted, recipe, output, engine, reviews, options)
        if adopted:
            tasks = tuple(replace(task, issues=_adoption_issues(task.source.path, adopted)) for task in tasks)
        report = _run(tasks, recipe, keeper, lost, options, observer or _nobody, engine, notes)
        twins = without_any_sheet(
            report.results, lambda page: (page in keeper.entries and page not in lost) or (input_folder / page).exists()
        )
        return replace(report, notes=(*report.notes, *twins))


def _plan(
    sources: tuple[Source, ...],
    manifest: Manifest,
    lost: Collection[str],
    wanted: Mapping[str, str],
    recipe: Recipe,
    output: AnyPath,
    engine: Engine,
    reviews: ReviewFolder,
    options: BuildOptions,
) -> tuple[Task, ...]:
    """The tasks of a run, after a first pass over its pages; `wanted` are the formats with their digests."""
    gone = frozenset(lost)

    def learn(entries: Entries) -> SiteProfiles:
        left = (one for one in entries if one[0] not in gone)
        return learn_profiles(sources, left, recipe, unlisted(output), engine)

    return plan(
        sources,
        manifest,
        wanted,
        output,
        learn,
        reviews,
        force=options.force,
        discard_edits=options.discard_edits,
        is_converted_otherwise=lambda entry: was_converted_otherwise(entry, recipe.settings),
    )


def _adoption_issues(path: str, adopted: Sequence[Adoption]) -> tuple[Issue, ...]:
    """Issues that say that a page took over the review file of a page of another name."""
    return tuple(Issue(IssueCode.ADOPTED, Severity.INFO, one.note) for one in adopted if one.page == path)


def _preview(tasks: Sequence[Task], files: Sequence[str], notes: tuple[str, ...]) -> Report:
    states = {True: State.UNCHANGED, False: State.BUILT}
    results = (PageResult(task.source.path, states[task.is_current], reason=task.reason) for task in tasks)
    return Report(tuple(results), exit_code=0, gone=tuple(map(Gone, files)), notes=notes)


def _run(
    tasks: Sequence[Task],
    recipe: Recipe,
    keeper: RunLedger,
    lost: Sequence[str],
    options: BuildOptions,
    observer: Observer,
    engine: Engine,
    notes: tuple[str, ...],
) -> Report:
    todo = [task for task in tasks if not task.is_current]
    formats = frozenset(one for task in todo for one in task.formats)
    is_alone = len(todo) == 1 and not options.stays
    # What depends on the run goes with the tasks: workers that stay belong to a job, which must not differ by run.
    lasting = replace(recipe, conversions="")
    job = BuildJob(lasting, unlisted(keeper.output), formats, stays=options.stays, is_alone=is_alone)
    missing = engine.warm_up(job) if job.formats else {}
    tasks = [task.without(missing) for task in tasks]
    todo = [task for task in tasks if not task.is_current]
    keeper.current = {task.source.path: task.result for task in tasks if task.result}
    job = replace(job, formats=job.formats - missing.keys())
    notes += (*missing.values(), *(engine.notes(job.limits) if todo else ()))
    results: list[PageResult] = []
    try:
        with closing(engine.results(job, [task.bare(recipe.conversions) for task in todo])) as built:
            for task in tasks:
                result = keeper.unchanged(task) if task.is_current else keeper.keep(task, next(built))
                results.append(result)
                observer(result, len(results), len(tasks))
        notes += tuple(languages_lacking(results, recipe.settings, recipe.lexicon))
        files = keeper.forget(lost, delete=options.prune)
    finally:
        # After Ctrl-C, too: what is finished is kept, and known as ours.
        notes += keeper.close(results)
        remarks = write_report_page(keeper.output, keeper.entries, results, lost, notes, recipe)
    page = "" if remarks else f"{recipe.settings.output}/{REPORT_PAGE}"
    code = exit_code(results, lacks_library=bool(missing))
    return Report(tuple(results), code, files, (*notes, *remarks), page)


def _nobody(_result: PageResult, _done: int, _total: int) -> None:
    """The observer of a run that nobody watches."""
