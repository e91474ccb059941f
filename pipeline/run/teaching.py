"""Teaching a site what a person has shown on one of its pages, and taking lessons back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.messages import Message
from pipeline.model import Lesson
from pipeline.run.proposals import Proposal, check_field
from pipeline.settings import Settings
from pipeline.store.lessons import add_lesson as written
from pipeline.store.lessons import load_teachings
from pipeline.store.lessons import remove_lesson as deleted
from pipeline.store.lessons_text import teachable
from pipeline.store.own_files import load_lexicon
from pipeline.store.own_labels import add_label
from pipeline.store.remote import path_or_url


def teach_site(
    proposal: Proposal, settings: Settings, folder: Path | None = None, *, by: str = "", on: str = ""
) -> str:
    """Write a lesson into the file of its site and return the file's name in the review folder.

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
    """Teach a label to all sites, as a row of the office's own lexicon in a language; returns the file's path.

    UsageError for a lesson that is no label; ConfigurationError where the office's table is broken or cannot take the
    row.
    """
    folder = folder or Path()
    if lesson.place or not lesson.field:
        raise UsageError(Message("teaching.labels-alone"))
    check_field(lesson.field, teachable(load_lexicon(settings, folder)))
    return str(add_label(settings, folder, lesson.field, lang, lesson.words))


def unteach_site(site: str, lesson: Lesson, settings: Settings, folder: Path | None = None) -> bool:
    """Delete the row of a lesson; whether there was one. Errors as `teach_site`."""
    folder = folder or Path()
    return deleted(path_or_url(settings.reviewing.folder, folder), site, lesson, load_lexicon(settings, folder))


def lessons_of(site: str, settings: Settings, folder: Path | None = None) -> Sequence[Lesson]:
    """What a site was taught."""
    folder = folder or Path()
    return (
        load_teachings(path_or_url(settings.reviewing.folder, folder), load_lexicon(settings, folder)).of(site).lessons
    )
