"""Which objects of a store may be pages, and their sidecars, from a single listing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from pipeline.sources import PAGE_SUFFIXES, companions
from pipeline.store.ignored_names import PICTURE_SUFFIXES, is_ignored, is_ignored_folder
from pipeline.store.names import suffix
from pipeline.store.remote import StoreObject
from pipeline.store.sidecars import IMAGE_TYPES, Sidecar, meta_name

_Names = Mapping[str, set[str]]


def candidates(folder: StoreObject) -> Iterator[tuple[str, StoreObject, tuple[Sidecar, ...]]]:
    """Each object below a listed folder that may be a page: its name there, itself, and its sidecar files."""
    names: dict[str, set[str]] = defaultdict(set)
    for name in folder.listing or ():
        place, _, last = name.rpartition("/")
        names[place].add(last)
    for name in sorted(folder.listing or ()):
        place, _, last = name.rpartition("/")
        # Some stores have empty objects for folders, whose names end in a slash.
        if not last or is_ignored(last) or _is_in_passed_over_folder(place, names):
            continue
        if suffix(last) not in PICTURE_SUFFIXES or not _lies_by_a_page(place, names):
            yield name, folder / name, tuple(_sidecars(place, last, names, folder))


def _is_in_passed_over_folder(place: str, names: _Names) -> bool:
    above, found = "", False
    for part in place.split("/") if place else ():
        found = found or is_ignored_folder(part, names.get(above, set()))
        above = f"{above}/{part}" if above else part
    return found


def _lies_by_a_page(place: str, names: _Names) -> bool:
    """Whether there is a page in a folder or above it; to ask which pictures it shows would cost a request a page."""
    above = ["/".join(place.split("/")[:depth]) for depth in range(place.count("/") + 2)] if place else [""]
    return any(suffix(name) in PAGE_SUFFIXES for folder in above for name in names.get(folder, ()))


def _sidecars(place: str, name: str, names: _Names, folder: StoreObject) -> Iterator[Sidecar]:
    meta = meta_name(name)
    found = [meta] if meta in names[place] else []
    for images in companions(name):
        shown = names.get(f"{place}/{images}" if place else images, set())
        found += [f"{images}/{one}" for one in sorted(shown) if PurePosixPath(one).suffix.lower() in IMAGE_TYPES]
    for one in found:
        status = (folder / (f"{place}/{one}" if place else one)).stat()
        yield Sidecar(one, status.st_size, status.st_mtime_ns)
