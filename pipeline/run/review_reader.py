"""The review's reader: opens pages, draws sheets and checks dropped files, all in a limited worker."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import PageError, PipelineError, SystemLibraryError
from pipeline.messages import Message
from pipeline.model import Page, PageResult, Record, State
from pipeline.run.page_opening import OpenedPage, PageRequest, open_page
from pipeline.run.recipe import Recipe
from pipeline.run.warm_worker import WarmWorker
from pipeline.run.worker import Duty
from pipeline.sources import ARCHIVE_SUFFIXES, PAGE_SUFFIXES
from pipeline.store.ignored_names import is_ignored
from pipeline.store.names import suffix
from pipeline.store.own_files import Tables, lexicon_stamp, load_lexicon
from pipeline.store.remote import AnyPath

# How wide the picture of a sheet's page is, in pixels, and how many of its pages are shown.
SHEET_WIDTH, MOST_PAGES = 900, 6


class _DroppedFile(NamedTuple):
    """A file that somebody wants to add to the input folder."""

    name: str
    data: bytes


class _Aspect(StrEnum):
    WORDS = "words"
    SHEET = "sheet"
    PICTURE = "picture"


class _Request(NamedTuple):
    page: PageRequest
    wanted: _Aspect
    number: str = ""
    src: str = ""


@dataclass(frozen=True, slots=True)
class _ReviewJob:
    """Works for the review in a process of its own: opens pages, draws sheets and pictures, checks dropped files."""

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
            rehearse(self.recipe)  # whoever asks for a sheet will be told
        else:
            rehearse(self.recipe, ("pdf",))

    def work(self, task: _Request | _DroppedFile) -> PageResult:
        if isinstance(task, _DroppedFile):
            self._check(task)
            return PageResult(task.name, State.BUILT)
        reading = self if task.page.tables == self.tables else _with_tables(self, task.page.tables)
        opened = open_page(reading.recipe, reading.output, task.page)
        if task.wanted is _Aspect.WORDS:
            return PageResult(task.page.source.path, State.BUILT, (("opened", pickle.dumps(opened)),))
        record = next((one.record for one in opened.practices if one.record.number == task.number), None)
        if record is None:
            raise PageError(Message("serve.no-such-practice"))
        if task.wanted is _Aspect.PICTURE:
            return PageResult(task.page.source.path, State.BUILT, (_picture(record, task.src),))
        return PageResult(task.page.source.path, State.BUILT, (("sheet", _sheet_png(record, self.recipe)),))

    def failure(self, task: _Request | _DroppedFile, error: PipelineError) -> PageResult:
        name = task.name if isinstance(task, _DroppedFile) else task.page.source.path
        return PageResult(name, State.FAILED, reason=error.text, hint=error.hint)

    def _check(self, offered: _DroppedFile) -> None:
        """PageError for a file that no build would take for a page; web archives are left to the build."""
        from pipeline.read.finished_sheets import sheet_id  # noqa: PLC0415 - as above
        from pipeline.run import steps  # noqa: PLC0415

        kind = suffix(offered.name)
        most = self.recipe.settings.limits.page_mb
        if kind not in PAGE_SUFFIXES or is_ignored(offered.name.replace("\\", "/").rpartition("/")[2]):
            raise PageError(Message("serve.no-page-by-name"), Message("serve.pages-are"))
        if kind in ARCHIVE_SUFFIXES:
            return
        if len(offered.data) > 1_000_000 * most:
            raise PageError(Message("serve.too-large", megabytes=most))
        if found := sheet_id(offered.data):
            raise PageError(Message("output.own-sheet", page=found.path), Message("output.take"))
        steps.bitexts(Page.of(offered.name, offered.name, offered.data), (), self.recipe)


class ReviewReader:
    """Reads pages in a limited worker; must be made before there are threads, and closed at the end."""

    def __init__(self, recipe: Recipe, output: AnyPath, folder: Path) -> None:
        reading = _ReviewJob(recipe, output, folder, lexicon_stamp(recipe.settings, folder))
        self._warm: WarmWorker[_Request | _DroppedFile] = WarmWorker(
            reading.warm_up, Duty(reading.work, reading.failure, recipe.settings.limits)
        )

    def opened(self, page: PageRequest) -> OpenedPage:
        """A page with its records; errors as `open_page`."""
        result = self._ask(_Request(page, _Aspect.WORDS))
        page_with_records: OpenedPage = pickle.loads(result.files[0][1])  # noqa: S301 - from our own process
        return page_with_records

    def sheet(self, page: PageRequest, number: str) -> bytes:
        """The pages of a practice's sheet, stacked, as a PNG; PageError where it cannot be set."""
        return self._ask(_Request(page, _Aspect.SHEET, number)).files[0][1]

    def picture(self, page: PageRequest, number: str, src: str) -> tuple[str, bytes]:
        """The media type and bytes of a picture, as a practice's sheet would show it.

        PageError where it did not come with the page, or cannot be used.
        """
        return self._ask(_Request(page, _Aspect.PICTURE, number, src)).files[0]

    def check(self, name: str, data: bytes) -> None:
        """PageError for a file that no build would take for a page."""
        self._ask(_DroppedFile(name, data))

    def close(self) -> None:
        """Stop the worker."""
        self._warm.close()

    def _ask(self, task: _Request | _DroppedFile) -> PageResult:
        result = self._warm.ask(task)
        if result.state is State.FAILED:
            raise PageError(result.reason, result.hint)
        return result


@lru_cache(maxsize=1)
def _with_tables(reading: _ReviewJob, tables: Tables) -> _ReviewJob:
    """The job with the office's lexicon as it is now: labels may be added while a review is open."""
    lexicon = load_lexicon(reading.recipe.settings, reading.folder)
    return replace(reading, recipe=replace(reading.recipe, lexicon=lexicon), tables=tables)


def _picture(record: Record, src: str) -> tuple[str, bytes]:
    from pipeline.render.sheet.images import fit  # noqa: PLC0415 - as above
    from pipeline.render.sheet.pictures import resource  # noqa: PLC0415

    found = resource(record, src)
    drawn = fit(found.data) if found else None
    if drawn is None:
        raise PageError(Message("serve.no-such-picture"))
    return drawn


def _sheet_png(record: Record, recipe: Recipe) -> bytes:
    from pipeline.render.report.preview import pages_picture  # noqa: PLC0415 - as above
    from pipeline.run import steps  # noqa: PLC0415

    return pages_picture(steps.sheet_pdf(record, recipe), SHEET_WIDTH, MOST_PAGES)
