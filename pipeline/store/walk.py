"""Which files are pages: what a PATH on the command line, or the input folder, stands for."""

from __future__ import annotations

import os
import shlex
import stat
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.errors import InputError, PageError
from pipeline.messages import Message, of_system
from pipeline.sources import ARCHIVE_SUFFIXES, EXPECTED_SUFFIXES, JSON, PAGE_SUFFIXES, SOURCES
from pipeline.store import posts
from pipeline.store.archive import ArchivedPage, ArchivedPicture, archived_items, is_archive
from pipeline.store.ignored_names import PICTURE_SUFFIXES, is_ignored, is_ignored_folder
from pipeline.store.names import suffix
from pipeline.store.outputs import is_output_folder, names_in_store, outputs_among
from pipeline.store.remote import AnyPath, StoreObject
from pipeline.store.sidecars import Sidecar, sidecars_of
from pipeline.store.store_listing import candidates
from pipeline.store.strays import stray_pictures
from pipeline.text.addresses import web_address_meant

_LISTS = SOURCES[JSON].suffixes
# A list is held in memory while its posts are looked for.
_LARGEST_LIST = 200_000_000


@dataclass(frozen=True, slots=True)
class Source:
    """A file that may be a page. `path` is its name in records and reports; `flaw` says why it cannot be read.

    `is_asked` is true of a file that was named on the command line or bears the extension of an expected page: if it
    turns out to be no page, it has failed; any other is merely skipped. Two files of one relative name below
    different PATHs keep apart: the second goes by its full path. `beside` lists what came with the page. The n-th
    page of an archive is a `part` of the file, with `#n` behind its path unless it is the only one; `pictures` are all
    of the archive. `is_input` is true
    of what lies in the input folder.
    """

    path: str
    file: AnyPath
    is_asked: bool
    flaw: str = ""
    size: int = 0
    mtime_ns: int = 0
    beside: tuple[Sidecar, ...] = ()
    part: ArchivedPage | None = None
    pictures: tuple[ArchivedPicture, ...] = ()
    is_input: bool = False


def sources(paths: Sequence[AnyPath], input_folder: AnyPath, output: AnyPath | None = None) -> tuple[Source, ...]:
    """All candidate pages below the paths, each once, sorted by path; InputError where a path does not exist.

    Archives are read through, to find the pages in them. Passed over are the `output` folder, other folders that hold a
    manifest of ours, and what the manifest of a path lists.
    """
    found: dict[str, Source] = {}
    for path in paths:
        for source in _found(path, input_folder, output):
            known = found.setdefault(source.path, source)
            if known.file != source.file:
                full = _shown(source.file.as_posix().lstrip("/"))
                found.setdefault(full, replace(source, path=full))
    return tuple(page for path in sorted(found) for page in _pages(found[path]))


def _found(path: AnyPath, input_folder: AnyPath, output: AnyPath | None) -> Iterator[Source]:
    if isinstance(path, StoreObject):
        return _in_store(path, input_folder, output)
    return _below(path, input_folder, output)


def _pages(source: Source) -> tuple[Source, ...]:
    """The pages of an archive, in its order, and the archive itself where it breaks off; else the source alone."""
    if source.file.name.lower().endswith(_LISTS):
        return _posts(source) or (source,)
    if not _holds_pages(source):
        return (source,)
    found: list[ArchivedPage] = []
    pictures: list[ArchivedPicture] = []
    broken: tuple[Source, ...] = ()
    try:
        for one in archived_items(source.file):
            if isinstance(one, ArchivedPage):
                found.append(one)
            else:
                pictures.append(one)
    except PageError as error:
        broken = (replace(source, flaw=error.text),)
    if len(found) == 1 and not broken:
        found = [replace(found[0], number=0)]
    source = replace(source, pictures=tuple(pictures))
    return (*(_of_part(source, part) for part in found), *broken)


def _of_part(source: Source, part: ArchivedPage) -> Source:
    return replace(source, path=f"{source.path}#{part.number}" if part.number else source.path, part=part)


def _posts(source: Source) -> tuple[Source, ...]:
    """The pages of a list of posts; none where a file holds one at most, or its reader will tell what is wrong."""
    if source.flaw or source.size > _LARGEST_LIST:
        return ()
    try:
        with source.file.open("rb") as stream:
            return tuple(_of_part(source, part) for part in posts.posts_in(stream.read(_LARGEST_LIST)))
    except OSError:
        return ()


def _holds_pages(source: Source) -> bool:
    # Whether a file is an archive its first bytes tell; those of pages by their names are left for their readers.
    if source.flaw or suffix(source.file.name) in PAGE_SUFFIXES - ARCHIVE_SUFFIXES:
        return False
    try:
        return is_archive(source.file)
    except OSError:
        return False  # its build will meet the error again, and tell


def _in_store(path: StoreObject, input_folder: AnyPath, output: AnyPath | None) -> Iterator[Source]:
    try:
        folder = path.listed()
    except OSError as error:
        raise InputError(
            Message("run.about", what=str(path), text=_reason(error)), Message("store.check-url-rights")
        ) from error
    root = input_folder.url if isinstance(input_folder, StoreObject) else ""
    is_inside = bool(root) and f"{path.url}/".startswith(f"{root}/")
    if folder.listing:
        root = root if is_inside else path.url
        written, begins = names_in_store(folder, output)
        for name, file, beside in candidates(folder):
            if name in written or name.startswith(begins):
                continue
            yield replace(_object(file, root, beside, is_named=False), is_input=is_inside)
    elif path.exists():
        yield _object(path, root if is_inside else path.parent.url, (), is_named=True)
    else:
        raise InputError(Message("store.no-object-or-folder", path=str(path)), Message("store.check-url-spelling"))


def _object(file: StoreObject, root: str, beside: tuple[Sidecar, ...], *, is_named: bool) -> Source:
    found = file.stat()
    path = _shown(file.url.removeprefix(f"{root}/"))
    return Source(path, file, _is_asked(file.name) or is_named, "", found.st_size, found.st_mtime_ns, beside)


def _below(path: Path, input_folder: AnyPath, output: AnyPath | None) -> Iterator[Source]:
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        raise InputError(
            Message("run.about", what=_shown(str(path)), text=_reason(error)), _advice(path, input_folder)
        ) from error
    real = path.resolve()
    is_folder = stat.S_ISDIR(mode)
    root = real if is_folder else real.parent
    is_input = _is_inside(real, input_folder)
    if is_input and isinstance(input_folder, Path):
        root = input_folder.resolve()
    if is_folder:
        own = output.resolve() if isinstance(output, Path) else None
        written = outputs_among(real, own) | ({own} if own else set())
        found = _without_shown_pictures(_walk(real, root, written))
    else:
        found = iter((_source(real, root, is_named=True),))
    yield from (replace(source, is_input=is_input) for source in found)


def _is_inside(real: Path, folder: AnyPath) -> bool:
    return isinstance(folder, Path) and folder.exists() and real.is_relative_to(folder.resolve())


def _advice(path: Path, input_folder: AnyPath) -> Message:
    """What to do where there is no such path."""
    if path == input_folder:
        return Message("store.make-input-folder", name=_shown(str(path)))
    if address := web_address_meant(path.as_posix()):
        return Message("store.is-on-the-web", address=shlex.quote(address))
    return Message("store.check-spelling")


def _without_shown_pictures(found: Iterable[Source]) -> Iterator[Source]:
    pictures: dict[Path, Source] = {}
    pages: list[Path] = []
    for source in found:
        if isinstance(source.file, Path) and suffix(source.file.name) in PICTURE_SUFFIXES:
            pictures[source.file] = source
            continue
        if isinstance(source.file, Path) and not source.flaw:
            pages.append(source.file)
        yield source
    yield from (pictures[picture] for picture in stray_pictures(tuple(pictures), pages))


def _walk(folder: Path, root: Path, written: Collection[Path]) -> Iterator[Source]:
    pending = [folder]
    while pending:
        here = pending.pop()
        try:
            with os.scandir(here) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            if here == folder:
                raise InputError(
                    Message("run.about", what=_shown(str(here)), text=_reason(error)), Message("store.check-its-rights")
                ) from error
            yield Source(_relative(here, root), here, is_asked=True, flaw=_reason(error))
            continue
        names = {entry.name for entry in entries}
        if here != folder and is_output_folder(here, names):
            continue
        folders = {entry.name for entry in entries if entry.is_dir(follow_symlinks=False)}
        for entry in entries:
            if written and Path(entry.path) in written:
                continue
            if entry.name in folders:
                if not is_ignored_folder(entry.name, names):
                    pending.append(Path(entry.path))
            elif not is_ignored(entry.name):
                yield _source(Path(entry.path), root, folders, is_named=False)


def _source(file: Path, root: Path, folders: Collection[str] | None = None, *, is_named: bool) -> Source:
    is_asked = is_named or _is_asked(file.name)
    path = _relative(file, root)
    try:
        found = file.lstat()
        if stat.S_ISLNK(found.st_mode):
            # Read is what the link leads to now: whoever reads it follows none.
            file, folders = file.resolve(strict=True), None
            if not file.is_relative_to(root):
                return Source(path, file, is_asked, Message("store.link-leads-out"))
            found = file.stat()
    except (OSError, RuntimeError) as error:
        return Source(path, file, is_asked, _reason(error))
    flaw = _flaw(found.st_mode)
    beside = () if flaw else sidecars_of(file, folders)
    return Source(path, file, is_asked, flaw, found.st_size, found.st_mtime_ns, beside)


def _is_asked(name: str) -> bool:
    return suffix(name) in EXPECTED_SUFFIXES


def _flaw(mode: int) -> str:
    if stat.S_ISREG(mode):
        return ""
    kinds = ((stat.S_ISDIR, "store.is-folder"), (stat.S_ISFIFO, "store.is-pipe"), (stat.S_ISSOCK, "store.is-socket"))
    return Message(next((key for test, key in kinds if test(mode)), "store.is-device"))


def _relative(file: Path, root: Path) -> str:
    return _shown(str(file).removeprefix(f"{str(root).rstrip('/')}/"))


def _shown(path: str) -> str:
    # File names are bytes: those that are no UTF-8 are shown escaped, never as lone surrogates.
    return path.encode(errors="surrogateescape").decode(errors="backslashreplace")


def _reason(error: BaseException) -> str:
    return of_system(error)
