"""Parses bytes from the web in limited processes: some are made to hang a parser or fill the memory."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from pipeline.errors import FetchError, PipelineError
from pipeline.messages import Message
from pipeline.model import PageResult, State
from pipeline.run import pool
from pipeline.settings import Settings
from pipeline.store.load import load_page
from pipeline.store.own_files import load_lexicon
from pipeline.store.walk import sources


class Sandbox:
    """Finds further addresses in pages, for fetching. Imports the parsers when they are first needed."""

    def __init__(self, settings: Settings, folder: Path) -> None:
        self._settings = settings
        self._folder = folder

    def links(self, data: bytes, url: str, selector: str) -> Sequence[str]:
        """The absolute addresses of the links that a CSS selector matches; FetchError for an unreadable page."""
        from pipeline.read.links import links  # noqa: PLC0415

        return tuple(map(str, self._one(lambda: links(data, url, selector))))

    def sitemap(self, data: bytes) -> tuple[Sequence[str], Sequence[str]]:
        """The pages and further sitemaps that a sitemap names; FetchError for an unreadable one."""
        from pipeline.read.links import sitemap_links  # noqa: PLC0415

        pages, sitemaps = self._one(lambda: sitemap_links(data))
        return tuple(map(str, pages)), tuple(map(str, sitemaps))

    def pictures(self, folder: Path, files: Sequence[str]) -> Iterator[Sequence[str] | None]:
        """For each page of `folder`, the images in its content; None for an unreadable page."""
        from pipeline.read import read  # noqa: PLC0415

        lexicon = load_lexicon(self._settings, self._folder)

        def shown(file: str) -> Sequence[str]:
            (source,) = sources([folder / file], folder)
            page, resources = load_page(source, self._settings.limits.page_mb * 1_000_000)
            blocks = [block for document in read(page, lexicon, resources) for block in document.blocks]
            return [block.picture.src for block in blocks if block.picture and not block.is_boilerplate]

        for result in self._results(files, shown):
            yield tuple(map(str, json.loads(result.files[0][1]))) if result.files else None

    def _one(self, work: Callable[[], object]) -> Sequence[Sequence[str]]:
        (result,) = self._results([""], lambda _: work())
        if not result.files:
            raise FetchError(Message("run.unreadable-find", reason=result.reason))
        rows: Sequence[Sequence[str]] = json.loads(result.files[0][1])
        return rows

    def _results(self, names: Sequence[str], work: Callable[[str], object]) -> Iterator[PageResult]:
        def done(task: int) -> PageResult:
            return PageResult(names[task], State.BUILT, ((names[task], json.dumps(work(names[task])).encode()),))

        def failed(task: int, error: PipelineError) -> PageResult:
            return PageResult(names[task], State.FAILED, reason=error.text)

        return pool.results(range(len(names)), done, failed, 1, self._settings.limits)
