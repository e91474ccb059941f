"""Names of files and folders that are passed over silently where pages are looked for."""

from __future__ import annotations

from collections.abc import Collection

from pipeline.sources import HTML, SOURCES
from pipeline.store.names import suffix

_FURNITURE_SUFFIXES = frozenset(
    ".png .jpg .jpeg .gif .svg .webp .avif .bmp .ico .tif .tiff .css .js .mjs .map .woff .woff2 .ttf .otf .eot".split()
)


def is_passed_over(name: str) -> bool:
    """Whether a file of this name is no page for certain: hidden, a page's furniture, or the folder's own notes."""
    return (
        name.startswith(".")
        or name.endswith(".meta.toml")
        or name == "urls.txt"
        or name.partition(".")[0] == "README"
        or suffix(name) in _FURNITURE_SUFFIXES
    )


def is_passed_over_folder(name: str, siblings: Collection[str]) -> bool:
    """Whether a folder of this name holds no pages: it is hidden, or belongs to a saved page among its siblings."""
    if name.startswith("."):
        return True
    stem = name.removesuffix("_files")
    return stem != name and any(f"{stem}{kind}" in siblings for kind in SOURCES[HTML].suffixes)
