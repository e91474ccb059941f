"""Finds the files that may be pages: what a PATH on the command line, or the input folder, stands for."""

from __future__ import annotations

import os
import shlex
import stat
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.errors import InputError
from pipeline.messages import Message, of_system
from pipeline.sources import EXPECTED_SUFFIXES
from pipeline.store.archive_pages import pages_in
from pipeline.store.ignored_names import PICTURE_SUFFIXES, is_ignored, is_ignored_folder
from pipeline.store.names import suffix
from pipeline.store.outputs import is_output_folder, names_in_store, outputs_among
from pipeline.store.picture_names import stray_pictures
from pipeline.store.remote import AnyPath, StoreObject
from pipeline.store.sidecars import Sidecar, images_among, sidecars_of
from pipeline.store.source import Source
from pipeline.store.store_listing import candidates
from pipeline.text.addresses import web_address_meant


def sources(paths: Sequence[AnyPath], input_folder: AnyPath, output: AnyPath | None = None) -> tuple[Source, ...]:
    """All candidate pages below the paths, each once, sorted by path; InputError where a path does not exist.

    Archives are read through to find the pages in them. The `output` folder, other folders with a manifest of ours, and
    what the manifest of a path lists are left out.
    """
    by_path: dict[str, Source] = {}
    for path in paths:
        for source in _candidates(path, input_folder, output):
            known = by_path.setdefault(source.path, source)
            if known.file != source.file:
                full = _readable(source.file.as_posix().lstrip("/"))
                by_path.setdefault(full, replace(source, path=full))
    return tuple(page for path in sorted(by_path) for page in pages_in(by_path[path]))


def _candidates(path: AnyPath, input_folder: AnyPath, output: AnyPath | None) -> Iterator[Source]:
    if isinstance(path, StoreObject):
        return _in_store(path, input_folder, output)
    return _on_disk(path, input_folder, output)


def _in_store(path: StoreObject, input_folder: AnyPath, output: AnyPath | None) -> Iterator[Source]:
    try:
        folder = path.listed()
    except OSError as error:
        raise InputError(
            Message("run.about", what=str(path), text=of_system(error)), Message("store.check-url-rights")
        ) from error
    root = input_folder.url if isinstance(input_folder, StoreObject) else ""
    is_inside = bool(root) and f"{path.url}/".startswith(f"{root}/")
    if folder.listing:
        root = root if is_inside else path.url
        written, begins = names_in_store(folder, output)
        for name, file, sidecars in candidates(folder):
            if name in written or name.startswith(begins):
                continue
            yield replace(_object(file, root, sidecars, is_named=False), is_input=is_inside)
    elif path.exists():
        yield _object(path, root if is_inside else path.parent.url, (), is_named=True)
    else:
        raise InputError(Message("store.no-object-or-folder", path=str(path)), Message("store.check-url-spelling"))


def _object(file: StoreObject, root: str, sidecars: tuple[Sidecar, ...], *, is_named: bool) -> Source:
    found = file.stat()
    path = _readable(file.url.removeprefix(f"{root}/"))
    return Source(path, file, _is_asked(file.name) or is_named, "", found.st_size, found.st_mtime_ns, sidecars)


def _on_disk(path: Path, input_folder: AnyPath, output: AnyPath | None) -> Iterator[Source]:
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        raise InputError(
            Message("run.about", what=_readable(str(path)), text=of_system(error)), _advice(path, input_folder)
        ) from error
    real = path.resolve()
    is_folder = stat.S_ISDIR(mode)
    root = real if is_folder else real.parent
    is_input = _is_inside(real, input_folder)
    if is_input and isinstance(input_folder, Path):
        root = input_folder.resolve()
    if is_folder:
        own = output.resolve() if isinstance(output, Path) else None
        written = {str(one) for one in (*outputs_among(real, own), *([own] if own else []))}
        yield from _without_shown_pictures(_walk(real, root, written, is_input=is_input))
    else:
        yield _source(real, root, is_named=True, is_input=is_input)


def _is_inside(real: Path, folder: AnyPath) -> bool:
    return isinstance(folder, Path) and folder.exists() and real.is_relative_to(folder.resolve())


def _advice(path: Path, input_folder: AnyPath) -> Message:
    """A hint for a path that does not exist."""
    if path == input_folder:
        return Message("store.make-input-folder", name=_readable(str(path)))
    if address := web_address_meant(path.as_posix()):
        return Message("store.is-on-the-web", address=shlex.quote(address))
    return Message("store.check-spelling")


def _without_shown_pictures(candidates: Iterable[Source]) -> Iterator[Source]:
    pictures: dict[Path, Source] = {}
    pages: list[Path] = []
    for source in candidates:
        if isinstance(source.file, Path) and suffix(source.file.name) in PICTURE_SUFFIXES:
            pictures[source.file] = source
            continue
        if isinstance(source.file, Path) and not source.flaw:
            pages.append(source.file)
        yield source
    yield from (pictures[picture] for picture in stray_pictures(tuple(pictures), pages))


def _walk(folder: Path, root: Path, written: Collection[str], *, is_input: bool) -> Iterator[Source]:
    pending = [folder]
    while pending:
        here = pending.pop()
        try:
            with os.scandir(here) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            if here == folder:
                raise InputError(
                    Message("run.about", what=_readable(str(here)), text=of_system(error)),
                    Message("store.check-its-rights"),
                ) from error
            yield Source(_relative(here, root), here, is_asked=True, flaw=of_system(error), is_input=is_input)
            continue
        names = {entry.name for entry in entries}
        if here != folder and is_output_folder(here, names):
            continue
        folders = {entry.name for entry in entries if entry.is_dir(follow_symlinks=False)}
        images = images_among(names - folders)
        for entry in entries:
            if entry.path in written:
                continue
            if entry.name in folders:
                if not is_ignored_folder(entry.name, names):
                    pending.append(Path(entry.path))
            elif not is_ignored(entry.name):
                yield _source(Path(entry.path), root, folders, images, is_named=False, is_input=is_input)


def _source(
    file: Path,
    root: Path,
    folders: Collection[str] | None = None,
    images: Collection[str] | None = None,
    *,
    is_named: bool,
    is_input: bool,
) -> Source:
    is_asked = is_named or _is_asked(file.name)
    path = _relative(file, root)
    try:
        found = file.lstat()
        if stat.S_ISLNK(found.st_mode):
            # The link's present target is what will be read: reading itself follows no links.
            file, folders, images = file.resolve(strict=True), None, None
            if not file.is_relative_to(root):
                return Source(path, file, is_asked, Message("store.link-leads-out"), is_input=is_input)
            found = file.stat()
    except (OSError, RuntimeError) as error:
        return Source(path, file, is_asked, of_system(error), is_input=is_input)
    flaw = _flaw(found.st_mode)
    sidecars = () if flaw else sidecars_of(file, folders, images)
    return Source(path, file, is_asked, flaw, found.st_size, found.st_mtime_ns, sidecars, is_input=is_input)


def _is_asked(name: str) -> bool:
    return suffix(name) in EXPECTED_SUFFIXES


def _flaw(mode: int) -> str:
    if stat.S_ISREG(mode):
        return ""
    kinds = ((stat.S_ISDIR, "store.is-folder"), (stat.S_ISFIFO, "store.is-pipe"), (stat.S_ISSOCK, "store.is-socket"))
    return Message(next((key for test, key in kinds if test(mode)), "store.is-device"))


def _relative(file: Path, root: Path) -> str:
    return _readable(str(file).removeprefix(f"{str(root).rstrip('/')}/"))


def _readable(path: str) -> str:
    # File names are bytes: those that are not UTF-8 are shown escaped, never as lone surrogates.
    return path if path.isascii() else path.encode(errors="surrogateescape").decode(errors="backslashreplace")
