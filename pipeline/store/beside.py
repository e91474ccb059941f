"""What came with a page and lies beside its file: the meta file and the images of its `NAME_files` folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

IMAGE_TYPES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
}


class Beside(NamedTuple):
    """A file that came with a page: its path relative to the page's folder, with `/`, and its state when listed."""

    name: str
    size: int
    mtime_ns: int


def meta_file(page: Path) -> Path:
    """Where the meta file of a page is, if it has one."""
    return page.with_name(f"{page.name}.meta.toml")


def image_files(page: Path) -> Iterator[Path]:
    """The images of a page's `NAME_files` folder, of a browser or of a fetch, sorted by name; links are none."""
    folder = page.with_name(f"{page.stem}_files")
    if not folder.is_dir() or folder.is_symlink():
        return
    for image in sorted(folder.iterdir()):
        if image.suffix.lower() in IMAGE_TYPES and image.is_file() and not image.is_symlink():
            yield image


def files_beside(page: Path) -> tuple[Beside, ...]:
    """All that came with a page and has a say in what becomes of it."""
    return tuple(_listed(page))


def _listed(page: Path) -> Iterator[Beside]:
    try:
        for file in (meta_file(page), *image_files(page)):
            if file.exists():
                found = file.stat()
                name = file.relative_to(page.parent).as_posix()
                yield Beside(name, found.st_size, found.st_mtime_ns)
    except OSError:
        return  # whoever loads the page will meet it again, and tell
