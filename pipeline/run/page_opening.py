"""Opens a page for the review: its records, its text and blocks, and where each edit stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple

from pipeline.errors import PageError
from pipeline.model import Bitext, BlockKind, Document, Judged, Profile, Record, Review, Standing
from pipeline.run.loading import page_of_source
from pipeline.run.recipe import Recipe
from pipeline.store.own_files import Tables
from pipeline.store.remote import AnyPath
from pipeline.store.reviews import ReviewFile
from pipeline.store.source import Source


class TextBlock(NamedTuple):
    """A block of the page's text as a screen shows it; `boilerplate` says why it was set aside, "" for content."""

    kind: BlockKind
    start: int
    end: int
    level: int
    boilerplate: str
    lang: str


class OpenedPractice(NamedTuple):
    """A record as people want it and as the page gives it (`plain`), with where each edit stands.

    `text` is what its locators point into, `lines` are the text's blocks.
    """

    record: Record
    plain: Record
    judged: tuple[Judged, ...]
    text: str
    lines: tuple[TextBlock, ...]


@dataclass(frozen=True, slots=True)
class OpenedPage:
    """A page as it was read just now, and what people wrote about it.

    `sha256` is that of its bytes, `digest` that of the review file ("" for none). `lost` are edits of practices that
    the page no longer has; if it `is_orphan`, nothing in the review file fits the page.
    """

    sha256: str
    digest: str
    review: Review
    practices: tuple[OpenedPractice, ...]
    lost: tuple[Judged, ...] = ()
    is_orphan: bool = False


class PageRequest(NamedTuple):
    """A page and what shapes its record besides its bytes: its site's profile, and what people wrote about it.

    `tables` is the stamp of the office's own lexicon, () for none.
    """

    source: Source
    profile: Profile = Profile()
    written: ReviewFile | None = None
    tables: Tables = ()


@lru_cache(maxsize=1)
def _split_page(recipe: Recipe, output: AnyPath, source: Source) -> tuple[str, tuple[Bitext, ...]]:
    """A page's sha256 and its documents; the last page is kept, as it is asked for again after each change."""
    from pipeline.run import steps  # noqa: PLC0415 - slow to import, and the server need not wait for it

    page, resources = page_of_source(source, recipe.settings.limits, output)
    return page.sha256, steps.bitexts(page, resources, replace(recipe, is_asked=source.is_asked))


@lru_cache(maxsize=1)
def open_page(recipe: Recipe, output: AnyPath, page: PageRequest) -> OpenedPage:
    """Reads a page for the review; PageError where it, or what people wrote about it, cannot be read.

    The last page is kept: its sheet is asked for right after its words.
    """
    from pipeline.run.page_records import page_records  # noqa: PLC0415 - as above

    if page.profile.flaw:
        raise PageError(page.profile.flaw, page.profile.hint)
    digest, split_pages = _split_page(recipe, output, page.source)
    known = page_records(split_pages, replace(recipe, profile=page.profile, written=page.written))
    lines = {id(one.document.text): _text_blocks(one.document) for one in split_pages}
    judged = known.amended.judged
    practices = tuple(
        OpenedPractice(
            record, plain, tuple(one for one in judged if one.practice == record.number), text, lines[id(text)]
        )
        for record, plain, text in zip(known.amended.records, known.plain, known.texts, strict=True)
    )
    numbers = {one.record.number for one in practices}
    return OpenedPage(
        digest,
        sha256(page.written.data).hexdigest() if page.written else "",
        known.review or Review(page.source.path),
        practices,
        tuple(one for one in judged if one.practice not in numbers or one.standing is Standing.ORPHAN),
        known.amended.is_orphan,
    )


def _text_blocks(document: Document) -> tuple[TextBlock, ...]:
    return tuple(
        TextBlock(one.kind, one.start, one.end, one.level, one.boilerplate, one.lang or "") for one in document.blocks
    )
