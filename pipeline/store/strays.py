"""Finds pictures that no page shows: each may be the scan of a page, and must not be lost silently."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from pipeline.store.picture_names import names_in, names_pictures, plain


def stray_pictures(pictures: Sequence[Path], pages: Iterable[Path]) -> Iterator[Path]:
    """The pictures that no page in their folder or above names, and that share no page's name without extension."""
    if not pictures:
        return
    around = {folder for picture in pictures for folder in picture.parents}
    names: dict[Path, set[str]] = defaultdict(set)
    stems: dict[Path, set[str]] = defaultdict(set)
    for page in pages:
        stems[page.parent].add(page.stem)
        if page.parent in around and names_pictures(page):
            names[page.parent] |= names_in(page)
    yield from (picture for picture in pictures if not _is_of_a_page(picture, names, stems))


def _is_of_a_page(picture: Path, names: Mapping[Path, set[str]], stems: Mapping[Path, set[str]]) -> bool:
    name = plain(picture.name)
    is_shown = any(name in names[folder] for folder in picture.parents if folder in names)
    return is_shown or picture.stem in stems.get(picture.parent, ())
