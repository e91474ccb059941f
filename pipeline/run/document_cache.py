"""Keeps the documents that the first pass has read for the build, in a folder of the run that nobody else can write."""

from __future__ import annotations

import pickle
import zlib
from contextlib import suppress
from hashlib import sha256
from os import getuid
from pathlib import Path
from stat import S_IMODE, S_ISDIR

from pipeline.model import Document, Page, Resource
from pipeline.run.conversion import documents
from pipeline.run.recipe import Recipe

# Larger pages, and those with pictures, are read again: keeping them would cost more.
_MOST_BYTES = 500_000


def read_and_keep(page: Page, resources: tuple[Resource, ...], recipe: Recipe) -> tuple[Document, ...]:
    """The documents of a page, which are kept for `documents_of`; errors as `documents`."""
    found = documents(page, resources, recipe)
    file = _file(page, resources, recipe)
    if file and not any(document.resources for document in found):
        with suppress(OSError):
            file.write_bytes(zlib.compress(pickle.dumps(found, pickle.HIGHEST_PROTOCOL), 1))
    return found


def documents_of(page: Page, resources: tuple[Resource, ...], recipe: Recipe) -> tuple[Document, ...]:
    """The documents of a page, kept before or read now; errors as `documents`."""
    file = _file(page, resources, recipe)
    # A worker that was ended, or a full disk, may have left half a file.
    with suppress(OSError, zlib.error):
        if file:
            data = zlib.decompress(file.read_bytes())
            file.unlink()
            # From a folder that this run has made, and that others cannot write.
            kept: tuple[Document, ...] = pickle.loads(data)  # noqa: S301
            return kept
    return documents(page, resources, recipe)


def _file(page: Page, resources: tuple[Resource, ...], recipe: Recipe) -> Path | None:
    """The file in which the documents of a page are kept, None if they are not."""
    if not recipe.conversions or resources or len(page.data) > _MOST_BYTES:
        return None
    folder = Path(recipe.conversions)
    if not _is_private(folder):
        return None
    about = (page.path, page.url, page.fetched, page.media_type, page.charset, recipe.reader)
    return folder / f"{sha256(repr(about).encode(errors='replace') + page.data).hexdigest()}.read"


def _is_private(folder: Path) -> bool:
    """Whether a folder is this user's and closed to others; on another machine of a cluster it may be anybody's."""
    try:
        found = folder.lstat()
    except OSError:
        return False
    return S_ISDIR(found.st_mode) and found.st_uid == getuid() and not S_IMODE(found.st_mode) & 0o077
