"""The lessons that what a person points at allows, and what each would do on the other pages of the site."""

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
from pipeline.store.lessons import load_teachings
from pipeline.store.lessons_text import teachable
from pipeline.store.own_files import load_lexicon, load_look
from pipeline.store.remote import path_or_url
from pipeline.store.source import Source
from pipeline.store.walk import sources

# A lesson is tried on at most this many of a site's pages, spread evenly over them.
MOST_PAGES = 200
_EXAMPLES = 3
_MOST_PROPOSALS = 5
# How many letters longer than the shown words a find may be: a lesson takes whole blocks.
_ROOM = 80


@dataclass(frozen=True, slots=True)
class Pointing:
    """A stretch of text that a person points at: the letters from `start` to `end` of a page's text, and what they are.

    With `is_label` they label `field`; otherwise they are its value or, where `field` is "", boilerplate. In a file
    with several pages, `number` says which one (from 1); offsets are into that page's own text.
    """

    page: str
    start: int
    end: int
    field: str = ""
    is_label: bool = False
    number: int = 1


@dataclass(frozen=True, slots=True)
class Example:
    """A lesson's effect on a page: `words` would become a value of `field`, or be set aside where that is "".

    As an example of harm: the words under one of the lexicon's labels that would change, vanish or get a rival.
    """

    page: str
    words: str
    field: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A lesson that could be taught to `site`: of the `pages` that were read it would act on `acts`.

    `examples` are from three pages at most, the shown page first. A lesson that would contradict values under the
    lexicon's own labels does `harm`, and is refused.
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
    """The lessons that would find what was shown: first those that are not refused, then by how many pages they act on.

    A lesson must find something on another page of the site as well, unless a label or boilerplate was shown. The
    site's pages are those of the input folder, read in limited workers at some 50 ms a page. UsageError for a field
    that cannot be taught, InputError where the page is not there, PageError where it cannot be read.
    """
    folder = folder or Path()
    lexicon = load_lexicon(settings, folder)
    if shown.field or shown.is_label:
        check_field(shown.field, teachable(lexicon))
    teachings = load_teachings(path_or_url(settings.reviewing.folder, folder), lexicon)
    recipe = Recipe(settings, lexicon, load_look(settings, folder), teachings=teachings)
    input_folder, output = path_or_url(settings.input, folder), path_or_url(settings.output, folder)
    found = sources([input_folder], input_folder, output)
    with keeping_conversions(recipe) as recipe:
        learnt = learn_profiles(found, last_manifest(output).items(), recipe, output)
        here = next((one for one in found if one.path == shown.page), None)
        if here is None or here.path not in learnt.fingerprints:
            raise InputError(Message("teaching.no-page", page=shown.page))
        site = learnt.fingerprints[here.path].site
        reading = SiteReader(recipe, output, learnt)
        asked = [Lesson(**one) for one in reading.first(here, lambda *page: _candidate_lessons(shown, *page))]
        known = {lesson.rule for lesson in teachings.of(site).lessons}
        lessons = [replace(one, page=here.path) for one in asked if one.rule not in known]
        others = [one for one in found if one is not here and _site(one, learnt) == site]
        pages = [here, *others[:: len(others) // MOST_PAGES + 1]]
        outcomes = dict(reading.each(pages, lambda *page: _page_outcomes(lessons, *page))) if lessons else {}
    made = [_proposal(site, lesson, at, shown, outcomes) for at, lesson in enumerate(lessons)]
    return _best([one for one in made if one], is_derived=bool(shown.field) and not shown.is_label)


def _site(source: Source, learnt: SiteProfiles) -> str | None:
    return learnt.fingerprints[source.path].site if source.path in learnt.fingerprints else None


def _candidate_lessons(shown: Pointing, bitexts: Any, _: Recipe) -> list[dict[str, str]]:
    documents = [bitext.document for bitext in bitexts][shown.number - 1 : shown.number]
    return [
        asdict(lesson)
        for document in documents
        for lesson in lessons_for(document, shown.start, shown.end, shown.field, is_label=shown.is_label)
    ]


def _page_outcomes(lessons: Sequence[Lesson], bitexts: Any, recipe: Recipe) -> list[dict[str, Any]]:
    """The outcome of each lesson on a page: that on the first of its documents where the lesson acts."""
    each = [trial_outcomes(bitext, recipe.lexicon, recipe.profile, lessons) for bitext in bitexts]
    nothing = TrialOutcome()
    return [asdict(next((one for one in found if one != nothing), nothing)) for found in zip(*each, strict=True)]


def _proposal(site: str, lesson: Lesson, at: int, shown: Pointing, outcomes: dict[str, Any]) -> Proposal | None:
    """A lesson with what it would do; None where it does not find what was shown."""
    trials = {page: TrialOutcome(**outcome[at]) for page, outcome in outcomes.items() if outcome}
    acting = {page: one for page, one in trials.items() if one.words}
    own = acting.get(shown.page)
    if own is None or (not shown.is_label and not _is_shown(own, shown)):
        return None
    examples = [Example(page, one.words, lesson.field) for page, one in acting.items()]
    harm = [Example(page, words, field) for page, one in acting.items() for field, words in one.harm]
    return Proposal(site, lesson, len(acting), len(outcomes), tuple(examples[:_EXAMPLES]), tuple(harm[:_EXAMPLES]))


def _is_shown(outcome: TrialOutcome, shown: Pointing) -> bool:
    """Whether a lesson finds on the shown page what was shown, and not much more."""
    is_there = outcome.start < shown.end and outcome.end > shown.start
    return is_there and outcome.end - outcome.start <= 2 * (shown.end - shown.start) + _ROOM


def _best(made: Sequence[Proposal], *, is_derived: bool) -> tuple[Proposal, ...]:
    """The best proposals first, and of several that do the same only the first.

    A label or place that only one page has is no rule, unless the site has no other page.
    """
    held = [one for one in made if one.acts > 1 or one.pages == 1 or not is_derived]
    order = sorted(held, key=lambda one: (one.is_refused, -one.acts, bool(one.lesson.place), len(one.lesson.place)))
    kept: dict[tuple[int, tuple[Example, ...]], Proposal] = {}
    for one in order:
        same = (one.acts, one.examples) if is_derived else (len(kept), ())
        kept.setdefault(same, one)
    return tuple(kept.values())[:_MOST_PROPOSALS]


def check_field(field: str, teachable: Sequence[str]) -> None:
    """UsageError for a field that a site cannot be taught."""
    if field not in teachable:
        raise UsageError(Message("teaching.no-field", field=field, names=", ".join(teachable)))
