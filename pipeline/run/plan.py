"""What is to be built: which pages are new or changed, in which formats, and why."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from pipeline.messages import Message, listed
from pipeline.model import Issue, PageResult, Profile, State
from pipeline.run.unchanged import unchanged_result
from pipeline.store.edits import is_edit, is_persons_file
from pipeline.store.entry import Entry, Fingerprint, Manifest, Stamp
from pipeline.store.names import assign, original
from pipeline.store.pictures import format_of
from pipeline.store.remote import AnyPath
from pipeline.store.review_stamps import ReviewFolder
from pipeline.store.reviews import ReviewFile
from pipeline.store.walk import Source

# Stand for the digest of a format that was built with another profile of its site, or from what another version of a
# program made of the page.
_OTHER_PROFILE = "other profile"
_OTHER_PROGRAM = "other program"
_NOTHING_KNOWN = Profile()


@dataclass(frozen=True, slots=True)
class Task:
    """A page to build under the output name `base` in these `formats`, or, without a `reason`, one that is up to date.

    `known` is the page's entry if the very same page was built before, with the present times of its files; none if
    there is nothing to do, and nothing to note.
    `sighting` is what the first pass saw of the page, `profile` what its site's profile holds of it, `written` what
    people wrote about it, with the stamps `review`. `issues` are the run's own. `result` is that of a page which is up
    to date.
    """

    source: Source
    base: str
    reason: str
    formats: tuple[str, ...] = ()
    known: Entry | None = None
    sighting: Fingerprint | None = None
    profile: Profile = _NOTHING_KNOWN
    written: ReviewFile | None = None
    review: Mapping[str, Stamp] = field(default_factory=dict)
    issues: tuple[Issue, ...] = ()
    result: PageResult | None = None

    @property
    def is_current(self) -> bool:
        return not self.reason

    def bare(self) -> Task:
        """This task without what only the ledger needs: it may travel far."""
        return replace(self, known=None, sighting=None, review={})

    def without(self, formats: Collection[str]) -> Task:
        """This task with formats left out that cannot be written now; up to date if there is nothing else to do."""
        left = tuple(one for one in self.formats if one not in formats)
        return replace(self, formats=left, reason=self.reason if left or self.known is None else "")


@dataclass(frozen=True, slots=True)
class SiteProfiles:
    """What the first pass learnt, by page: what it saw, and what of its site's profile stands there."""

    sightings: Mapping[str, Fingerprint] = field(default_factory=dict)
    profiles: Mapping[str, Profile] = field(default_factory=dict)


def plan(
    sources: tuple[Source, ...],
    known: Manifest,
    recipe: Mapping[str, str],
    output: AnyPath,
    learnt: SiteProfiles | None = None,
    reviews: ReviewFolder | None = None,
    *,
    force: bool,
    discard_edits: bool = False,
    converted_otherwise: Collection[str] = (),
) -> tuple[Task, ...]:
    """A task a source, in their order. Names are given over this run's pages and those of the manifest together.

    `recipe` holds the recipe's digest for each format that is wanted. `converted_otherwise` are the pages that another
    version of a program has converted than would now.
    """
    names = assign([*known, *(source.path for source in sources)])
    learnt = learnt or SiteProfiles()
    tasks = []
    for source in sources:
        path = source.path
        entry = before = known.get(path)
        profile = learnt.profiles.get(path, _NOTHING_KNOWN)
        if entry and entry.profile != profile.digest:
            entry = replace(entry, formats=dict.fromkeys(entry.formats, _OTHER_PROFILE), profile=profile.digest)
        if entry and path in converted_otherwise:
            entry = replace(entry, formats=dict.fromkeys(entry.formats, _OTHER_PROGRAM))
        task = _task(source, names[path], entry, recipe, output, reviews, force=force, discard_edits=discard_edits)
        if task.known and task.known.is_input != source.is_input:
            task = replace(task, known=replace(task.known, is_input=source.is_input))
        sighting = learnt.sightings.get(path)
        if task.known and task.known.sighting != sighting:
            task = replace(task, known=replace(task.known, sighting=sighting))
        if task.is_current and task.known:
            # The entry is read here, once; what a run holds of each page it holds to its end.
            known_now = None if task.known is before else task.known
            tasks.append(replace(task, known=known_now, result=unchanged_result(path, task.known)))
            continue
        written = reviews.written(path) if reviews else None
        stamps = reviews.stamps(written) if reviews else {}
        tasks.append(replace(task, sighting=sighting, profile=profile, written=written, review=stamps))
    return tuple(tasks)


def is_unchanged(source: Source, entry: Entry | None) -> bool:
    """Whether a page and what came with it are still what they were when its entry was written."""
    return entry is not None and _page(source, entry) is not None and _beside(source, entry) is not None


def lost_pages(known: Manifest, sources: tuple[Source, ...]) -> tuple[str, ...]:
    """The pages of the manifest that came from the input folder, which as a whole no longer holds them.

    Not gone are those below a folder, or in an archive, that cannot be read now.
    """
    here = {source.path for source in sources}
    closed = tuple(f"{source.path}{mark}" for source in sources if source.flaw for mark in "/#")
    absent = (path for path in sorted(known) if path not in here and not path.startswith(closed))
    return tuple(path for path in absent if known[path].is_input)


def outputs_of(pages: Iterable[str], known: Manifest) -> tuple[str, ...]:
    """All files of ours that come from these pages."""
    return tuple(name for path in pages for name in sorted(known[path].outputs))


def _task(
    source: Source,
    base: str,
    entry: Entry | None,
    recipe: Mapping[str, str],
    output: AnyPath,
    reviews: ReviewFolder | None,
    *,
    force: bool,
    discard_edits: bool,
) -> Task:
    everything = tuple(recipe)
    if entry is None:
        return Task(source, base, Message("run.new-page"), everything)
    if entry.state is State.FAILED:
        return Task(source, base, Message("run.failed-last-time"), everything)
    page, beside = _page(source, entry), _beside(source, entry)
    if page is None or beside is None:
        reason = Message("run.page-changed") if page is None else Message("run.beside-changed")
        return Task(source, base, reason, everything)
    review = reviews.same(source.path, entry.review) if reviews else entry.review
    if review is None:
        return Task(source, base, "its corrections changed", everything)
    outputs, reasons = _outdated(source.path, entry, recipe, output, discard_edits=discard_edits)
    if (page, beside, outputs, review) != (entry.page, entry.beside, entry.outputs, entry.review):
        entry = replace(entry, page=page, beside=beside, outputs=outputs, review=review)
    if force:
        return Task(source, base, Message("run.forced"), everything, entry)
    return Task(source, base, _told(reasons, everything), tuple(one for one in recipe if one in reasons), entry)


def _told(reasons: Mapping[str, str], everything: tuple[str, ...]) -> str:
    """The reasons in one line, each with its formats unless it holds for all of them."""
    told: list[str] = []
    for reason in dict.fromkeys(reasons[one] for one in everything if one in reasons):
        formats = [one for one in everything if reasons.get(one) == reason]
        told.append(
            reason if len(formats) == len(everything) else Message("run.about", what=", ".join(formats), text=reason)
        )
    return listed(told)


def _outdated(
    path: str, entry: Entry, recipe: Mapping[str, str], output: AnyPath, *, discard_edits: bool
) -> tuple[Mapping[str, Stamp], dict[str, str]]:
    """The entry's outputs with their present times, and a reason for each format that is to be built anew."""
    reasons: dict[str, str] = {}
    for one, digest in recipe.items():
        if one not in entry.formats:
            reasons[one] = Message("run.not-made-yet")
        elif entry.formats[one] == _OTHER_PROFILE:
            reasons[one] = Message("run.site-changed")
        elif entry.formats[one] == _OTHER_PROGRAM:
            reasons[one] = Message("run.program-changed")
        elif entry.formats[one] != digest:
            reasons[one] = Message("run.recipe-changed")
    outputs = dict(entry.outputs)
    for name, stamp in entry.outputs.items():
        one = format_of(name, path)
        if one not in recipe or one in reasons:
            continue
        if name in entry.edits:
            reasons |= _edit_reason(name, one, entry, output, discard_edits=discard_edits)
            continue
        now = stamp.renewed(output / name)
        if now is None:
            reasons[one] = Message("run.output-missing", name=name)
        outputs[name] = now or stamp
    return outputs, reasons


def _edit_reason(name: str, form: str, entry: Entry, output: AnyPath, *, discard_edits: bool) -> dict[str, str]:
    """Why the format of an edited output is built anew, if it is: what a person does there is no reason."""
    if discard_edits and entry.edits[name]:
        return {form: Message("run.edit-discarded", name=name)}
    stays = is_edit if entry.edits[name] else is_persons_file
    if not stays(output / name, entry.states().get(original(name), ())):
        return {form: Message("run.edit-gone", name=name)}
    return {}


def _page(source: Source, entry: Entry) -> Stamp | None:
    """The page's stamp with its present time, None if it is another page now."""
    if entry.page is None or source.flaw:
        return None
    if source.part:
        return entry.page if entry.page.sha256 == source.part.sha256 else None
    return _seen(entry.page, source.file, source.size, source.mtime_ns)


def _beside(source: Source, entry: Entry) -> Mapping[str, Stamp] | None:
    """The stamps of what came with the page with their present times, None if anything is new, changed or gone."""
    if entry.beside.keys() != {one.name for one in source.beside}:
        return None
    stamps = {}
    for name, size, mtime_ns in source.beside:
        now = _seen(entry.beside[name], source.file.parent / name, size, mtime_ns)
        if now is None:
            return None
        stamps[name] = now
    return stamps


def _seen(stamp: Stamp, file: AnyPath, size: int, mtime_ns: int) -> Stamp | None:
    try:
        return stamp.seen(file, size, mtime_ns)
    except OSError:
        return None  # its build will meet the error again, and tell
