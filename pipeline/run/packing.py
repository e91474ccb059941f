"""Packs: many sheets for one event, made into files to print, to read and to put on the web."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pipeline.model.pack import Said
from pipeline.store.names import safe_name
from pipeline.store.packs import PACKS, SUFFIX, write_pack


def pack_of(
    name: str, sheets: Iterable[tuple[str, str]], title: Said | None = None, folder: Path | None = None
) -> Path:
    """Write `packs/NAME.toml` in the working `folder` for sheets that were chosen, in this order; gives the file.

    `sheets` are pairs of a record's id and the title to show beside it ("" for none). OutputError if there is such a
    file already, or it cannot be written.
    """
    stem = safe_name(name.strip().removesuffix(SUFFIX))
    return write_pack((folder or Path()) / PACKS / f"{stem}{SUFFIX}", tuple(sheets), title)
