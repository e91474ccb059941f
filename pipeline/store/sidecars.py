"""The sidecar files of a page: its meta file, the images of its folder, and those beside it that it names."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from pipeline.sources import companions
from pipeline.store.names import suffix
from pipeline.store.picture_names import names_in, names_pictures, plain

IMAGE_TYPES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
}


class Sidecar(NamedTuple):
    """A file that came with a page: its path relative to the page's folder, with `/`, its size and time when listed."""

    name: str
    size: int
    mtime_ns: int


def meta_name(page: str) -> str:
    """The name that the meta file of a page has, if there is one."""
    return f"{page}.meta.toml"


def _image_names(page: Path, folders: Collection[str] | None) -> Iterator[str]:
    """The images of a page's folder, as made by a browser or a fetch, sorted by name; links are left out."""
    if folders is not None and not folders:
        return
    for name in companions(page.name):
        if folders is not None and name not in folders:
            continue
        folder = page.with_name(name)
        if not folder.is_dir() or folder.is_symlink():
            continue
        for image in sorted(folder.iterdir()):
            if image.suffix.lower() in IMAGE_TYPES and image.is_file() and not image.is_symlink():
                yield f"{folder.name}/{image.name}"


def images_among(names: Iterable[str]) -> tuple[str, ...]:
    """The names of images, sorted."""
    return tuple(sorted(name for name in names if suffix(name) in IMAGE_TYPES))


def _images_beside(page: Path, images: Collection[str] | None) -> Iterator[str]:
    """The images in the page's own folder that it names, sorted by name; links are left out."""
    if (images is not None and not images) or not names_pictures(page):
        return
    if images is None:
        images = images_among(one.name for one in page.parent.iterdir())
    named = names_in(page) if images else set()
    for name in images:
        image = page.with_name(name)
        if plain(name) in named and image.is_file() and not image.is_symlink():
            yield name


def sidecars_of(
    page: Path, folders: Collection[str] | None = None, images: Collection[str] | None = None
) -> tuple[Sidecar, ...]:
    """All sidecar files of a page.

    `folders` and `images` are the names of what is beside it, where they are known: to look for each of the two dozen
    folders that browsers may make, and through the folder for each of its pages, takes longer than everything else
    about a page that has not changed.
    """
    return tuple(_sidecars(page, folders, images))


def _sidecars(page: Path, folders: Collection[str] | None, images: Collection[str] | None) -> Iterator[Sidecar]:
    folder = page.parent
    try:
        for name in (meta_name(page.name), *_image_names(page, folders), *_images_beside(page, images)):
            if found := _status(f"{folder}/{name}"):
                yield Sidecar(name, found.st_size, found.st_mtime_ns)
    except OSError:
        return  # loading the page will meet the error again, and report it


def _status(file: str) -> os.stat_result | None:
    try:
        return os.stat(file)  # noqa: PTH116 - to make a path of each name takes longer than to ask for it
    except FileNotFoundError:
        return None
