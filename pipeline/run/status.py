"""Finds what needs a person: from the ledger for pages that have not changed, else by reading them again."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from pathlib import Path

from pipeline.errors import PipelineError
from pipeline.messages import Message, rows
from pipeline.model import Page, PageResult, PracticeSummary, Printing, Resource, Review, State
from pipeline.run.adoption import orphan_files, page_of
from pipeline.run.inspect import inspect_sources, last_manifest
from pipeline.run.printings import changed_since
from pipeline.run.recipe import Recipe, keeping_conversions
from pipeline.run.staleness import edited_outputs, is_unchanged
from pipeline.settings import Settings
from pipeline.store.entry import Entry
from pipeline.store.entry_json import raw_summary, summary_of
from pipeline.store.lessons import load_teachings
from pipeline.store.own_files import load_lexicon, load_look
from pipeline.store.remote import AnyPath, path_or_url, with_listing
from pipeline.store.review_stamps import ReviewFolder
from pipeline.store.source import Source
from pipeline.store.walk import sources

# The kinds of findings, as the command's options name them; a page that cannot be read is always reported.
KINDS = ("missing", "unsure", "provisional", "draft", "stale", "edited", "reprint", "orphans")
FAILED = "failed"


@dataclass(frozen=True, slots=True)
class StatusFinding:
    """One thing that needs a person: its `kind`, the page, the practice's number, the field and its language.

    `what` says more: why a sheet is provisional, where an edit stands, which file was edited, why a page failed.
    """

    kind: str
    page: str
    number: str = ""
    field: str = ""
    lang: str = ""
    what: str = ""

    @property
    def line(self) -> str:
        """The finding for people."""
        field: str = Message(f"fields.{self.field}") if self.field in rows("fields") else self.field
        parts = (
            Message(f"status.{self.kind}"),
            f"{self.page} #{self.number}" if self.number else self.page,
            Message("status.in-language", field=field, lang=self.lang) if field else "",
            reduce(lambda first, second: Message("status.and", first=first, second=second), self._reasons()),
        )
        return reduce(lambda what, text: Message("run.about", what=what, text=text), filter(None, parts))

    def _reasons(self) -> Sequence[str]:
        """Why, in words where `what` says it by names of ours."""
        names = [f"why-{one}" for one in self.what.split(",")]
        return [Message(f"status.{name}") for name in names] if set(names) <= set(rows("status")) else [self.what]

    def as_dict(self) -> dict[str, str]:
        """The finding for programs."""
        return {
            "finding": self.kind,
            "page": self.page,
            "number": self.number,
            "field": self.field,
            "lang": self.lang,
            "what": self.what,
        }


def status(
    settings: Settings,
    paths: Sequence[AnyPath] = (),
    *,
    kinds: Collection[str] = KINDS,
    missing: str = "",
    folder: Path | None = None,
) -> Iterator[StatusFinding]:
    """All findings of these `kinds` on the pages below `paths` (default: the input folder), page by page.

    `missing` limits missing texts to one language. Orphans are those of the whole review folder.
    """
    folder = folder or Path()
    lexicon = load_lexicon(settings, folder)
    review, input_folder = path_or_url(settings.reviewing.folder, folder), path_or_url(settings.input, folder)
    recipe = Recipe(settings, lexicon, load_look(settings, folder), teachings=load_teachings(review, lexicon))
    output, reviews = path_or_url(settings.output, folder), ReviewFolder.of(review)
    found = sources(paths or [input_folder], input_folder, output)
    known, listed = last_manifest(output), with_listing(output)
    digests = recipe.digests()
    fresh = [one for one in found if not _is_current(one, known.get(one.path), reviews, digests)]
    read = dict(_fresh_summaries(fresh, recipe, output, reviews))
    for source in found:
        entry = known.get(source.path)
        result = read.get(source.path)
        summaries = result if isinstance(result, tuple) else entry.summaries if entry and result is None else ()
        if isinstance(result, PageResult) and result.state is State.FAILED:
            yield StatusFinding(FAILED, source.path, what=result.reason)
        edits = edited_outputs(entry, listed) if entry and "edited" in kinds else {}
        for finding in _of_page(source.path, summaries, edits, _printings(source.path, reviews)):
            if finding.kind in kinds and (finding.kind != "missing" or missing in {"", finding.lang}):
                yield finding
    if "orphans" in kinds:
        for name in orphan_files(reviews, found, input_folder):
            yield StatusFinding("orphans", page_of(name, reviews), what=f"{settings.reviewing.folder}/{name}")


def _is_current(source: Source, entry: Entry | None, reviews: ReviewFolder, digests: Mapping[str, str]) -> bool:
    """Whether the ledger knows a page as it is now, with all that people wrote about it."""
    if entry is None or entry.state not in {State.BUILT, State.OTHER} or not is_unchanged(source, entry):
        return False
    is_same_recipe = any(entry.formats.get(one) == digests[one] for one in entry.formats if one in digests)
    return (
        is_same_recipe
        and reviews.same(source.path, entry.review) is not None
        and all(one.words for one in entry.summaries)
    )


def _fresh_summaries(
    changed: Sequence[Source], recipe: Recipe, output: AnyPath, reviews: ReviewFolder
) -> Iterator[tuple[str, tuple[PracticeSummary, ...] | PageResult]]:
    """The summaries of pages that have changed since the last run, or the result of a page that cannot be read."""
    if not changed:
        return
    with keeping_conversions(recipe) as keeping:
        results = inspect_sources(_summaries, keeping, changed, output, reviews, b"", learns=True)
        for source, result in zip(changed, results, strict=True):
            raw = json.loads(result.files[0][1]) if result.files else None
            yield source.path, result if raw is None else tuple(summary_of(*one) for one in raw)


def _summaries(page: Page, resources: tuple[Resource, ...], recipe: Recipe, _: str) -> bytes:
    from pipeline.run import steps  # noqa: PLC0415 - slow to import, unneeded where nothing changed
    from pipeline.run.summaries import summaries  # noqa: PLC0415

    known = steps.read_page(page, resources, recipe)
    found = summaries(((record.number, record) for record in known.amended.records), known.plain, known.amended)
    return json.dumps([raw_summary(one) for one in found]).encode()


def _of_page(
    page: str, summaries: Sequence[PracticeSummary], edits: Mapping[str, str], printings: Mapping[str, Printing]
) -> Iterator[StatusFinding]:
    for summary in summaries:
        for want in summary.wants:
            yield StatusFinding(want.kind, page, summary.number, want.field, want.lang, want.what)
        if printing := printings.get(summary.number):
            for field, lang in changed_since(summary, printing):
                yield StatusFinding("reprint", page, summary.number, field, lang, printing.on)
    for name, beside in sorted(edits.items()):
        yield StatusFinding("edited", page, what=f"{name}{beside and ' -> '}{beside}")


def _printings(page: str, reviews: ReviewFolder) -> Mapping[str, Printing]:
    """The last printing of each practice of a page."""
    review = review_at(page, reviews)
    return {one.practice: one for one in review.printings} if review else {}


def review_at(page: str, reviews: ReviewFolder) -> Review | None:
    """The review that people wrote of a page; None for nothing, or nothing that can be read."""
    try:
        found = reviews.written(page)
        return found.review() if found else None
    except PipelineError:
        return None  # the page itself fails for it, and is reported
