"""Names of files and folders that are silently ignored in the search for pages."""

from __future__ import annotations

from collections.abc import Collection

from pipeline.sources import FOLDER_ENDS, HTML, SOURCES
from pipeline.store.names import suffix

# What a scanner or a camera makes; other pictures (vectors, icons) certainly belong to pages.
PICTURE_SUFFIXES = frozenset(".png .jpg .jpeg .jfif .gif .webp .avif .heic .heif .bmp .tif .tiff".split())
# What belongs to pages, unfinished downloads, and copies that editors keep while they work.
_NO_PAGES = frozenset(".svg .ico .css .js .mjs .map .woff .woff2 .ttf .otf .eot .part .crdownload .tmp".split())
# What Windows leaves in folders.
_OF_WINDOWS = frozenset(("thumbs.db", "desktop.ini"))


def is_ignored(name: str) -> bool:
    """Whether a file of this name is certainly no page: hidden, unfinished, part of a page, or a folder's README."""
    return (
        name.startswith((".", "~$", "README"))
        or name.endswith(("~", ".meta.toml"))
        or name == "urls.txt"
        or name.lower() in _OF_WINDOWS
        or suffix(name) in _NO_PAGES
    )


def is_ignored_folder(name: str, siblings: Collection[str]) -> bool:
    """Whether a folder of this name holds no pages: it is hidden, or belongs to a saved page beside it."""
    if name.startswith("."):
        return True
    stems = (name.removesuffix(end) for end in FOLDER_ENDS if name.endswith(end))
    return any(f"{stem}{kind}" in siblings for stem in stems for kind in SOURCES[HTML].suffixes)
