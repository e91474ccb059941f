"""Notes that sheets were handed out, with the words of each as last built, and says what has changed since."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.model import IssueCode, PracticeSummary, Printing, Review, State
from pipeline.run.inspect import last_manifest
from pipeline.settings import Settings
from pipeline.store.entry import Entry
from pipeline.store.remote import AnyPath, path_or_url
from pipeline.store.reviews import load_review, save_review
from pipeline.store.walk import sources


def note_pages(
    settings: Settings, paths: Sequence[AnyPath] = (), *, on: str, folder: Path | None = None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Note that the sheets of all pages below `paths` (default: the input folder) were handed out on a day.

    Returns the names of the pages that were noted, and of those that no run has built. ConflictError where somebody
    else has just written about a page.
    """
    folder = folder or Path()
    input_folder, output = path_or_url(settings.input, folder), path_or_url(settings.output, folder)
    found = sources(paths or [input_folder], input_folder, output)
    return note_sheets(settings, {one.path: None for one in found}, on=on, folder=folder)


def note_sheets(
    settings: Settings,
    pages: Mapping[str, Collection[str] | None],
    *,
    on: str,
    pack: str = "",
    folder: Path | None = None,
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The same for pages by name, each with the numbers of its practices, None for all; `pack` is what they were in."""
    folder = folder or Path()
    manifest = last_manifest(path_or_url(settings.output, folder))
    noted, unbuilt = [], []
    for page, numbers in pages.items():
        entry = manifest.get(page)
        summaries = [one for one in entry.summaries if one.titles] if entry and _has_sheets(entry) else []
        chosen = [summary for summary in summaries if summary.seen and (numbers is None or summary.number in numbers)]
        if not chosen:
            unbuilt.append(page)
            continue
        review, digest = load_review(path_or_url(settings.reviewing.folder, folder), page)
        url = review.url or chosen[0].url
        noted_review = _with_printings(replace(review, page=review.page or page, url=url), chosen, on, pack)
        save_review(path_or_url(settings.reviewing.folder, folder), page, noted_review, digest)
        noted.append(page)
    return tuple(noted), tuple(unbuilt)


def _has_sheets(entry: Entry) -> bool:
    """Whether there are sheets of a page: none are made of what is no practice, or the same as another page's."""
    is_elsewhere = any(issue.code is IssueCode.SAME_PRACTICE for issue in entry.issues)
    return bool(entry.outputs) and entry.state is not State.OTHER and not is_elsewhere


def _with_printings(review: Review, summaries: Sequence[PracticeSummary], on: str, pack: str) -> Review:
    """The review with these sheets handed out; for each practice and pack, only the last time counts."""
    numbers = {summary.number for summary in summaries}
    kept = [one for one in review.printings if one.practice not in numbers or one.pack != pack]
    new = [Printing(summary.seen, _words(summary), on, pack, summary.number) for summary in summaries]
    return replace(review, printings=(*kept, *new))


def _words(summary: PracticeSummary) -> tuple[tuple[str, str], ...]:
    return tuple((key, one.sheet) for key, one in summary.words.items() if one.sheet)


def changed_since(summary: PracticeSummary, printing: Printing) -> Iterator[tuple[str, str]]:
    """The texts (field, language) of a sheet that differ from what was handed out."""
    if printing.seen == summary.seen:
        return
    was, now = dict(printing.words), dict(_words(summary))
    for key in dict.fromkeys((*was, *now)):
        if was.get(key) != now.get(key):
            field, _, lang = key.partition(".")
            yield field, lang
