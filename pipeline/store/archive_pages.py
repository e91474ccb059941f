"""The pages inside one file: those of a web archive, or of a list of posts."""

from __future__ import annotations

from dataclasses import replace

from pipeline.errors import PageError
from pipeline.sources import ARCHIVE_SUFFIXES, JSON, PAGE_SUFFIXES, SOURCES
from pipeline.store import posts
from pipeline.store.archive import ArchivedPage, ArchivedPicture, archived_items, is_archive
from pipeline.store.names import suffix
from pipeline.store.source import Source

_LISTS = SOURCES[JSON].suffixes
# A list is held in memory while its posts are found.
_LARGEST_LIST = 200_000_000


def pages_in(source: Source) -> tuple[Source, ...]:
    """The pages of an archive or list in its order, then the archive itself if it breaks off; else the source alone."""
    if source.file.name.lower().endswith(_LISTS):
        return _posts(source) or (source,)
    if not _is_web_archive(source):
        return (source,)
    pages: list[ArchivedPage] = []
    pictures: list[ArchivedPicture] = []
    broken: tuple[Source, ...] = ()
    try:
        for one in archived_items(source.file):
            if isinstance(one, ArchivedPage):
                pages.append(one)
            else:
                pictures.append(one)
    except PageError as error:
        broken = (replace(source, flaw=error.text),)
    if len(pages) == 1 and not broken:
        pages = [replace(pages[0], number=0)]
    source = replace(source, pictures=tuple(pictures))
    return (*(_of_part(source, part) for part in pages), *broken)


def _of_part(source: Source, part: ArchivedPage) -> Source:
    return replace(source, path=f"{source.path}#{part.number}" if part.number else source.path, part=part)


def _posts(source: Source) -> tuple[Source, ...]:
    """The pages of a list of posts; none if there are fewer than two, or the reader will report what is wrong."""
    if source.flaw or source.size > _LARGEST_LIST:
        return ()
    try:
        with source.file.open("rb") as stream:
            return tuple(_of_part(source, part) for part in posts.posts_in(stream.read(_LARGEST_LIST)))
    except OSError:
        return ()


def _is_web_archive(source: Source) -> bool:
    # Whether a file is an archive its first bytes tell; those of pages by their names are left for their readers.
    if source.flaw or suffix(source.file.name) in PAGE_SUFFIXES - ARCHIVE_SUFFIXES:
        return False
    try:
        return is_archive(source.file)
    except OSError:
        return False  # its build will meet the error again, and tell
