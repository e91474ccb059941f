"""The ledger of an output folder on disk: which page gave which files, by which recipe.

`manifest.json` lists all pages or, if there are thousands, the shards in `manifest/`: JSON lines, by the hash of the
pages' paths, so that a run need only write shards in which something has changed. The manifest is written at the end of
a run. Until then each page's entry is in a journal, written before the page's files are: the next run knows all files
of a killed run as its own, and builds nothing twice.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable
from hashlib import sha256
from itertools import count
from typing import Any

from pipeline.errors import OutputError
from pipeline.messages import Message
from pipeline.store.entry import Manifest
from pipeline.store.journal import (
    IS_JOURNAL,
    JOURNAL,
    LINE_START,
    as_json,
    entries_left,
    entry_line,
    journal_objects,
    path_hash,
)
from pipeline.store.ledger import FLAWS, Ledger, not_ours, raw_of
from pipeline.store.opening import open_to_read
from pipeline.store.remote import AnyPath, StoreObject, remove_all
from pipeline.store.write import is_link, remove_file, write_file

MANIFEST = "manifest.json"
_SHARDS = "manifest/"
_FORMAT = 3
_IS_SHARD = re.compile(rf"{_SHARDS}[0-9a-f]+\.jsonl")
_IS_MANIFEST = re.compile(rb'\s*\{\s*"format":\s*[0-9]+,\s*"(?:pages|shards)":')
_HEAD = 200

# The most pages in manifest.json itself, and the mean in a shard.
_PAGES = 5_000

# The beginning of an ordinary folder's manifest; a line for each page follows.
_BEGIN = re.compile(rb'\{"format": ([0-9]+), "pages": \{\n')


def is_part(name: str) -> bool:
    """Whether an output of this name belongs to the manifest."""
    return name == MANIFEST or name.startswith(_SHARDS)


def is_ours(folder: AnyPath) -> bool:
    """Whether a folder holds a manifest or a killed run's journal of this tool, judging by their first bytes."""
    return any(form.match(_head(folder / name)) for name, form in ((MANIFEST, _IS_MANIFEST), (JOURNAL, IS_JOURNAL)))


def _head(file: AnyPath) -> bytes:
    try:
        with open_to_read(file) as stream:
            return stream.read(_HEAD)
    except OSError:
        return b""


def load(folder: AnyPath) -> Ledger:
    """The entries of a folder by page path, a killed run's included.

    OutputError if the manifest or the journal is not ours, is damaged, or was made by a newer version; for entries in
    shards, only when one of them is read. Both may come from anybody: no name in them may lead out of the folder, or to
    a file of the run itself.
    """
    ledger = load_unread(folder)
    if not ledger.is_in_shards:
        for _ in ledger.values():
            pass
    return ledger


def load_unread(folder: AnyPath) -> Ledger:
    """The same for a caller that reads every entry anyway: a damaged entry is told when it is read."""
    try:
        ledger = _saved_ledger(folder)
        for path, entry in entries_left(folder):
            ledger[path] = entry
    except FLAWS as error:
        raise not_ours(folder / MANIFEST, error) from error
    return ledger


def _saved_ledger(folder: AnyPath) -> Ledger:
    """What the manifest holds; an ordinary one is read line by line."""
    file = folder / MANIFEST
    ledger = Ledger(file)
    if is_link(file):
        raise OutputError(Message("output.is-link", file=str(file)), Message("output.move-it"))
    if not file.exists():
        return ledger
    with open_to_read(file) as stream:
        begin = _BEGIN.fullmatch(stream.readline(_HEAD))
        if begin and int(begin[1]) <= _FORMAT and ledger.add_manifest(file, stream, begin.end()):
            return ledger
    ledger = Ledger(file)
    table = _table(file)
    for path, raw in table["pages"].items():
        ledger.add_raw(path, raw)
    for name in table.get("shards", ()):
        if not _IS_SHARD.fullmatch(name):
            raise ValueError(Message("output.names-no-output", name=name))
        ledger.add_shard(folder / name)
    return ledger


def _table(file: AnyPath) -> dict[str, Any]:
    """The content of manifest.json; OutputError if a newer version wrote it, ValueError and the like if we did not."""
    table: dict[str, Any] = json.loads(file.read_bytes())
    if table["format"] > _FORMAT:
        raise OutputError(
            Message("output.newer-version", file=str(file), format=table["format"]), Message("output.update")
        )
    return table


def save(folder: AnyPath, entries: Manifest, changed: Collection[str]) -> None:
    """Write the parts of the manifest that hold pages `changed` since it was loaded, and end the journal.

    Wherever this is killed, `load` gives the same entries.
    """
    head = _head(folder / MANIFEST)
    before = tuple(_table(folder / MANIFEST).get("shards", ())) if head and not _BEGIN.match(head) else ()
    digits = _digits(len(entries))
    shards = _shards(entries, digits) if digits else {}
    stale = {_shard(path, digits) for path in changed} if before == tuple(shards) else shards.keys()
    for name in sorted(shards.keys() & stale):
        _refuse_foreign(folder / name)
        write_file(folder, name, b"".join(entry_line(path, raw(path, entries)) for path in sorted(shards[name])))
    write_file(folder, MANIFEST, _index(tuple(shards)) if shards else dump(entries))
    for name in set(before) - shards.keys():
        remove_file(folder, name)
    if isinstance(folder, StoreObject):
        remove_all(journal_objects(folder.listed()))
        return
    (folder / JOURNAL).unlink(missing_ok=True)
    if isinstance(entries, Ledger):
        entries.stand_in(_saved_ledger(folder))


def raw(path: str, entries: Manifest) -> bytes:
    """A page's entry as JSON."""
    return entries.raw(path) if isinstance(entries, Ledger) else raw_of(entries[path])


def digest(entries: Manifest) -> str:
    """A hash of all entries; those of a ledger are not read one by one."""
    return entries.digest() if isinstance(entries, Ledger) else sha256(dump(entries)).hexdigest()


def _refuse_foreign(shard: AnyPath) -> None:
    """OutputError if somebody else's file is where a shard belongs; a killed run's is ours."""
    if shard.exists() and not shard.read_bytes().startswith(LINE_START):
        raise OutputError(Message("output.foreign", name=f"{_SHARDS}{shard.name}"), Message("output.move-it"))


def _digits(pages: int) -> int:
    """How many hex digits name a shard; 0 where all pages are in one file."""
    return next(digits for digits in count() if pages <= _PAGES * 16**digits)


def _shards(entries: Iterable[str], digits: int) -> dict[str, list[str]]:
    """The pages of each shard, by the shard's name."""
    shards: dict[str, list[str]] = {f"{_SHARDS}{n:0{digits}x}.jsonl": [] for n in range(16**digits)}
    for path in entries:
        shards[_shard(path, digits)].append(path)
    return shards


def _shard(path: str, digits: int) -> str:
    return f"{_SHARDS}{path_hash(path)[:digits]}.jsonl"


def _index(shards: tuple[str, ...]) -> bytes:
    return as_json({"format": _FORMAT, "shards": shards, "pages": {}}) + b"\n"


def dump(entries: Manifest) -> bytes:
    """The manifest as one JSON file, with a line for each page, in the order of their paths."""
    lines = b",\n".join(b"%b: %b" % (as_json(path), raw(path, entries)) for path in sorted(entries))
    return b'{"format": %d, "pages": {\n%b\n}}\n' % (_FORMAT, lines)
