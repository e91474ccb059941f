"""The review folder: what people wrote about pages, a file for each page, written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from pipeline.errors import ConflictError, InputError, OutputError, PageError
from pipeline.messages import Message, of_system
from pipeline.model import Resource, Review
from pipeline.store.folder_lock import writing_alone
from pipeline.store.load import read_file
from pipeline.store.names import checked_path, suffix
from pipeline.store.remote import AnyPath, StoreObject
from pipeline.store.review_dump import dump_review
from pipeline.store.review_text import parse_review
from pipeline.store.sidecars import IMAGE_TYPES, Sidecar
from pipeline.store.write import is_link, link_above, remove_old_leftovers, write_file

SUFFIX = ".toml"
# What else the tool keeps in the folder: what sites were taught, and sheets that were taken back.
_OTHERS = ("sites/", "taken/")
MOST_BYTES = 5_000_000

# The files of a review folder by their names there.
Listing = Mapping[str, Sidecar]


@dataclass(frozen=True, slots=True)
class ReviewFile:
    """The bytes of a page's review file and of the pictures beside it that it names, to be sent to a worker."""

    name: str
    data: bytes = field(repr=False)
    pictures: tuple[Resource, ...] = ()
    flaw: str = ""

    def review(self, fields: Collection[str] = ()) -> Review:
        """What the file says; PageError lists what is wrong with it, and where."""
        if self.flaw:
            raise PageError(self.flaw, Message("review.mend"))
        return parse_review(self.data, self.name, fields)


def review_name(page: str) -> str:
    """The name of a page's review file in the folder (`c.warc.gz#7` → `c.warc.gz/7.toml`).

    ValueError for a name that leads out of the folder.
    """
    path, mark, part = page.rpartition("#")
    is_part = bool(mark) and part.isdecimal()
    return checked_path(f"{path}/{part}{SUFFIX}" if is_part else f"{page}{SUFFIX}")


def list_files(folder: AnyPath) -> Listing:
    """All files of a review folder except links and names that begin with a dot; empty where there is no folder.

    InputError where it cannot be read: no sheet must be built without its corrections.
    """
    try:
        if isinstance(folder, StoreObject):
            found = folder.listed().listing or {}
            return {name: Sidecar(name, one.st_size, one.st_mtime_ns) for name, one in found.items()}
        return {one.name: one for one in _scan(folder, "")}
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise InputError(
            Message("review.unreadable", folder=str(folder), reason=of_system(error)),
            Message("review.check-permissions"),
        ) from error


def _scan(folder: Path, below: str) -> Iterator[Sidecar]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _scan(Path(entry.path), f"{below}{entry.name}/")
            elif entry.is_file(follow_symlinks=False):
                found = entry.stat(follow_symlinks=False)
                yield Sidecar(f"{below}{entry.name}", found.st_size, found.st_mtime_ns)


def review_files(listing: Listing) -> Iterator[str]:
    """The names of all review files of a listing."""
    return (name for name in sorted(listing) if name.endswith(SUFFIX) and not name.startswith(_OTHERS))


def read_review_file(folder: AnyPath, name: str, max_bytes: int = MOST_BYTES) -> ReviewFile:
    """A review file with the pictures that it names; a file that cannot be read has a `flaw`.

    Pictures that are missing, too large or not pictures by their names are left out, and all those of a broken file.
    """
    try:
        data = read_file(folder / name, MOST_BYTES)
    except PageError as error:
        return ReviewFile(name, b"", flaw=f"{name}: {error.text}")
    return ReviewFile(name, data, tuple(_pictures(folder, name, picture_names(data, name), max_bytes)))


def picture_names(data: bytes, name: str) -> tuple[str, ...]:
    """The pictures that a review file names and that may be beside it; none for a broken file."""
    try:
        review = parse_review(data, name)
    except PageError:
        return ()
    plain = (one.src for one in review.pictures if one.use is not False and "/" not in one.src)
    return tuple(dict.fromkeys(src for src in plain if suffix(src) in IMAGE_TYPES))


def _pictures(folder: AnyPath, name: str, names: Collection[str], max_bytes: int) -> Iterator[Resource]:
    left = max_bytes
    for one in names:
        with suppress(PageError):
            data = read_file(folder / sibling_name(name, one), left)
            left -= len(data)
            yield Resource(one, IMAGE_TYPES[suffix(one)], data)


def sibling_name(name: str, file: str) -> str:
    """The name in the folder of a file beside the file `name`."""
    place = name.rpartition("/")[0]
    return f"{place}/{file}" if place else file


def load_review(folder: AnyPath, page: str) -> tuple[Review, str]:
    """What people wrote about a page, and the sha256 of the file, for `save_review`; "" where there is no file.

    PageError where it is broken.
    """
    name = review_name(page)
    data = _bytes(folder, name)
    return (Review(page), "") if data is None else (parse_review(data, name), _digest(data))


def save_review(folder: AnyPath, page: str, review: Review, expected: str) -> str:
    """Write what people wrote about a page; returns the sha256 of the file.

    `expected` is that of the file that the change was made to, "" for none. If another is there now, nothing is written
    (ConflictError). A file that already says the same stays as it is. OutputError where the file cannot be written, or
    is a link.
    """
    name = review_name(page)
    if is_link(folder / name) or link_above(folder, name):
        raise OutputError(Message("output.is-link", file=str(folder / name)), Message("output.move-it"))
    data = dump_review(review)
    with writing_alone((folder / name).parent):
        before = _bytes(folder, name)
        if (_digest(before) if before is not None else "") != expected:
            raise ConflictError(Message("review.changed-meanwhile", file=name), Message("review.look-again"))
        remove_old_leftovers((folder / name).parent)
        if before is not None and parse_review(before, name) == parse_review(data, name):
            return expected
        write_file(folder, name, data)
    return _digest(data)


def move_review(folder: AnyPath, source: str, target: str, page: str) -> None:
    """Rename the review file `source` to `target`, the file of `page`, with the pictures beside it.

    ConflictError where that file exists already, InputError where there is no file `source`.
    """
    data = _bytes(folder, source)
    if data is None:
        raise InputError(Message("review.nothing-about", page=source), Message("review.see-orphans"))
    if _bytes(folder, target) is not None:
        raise ConflictError(Message("review.something-about", page=page), Message("review.join-by-hand"))
    review = parse_review(data, source)
    for one in picture_names(data, source):
        here, there = sibling_name(source, one), sibling_name(target, one)
        if here != there and (folder / here).exists() and not (folder / there).exists():
            write_file(folder, there, read_file(folder / here, MOST_BYTES))
    save_review(folder, page, replace(review, page=page), "")
    (folder / source).unlink()


def _bytes(folder: AnyPath, name: str) -> bytes | None:
    """The bytes of a file; None if there is none."""
    if not (folder / name).exists() and not is_link(folder / name):
        return None
    return read_file(folder / name, MOST_BYTES)


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()
