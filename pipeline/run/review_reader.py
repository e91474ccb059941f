"""Pages read for a review: each with its records, its text and where its blocks stand; and sheets as pictures."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import PageError, PipelineError, SystemLibraryError
from pipeline.messages import Message
from pipeline.model import (
    Bitext,
    BlockKind,
    Document,
    Judged,
    Page,
    PageResult,
    Profile,
    Record,
    Review,
    Standing,
    State,
)
from pipeline.run.loading import page_of_source
from pipeline.run.recipe import Recipe
from pipeline.run.warm_worker import WarmWorker
from pipeline.run.worker import Duty
from pipeline.sources import ARCHIVE_SUFFIXES, PAGE_SUFFIXES
from pipeline.store.names import suffix
from pipeline.store.own_files import Tables, lexicon_stamp, load_lexicon
from pipeline.store.remote import AnyPath
from pipeline.store.reviews import ReviewFile
from pipeline.store.walk import Source

# How wide the picture of a sheet's page is, in pixels, and how many of its pages are shown.
SHEET_WIDTH, MOST_PAGES = 900, 6


class TextBlock(NamedTuple):
    """A block of the page's text as a screen shows it; `chrome` says why it is page furniture, "" for content."""

    kind: BlockKind
    start: int
    end: int
    level: int
    chrome: str
    lang: str


class OpenedPractice(NamedTuple):
    """A record of the page as people want it, and as the page gives it (`plain`), with where their edits stand.

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

    `sha256` is that of its bytes, `digest` that of the review file, "" where there is none. `lost` are edits of
    practices that the page has no more; if it `is_orphan`, none of the review fits the page.
    """

    sha256: str
    digest: str
    review: Review
    practices: tuple[OpenedPractice, ...]
    lost: tuple[Judged, ...] = ()
    is_orphan: bool = False


class _Offered(NamedTuple):
    """A file that somebody wants to put into the input folder."""

    name: str
    data: bytes


class _Wanted(StrEnum):
    WORDS = "words"
    SHEET = "sheet"
    PICTURE = "picture"


class PageRequest(NamedTuple):
    """A page with what decides on its record besides its bytes: its site's profile, what people wrote about it.

    `tables` is the stamp of the office's own lexicon, () for none.
    """

    source: Source
    profile: Profile = Profile()
    written: ReviewFile | None = None
    tables: Tables = ()


class _Task(NamedTuple):
    page: PageRequest
    wanted: _Wanted
    number: str = ""
    src: str = ""


@dataclass(frozen=True, slots=True)
class _Reading:
    """The duty of the review's worker: a page's records with its text, or the pictures of a sheet."""

    recipe: Recipe
    output: AnyPath
    folder: Path
    tables: Tables = ()

    def warm_up(self) -> None:
        from pipeline.render import FORMATS  # noqa: PLC0415 - slow to import, and the server need not wait for it
        from pipeline.run.rehearsal import rehearse  # noqa: PLC0415

        try:
            FORMATS["pdf"].warm_up(self.recipe.look)
        except SystemLibraryError:
            rehearse(self.recipe)  # told where a sheet is asked for
        else:
            rehearse(self.recipe, ("pdf",))

    def work(self, task: _Task | _Offered) -> PageResult:
        if isinstance(task, _Offered):
            self._check(task)
            return PageResult(task.name, State.BUILT)
        reading = self if task.page.tables == self.tables else _with_tables(self, task.page.tables)
        opened = _opened(reading, task.page)
        if task.wanted is _Wanted.WORDS:
            return PageResult(task.page.source.path, State.BUILT, (("opened", pickle.dumps(opened)),))
        record = next((one.record for one in opened.practices if one.record.number == task.number), None)
        if record is None:
            raise PageError(Message("serve.no-such-practice"))
        if task.wanted is _Wanted.PICTURE:
            return PageResult(task.page.source.path, State.BUILT, (_shot(record, task.src),))
        return PageResult(task.page.source.path, State.BUILT, (("sheet", _picture(record, self.recipe)),))

    def failure(self, task: _Task | _Offered, error: PipelineError) -> PageResult:
        name = task.name if isinstance(task, _Offered) else task.page.source.path
        return PageResult(name, State.FAILED, reason=error.text, hint=error.hint)

    def _check(self, offered: _Offered) -> None:
        """PageError for what a build would not take for a page either; a web archive is left for it to look into."""
        from pipeline.read.finished_sheets import sheet_id  # noqa: PLC0415 - as above
        from pipeline.run import steps  # noqa: PLC0415

        kind = suffix(offered.name)
        most = self.recipe.settings.limits.page_mb
        if kind not in PAGE_SUFFIXES:
            raise PageError(Message("serve.no-page-by-name"), Message("serve.pages-are"))
        if kind in ARCHIVE_SUFFIXES:
            return
        if len(offered.data) > 1_000_000 * most:
            raise PageError(Message("serve.too-large", megabytes=most))
        if found := sheet_id(offered.data):
            raise PageError(Message("output.own-sheet", page=found.path), Message("output.take"))
        steps.bitexts(Page.of(offered.name, offered.name, offered.data), (), self.recipe)


class ReviewReader:
    """Reads pages in a limited worker; made before there are threads, and closed at the end."""

    def __init__(self, recipe: Recipe, output: AnyPath, folder: Path) -> None:
        reading = _Reading(recipe, output, folder, lexicon_stamp(recipe.settings, folder))
        self._warm: WarmWorker[_Task | _Offered] = WarmWorker(
            reading.warm_up, Duty(reading.work, reading.failure, recipe.settings.limits)
        )

    def opened(self, page: PageRequest) -> OpenedPage:
        """A page; PageError where it cannot be read, or what people wrote about it."""
        result = self._ask(_Task(page, _Wanted.WORDS))
        found: OpenedPage = pickle.loads(result.files[0][1])  # noqa: S301 - from our own process
        return found

    def sheet(self, page: PageRequest, number: str) -> bytes:
        """The pages of a practice's sheet, one below the other, as a PNG; PageError where it cannot be set."""
        return self._ask(_Task(page, _Wanted.SHEET, number)).files[0][1]

    def picture(self, page: PageRequest, number: str, src: str) -> tuple[str, bytes]:
        """A picture of a practice as its sheet would show it: its media type and bytes.

        PageError where it did not come with the page, or is of no use.
        """
        return self._ask(_Task(page, _Wanted.PICTURE, number, src)).files[0]

    def check(self, name: str, data: bytes) -> None:
        """PageError for a file that no build would take for a page."""
        self._ask(_Offered(name, data))

    def close(self) -> None:
        """End the worker."""
        self._warm.close()

    def _ask(self, task: _Task | _Offered) -> PageResult:
        result = self._warm.ask(task)
        if result.state is State.FAILED:
            raise PageError(result.reason, result.hint)
        return result


@lru_cache(maxsize=1)
def _with_tables(reading: _Reading, tables: Tables) -> _Reading:
    """The reading by the office's lexicon as it is now: it may be taught while a review is open."""
    lexicon = load_lexicon(reading.recipe.settings, reading.folder)
    return replace(reading, recipe=replace(reading.recipe, lexicon=lexicon), tables=tables)


@lru_cache(maxsize=1)
def _read(reading: _Reading, source: Source) -> tuple[str, tuple[Bitext, ...]]:
    """A page's sha256, and its documents; the last page is kept, for it is asked for again after each change."""
    from pipeline.run import steps  # noqa: PLC0415 - as above

    page, resources = page_of_source(source, reading.recipe.settings.limits, reading.output)
    return page.sha256, steps.bitexts(page, resources, replace(reading.recipe, is_asked=source.is_asked))


@lru_cache(maxsize=1)
def _opened(reading: _Reading, page: PageRequest) -> OpenedPage:
    """A page opened; the last one is kept, for its sheet is asked for right after its words."""
    from pipeline.run.page_records import page_records as amended_reading  # noqa: PLC0415 - as above

    if page.profile.flaw:
        raise PageError(page.profile.flaw, page.profile.hint)
    digest, split_pages = _read(reading, page.source)
    recipe = replace(reading.recipe, profile=page.profile, written=page.written)
    known = amended_reading(split_pages, recipe)
    lines = {id(one.document.text): _lines(one.document) for one in split_pages}
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


def _lines(document: Document) -> tuple[TextBlock, ...]:
    return tuple(
        TextBlock(one.kind, one.start, one.end, one.level, one.boilerplate, one.lang or "") for one in document.blocks
    )


def _shot(record: Record, src: str) -> tuple[str, bytes]:
    from pipeline.render.sheet.images import fit  # noqa: PLC0415 - as above
    from pipeline.render.sheet.pictures import resource  # noqa: PLC0415

    found = resource(record, src)
    drawn = fit(found.data) if found else None
    if drawn is None:
        raise PageError(Message("serve.no-such-picture"))
    return drawn


def _picture(record: Record, recipe: Recipe) -> bytes:
    from pipeline.render.report.preview import pages_picture  # noqa: PLC0415 - as above
    from pipeline.run import steps  # noqa: PLC0415

    return pages_picture(steps.sheet_pdf(record, recipe), SHEET_WIDTH, MOST_PAGES)
