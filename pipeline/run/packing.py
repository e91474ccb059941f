"""Packs: many sheets for one event, as files to print, to read on screens and to put on the web."""

from __future__ import annotations

import json
import shlex
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pipeline.errors import InputError, PipelineError
from pipeline.messages import Message
from pipeline.model import Resource
from pipeline.model.pack import Allowed, Occasion, Pack, PackEntry
from pipeline.run import pack_files
from pipeline.run.input_pages import InputPages, input_pages, local_output, recipe_of
from pipeline.run.pack_keys import OF_SITE, SITE, cover_picture, file_keys
from pipeline.run.recipe import keeping_conversions
from pipeline.settings import Settings
from pipeline.store.made_folder import MadeFolder
from pipeline.store.names import safe_name, stem
from pipeline.store.packs import LEDGER, PACKS, SUFFIX, load_pack, write_pack
from pipeline.store.remote import AnyPath, path_or_url
from pipeline.store.walk import sources
from pipeline.store.write import locked

if TYPE_CHECKING:
    from pipeline.render.book.views import Book


class PackOutcome(NamedTuple):
    """A pack's folder, the files that were made, those that were up to date, and remarks."""

    folder: Path
    made: tuple[str, ...]
    unchanged: tuple[str, ...]
    notes: tuple[str, ...]


def write_chosen_pack(
    name: str, sheets: Iterable[tuple[str, str]], occasion: Occasion | None = None, folder: Path | None = None
) -> Path:
    """Write `packs/NAME.toml` in the working `folder` for chosen sheets, in this order; returns the file.

    `sheets` are pairs of a record's id and the title to show beside it ("" for none). OutputError if there is such a
    file already, or it cannot be written.
    """
    stem = safe_name(name.strip().removesuffix(SUFFIX))
    return write_pack((folder or Path()) / PACKS / f"{stem}{SUFFIX}", tuple(sheets), occasion)


def new_pack(settings: Settings, file: Path, paths: Sequence[AnyPath] = (), folder: Path | None = None) -> int:
    """Write a pack file of all practices at `paths` (default: the input folder); returns how many there are.

    InputError where there is none, OutputError where there is such a file already.
    """
    from pipeline.run.pack_entries import practice_names  # noqa: PLC0415 - slow to import

    folder = folder or Path()
    recipe, output = recipe_of(settings, folder), local_output(settings, folder)
    with keeping_conversions(recipe) as kept:
        base = input_pages(kept, folder, output, paths)
        # Pages that are not asked for count, too: the pack is made among all of them.
        whole = path_or_url(settings.input, folder)
        shared = shared_stems(one.path for one in sources([whole, *paths], whole, output))
        found = [
            (sheet_name(result.path, name, shared), title)
            for result in base.read(base.found, practice_names)
            if result.files
            for name, title in json.loads(result.files[0][1])
        ]
    if not found:
        raise InputError(Message("pack.no-sheets"), Message("pack.look-at-paths"))
    write_pack(file, found)
    return len(found)


def shared_stems(paths: Iterable[str]) -> frozenset[str]:
    """The names without extension that several of these pages have."""
    return frozenset(name for name, count in Counter(map(stem, paths)).items() if count > 1)


def sheet_name(path: str, name: str, shared: Collection[str]) -> str:
    """What a pack calls a sheet of a page: its `name`, with the page's extension where several pages share the rest."""
    own = stem(path)
    return path + name.removeprefix(own) if own in shared else name


def make_pack(
    settings: Settings, file: Path, allowed: Sequence[Allowed] = (), folder: Path | None = None
) -> PackOutcome:
    """Make the files of a pack below `packs/` in the output folder; what is up to date is left as it is.

    PipelineError names each sheet that must not be in the pack, and why. InputError where there is no such pack,
    ConfigurationError where it is wrong, OutputError where the output cannot be written.
    """
    folder = folder or Path()
    pack = load_pack(file)
    cover = cover_picture(pack, file)
    recipe = recipe_of(settings, folder)
    output = local_output(settings, folder)
    with locked(output), keeping_conversions(recipe) as kept:
        base = input_pages(kept, folder, output)
        keys = file_keys(pack, base, allowed, cover)
        made = MadeFolder.of(output / PACKS / pack.name, LEDGER)
        current = [name for name, key in keys.items() if made.is_current(name, key)]
        if SITE in current:
            made.seen |= {name for name in made.known if name.startswith(OF_SITE)}
        if len(current) == len(keys):
            return PackOutcome(made.folder, (), tuple(current), ())
        notes = _make(pack, base, allowed, cover, made, keys, current)
        made.close()
    return PackOutcome(
        made.folder, tuple(name for name in keys if name not in current), tuple(current), (*notes, *made.notes)
    )


def packed_sheets(
    settings: Settings, file: Path, folder: Path | None = None
) -> tuple[str, Mapping[str, frozenset[str]]]:
    """A pack's name, and the pages whose practices (by number) are in its files as they were last made.

    InputError where the pack was never made.
    """
    pack = load_pack(file)
    holds = MadeFolder.of(local_output(settings, folder or Path()) / PACKS / pack.name, LEDGER).holds
    if not holds:
        raise InputError(
            Message("pack.not-made", name=pack.name), Message("pack.make-first", file=shlex.quote(str(file)))
        )
    pages: dict[str, frozenset[str]] = {}
    for page, number in holds:
        pages[page] = pages.get(page, frozenset()) | {number}
    return pack.name, pages


def _make(
    pack: Pack,
    base: InputPages,
    allowed: Sequence[Allowed],
    cover: Resource | None,
    made: MadeFolder,
    keys: Mapping[str, str],
    current: Sequence[str],
) -> tuple[str, ...]:
    """Make the files that are not current; returns remarks on the sheets."""
    from pipeline.render.book.views import Book  # noqa: PLC0415 - slow to import
    from pipeline.run.pack_selection import select_sheets  # noqa: PLC0415

    recipe = base.recipe
    chosen = select_sheets(pack, base.found, base.read, allowed, recipe)
    if chosen.refusals:
        text = Message("pack.refused-whole", name=pack.name, count=len(chosen.refusals))
        raise PipelineError(text, Message("pack.approve-or-allow"), chosen.refusals)
    languages = {"both": ("el", "en"), "el": ("el",), "en": ("en",)}[recipe.settings.languages]
    book = Book(pack, chosen.entries, recipe.look, recipe.lexicon, languages, cover)
    made.holds = tuple(entry.key for entry in chosen.entries)
    todo = [name for name in keys if name not in current]
    whole = [name for name in todo if name != SITE]
    files = pack_files.pack_files(book, whole, recipe.settings, made.folder) if whole else {}
    for name in whole:
        made.write(name, files[name], keys[name])
    if SITE in todo:
        _write_site(book, base, made, keys[SITE])
    return tuple(_twins(chosen.entries))


def _write_site(book: Book, base: InputPages, made: MadeFolder, key: str) -> None:
    """Write the gallery of a pack, with its sheets in their order."""
    from pipeline.run.gallery import site_files  # noqa: PLC0415 - slow to import
    from pipeline.run.site_sheets import SiteWishes, site_sheets  # noqa: PLC0415 - slow to import

    order = {entry.key: at for at, entry in enumerate(book.entries)}
    held = {page for page, _ in order}
    items, _ = site_sheets(base, [one for one in base.found if one.path in held], SiteWishes(keys=frozenset(order)))
    items.sort(key=lambda one: order[one.key])
    for name, data in site_files(items, book.said(book.pack.title), base.recipe):
        made.write(f"{OF_SITE}{name}", data, key)


def _twins(entries: Sequence[PackEntry]) -> Iterator[str]:
    """Remarks on sheets that have the same title."""
    seen: dict[str, str] = {}
    for entry in entries:
        title = entry.titles[0][1]
        if title in seen:
            yield Message("pack.same-title", title=title, names=f"{seen[title]}, {entry.name}")
        seen.setdefault(title, entry.name)
