"""One wrong name on forty pages: finds other pages with the same words in a field, and spreads a correction to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from pipeline.errors import InputError
from pipeline.messages import Message
from pipeline.model import Edit, PracticeSummary
from pipeline.run.inspect import last_manifest
from pipeline.settings import Settings
from pipeline.store.entry import Manifest
from pipeline.store.remote import path_or_url
from pipeline.store.reviews import load_review, save_review


def pages_alike(manifest: Manifest, page: str, number: str, field: str, lang: str) -> tuple[tuple[str, str], ...]:
    """The other practices (page, number) whose page says the same in a field, as the ledger knows them."""
    key = f"{field}.{lang}"
    own = next((one.words.get(key) for one in _summaries(manifest, page) if one.number == number), None)
    if own is None or not own.page:
        return ()
    return tuple(
        (path, summary.number)
        for path in sorted(manifest)
        for summary in manifest[path].summaries
        if (path, summary.number) != (page, number) and key in summary.words and summary.words[key].page == own.page
    )


def spread(
    settings: Settings, page: str, field: str, *, dry_run: bool = False, folder: Path | None = None
) -> tuple[tuple[str, str], ...]:
    """Copy the edits of a page's field to all pages that say the same there; returns these pages and the languages.

    A page that already has an edit of that field is left alone. InputError where this page has none.
    """
    folder = folder or Path()
    review = path_or_url(settings.reviewing.folder, folder)
    manifest = last_manifest(path_or_url(settings.output, folder))
    edits = [edit for edit in load_review(review, page)[0].edits if edit.field == field and edit.of is None]
    if not edits:
        raise InputError(Message("review.no-edit-of", page=page, field=field), Message("review.correct-first"))
    done: dict[tuple[str, str], None] = {}
    for edit in edits:
        for path, number in pages_alike(manifest, page, edit.practice, field, edit.lang):
            there, digest = load_review(review, path)
            new = replace(edit, practice=number)
            if any(_is_about(one, new) for one in there.edits):
                continue
            if not dry_run:
                url = there.url or next((summary.url for summary in _summaries(manifest, path) if summary.url), "")
                save_review(review, path, replace(there, page=path, url=url, edits=(*there.edits, new)), digest)
            done[path, edit.lang] = None
    return tuple(done)


def _is_about(first: Edit, second: Edit) -> bool:
    place, there = ((edit.practice, edit.field, edit.lang, edit.seen) for edit in (first, second))
    return place == there


def _summaries(manifest: Manifest, page: str) -> Iterator[PracticeSummary]:
    return iter(manifest[page].summaries) if page in manifest else iter(())
