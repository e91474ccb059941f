"""Loads pages for the steps, and turns away finished sheets of this tool."""

from __future__ import annotations

from functools import lru_cache

from pipeline.errors import NoPageError, OutputError
from pipeline.messages import Message
from pipeline.model import Page, Resource, SheetId
from pipeline.settings import Limits
from pipeline.store import manifest
from pipeline.store.load import edited_page, load_page
from pipeline.store.remote import AnyPath
from pipeline.store.source import Source


def page_of_source(source: Source, limits: Limits, output: AnyPath, run: str = "") -> tuple[Page, tuple[Resource, ...]]:
    """A page with the images that came with it; PageError where it cannot be read.

    NoPageError for a finished sheet, and for what a fetch put beside an edited page. Anybody can put our mark into a
    web page, so an HTML file counts as a sheet only if the `output` folder knows its page. What it knows is looked up
    once for each `run`, which any text may name that no other run has.
    """
    from pipeline.read.finished_sheets import is_binary, sheet_id  # noqa: PLC0415 - unneeded where nothing changed

    page, resources = load_page(source, limits.page_mb * 1_000_000)
    found = sheet_id(page.data)
    if found and (is_binary(page.data) or _is_known(found, output, run)):
        raise NoPageError(Message("output.own-sheet", page=found.path), Message("output.take"))
    if edited := edited_page(source.file, page.data):
        raise NoPageError(Message("fetch.newer", file=edited), Message("fetch.take-newer", file=edited))
    return page, resources


def _is_known(identifier: SheetId, output: AnyPath, run: str) -> bool:
    return identifier.path in _pages(output, run)


@lru_cache(maxsize=1)
def _pages(output: AnyPath, _run: str) -> frozenset[str]:
    """The pages with HTML sheets that the manifest of a folder knows; none where there is no manifest of ours."""
    try:
        known = manifest.load(output)
    except OutputError:
        return frozenset()
    # As on the sheet, pages of an archive go by the archive's path.
    return frozenset(path.partition("#")[0] for path, entry in known.items() if _has_html(tuple(entry.outputs)))


def _has_html(names: tuple[str, ...]) -> bool:
    return any(name.endswith(".html") for name in names)
