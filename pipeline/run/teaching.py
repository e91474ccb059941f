"""Teaching a site: what a person shows on one page, as lessons that hold on others, and what each would do there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.model import Lesson
from pipeline.settings import Settings


@dataclass(frozen=True, slots=True)
class Shown:
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
    """What a lesson would do on a page: the words that it would make a value or set aside.

    Where it would do harm, `words` are those under a label of the lexicon that would change or go, `field` is theirs.
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


def proposals(shown: Shown, settings: Settings, folder: Path | None = None) -> tuple[Proposal, ...]:
    """The lessons that what was shown allows, the one that acts on most pages first; none where nothing fits.

    The pages of the site are those of the last run's ledger and of the input folder; they are read in limited workers
    (some 30 ms a page). UsageError for a field that cannot be taught, InputError where the page is not there.
    """
    raise NotImplementedError


def teach(proposal: Proposal, settings: Settings, folder: Path | None = None, *, by: str = "", on: str = "") -> str:
    """Write a lesson on a person's word into the file of its site; gives the file's name in the folder of reviews.

    UsageError for a lesson that is refused; PageError where the file is broken, OutputError where it cannot be written.
    """
    raise NotImplementedError


def teach_everywhere(lesson: Lesson, lang: str, settings: Settings, folder: Path | None = None) -> str:
    """Make a label one for all pages: a row in the office's own lexicon; gives the file's path.

    UsageError for a lesson that is about no label; ConfigurationError where the office's table is broken.
    """
    raise NotImplementedError


def unteach(site: str, lesson: Lesson, settings: Settings, folder: Path | None = None) -> bool:
    """Delete the row of a lesson; whether there was one. Errors are those of `teach`."""
    raise NotImplementedError


def lessons(site: str, settings: Settings, folder: Path | None = None) -> Sequence[Lesson]:
    """What a site was taught."""
    raise NotImplementedError
