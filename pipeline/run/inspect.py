"""Inspects pages without writing anything: what was found, in which languages, and why."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from pipeline.errors import OutputError, PageError, PipelineError
from pipeline.lexicon.fields import field_called
from pipeline.messages import Message
from pipeline.model import Page, PageResult, Profile, Resource, State
from pipeline.run import pool, steps
from pipeline.run.build_job import state_after_error
from pipeline.run.explain import explanation
from pipeline.run.explain_json import explanation_line
from pipeline.run.loading import page_of_source
from pipeline.run.recipe import Recipe, keeping_conversions
from pipeline.run.site_profiles import learn_profiles
from pipeline.settings import Settings
from pipeline.split import page_runs
from pipeline.store import manifest
from pipeline.store.entry import Manifest
from pipeline.store.lessons import load_teachings
from pipeline.store.own_files import load_lexicon, load_look
from pipeline.store.remote import AnyPath, path_or_url
from pipeline.store.review_stamps import ReviewFolder
from pipeline.store.source import Source
from pipeline.store.walk import sources
from pipeline.text.json_text import json_text

# What to print about a page; the last argument is the path of its file, with `#n` for a page of an archive.
Action = Callable[[Page, tuple[Resource, ...], Recipe, str], bytes]

STDIN = "-"


def inspect(
    action: Action,
    settings: Settings,
    paths: Sequence[AnyPath],
    *,
    folder: Path | None = None,
    stdin: bytes = b"",
    learns: bool = False,
) -> Iterator[PageResult]:
    """One result for each page, in input order, whose only file holds what `action` returns for the page.

    The path `-` stands for a page whose bytes are `stdin`. Pages are read in limited workers, as in a build. If the
    action `learns`, they are read with their sites' profiles, from the last run's ledger, the pages themselves and what
    people taught.
    """
    folder = folder or Path()
    teachings = load_teachings(path_or_url(settings.reviewing.folder, folder), load_lexicon(settings, folder))
    recipe = Recipe(settings, load_lexicon(settings, folder), load_look(settings, folder), teachings=teachings)
    files = [path for path in paths if str(path) != STDIN]
    pages: list[Source | None] = [None] if len(files) < len(paths) else []
    output = path_or_url(settings.output, folder)
    reviews = ReviewFolder.of(path_or_url(settings.reviewing.folder, folder))
    pages += sources(files, path_or_url(settings.input, folder), output)
    with keeping_conversions(recipe) as recipe:
        yield from inspect_sources(action, recipe, pages, output, reviews, stdin, learns=learns)


def inspect_sources(
    action: Action,
    recipe: Recipe,
    asked: Sequence[Source | None],
    output: AnyPath,
    reviews: ReviewFolder,
    stdin: bytes,
    *,
    learns: bool,
) -> Iterator[PageResult]:
    """As `inspect`, for sources that are known already; None stands for the page on stdin."""
    manifest = last_manifest(output) if learns else {}
    pages = [source for source in asked if source]
    learnt = learn_profiles(pages, manifest.items(), recipe, output).profiles if learns else {}

    def work(task: int) -> PageResult:
        page, resources = _load(asked[task], recipe, output, stdin)
        source = asked[task]
        is_asked = source is None or source.is_asked
        profile = learnt.get(page.name, Profile())
        if profile.flaw:
            raise PageError(profile.flaw, profile.hint)
        written = reviews.written(source.path) if source else None
        own = replace(recipe, profile=profile, is_asked=is_asked, written=written)
        file = f"{source.file}#{page.part}" if source and page.part else str(source.file) if source else STDIN
        return PageResult(page.name, State.BUILT, ((page.name, action(page, resources, own, file)),))

    def failure(task: int, error: PipelineError) -> PageResult:
        source = asked[task]
        state = state_after_error(source, error) if source else State.FAILED
        return PageResult(source.path if source else STDIN, state, reason=error.text, hint=error.hint)

    jobs = recipe.settings.jobs or os.cpu_count() or 1
    yield from pool.results(range(len(asked)), work, failure, jobs, recipe.settings.limits)


def last_manifest(output: AnyPath) -> Manifest:
    """The ledger of the last run over an output folder; empty where there is none, or none of ours."""
    try:
        return manifest.load(output)
    except (OutputError, OSError):
        return {}


def _load(source: Source | None, recipe: Recipe, output: AnyPath, stdin: bytes) -> tuple[Page, tuple[Resource, ...]]:
    if source is None:
        if not stdin:
            raise PageError(Message("run.no-stdin"), Message("run.pipe-it"))
        return Page.of(STDIN, STDIN, stdin), ()
    return page_of_source(source, recipe.settings.limits, output)


def extract_lines(page: Page, resources: tuple[Resource, ...], recipe: Recipe, _: str) -> bytes:
    """The page's records, a JSON line each."""
    return b"".join(steps.record_json(record) for record in steps.records(page, resources, recipe))


def split_lines(page: Page, resources: tuple[Resource, ...], recipe: Recipe, _: str) -> bytes:
    """The page's language runs, a JSON line each; the n-th page of an archive or a list is `file#n`."""
    split_pages = steps.bitexts(page, resources, recipe)
    lines = []
    for n, bitext in enumerate(split_pages, 1):
        name = page.name if len(split_pages) == 1 else f"{page.name}#{n}"
        text = bitext.document.text
        for start, end, lang in page_runs(bitext):
            line = {"file": name, "start": start, "end": end, "lang": lang, "text": text[start:end]}
            lines.append(json_text(line))
    return "".join(f"{line}\n" for line in lines).encode(errors="replace")


def explain_as(words: str | None, settings: Settings, folder: Path | None = None, *, lang: str = "en") -> Action:
    """An action that explains to a person where each value comes from: of the field called `words`, or of all fields.

    UsageError where no field is called that.
    """
    field = words and field_called(load_lexicon(settings, folder or Path()), words)

    def explain(page: Page, resources: tuple[Resource, ...], recipe: Recipe, _: str) -> bytes:
        records = steps.records_with_text(page, resources, recipe)
        lasts = [text is not after for (_, text), (_, after) in pairwise([*records, (None, None)])]
        explanations = (
            explanation(*one, recipe.lexicon, field, lang=lang, is_last=is_last)
            for one, is_last in zip(records, lasts, strict=True)
        )
        return "\n".join(explanations).encode(errors="replace")

    return explain


def explain_lines(words: str | None, settings: Settings, folder: Path | None = None) -> Action:
    """An action that explains the page's records to programs, a JSON line each; of one field as `explain_as`."""
    field = words and field_called(load_lexicon(settings, folder or Path()), words)

    def explain(page: Page, resources: tuple[Resource, ...], recipe: Recipe, file: str) -> bytes:
        found = steps.records_with_text(page, resources, recipe)
        return "".join(explanation_line(*one, file, field) for one in found).encode(errors="replace")

    return explain
