"""What the files of a pack are made from: a key for each, by which it is known to be up to date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline import __version__
from pipeline.errors import InputError, PageError
from pipeline.messages import Message
from pipeline.model import Resource
from pipeline.model.pack import Allowed, Pack
from pipeline.run import pack_files
from pipeline.run.input_pages import InputPages
from pipeline.run.pack_files import BOOKLET, HANDOUT, HANDOUTS, PRINT, WEB
from pipeline.store.load import read_file
from pipeline.store.made_folder import key_of

if TYPE_CHECKING:
    pass

_LARGEST_COVER = 50_000_000
# The site of a pack is known by its first page.
SITE, OF_SITE = "site/index.html", "site/"
# The longer side of the cover's picture: 300 dpi over a page's width and what bleeds.
_COVER_DOTS = 2600


def cover_picture(pack: Pack, file: Path) -> Resource | None:
    """The picture of the cover; InputError where it cannot be used."""
    if not pack.cover:
        return None
    from pipeline.render.sheet.images import fit  # noqa: PLC0415 - slow to import

    try:
        found = fit(read_file(file.parent / pack.cover, _LARGEST_COVER), _COVER_DOTS)
    except PageError as error:
        raise InputError(
            Message("pack.no-cover", file=pack.cover, reason=error.text), Message("pack.a-picture")
        ) from error
    if found is None:
        raise InputError(Message("pack.no-picture", file=pack.cover), Message("pack.a-picture"))
    return Resource("cover", *found)


def file_keys(pack: Pack, base: InputPages, allowed: Sequence[Allowed], cover: Resource | None) -> Mapping[str, str]:
    """The names of a pack's files, each with the sha256 of all that it is made from."""
    from pipeline.run.pack_selection import listed_sheets  # noqa: PLC0415 - slow to import

    listed, refusals = listed_sheets(pack, base.found)
    pages = base.found if pack.where else [one.source for one in listed]
    words = replace(pack, print=type(pack.print)())
    settings, look = base.recipe.settings, base.recipe.look
    own = [(name, sha256(data).hexdigest()) for name, data in look.files if name.startswith(("pack/", "site/"))]
    cover_data = cover.data if cover else b""
    common = key_of(
        __version__,
        words,
        sorted(allowed),
        refusals,
        [base.digest_of(one) for one in pages],
        settings.languages,
        own,
        sha256(cover_data).hexdigest(),
    )
    of = base.recipe.digests()
    keys = {WEB: key_of(common, of["pdf"]), PRINT: key_of(common, of["print.pdf"], pack.print.right)}
    if pack_files.has_booklet(pack):
        keys[BOOKLET] = key_of(keys[PRINT], pack.print.booklet, pack.print.creep_mm)
    keys[HANDOUTS] = key_of(common, of[HANDOUT])
    keys[f"{pack.name}.zip"] = key_of(sorted(keys.values()), of["pdf"], of["docx"])
    keys[SITE] = key_of(common, of["html"], settings.site)
    return keys
