"""Plans a build: which pages are new or changed, in which formats, and why."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple, TypeAlias

from pipeline.messages import Message, listed
from pipeline.model import Issue, PageResult, Profile, State
from pipeline.run.staleness import OTHER_PROFILE, OTHER_PROGRAM, outdated_formats, page_stamp, sidecar_stamps
from pipeline.run.unchanged import unchanged_result
from pipeline.store.entry import Entry, Fingerprint, Manifest, Stamp
from pipeline.store.names import assign
from pipeline.store.remote import AnyPath
from pipeline.store.review_stamps import ReviewFolder
from pipeline.store.reviews import ReviewFile
from pipeline.store.source import Source

_NOTHING_KNOWN = Profile()

# The entries of a manifest with their pages' paths, to be gone through once.
Entries: TypeAlias = Iterable[tuple[str, Entry]]


@dataclass(frozen=True, slots=True)
class Task:
    """A page to build under the output name `base` in these `formats`; without a `reason` it is up to date.

    `known` is the entry of the very same page from an earlier build, with the present times of its files; None also
    where there is nothing to do or note. `fingerprint` is what the first pass saw of the page, `profile` the part of
    its site's profile that concerns it, `written` what people wrote about it, `review` the stamps of that. `issues` are
    the run's own, `conversions` is the run's folder for converted pages (see `Recipe`). A page that is up to date
    comes with its `result`.
    """

    source: Source
    base: str
    reason: str
    formats: tuple[str, ...] = ()
    known: Entry | None = None
    fingerprint: Fingerprint | None = None
    profile: Profile = _NOTHING_KNOWN
    written: ReviewFile | None = None
    review: Mapping[str, Stamp] = field(default_factory=dict)
    issues: tuple[Issue, ...] = ()
    result: PageResult | None = None
    conversions: str = ""

    @property
    def is_current(self) -> bool:
        return not self.reason

    def bare(self, conversions: str) -> Task:
        """This task without what only the ledger needs, to be sent to a worker of the run with that folder."""
        return replace(self, known=None, fingerprint=None, review={}, conversions=conversions)

    def without(self, formats: Collection[str]) -> Task:
        """This task without formats that cannot be written now; up to date if none is left to do."""
        left = tuple(one for one in self.formats if one not in formats)
        return replace(self, formats=left, reason=self.reason if left or self.known is None else "")


@dataclass(frozen=True, slots=True)
class SiteProfiles:
    """The findings of the first pass, by page: its fingerprint, and the part of its site's profile that concerns it."""

    fingerprints: Mapping[str, Fingerprint] = field(default_factory=dict)
    profiles: Mapping[str, Profile] = field(default_factory=dict)


def plan(
    sources: tuple[Source, ...],
    manifest: Manifest,
    recipe: Mapping[str, str],
    output: AnyPath,
    learn: Callable[[Entries], SiteProfiles] | None = None,
    reviews: ReviewFolder | None = None,
    *,
    force: bool,
    discard_edits: bool = False,
    is_converted_otherwise: Callable[[Entry], bool] = lambda _: False,
) -> tuple[Task, ...]:
    """One task for each source, in order. Output names are unique among this run's pages and those of the manifest.

    `recipe` holds the recipe's digest for each wanted format. `learn` makes the sites' profiles of all entries.
    `is_converted_otherwise` tells pages that were converted by another version of a program than is installed now.
    """
    names = assign([*manifest, *(source.path for source in sources)])
    run = _Shared(recipe, output, reviews, force, discard_edits, is_converted_otherwise)
    here = {source.path: source for source in sources}
    early: dict[str, tuple[Task, str, Fingerprint | None]] = {}

    def entries() -> Iterator[tuple[str, Entry]]:
        # Reading the entries is most of the work of a run with nothing to do. So each is planned on the way, as if
        # there were nothing new about its site.
        for path, entry in manifest.items():
            if path in here:
                task = _planned(here[path], names[path], entry, entry.profile, entry.fingerprint, run)
                if task.is_current:
                    early[path] = task, entry.profile, entry.fingerprint
            yield path, entry

    learnt = learn(entries()) if learn else SiteProfiles()
    tasks = []
    for source in sources:
        path = source.path
        profile, fingerprint = learnt.profiles.get(path, _NOTHING_KNOWN), learnt.fingerprints.get(path)
        task, *found = early.pop(path, (None,))
        if task is None or found != [profile.digest, fingerprint]:
            task = _planned(source, names[path], manifest.get(path), profile.digest, fingerprint, run)
        if not task.is_current:
            written = reviews.written(path) if reviews else None
            stamps = reviews.stamps(written) if reviews else {}
            task = replace(task, fingerprint=fingerprint, profile=profile, written=written, review=stamps)
        tasks.append(task)
    return tuple(tasks)


def lost_pages(manifest: Manifest, sources: tuple[Source, ...]) -> tuple[str, ...]:
    """The manifest's pages from the input folder that are no longer there.

    Pages in a folder or archive that cannot be read now are not counted as lost.
    """
    here = {source.path for source in sources}
    closed = tuple(f"{source.path}{mark}" for source in sources if source.flaw for mark in "/#")
    absent = (path for path in sorted(manifest) if path not in here and not path.startswith(closed))
    return tuple(path for path in absent if manifest[path].is_input)


def outputs_of(pages: Iterable[str], manifest: Manifest) -> tuple[str, ...]:
    """All outputs of these pages."""
    return tuple(name for path in pages for name in sorted(manifest[path].outputs))


class _Shared(NamedTuple):
    """The arguments of `plan` that are the same for all pages of a run."""

    recipe: Mapping[str, str]
    output: AnyPath
    reviews: ReviewFolder | None
    force: bool
    discard_edits: bool
    is_converted_otherwise: Callable[[Entry], bool]


def _planned(
    source: Source, base: str, before: Entry | None, profile: str, fingerprint: Fingerprint | None, run: _Shared
) -> Task:
    """The task of a page, given its entry, and the digest of its site's profile and its fingerprint as they are now."""
    entry = before
    if entry and entry.profile != profile:
        entry = replace(entry, formats=dict.fromkeys(entry.formats, OTHER_PROFILE), profile=profile)
    if entry and run.is_converted_otherwise(entry):
        entry = replace(entry, formats=dict.fromkeys(entry.formats, OTHER_PROGRAM))
    task = _task(source, base, entry, run)
    known = task.known
    if known and (known.is_input, known.fingerprint) != (source.is_input, fingerprint):
        known = replace(known, is_input=source.is_input, fingerprint=fingerprint)
        task = replace(task, known=known)
    if not (task.is_current and known):
        return task
    # The entry is read only here: a run keeps what it holds of each page to its end.
    result = unchanged_result(source.path, known)
    return Task(source, base, "", known=None if known is before else known, result=result)


def _task(source: Source, base: str, entry: Entry | None, run: _Shared) -> Task:
    recipe, reviews = run.recipe, run.reviews
    everything = tuple(recipe)
    if entry is None:
        return Task(source, base, Message("run.new-page"), everything)
    if entry.state is State.FAILED:
        return Task(source, base, Message("run.failed-last-time"), everything)
    page, sidecars = page_stamp(source, entry), sidecar_stamps(source, entry)
    if page is None or sidecars is None:
        reason = Message("run.page-changed") if page is None else Message("run.beside-changed")
        return Task(source, base, reason, everything)
    review = reviews.same(source.path, entry.review) if reviews else entry.review
    if review is None:
        return Task(source, base, Message("run.corrections-changed"), everything)
    outputs, reasons = outdated_formats(source.path, entry, recipe, run.output, discard_edits=run.discard_edits)
    if (page, sidecars, outputs, review) != (entry.page, entry.sidecars, entry.outputs, entry.review):
        entry = replace(entry, page=page, sidecars=sidecars, outputs=outputs, review=review)
    if run.force:
        return Task(source, base, Message("run.forced"), everything, entry)
    return Task(source, base, _reason_line(reasons, everything), tuple(one for one in recipe if one in reasons), entry)


def _reason_line(reasons: Mapping[str, str], everything: tuple[str, ...]) -> str:
    """All reasons in one line, each with its formats unless it applies to all."""
    parts: list[str] = []
    for reason in dict.fromkeys(reasons[one] for one in everything if one in reasons):
        formats = [one for one in everything if reasons.get(one) == reason]
        parts.append(
            reason if len(formats) == len(everything) else Message("run.about", what=", ".join(formats), text=reason)
        )
    return listed(parts)
