"""Makes the files of a pack from the sheets of its book, in limited workers.

Reading a page, setting one sheet and setting a whole book are separate tasks, each in a child process: so the memory
that a book takes is given back as soon as its file is there, and the books of a large pack are set one at a time.
"""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from pipeline.errors import PipelineError
from pipeline.model import PageResult, State
from pipeline.model.pack import Booklet, Pack, PackEntry
from pipeline.render import FORMATS
from pipeline.render.book.views import Book
from pipeline.run import pool
from pipeline.settings import Settings
from pipeline.store.names import safe_name

WEB, PRINT, BOOKLET, HANDOUTS = "web.pdf", "print.pdf", "booklet.pdf", "handouts.pdf"
ALL = (WEB, PRINT, BOOKLET, HANDOUTS)
HANDOUT = "a5.pdf"

# With more sheets than this, books are set one after the other.
_MANY = 60
# What each sheet adds to a book's limits: seconds of processor time, and megabytes of memory.
_SECONDS, _MEGABYTES = 3.0, 4

# The first date that a ZIP file knows: the same files give the same bytes.
_BEGINNING = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE = 0o644 << 16

if TYPE_CHECKING:
    from pipeline.render.pdf.imposing import About


def pack_files(book: Book, names: Collection[str], settings: Settings, folder: Path) -> Mapping[str, bytes]:
    """All files of a pack by their names; those not in `names` are up to date and come from `folder`, if needed.

    PipelineError where one cannot be made.
    """
    files = {name: (folder / name).read_bytes() for name in (WEB, PRINT) if name not in names}
    files |= book_files(book, [name for name in (WEB, PRINT) if name in names], settings)
    if has_booklet(book.pack):
        files[BOOKLET] = booklet_file(book, files[PRINT])
    archive = Archive()
    handouts: list[bytes] = []
    for number, (entry, own) in enumerate(single_sheets(book, ("pdf", "docx", HANDOUT), settings), 1):
        handouts.append(own[HANDOUT])
        for one in ("pdf", "docx"):
            archive.add(f"sheets/{file_name(number, entry, len(book.entries))}.{one}", own[one])
    files[HANDOUTS] = handouts_file(book, handouts)
    for name, data in files.items():
        archive.add(name, data)
    archive.add("index.html", contents_page(book))
    return {**files, f"{book.pack.name}.zip": archive.finished()}


def has_booklet(pack: Pack) -> bool:
    """Whether a pack has a booklet."""
    return pack.print.booklet is not Booklet.NONE


def book_files(book: Book, names: Sequence[str], settings: Settings) -> Mapping[str, bytes]:
    """The files of a book by their names, `WEB` and `PRINT`; PipelineError where one cannot be made."""
    from pipeline.render.book.writer import write_print, write_web  # noqa: PLC0415 - slow to import

    write: Mapping[str, Callable[[Book], bytes]] = MappingProxyType({WEB: write_web, PRINT: write_print})
    FORMATS["pdf"].warm_up(book.look)
    count, limits = len(book.entries), settings.limits
    more = replace(
        limits, seconds=limits.seconds + _SECONDS * count, memory_mb=max(limits.memory_mb, 500 + _MEGABYTES * count)
    )
    jobs = 1 if count > _MANY else settings.jobs or os.cpu_count() or 1

    def work(name: str) -> PageResult:
        return PageResult(name, State.BUILT, ((name, write[name](book)),))

    return {result.path: _data(result) for result in pool.results(names, work, _failed, jobs, more)}


def single_sheets(
    book: Book, formats: Sequence[str], settings: Settings
) -> Iterator[tuple[PackEntry, Mapping[str, bytes]]]:
    """Each sheet of a book by itself, in these formats; PipelineError where one cannot be made."""
    for one in formats:
        FORMATS[one].warm_up(book.look)

    def work(task: int) -> PageResult:
        sheet = book.entries[task].sheet
        files = ((one, FORMATS[one].write(sheet, book.look, book.lexicon).data) for one in formats)
        return PageResult(book.entries[task].name, State.BUILT, tuple(files))

    def failed(task: int, error: PipelineError) -> PageResult:
        return PageResult(book.entries[task].name, State.FAILED, reason=error.text, hint=error.hint)

    jobs = settings.jobs or os.cpu_count() or 1
    results = pool.results(range(len(book.entries)), work, failed, jobs, settings.limits)
    for entry, result in zip(book.entries, results, strict=True):
        _data(result)
        yield entry, dict(result.files)


def _failed(name: str, error: PipelineError) -> PageResult:
    return PageResult(name, State.FAILED, reason=error.text, hint=error.hint)


def _data(result: PageResult) -> bytes:
    """The bytes of a result's first file; PipelineError if it failed."""
    if not result.files:
        raise PipelineError(f"{result.path}: {result.reason}", result.hint)
    return result.files[0][1]


def booklet_file(book: Book, printed: bytes) -> bytes:
    """The booklet of a book, made from its file for print."""
    from pipeline.render.pdf.imposing import booklet  # noqa: PLC0415 - slow to import

    wishes = book.pack.print
    return booklet(printed, _about(book), is_small=wishes.booklet is Booklet.A5, creep_mm=wishes.creep_mm)


def handouts_file(book: Book, files: Sequence[bytes]) -> bytes:
    """The handouts of all sheets, two on a sheet of paper."""
    from pipeline.render.pdf.imposing import handouts  # noqa: PLC0415 - slow to import

    return handouts(files, _about(book))


def contents_page(book: Book) -> bytes:
    """The page of an archive from which its files are opened."""
    from pipeline.render.book.contents import write_contents  # noqa: PLC0415 - slow to import

    count = len(book.entries)
    names = [file_name(number, entry, count) for number, entry in enumerate(book.entries, 1)]
    return write_contents(book, names, [name for name in ALL if name != BOOKLET or has_booklet(book.pack)])


def _about(book: Book) -> About:
    from pipeline.render.book.writer import identifier  # noqa: PLC0415 - slow to import
    from pipeline.render.pdf.imposing import About  # noqa: PLC0415

    return About(book.title, book.lang, str(identifier(book)))


class Archive:
    """A ZIP file whose bytes depend on its contents alone; names are in UTF-8."""

    def __init__(self) -> None:
        self._data = BytesIO()
        self._file = zipfile.ZipFile(self._data, "w")

    def add(self, name: str, data: bytes) -> None:
        """Add a file; what is packed already is stored as it is."""
        info = zipfile.ZipInfo(name, _BEGINNING)
        info.external_attr, info.create_system = _PLAIN_FILE, 3
        kind = zipfile.ZIP_STORED if name.endswith((".pdf", ".docx")) else zipfile.ZIP_DEFLATED
        self._file.writestr(info, data, compress_type=kind)

    def finished(self) -> bytes:
        """The whole file."""
        self._file.close()
        return self._data.getvalue()


def file_name(number: int, entry: PackEntry, count: int) -> str:
    """The name of a sheet's file in an archive, without its extension: its number and its title."""
    digits = len(str(count))
    return safe_name(f"{number:0{max(2, digits)}} {entry.titles[0][1]}", 100)
