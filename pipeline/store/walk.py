"""Which files are pages: what a PATH on the command line, or the input folder, stands for."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.errors import InputError
from pipeline.store.beside import Beside, files_beside
from pipeline.store.names import PAGE_SUFFIXES, suffix

_FURNITURE_SUFFIXES = frozenset(
    ".png .jpg .jpeg .gif .svg .webp .avif .bmp .ico .tif .tiff .css .js .mjs .map .woff .woff2 .ttf .otf .eot".split()
)


@dataclass(frozen=True, slots=True)
class Source:
    """A file that may be a page. `path` is its name in records and reports; `flaw` says why it cannot be read.

    `is_asked` is true of a file that was named on the command line or bears a page's extension (JSON apart): if it
    turns out to be no page, it has failed; any other is merely skipped. Two files of one relative name below
    different PATHs keep apart: the second goes by its full path. `beside` lists what came with the page.
    """

    path: str
    file: Path
    is_asked: bool
    flaw: str = ""
    size: int = 0
    mtime_ns: int = 0
    beside: tuple[Beside, ...] = ()


def sources(paths: Sequence[Path], input_folder: Path) -> tuple[Source, ...]:
    """All candidate pages below the paths, each once, sorted by path; InputError where a path does not exist."""
    found: dict[str, Source] = {}
    for path in paths:
        for source in _below(path, input_folder):
            known = found.setdefault(source.path, source)
            if known.file != source.file:
                full = _shown(source.file.as_posix().lstrip("/"))
                found.setdefault(full, replace(source, path=full))
    return tuple(found[path] for path in sorted(found))


def _below(path: Path, input_folder: Path) -> Iterator[Source]:
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        raise InputError(f"{_shown(str(path))}: {_reason(error)}", "check the spelling of the path") from error
    real = path.resolve()
    inside = input_folder.exists() and real.is_relative_to(input_folder.resolve())
    if stat.S_ISDIR(mode):
        root = input_folder.resolve() if inside else real
        yield from _walk(real, root)
    else:
        root = input_folder.resolve() if inside else real.parent
        yield _source(real, root, is_named=True)


def _walk(folder: Path, root: Path) -> Iterator[Source]:
    pending = [folder]
    while pending:
        here = pending.pop()
        try:
            with os.scandir(here) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            if here == folder:
                raise InputError(f"{_shown(str(here))}: {_reason(error)}", "check its permissions") from error
            yield Source(_relative(here, root), here, is_asked=True, flaw=_reason(error))
            continue
        names = {entry.name for entry in entries}
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if not _is_passed_over_folder(entry.name, names):
                    pending.append(Path(entry.path))
            elif not _is_passed_over(entry.name):
                yield _source(Path(entry.path), root, is_named=False)


def _source(file: Path, root: Path, *, is_named: bool) -> Source:
    is_asked = is_named or suffix(file.name) in PAGE_SUFFIXES - {".json"}
    path = _relative(file, root)
    try:
        if file.is_symlink() and not file.resolve().is_relative_to(root):
            return Source(path, file, is_asked, "is a link that leads out of the folder")
        found = file.stat()
    except (OSError, RuntimeError) as error:
        return Source(path, file, is_asked, _reason(error))
    flaw = _flaw(found.st_mode)
    beside = () if flaw else files_beside(file)
    return Source(path, file, is_asked, flaw, found.st_size, found.st_mtime_ns, beside)


def _flaw(mode: int) -> str:
    if stat.S_ISREG(mode):
        return ""
    kinds = ((stat.S_ISDIR, "a folder"), (stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"))
    return next((f"is {name}, not a file" for test, name in kinds if test(mode)), "is a device, not a file")


def _is_passed_over(name: str) -> bool:
    return (
        name.startswith(".")
        or name.endswith(".meta.toml")
        or name == "urls.txt"
        or name.partition(".")[0] == "README"
        or suffix(name) in _FURNITURE_SUFFIXES
    )


def _is_passed_over_folder(name: str, siblings: set[str]) -> bool:
    if name.startswith("."):
        return True
    stem = name.removesuffix("_files")
    return stem != name and not siblings.isdisjoint({f"{stem}.html", f"{stem}.htm", f"{stem}.xhtml"})


def _relative(file: Path, root: Path) -> str:
    return _shown(file.relative_to(root).as_posix())


def _shown(path: str) -> str:
    # File names are bytes: those that are no UTF-8 are shown escaped, never as lone surrogates.
    return path.encode(errors="surrogateescape").decode(errors="backslashreplace")


def _reason(error: BaseException) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
