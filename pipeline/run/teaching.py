"""Teaching a site: what a person shows on one page, as lessons that hold on others, and what each would do there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from pipeline.errors import InputError, UsageError
from pipeline.extract.page.lessons import lessons_for
from pipeline.messages import Message
from pipeline.model import Lesson
from pipeline.run.inspect import last_manifest
from pipeline.run.plan import SiteProfiles
from pipeline.run.recipe import Recipe, keeping_conversions
from pipeline.run.site_profiles import learn_profiles
from pipeline.run.site_reader import SiteReader
from pipeline.run.trial import TrialOutcome, trial_outcomes
from pipeline.settings import Settings
from pipeline.store.lessons import add_lesson as written
from pipeline.store.lessons import load_teachings
from pipeline.store.lessons import remove_lesson as deleted
from pipeline.store.lessons_text import teachable
from pipeline.store.own_files import load_lexicon, load_look
from pipeline.store.own_labels import add_label
from pipeline.store.remote import path_or_url
from pipeline.store.walk import Source, sources

# A site is judged by so many of its pages, spread over all of them.
MOST_PAGES = 200
_EXAMPLES = 3
_MOST_PROPOSALS = 5
# What a lesson finds may be so much longer than what was shown: a block is taken whole.
_ROOM = 80


@dataclass(frozen=True, slots=True)
class Pointing:
    """What a person points at: letters `start`–`end` of the text of the page called `page`, and what they are.

    With `is_label` they are a label of `field`; else its value, or, where `field` is "", no content. The n-th document
    of a list of pages has `number` n; offsets count in its own text.
    """

    page: str
    start: int
    end: int
    field: str = ""
    is_label: bool = False
    number: int = 1


@dataclass(frozen=True, slots=True)
class Example:
    """What a lesson would do on a page: the words that it would make a value of `field` or, with none, set aside.

    Where it would do harm, `words` are those under a label of the lexicon that would change, go or get a rival.
    """

    page: str
    words: str
    field: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A lesson that could be taught to `site`: it would act on `acts` of the `pages` of the site that were read.

    `examples` are three pages at most, the shown page first. `harm` is not empty where values under labels of the
    lexicon would be contradicted: such a lesson is refused.
    """

    site: str
    lesson: Lesson
    acts: int
    pages: int
    examples: tuple[Example, ...] = ()
    harm: tuple[Example, ...] = ()

    @property
    def is_refused(self) -> bool:
        return bool(self.harm)


def proposals(shown: Pointing, settings: Settings, folder: Path | None = None) -> tuple[Proposal, ...]:
    """The lessons that what was shown allows, those that are not refused and act on most pages first.

    None where nothing that other pages have, too, leads to it; what is shown to be a label or no content needs no other
    page. The pages of the site are those of the input folder; they are read in limited workers, some 50 ms a page.
    UsageError for a field that cannot be taught, InputError where the page is not there, PageError where it cannot be
    read.
    """
    folder = folder or Path()
    lexicon = load_lexicon(settings, folder)
    if shown.field or shown.is_label:
        _check(shown.field, teachable(lexicon))
    teachings = load_teachings(path_or_url(settings.reviewing.folder, folder), lexicon)
    recipe = Recipe(settings, lexicon, load_look(settings, folder), teachings=teachings)
    input_folder, output = path_or_url(settings.input, folder), path_or_url(settings.output, folder)
    found = sources([input_folder], input_folder, output)
    with keeping_conversions(recipe) as recipe:
        learnt = learn_profiles(found, last_manifest(output), recipe, output)
        here = next((one for one in found if one.path == shown.page), None)
        if here is None or here.path not in learnt.sightings:
            raise InputError(Message("teaching.no-page", page=shown.page))
        site = learnt.sightings[here.path].site
        reading = SiteReader(recipe, output, learnt)
        asked = [Lesson(**one) for one in reading.first(here, lambda *page: _asked(shown, *page))]
        known = {lesson.rule for lesson in teachings.of(site).lessons}
        lessons = [replace(one, page=here.path) for one in asked if one.rule not in known]
        others = [one for one in found if one is not here and _site(one, learnt) == site]
        pages = [here, *others[:: len(others) // MOST_PAGES + 1]]
        outcomes = dict(reading.each(pages, lambda *page: _tried(lessons, *page))) if lessons else {}
    made = [_proposal(site, lesson, at, shown, outcomes) for at, lesson in enumerate(lessons)]
    return _best([one for one in made if one], is_derived=bool(shown.field) and not shown.is_label)


def teach_site(
    proposal: Proposal, settings: Settings, folder: Path | None = None, *, by: str = "", on: str = ""
) -> str:
    """Write a lesson on a person's word into the file of its site; gives the file's name in the folder of reviews.

    UsageError for a lesson that is refused; PageError where the file is broken, OutputError where it cannot be written.
    """
    folder = folder or Path()
    if proposal.is_refused:
        one = proposal.harm[0]
        raise UsageError(Message("teaching.refused", page=one.page, words=one.words[:80], field=one.field))
    lesson = replace(proposal.lesson, by=by, on=on)
    return written(
        path_or_url(settings.reviewing.folder, folder), proposal.site, lesson, load_lexicon(settings, folder)
    )


def teach_everywhere(lesson: Lesson, lang: str, settings: Settings, folder: Path | None = None) -> str:
    """Make a label one for all pages: a row in the office's own lexicon, under a language; gives the file's path.

    UsageError for a lesson that is about no label; ConfigurationError where the office's table is broken or cannot take
    the row.
    """
    folder = folder or Path()
    if lesson.place or not lesson.field:
        raise UsageError(Message("teaching.labels-alone"))
    _check(lesson.field, teachable(load_lexicon(settings, folder)))
    return str(add_label(settings, folder, lesson.field, lang, lesson.words))


def unteach_site(site: str, lesson: Lesson, settings: Settings, folder: Path | None = None) -> bool:
    """Delete the row of a lesson; whether there was one. Errors are those of `teach_site`."""
    folder = folder or Path()
    return deleted(path_or_url(settings.reviewing.folder, folder), site, lesson, load_lexicon(settings, folder))


def lessons_of(site: str, settings: Settings, folder: Path | None = None) -> Sequence[Lesson]:
    """What a site was taught."""
    folder = folder or Path()
    return (
        load_teachings(path_or_url(settings.reviewing.folder, folder), load_lexicon(settings, folder)).of(site).lessons
    )


def _check(field: str, known: Sequence[str]) -> None:
    if field not in known:
        raise UsageError(Message("teaching.no-field", field=field, names=", ".join(known)))


def _site(source: Source, learnt: SiteProfiles) -> str | None:
    return learnt.sightings[source.path].site if source.path in learnt.sightings else None


def _asked(shown: Pointing, bitexts: Any, _: Recipe) -> list[dict[str, str]]:
    documents = [bitext.document for bitext in bitexts][shown.number - 1 : shown.number]
    return [
        asdict(lesson)
        for document in documents
        for lesson in lessons_for(document, shown.start, shown.end, shown.field, is_label=shown.is_label)
    ]


def _tried(lessons: Sequence[Lesson], bitexts: Any, recipe: Recipe) -> list[dict[str, Any]]:
    """The outcome of each lesson on a page: the first document of it on which it acts tells."""
    each = [trial_outcomes(bitext, recipe.lexicon, recipe.profile, lessons) for bitext in bitexts]
    nothing = TrialOutcome()
    return [asdict(next((one for one in found if one != nothing), nothing)) for found in zip(*each, strict=True)]


def _proposal(site: str, lesson: Lesson, at: int, shown: Pointing, outcomes: dict[str, Any]) -> Proposal | None:
    """A lesson with what it would do; None where it does not give what was shown."""
    found = {page: TrialOutcome(**told[at]) for page, told in outcomes.items() if told}
    acting = {page: one for page, one in found.items() if one.words}
    own = acting.get(shown.page)
    if own is None or (not shown.is_label and not _is_shown(own, shown)):
        return None
    examples = [Example(page, one.words, lesson.field) for page, one in acting.items()]
    harm = [Example(page, words, field) for page, one in acting.items() for field, words in one.harm]
    return Proposal(site, lesson, len(acting), len(outcomes), tuple(examples[:_EXAMPLES]), tuple(harm[:_EXAMPLES]))


def _is_shown(outcome: TrialOutcome, shown: Pointing) -> bool:
    """Whether what a lesson finds on the shown page is what was shown, and not much more."""
    is_there = outcome.start < shown.end and outcome.end > shown.start
    return is_there and outcome.end - outcome.start <= 2 * (shown.end - shown.start) + _ROOM


def _best(made: Sequence[Proposal], *, is_derived: bool) -> tuple[Proposal, ...]:
    """The proposals in the order of their worth; of those that do the same the first alone.

    A label or place that no other page has is no rule, unless there is no other page.
    """
    held = [one for one in made if one.acts > 1 or one.pages == 1 or not is_derived]
    order = sorted(held, key=lambda one: (one.is_refused, -one.acts, bool(one.lesson.place), len(one.lesson.place)))
    kept: dict[tuple[int, tuple[Example, ...]], Proposal] = {}
    for one in order:
        same = (one.acts, one.examples) if is_derived else (len(kept), ())
        kept.setdefault(same, one)
    return tuple(kept.values())[:_MOST_PROPOSALS]
